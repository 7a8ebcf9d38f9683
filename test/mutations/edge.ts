/** What comes from beyond: addresses as chats and proxies write them, and what is asked of the machine around. */
import type { Mutation } from "./mutation.ts";

const address = (...names: string[]) => ({ "src/server/http/address.test.ts": names });
const publicPages = (...names: string[]) => ({ "src/publicPages.test.ts": names });

export const edge: readonly Mutation[] = [
  {
    file: "src/server/http/keptPages.server.ts",
    rule: "what a page does not read in its address draws no page of its own",
    text: '  address.search = "";\n',
    replacement: "",
    fails: publicPages("/chi-tieu with anything else in its address is the page that is kept"),
  },
  {
    file: "src/server/http/keptPages.server.ts",
    rule: "a period makes one page however it is typed",
    text: "address.searchParams.set(name, spelled(value, day))",
    replacement: "address.searchParams.set(name, value)",
    fails: publicPages("a period makes one page in whichever way it is typed, and another page than none"),
  },
  {
    file: "src/web/formData.ts",
    rule: "a page opens whatever else stands in its address",
    text: "return parsedFields(new Map(fields.filter(([name]) => Object.hasOwn(schema.shape, name))), schema);",
    replacement: "return parsedFields(new Map(fields), schema);",
    fails: { "src/web/formData.test.ts": ["S2 name=An&administrator=yes in an address is nobody's"] },
  },
  {
    file: "src/compose.server.ts",
    rule: "the unit that the frame shows is named once",
    text: "  app.use(singleParameters(Object.values(chosenWords)));\n",
    replacement: "",
    fails: { "src/everyRoute.test.ts": ["S2 /app/tong-hop with don-vi twice"] },
  },
  {
    file: "src/server/http/address.server.ts",
    rule: "a port is no part of an address",
    text: " ?? /^(\\d+(?:\\.\\d+){3}):\\w+$/.exec(bare)?.[1]",
    replacement: "",
    fails: {
      ...address("S14 203.0.113.9:50123"),
      "src/behindProxy.test.ts": ["S9 guesses from 203.0.113.9 make that address wait, and nobody at 203.0.113.77"],
    },
  },
  {
    file: "src/server/http/address.server.ts",
    rule: "Forwarded counts only without the usual header",
    text: "if (usual !== null) return",
    replacement: 'if (usual !== null && !headers.has("Forwarded")) return',
    fails: address("S14 a caller's own Forwarded counts nothing beside what the proxy writes in the usual header"),
  },
  {
    file: "src/server/beside.server.ts",
    rule: "a reader keeps to its own memory under npm start",
    text: 'for (const given of ["old-space", "semi-space", "heap"])',
    replacement: "for (const given of [])",
    fails: {
      "src/sheets/hostile.test.ts": ["S6 a reader keeps to its own memory, whatever the server was given"],
    },
  },
  {
    file: "src/sheets/excelSheet.ts",
    rule: "a joined block ends with what is filled",
    text: "bottom: Math.min(bottom, lastRow), right: Math.min(right, widest)",
    replacement: "bottom, right",
    fails: { "src/sheets/workbook.test.ts": ["what stood in joined cells before is not read"] },
  },
  {
    file: "src/sheets/excelSheet.ts",
    rule: "only so many places are kept of a sheet",
    text: 'if (room.places < 0) throw new AppError("workbook_too_many_cells", 422, { most: wholeRoom.places });',
    replacement: "",
    fails: { "src/hostileFiles.test.ts": ["S6 a cell at the end of each row: others are answered meanwhile"] },
  },
  {
    file: "src/sheets/excelRead.server.ts",
    rule: "a part that breaks off is refused",
    text: "if (!read.end()) throw damaged();",
    replacement: "read.end();",
    fails: {
      "src/sheets/hostile.test.ts": ["S6 an entity, a bomb, a nested zip, a wrong type, a million rows"],
    },
  },
  {
    file: "src/compose.server.ts",
    rule: "a refused body is let in before the answer",
    text: "if (context.res.status >= 400) await dropUnread(context.req.raw).catch(() => undefined);",
    replacement: "void dropUnread;",
    fails: {
      "src/behindProxy.test.ts": [
        "a body that is refused is let in first, so that a proxy passes our words on and not its own",
      ],
    },
  },
  {
    file: "src/access/link.server.ts",
    rule: "a new password ends the calendar's address",
    text: "  await revokeCalendarLink(tx, person);\n",
    replacement: "",
    fails: { "src/tokens.test.ts": ["S12 a new password ends the calendar's address, in whichever way it is set"] },
  },
  {
    file: "src/duties/feed.server.ts",
    rule: "a whole day of the calendar ends with the next",
    text: "end: noon(addDays(due, 1))",
    replacement: "end: noon(addDays(due, 0))",
    fails: {
      "src/reports/duties.test.ts": [
        "holds what one fills, as whole days, behind a secret address that can be taken back",
      ],
    },
  },
  {
    file: "src/upkeep/look.server.ts",
    rule: "doctor tells of a data folder that is open to others",
    text: "(mode & 0o066) !== 0",
    replacement: "(mode & 0o066) === 0o1000",
    fails: { "src/upkeep/findings.test.ts": ["a data folder in which others may look or write is told of"] },
  },
  {
    file: "src/duties/notices/mail.server.ts",
    rule: "why a mail server's connection broke is known",
    text: 'if ("originalCode" in error) return String(error.originalCode);',
    replacement: "",
    fails: {
      "src/duties/notices/mail.test.ts": [
        "S14 a mail server with a certificate of its own gets no mail, and why is known",
      ],
    },
  },
  {
    file: "src/portal/markup.ts",
    rule: "quotations in quotations are bounded",
    text: "countOf(/^[ \\t]*>[ \\t]?>/gm, text) > mostQuotedTwice ||",
    replacement: "",
    fails: { "src/portal/markup.test.ts": ["S6 quotations in quotations: not read as Markdown"] },
  },
  {
    file: "src/server/fairTurns.ts",
    rule: "files of one caller are taken in one after the other",
    text: "const done = own.last.then(task);",
    replacement: "const done = task();",
    fails: {
      "src/server/fairTurns.test.ts": ["one at a time of each caller, others beside them"],
    },
  },
];
