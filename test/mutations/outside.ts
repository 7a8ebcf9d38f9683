/** What comes in from outside and what goes out: requests, files, workbooks, the portal, backups. */
import type { Mutation } from "./mutation.ts";

const api = (...names: string[]) => ({ "src/api.test.ts": names });
const guard = { file: "src/server/http/guard.server.ts" };
const compose = (...names: string[]) => ({ "src/compose.test.ts": names });

const noMore = (...names: string[]) => ({ "src/publicNoMore.test.ts": names });

export const outside: readonly Mutation[] = [
  {
    file: "src/upkeep/restore.server.ts",
    rule: "a restore ends recovery codes",
    text: '  "UPDATE recovery_code SET used_at = now() WHERE used_at IS NULL",\n',
    replacement: "",
    fails: {
      "src/upkeep/backup.test.ts": ["S12 a recovery code used after the backup lets nobody in after the restore"],
    },
  },
  {
    file: "src/server/dataSource.server.ts",
    rule: "a pooler by transactions is refused",
    text: "if (isLent) throw",
    replacement: "if (isLent && url === undefined) throw",
    fails: { "test/outsideDatabase.test.ts": ["lies behind a pooler that lends each transaction another connection"] },
  },
  {
    file: "src/access/choice.server.ts",
    rule: "nothing is done at a unit that was guessed",
    text: "chosenUnit(url, request, tree, unitByCode)",
    replacement: "chosenUnit(url, request, tree, unitCalled)",
    fails: { "src/exactCodes.test.ts": ["S1 who reminds does it at an exact code alone"] },
  },
  {
    file: "src/units/groupsSheet.ts",
    rule: "a group's code looks like no unit's",
    text: '  codesBeside: "units",\n',
    replacement: "",
    fails: { "src/settingsApi.test.ts": ["S1 no new code looks like another's of its kind"] },
  },
  {
    file: "src/settings/scans.server.ts",
    rule: "an administrator alone bounds the scans",
    text: 'await requireMay(tx, asked, "scans.bound", placeForAll(await accessTree(tx)));',
    replacement: 'await requireMay(tx, asked, "definition.write", placeForAll(await accessTree(tx)));',
    fails: { "src/reportPapers.test.ts": ["an administrator sets the bound on the screen, and it holds"] },
  },
  {
    file: "src/access/idempotency.server.ts",
    rule: "another request with the key is refused",
    text: 'if (!earlier.request_hash.equals(hash)) throw new AppError("idempotency_key_reused", 422);',
    replacement: "",
    fails: api("F8 another body with the key is 422"),
  },
  {
    file: "src/access/idempotency.server.ts",
    rule: "the version that was seen belongs to the request",
    text: 'context.req.header("If-Match") ?? ""',
    replacement: '""',
    fails: { "src/access/idempotency.test.ts": ["F8 the same body on another version is another request"] },
  },
  {
    file: "src/access/idempotency.server.ts",
    rule: "an error of the server is not kept as the answer",
    text: "res.status >= 500 || ",
    replacement: "",
    fails: { "src/access/idempotency.test.ts": ["F8 a 503 says nothing of the work"] },
  },
  {
    file: "src/access/idempotency.server.ts",
    rule: "while the first request is under way the second waits",
    text: "Math.abs(now.getTime() - earlier.at.getTime()) < GIVEN_UP_AFTER",
    replacement: "false",
    fails: api("F8 while the first is under way the second is 409"),
  },
  {
    file: "src/access/idempotency.server.ts",
    rule: "what was answered is answered again",
    text: "else await keep(database, person.id, key, res.clone());",
    replacement: "else await forget(database, person.id, key);",
    fails: api("F8 another body with the key is 422"),
  },
  {
    ...guard,
    rule: "plain text is never ours",
    text: 'if ((context.req.header("Content-Type") ?? "").trim().toLowerCase().startsWith("text/plain")) return false;',
    replacement: "",
    fails: compose("S3 with plain text is refused"),
  },
  {
    ...guard,
    rule: "a browser that says the page is another site's is believed",
    text: 'if (site !== undefined && site !== "same-origin" && site !== "none") return false;',
    replacement: "",
    fails: compose("S3 with cross-site fetch metadata is refused", "S3 with same-site fetch metadata is refused"),
  },
  {
    ...guard,
    rule: "an unsafe request comes from our own pages",
    text: 'return context.req.header("Origin") === origin || isAskedHost(context.req.header("Origin"), context);',
    replacement: "return true;",
    fails: compose("S3 with no Origin is refused", "S3 with a foreign Origin is refused"),
  },
  {
    ...guard,
    rule: "a token beside a cookie proves nothing",
    text: 'if (bearer && context.req.header("Cookie") === undefined) return true;',
    replacement: "if (bearer) return true;",
    fails: compose("S3 with a token beside a cookie is refused"),
  },
  {
    ...guard,
    rule: "the host that a request names is its word on this machine alone",
    text: "sender === asked.origin && isLoopback(asked.hostname)",
    replacement: "sender === asked.origin",
    fails: compose("S3 the host that a request names is nobody's word beyond this machine"),
  },
  {
    ...guard,
    rule: "what changes something is held to where it comes from, whatever its method",
    text: "if (!safeMethods.has(context.req.method) && !isOurs(context, origin))",
    replacement: 'if (context.req.method === "POST" && !isOurs(context, origin))',
    fails: compose("S3 DELETE to the API without Origin is refused"),
  },
  {
    file: "src/prose/escape.ts",
    rule: "a text closes no quotation",
    text: "/[&<>\"']/g",
    replacement: '/[&<>"]/g',
    fails: { "src/prose/escape.test.ts": ["a text stays a text between tags and in either kind of quotes"] },
  },
  {
    file: "src/web/csv.ts",
    rule: "text that starts as a formula stays text",
    text: "/^[=+\\-@\\t\\0]/.test(cell)",
    replacement: "/^[=+\\-\\t\\0]/.test(cell)",
    fails: { "src/web/csv.test.ts": ["S7 text that a spreadsheet would take for a formula stays text"] },
  },
  {
    file: "src/web/csv.ts",
    rule: "a negative number stays a number",
    text: "&& !/^-\\d+(\\.\\d+)?$/.test(cell)",
    replacement: "",
    fails: { "src/web/csv.test.ts": ["S7 negative numbers stay numbers"] },
  },
  {
    file: "src/web/formData.ts",
    rule: "a form has no more fields than can be looked at",
    text: 'if (partsOf(bytes, request.headers.get("Content-Type") ?? "") > mostFields) {',
    replacement: "if (bytes.length < 0) {",
    fails: {
      "src/manyFields.test.ts": [
        "S6 a form of a hundred thousand fields, urlencoded",
        "S6 a form of a hundred thousand fields, multipart",
      ],
    },
  },
  {
    file: "src/server/http/json.ts",
    rule: "JSON nests only so deep",
    text: "if (levels.length === mostDepth)",
    replacement: "if (levels.length < 0)",
    fails: {
      "src/jsonBodies.test.ts": [
        "S6 JSON of lists that nests too deep is refused before it is parsed",
        "S6 JSON of objects that nests too deep is refused before it is parsed",
      ],
    },
  },
  {
    file: "src/server/http/json.ts",
    rule: "JSON that nests at the bound is read",
    text: "const mostDepth = 64;",
    replacement: "const mostDepth = 63;",
    fails: { "src/jsonBodies.test.ts": ["S6 JSON of lists that nests too deep is refused before it is parsed"] },
  },
  {
    file: "src/web/formData.ts",
    rule: "the pieces of a form are counted by the boundary that its reader takes",
    text: 'if (!told) throw new AppError("form_expected", 400);\n  return told[2];',
    replacement: "return /boundary=(\\w+)/i.exec(type)?.[1];",
    fails: { "src/manyFields.test.ts": ["S6 a form whose boundary may be read in two ways is refused"] },
  },
  {
    file: "src/server/http/json.ts",
    rule: "an object has no more keys than a schema can look at",
    text: "if (level.keys.size > mostKeys)",
    replacement: "if (level.keys.size < 0)",
    fails: { "src/manyFields.test.ts": ["S6 a JSON object of many keys is refused"] },
  },
  {
    file: "src/server/http/json.ts",
    rule: "a text has no more values than a schema can look at",
    text: "if (values > mostValues)",
    replacement: "if (values < 0)",
    fails: { "src/manyFields.test.ts": ["S6 a JSON list of many values is refused"] },
  },
  {
    file: "src/portal/told.server.ts",
    rule: "a correction of a review tells no figure that is public no more",
    text: "if (cited.some((each) => each.id === id && !isTold(each))) return false;",
    replacement: "",
    fails: noMore("S1 a figure public no more is found by no search, in no correction and in no paper"),
  },
  {
    file: "src/portal/told.server.ts",
    rule: "a correction of an article tells no figure that is public no more",
    text: "some((text) => standsIn(text, words))",
    replacement: "some((text) => text === words)",
    fails: noMore("S1 a figure public no more is found by no search, in no correction and in no paper"),
  },
  {
    file: "src/portal/articleFiles.server.ts",
    rule: "a paper that tells what is public no more is not given out",
    text: "if (row === undefined || (isWord(row) && !(await isPaperTold(tx, row.source)))) return undefined;",
    replacement: "if (row === undefined) return undefined;",
    fails: noMore("S1 a figure public no more is found by no search, in no correction and in no paper"),
  },
  {
    file: "src/portal/articles.server.ts",
    rule: "no article is found by a figure that is public no more",
    text: "return sought.every((word) => text.includes(word)) ? [article] : [];",
    replacement: "return text === undefined ? [] : [article];",
    fails: noMore("S1 a search by the figure finds the article that cites it only while the indicator is public"),
  },
  {
    file: "src/access/idempotency.server.ts",
    rule: "a body that comes with a key is read of those alone who may send it",
    text: 'if (!(await isLetIn(context.get("request"), context.get("declared")))) return next();',
    replacement: "",
    fails: {
      "src/manyFields.test.ts": ["S6 a body that comes with a key is read of nobody whom the route does not let in"],
    },
  },
  {
    file: "src/duties/notices/mail.server.ts",
    rule: "a password for the mail server goes out under TLS alone",
    text: 'requireTLS: password !== "" && !isLoopback(hostname),',
    replacement: "",
    fails: {
      "src/duties/notices/mail.test.ts": ["S14 a password for the mail server goes to another machine under TLS alone"],
    },
  },
  {
    file: "src/portal/articleFiles.server.ts",
    rule: "what a unit's articles keep has a bound",
    text: "await refuseWithoutRoom(tx, article.unit, sent.bytes.length);",
    replacement: "",
    fails: { "src/articleFiles.test.ts": ["S15 what a unit's articles keep has a bound of their own"] },
  },
];
