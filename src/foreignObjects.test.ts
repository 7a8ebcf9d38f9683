/**
 * What is another unit's, on objects that are there: every address of the router's own lists that reads is asked for them,
 * and every act on them is tried with a body that is valid, before those may do it whose it is.
 */
import { beforeAll, describe, expect, test } from "vitest";
import { ruleOf } from "./access/acts.ts";
import type { Role, RoleOnUnit } from "./access/person.ts";
import { beginSession } from "./access/session.server.ts";
import { addTestPerson } from "./access/testPerson.ts";
import { makeToken } from "./access/token.server.ts";
import { stoppedClock } from "./calendar/clock.ts";
import type { IsoDate, PeriodCode, PersonId, ReviewId } from "./database/ids.ts";
import { testDatabase } from "./database/testDatabase.ts";
import { storeFile } from "./documents/file.server.ts";
import { changeDefinitions } from "./folder/change.server.ts";
import { everything } from "./folder/testFolder.ts";
import { definitionsChanged } from "./ledger/marks.server.ts";
import { createArticle } from "./portal/articles.server.ts";
import { saveDraft } from "./reports/draft.server.ts";
import { attachScan } from "./reports/paper/paper.server.ts";
import { placeOf } from "./reports/place.ts";
import { cells, now, testField } from "./reports/testField.ts";
import { openReview } from "./reviews/review.server.ts";
import { addText } from "./reviews/words.server.ts";
import { readConfiguration } from "./server/configuration.server.ts";
import { workbookOf } from "./sheets/testArchive.ts";
import { apiRoutesOf, declaredBy, isOfChosenUnit, pageRoutes, testServer } from "./testServer.ts";
import { saveView } from "./views/savedView.server.ts";

const database = await testDatabase();
const field = await testField(database);
const configuration = readConfiguration({});
const { origin } = configuration;
const clock = stoppedClock(now);
const app = await testServer({ database, clock, configuration, demo: false, clientFolder: "build/client" });
const idOf = (code: string) => {
  const unit = field.definitions.tree.byCode.get(code);
  if (!unit) throw new Error(code);
  return unit.id;
};

type Visitor = { name: string; id: string; cookie: string; token: string };
const visitors = new Map<string, Visitor>();
const visitor = (name: string): Visitor => {
  const found = visitors.get(name);
  if (!found) throw new Error(name);
  return found;
};

async function addVisitor(name: string, roles: readonly RoleOnUnit[]): Promise<void> {
  const made = await database.write(async (tx) => {
    const id = await addTestPerson(tx, name, roles);
    const { token } = await makeToken(tx, id, "thử", 30, new Date());
    return { name, id, token, cookie: `quyet=${await beginSession(tx, id, new Date())}` };
  });
  visitors.set(name, made);
}

/** Everybody at a commune beside, at a unit that ended and went into that one, and at an agency. */
const everyRole: readonly Role[] = ["administrator", "office", "reporter", "approver", "leader"];
const foreignUnits = ["tan-hao", "da-giai-the", "thue"];
const foreigners = () => foreignUnits.flatMap((unit) => everyRole.map((role) => visitor(`${role}.${unit}`)));

/** In every text and figure of what is another's, so that an answer that has one of it is found by its bytes. */
const secret = "BÍ MẬT";
const secrets = [secret, "777333", "777.333", "888444", "888.444"];

const objects = {
  ...{ unit: "hung-le", form: "quy", period: "2024-Q2", indicator: "ket-nap", target: "ct-hung-le" },
  ...{ section: "chi-tieu", code: "ct-hung-le", block: "x", role: "1", token: "x", name: "mat.pdf" },
  ...{ review: "", person: "", slug: "", file: "", upload: "" },
};
/** Where an address takes another one of its kind. */
const others: Record<string, Partial<typeof objects>> = {};

beforeAll(async () => {
  for (const unit of [...foreignUnits, "hung-le", "giong-trom"])
    for (const role of everyRole) await addVisitor(`${role}.${unit}`, [{ role, unitId: idOf(unit) }]);
  const author = { by: visitor("office.hung-le").id, at: now };
  await database.write(async (tx) => {
    const merge = { predecessor_id: idOf("da-giai-the"), successor_id: idOf("tan-hao"), date: "2024-01-01" as IsoDate };
    await tx
      .insertInto("succession")
      .values({ ...merge, share: "1", basis: "", document: "" })
      .execute();
    await definitionsChanged(tx);
    const demand = { comparator: "at_least", amount: "10", indicator: "ket-nap", name: "Chỉ tiêu" };
    await changeDefinitions(
      tx,
      {
        indicators: [
          {
            code: "tinh-ra",
            name: "Tính ra",
            direction: "more",
            timing: "flow",
            formula: "[ket-nap] * 2",
            owner: "thue",
          },
        ],
        resolutions: [
          { code: "nq-huyen", title: "Nghị quyết huyện", unit: "giong-trom", period: "2024" },
          { code: "nq-hung-le", title: "Nghị quyết xã", unit: "hung-le", period: "2024" },
          { code: "nq-tan-hao", title: "Nghị quyết xã", unit: "tan-hao", period: "2024" },
        ],
        targets: [
          { ...demand, code: "ct-hung-le", resolution: "nq-hung-le", unit: "hung-le" },
          { ...demand, code: "ct-tan-hao", resolution: "nq-tan-hao", unit: "tan-hao" },
        ],
      },
      { at: now, by: { command: "thử" } },
    );
  });
  const report = (period: string) => `/api/v1/reports/hung-le/quy/${period}`;
  const filled = (amount: string) => ({ values: { "ket-nap": amount }, narrative: { ketQua: `Kết quả ${secret}` } });
  const fresh = { "If-None-Match": "*" };
  const reporter = visitor("reporter.hung-le");
  await done(reporter, "POST", `${report("2024-Q2")}/submit`, filled("888444"), fresh);
  await done(visitor("approver.hung-le"), "POST", `${report("2024-Q2")}/sign-off`, undefined, { "If-Match": '"1"' });
  await done(reporter, "PUT", report("2024-Q3"), filled("777333"), fresh);
  await addVisitor("nguoi.hung-le", [{ role: "reporter", unitId: idOf("hung-le") }]);
  await database.pool.query("UPDATE person SET name = $1 WHERE id = $2", [secret, visitor("nguoi.hung-le").id]);
  objects.person = visitor("nguoi.hung-le").id;
  const waiting = { username: "cho.mat.khau", name: secret, roles: [{ role: "reporter", unit: "hung-le" }] };
  await done(visitor("administrator.hung-le"), "POST", "/api/v1/people", waiting);
  objects.review = String(
    (
      await done(visitor("office.hung-le"), "POST", "/api/v1/reviews", {
        ...{ unit: "hung-le", period: "2024-Q2", basis: "submitted", layout: "party" },
      })
    ).id,
  );
  await database.write(async (tx) => {
    const id = Number(objects.review) as ReviewId;
    const [first] = (await openReview(tx, id)).blocks;
    await addText(tx, id, 1, { after: first?.id ?? "", text: `Lời văn ${secret}` }, author);
    const content = { title: secret, lead: secret, body: secret, author: "", tags: [] };
    const article = await createArticle(tx, content, { unit: idOf("hung-le") }, author);
    const bytes = Buffer.from(`%PDF-1.4 ${secret}\n%%EOF\n`);
    objects.slug = article.slug;
    objects.file = String(await storeFile(tx, { name: "mat.pdf", bytes, article: article.id }, author));
    const place = placeOf(field.definitions, { unit: "hung-le", form: "quy", period: "2024-Q2" });
    const scan = await attachScan(tx, place, { name: "ban-ky.pdf", bytes, version: 2 }, author);
    others["/app/bao-cao/:unit/:form/:period/ban-ky/:file"] = { file: String(scan) };
    await saveView(tx, author.by as PersonId, { name: secret, address: "/app" }, now);
  });
  const question = { unit: "hung-le", period: "2024-Q1", basis: "approved", layout: "party" };
  const issued = await done(visitor("office.hung-le"), "POST", "/api/v1/reviews", question);
  const issue = { number: "05", date: "2024-04-05", signerTitle: "Chủ tịch", signer: secret };
  const step = `/api/v1/reviews/${issued.id}`;
  await done(visitor("office.hung-le"), "POST", `${step}/present`, undefined, { "If-Match": '"1"' });
  await done(visitor("office.hung-le"), "POST", `${step}/issue`, issue, { "If-Match": '"2"' });
  others["/app/van-ban/:review/dang-cong"] = { review: String(issued.id) };
  const upload = new FormData();
  const rows = [
    ["Đơn vị", "ket-nap"],
    ["HUNG-LE", 777333],
  ];
  upload.set("file", new File([new Uint8Array(workbookOf({ [secret]: rows }))], `${secret}.xlsx`));
  const sent = await app.request(`${origin}/app/nap-so-lieu`, {
    ...{ method: "POST", body: upload },
    headers: { Cookie: visitor("office.hung-le").cookie, Origin: origin },
  });
  objects.upload = (sent.headers.get("Location") ?? "").split("/").at(-1) ?? "";
});

type Answer = { status: number; text: string };

async function send(
  { cookie, token }: Pick<Visitor, "cookie" | "token">,
  method: string,
  path: string,
  body?: unknown,
  more: Record<string, string> = {},
): Promise<Answer> {
  const isApi = path.startsWith("/api/");
  const who: Record<string, string> = isApi ? { Authorization: `Bearer ${token}` } : { Cookie: cookie, Origin: origin };
  const isForm = body instanceof URLSearchParams || body instanceof FormData;
  const isText = typeof body === "string";
  const type: Record<string, string> =
    body === undefined || isForm ? {} : { "Content-Type": isText ? "text/csv" : "application/json" };
  const sent = body === undefined || isForm || isText ? body : JSON.stringify(body);
  const answer = await app.request(origin + path, { method, body: sent, headers: { ...who, ...type, ...more } });
  return { status: answer.status, text: await answer.text() };
}

async function done(by: Visitor, method: string, path: string, body?: unknown, more?: Record<string, string>) {
  const { status, text } = await send(by, method, path, body, more);
  if (status >= 400) throw new Error(`${method} ${path}: ${status} ${text.slice(0, 300)}`);
  return text.startsWith("{") ? JSON.parse(text) : {};
}

const pages = (await pageRoutes()).filter(({ path, module }) => path !== "" && path !== "*" && module.loader);
/** What the API must be told besides its path. */
const queries: Readonly<Record<string, string>> = {
  "/api/v1/reports": "?unit=hung-le&period=2024-Q2",
  "/api/v1/targets": "?unit=hung-le",
  "/api/v1/standing": "?unit=hung-le&period=2024-Q2&basis=submitted",
  "/api/v1/reports/:unit/:form/:period/cells": "?seen=0",
  "/api/v1/values/history": "?indicator=ket-nap&unit=hung-le&period=2024-Q2",
  "/api/v1/review-draft": "?unit=hung-le&period=2024-Q2&basis=submitted&format=text",
  "/api/v1/reviews/:review/file": "?format=text",
};

function addressOf(path: string): string {
  const filled = path.replace(/:(\w+)(\{[^}]*\})?\??/g, (_whole, name: string) => {
    const value = ({ ...objects, ...others[path] } as Readonly<Record<string, string>>)[name];
    if (value === undefined) throw new Error(`nothing of another's stands for ${name} in ${path}`);
    return value;
  });
  if (path.startsWith("/api/")) return filled + (queries[path] ?? "");
  const figure = path.startsWith("/app/so-lieu") ? "&chi-so=ket-nap&nguon=submitted" : "";
  const sought = path.startsWith("/app/tim") ? "&tim=mat" : "";
  return `/${filled.replace(/^\//, "")}?don-vi=hung-le&ky=2024-Q2${figure}${sought}`;
}

/** Whether an address names something of another's that only some may see. */
function isOfAnother(path: string, ofChosenUnit: boolean): boolean {
  return /:(unit|review|person|slug|file|upload|target)/.test(path) || path in queries || ofChosenUnit;
}

const reading = [
  ...pages.map((page) => ({ path: page.path, act: declaredBy(page)?.act, ofChosenUnit: isOfChosenUnit(page) })),
  ...apiRoutesOf(app)
    .filter(({ method }) => method === "GET")
    .map(({ path, act }) => ({ path, act, ofChosenUnit: false })),
].flatMap(({ path, act, ofChosenUnit }) => (act === undefined ? [] : [{ path, act, ofChosenUnit }]));

describe("S1 nobody reads what is another's", () => {
  test("S1 many addresses name what is another's", () => {
    const judged = reading.filter(
      ({ path, act, ofChosenUnit }) => typeof ruleOf(act).who !== "string" && isOfAnother(path, ofChosenUnit),
    );
    expect(judged.length).toBeGreaterThan(40);
  });

  test.each(reading.map((each) => [each.path, each] as const))("S1 GET %s", async (path, { act, ofChosenUnit }) => {
    const { who } = ruleOf(act);
    const mustRefuse = typeof who !== "string" && isOfAnother(path, ofChosenUnit);
    const address = addressOf(path);
    const asking = mustRefuse
      ? foreigners()
      : ["administrator.tan-hao", "office.tan-hao", "leader.da-giai-the"].map(visitor);
    for (const by of asking) {
      const { status, text } = await send(by, "GET", address);
      for (const each of secrets) expect(text.includes(each), `${by.name} is shown ${each} with ${status}`).toBe(false);
      if (mustRefuse) expect([403, 404], by.name).toContain(status);
    }
    if (!mustRefuse) return;
    const own = await Promise.all(everyRole.map((role) => send(visitor(`${role}.hung-le`), "GET", address)));
    expect(own.map(({ status }) => status)).toEqual(
      expect.arrayContaining([expect.toSatisfy((status) => status < 400)]),
    );
  });
});

describe("S1 what is another's is not had through what is one's own", () => {
  const report = "hung-le/quy/2024-Q2";
  test.each([
    "/app/chi-tieu/ct-hung-le?don-vi=tan-hao&ky=2024-Q2&nguon=submitted",
    "/app/chi-tieu/ct-hung-le/dien-bien.csv?don-vi=tan-hao&ky=2024-Q2&nguon=submitted",
    `/app/bao-cao/${report}?don-vi=tan-hao&ky=2024-Q2`,
    `/app/bao-cao/${report}/lich-su?don-vi=tan-hao`,
    `/app/bao-cao/${report}/van-ban?don-vi=tan-hao`,
    "/app/van-ban/1?don-vi=tan-hao",
    "/app/van-ban/1/ban?don-vi=tan-hao",
    "/app/van-ban/1/bao-cao.docx?don-vi=tan-hao",
  ])("S1 %s is refused", async (address) => {
    for (const role of everyRole) {
      const { status, text } = await send(visitor(`${role}.tan-hao`), "GET", address);
      for (const each of secrets) expect(text.includes(each), role).toBe(false);
      expect([403, 404], role).toContain(status);
    }
  });

  test.each([
    "/app/chi-tieu?don-vi=tan-hao&ky=2024-Q2&nguon=submitted&nghi-quyet=nq-hung-le&mo=ct-hung-le",
    "/app/chi-tieu.csv?don-vi=tan-hao&ky=2024-Q2&nguon=submitted&nghi-quyet=nq-hung-le",
    "/app/doi-chieu?don-vi=tan-hao&ky=2024-Q2&nguon=submitted",
    "/app/tong-hop?don-vi=tan-hao&ky=2024-Q2&bieu=quy",
    "/api/v1/standing?unit=tan-hao&period=2024-Q2&basis=submitted&resolution=nq-hung-le",
    "/api/v1/targets?unit=tan-hao&resolution=nq-hung-le",
    "/api/v1/review-draft?unit=tan-hao&period=2024-Q2&basis=submitted&resolution=nq-hung-le&format=text",
  ])("S1 %s tells nothing of another's", async (address) => {
    const { text } = await send(visitor("office.tan-hao"), "GET", address);
    for (const each of secrets) expect(text.includes(each), each).toBe(false);
  });

  test("S1 a review begun for one's own unit over another's resolution has none of its figures", async () => {
    const question = {
      unit: "tan-hao",
      period: "2024-Q2",
      resolution: "nq-hung-le",
      basis: "submitted",
      layout: "party",
    };
    const { text } = await send(visitor("office.tan-hao"), "POST", "/api/v1/reviews", question);
    const { id } = JSON.parse(text);
    const shown =
      id === undefined ? text : (await send(visitor("office.tan-hao"), "GET", `/api/v1/reviews/${id}`)).text;
    for (const each of secrets) expect(shown.includes(each), each).toBe(false);
  });

  test("S1 a figure that is only a draft is put into no article", async () => {
    const typed = { indicator: "ket-nap", unit: "hung-le", period: "2024-Q2", telling: "amount" };
    const fields = {
      intent: "insert",
      seen: "0",
      title: "",
      lead: "",
      body: "",
      author: "",
      tags: "",
      date: "",
      time: "",
      ...typed,
    };
    const { text } = await send(visitor("office.giong-trom"), "POST", "/app/tin-bai/moi", new URLSearchParams(fields));
    for (const each of secrets) expect(text.includes(each), each).toBe(false);
  });
});

test("S1 an agency that owns a computed indicator is not shown the parts that others report", async () => {
  const figure = "/app/so-lieu.json?chi-so=tinh-ra&don-vi=hung-le&ky=2024-Q2&nguon=submitted";
  for (const role of everyRole) {
    const { status, text } = await send(visitor(`${role}.thue`), "GET", figure);
    expect([role, status, text.includes("888.444")]).toEqual([role, 403, false]);
  }
  const own = await send(visitor("leader.hung-le"), "GET", figure);
  expect([own.status, own.text.includes("888.444")]).toEqual([200, true]);
  const taxes = figure.replace("tinh-ra", "thu-ngan-sach");
  expect((await send(visitor("reporter.thue"), "GET", taxes)).status).toBe(200);
});

/** An act as somebody does it whose it is, and who else at that unit or above it may not. */
type Act = {
  name: string;
  by: string;
  method?: string;
  path: string | (() => Promise<string>);
  body?: Body | (() => Promise<Body>);
  headers?: () => Promise<Record<string, string>>;
  neither?: readonly string[];
};
/** The fields of a form or of JSON; a text is a file of CSV. */
type Body = Record<string, unknown> | string;

const reportPath = "/api/v1/reports/hung-le/quy/2024-Q3";
const reportPage = "/app/bao-cao/hung-le/quy/2024-Q3";

async function versionOf(table: "report" | "review" | "article"): Promise<number> {
  const where = { report: "period = '2024-Q3'", review: `id = ${objects.review}`, article: "true" }[table];
  const { rows } = await database.pool.query<{ version: number }>(`SELECT version FROM ${table} WHERE ${where}`);
  return rows[0]?.version ?? 0;
}
const ifMatch = (table: "report" | "review") => async () => ({ "If-Match": `"${await versionOf(table)}"` });
const seenAnd = (table: "report" | "review" | "article", fields: Record<string, unknown>) => async () => ({
  ...fields,
  seen: String(await versionOf(table)),
});
const review = (rest: string) => async () => `/api/v1/reviews/${objects.review}${rest}`;
const reviewPage = async () => `/app/van-ban/${objects.review}`;
const personPath = (rest: string) => async () => `/api/v1/people/${objects.person}${rest}`;
const personPage = async () => `/app/nguoi-dung/${objects.person}`;
const articlePage = async () => `/app/tin-bai/${objects.slug}`;
const lastBlock = async (): Promise<string> => {
  const { blocks } = await done(visitor("office.hung-le"), "GET", await review("")());
  return blocks.findLast((block: { edited: boolean }) => block.edited).id;
};
const anyParagraph = async (): Promise<string> => {
  const { blocks } = await done(visitor("office.hung-le"), "GET", await review("")());
  return blocks.find((block: { kind: string }) => block.kind === "paragraph").id;
};
const paragraphTaken = async () => ({ take: JSON.stringify({ block: await anyParagraph(), text: "Từ Word" }) });
const lastRole = async () => {
  const { roles } = await done(visitor("administrator.hung-le"), "GET", await personPath("")());
  return `/api/v1/people/${objects.person}/roles/${roles.at(-1).id}`;
};
const article = { title: "Tin", lead: "", body: "Lời", author: "", tags: "", date: "23/09/2024", time: "07:30" };
const officeAbove = "office.giong-trom";
const administratorAbove = "administrator.giong-trom";

/** In the order in which they lead on from each other. */
const acts: readonly Act[] = [
  {
    ...{ name: "a leader's look at the targets", by: "leader.hung-le", path: "/app/da-xem" },
    body: { unit: "hung-le", by: "button" },
  },
  {
    ...{ name: "cells of a draft", by: "reporter.hung-le", method: "PATCH", path: `${reportPath}/cells` },
    body: async () => ({
      ...{ seen: await versionOf("report"), narrative: {} },
      cells: { "ho-ngheo": { typed: "7", estimated: false, note: "" } },
    }),
    neither: ["office.hung-le", "leader.hung-le", officeAbove],
  },
  {
    ...{
      name: "a program's draft",
      by: "reporter.hung-le",
      method: "PUT",
      path: reportPath,
      headers: ifMatch("report"),
    },
    body: { values: { "viec-lam": "3" }, narrative: {} },
    neither: ["office.hung-le", "administrator.hung-le", officeAbove],
  },
  {
    ...{ name: "a draft typed on the screen", by: "reporter.hung-le", path: reportPage },
    body: seenAnd("report", { intent: "save", v1: "777333", v4: "8" }),
    neither: ["office.hung-le", officeAbove],
  },
  {
    ...{ name: "a workbook taken in", by: "reporter.hung-le", path: `${reportPage}/tai-len` },
    body: seenAnd("report", { intent: "apply", v4: "9" }),
    neither: ["office.hung-le", officeAbove],
  },
  {
    ...{ name: "the paper's head", by: "reporter.hung-le", path: `${reportPage}/van-ban` },
    body: { intent: "details", kind: "party", number: "5", date: "", signerTitle: "", signer: "" },
    neither: ["office.hung-le", officeAbove],
  },
  {
    ...{ name: "a submission", by: "reporter.hung-le", path: `${reportPath}/submit`, headers: ifMatch("report") },
    body: {},
    neither: ["office.hung-le", "approver.hung-le", officeAbove],
  },
  {
    ...{ name: "a signature", by: "approver.hung-le", path: `${reportPath}/sign-off`, headers: ifMatch("report") },
    neither: ["office.hung-le", "reporter.hung-le", officeAbove],
  },
  {
    ...{ name: "a return from the board", by: officeAbove, path: "/app/tong-hop" },
    body: seenAnd("report", { intent: "return", unit: "hung-le", form: "quy", period: "2024-Q3", reason: "Xem lại" }),
    neither: ["office.hung-le", "leader.giong-trom"],
  },
  {
    ...{
      name: "a second submission",
      by: "reporter.hung-le",
      path: `${reportPath}/submit`,
      headers: ifMatch("report"),
    },
    body: {},
  },
  {
    ...{ name: "a return over the API", by: "approver.hung-le", path: `${reportPath}/return` },
    headers: ifMatch("report"),
    body: { reason: "Xem lại" },
    neither: ["office.hung-le", "reporter.hung-le", officeAbove],
  },
  {
    ...{ name: "a submission after its check", by: "reporter.hung-le", path: `${reportPage}/kiem-tra` },
    body: seenAnd("report", {}),
    neither: ["office.hung-le", "approver.hung-le", officeAbove],
  },
  {
    ...{ name: "a signature on the screen", by: "approver.hung-le", path: reportPage },
    body: seenAnd("report", { intent: "sign_off" }),
    neither: ["office.hung-le"],
  },
  {
    ...{ name: "an approval", by: officeAbove, path: `${reportPath}/approve`, headers: ifMatch("report") },
    neither: ["office.hung-le", "approver.hung-le", "administrator.giong-trom", "leader.giong-trom"],
  },
  {
    ...{ name: "asking to reopen", by: "reporter.hung-le", path: `${reportPage}/de-nghi` },
    body: { intent: "ask", reason: "Nhầm số" },
    neither: ["office.hung-le"],
  },
  {
    ...{ name: "granting it", by: officeAbove, path: `${reportPage}/de-nghi` },
    body: { intent: "grant", reason: "" },
    neither: ["office.hung-le", "approver.hung-le"],
  },
  {
    ...{ name: "entering in the unit's place", by: officeAbove, path: "/app/bao-cao/hung-le/quy/2024-Q1/de-nghi" },
    body: { intent: "stand_in", reason: "Đơn vị mất mạng" },
    neither: ["office.hung-le", "reporter.hung-le"],
  },
  {
    ...{ name: "an approval of another quarter", by: officeAbove, path: "/api/v1/reports/hung-le/quy/2024-Q2/approve" },
    headers: async () => ({ "If-Match": '"2"' }),
    neither: ["office.hung-le"],
  },
  {
    ...{ name: "opening it again", by: officeAbove, path: "/api/v1/reports/hung-le/quy/2024-Q2/reopen" },
    headers: async () => ({ "If-Match": '"3"' }),
    body: { reason: "Đính chính" },
    neither: ["office.hung-le", "approver.hung-le", "administrator.giong-trom"],
  },
  {
    ...{ name: "figures loaded", by: "office.hung-le", path: "/api/v1/load" },
    body: "indicator,unit,period,amount\nket-nap,hung-le,2023-Q3,5\n",
    neither: ["leader.hung-le", "reporter.hung-le", "administrator.hung-le"],
  },
  {
    ...{ name: "reminding its units", by: officeAbove, path: "/app/tong-hop?don-vi=giong-trom&ky=2024-Q3" },
    body: { intent: "remind" },
    neither: ["office.hung-le", "leader.giong-trom"],
  },
  {
    ...{ name: "a paragraph of a review", by: "office.hung-le", path: review("/texts"), headers: ifMatch("review") },
    body: async () => ({ after: await lastBlock(), text: "Thêm" }),
    neither: ["leader.hung-le", "reporter.hung-le"],
  },
  {
    ...{
      name: "words of a review",
      by: "office.hung-le",
      method: "PUT",
      path: review("/texts"),
      headers: ifMatch("review"),
    },
    body: async () => ({ texts: { [await lastBlock()]: "Viết lại" } }),
    neither: ["leader.hung-le"],
  },
  {
    ...{ name: "words typed on the screen", by: "office.hung-le", path: reviewPage },
    body: async () => ({ intent: "save", seen: await versionOf("review"), block: await lastBlock(), text: "Nữa" }),
    neither: ["leader.hung-le"],
  },
  {
    ...{ name: "a paragraph taken away", by: "office.hung-le", method: "DELETE", headers: ifMatch("review") },
    path: async () => `/api/v1/reviews/${objects.review}/texts/${encodeURIComponent(await lastBlock())}`,
    neither: ["leader.hung-le"],
  },
  {
    ...{ name: "a review presented", by: "office.hung-le", path: review("/present"), headers: ifMatch("review") },
    neither: ["leader.hung-le"],
  },
  {
    ...{ name: "a review given back", by: "leader.hung-le", path: review("/give-back"), headers: ifMatch("review") },
    body: { reason: "Bổ sung" },
    neither: ["reporter.hung-le", "administrator.hung-le"],
  },
  {
    ...{ name: "a review presented on the screen", by: "office.hung-le", path: reviewPage },
    body: seenAnd("review", { intent: "present" }),
  },
  {
    ...{ name: "a review taken back", by: "office.hung-le", path: review("/take-back"), headers: ifMatch("review") },
    neither: ["leader.hung-le"],
  },
  {
    ...{ name: "words changed in Word", by: "office.hung-le", path: async () => `${await reviewPage()}/tu-word` },
    body: async () => ({ intent: "apply", ...(await paragraphTaken()), seen: await versionOf("review") }),
    neither: ["leader.hung-le"],
  },
  {
    ...{ name: "a review presented to be issued", by: "office.hung-le", path: review("/present") },
    headers: ifMatch("review"),
  },
  {
    ...{ name: "a review issued", by: "office.hung-le", path: review("/issue"), headers: ifMatch("review") },
    body: { number: "06", date: "2024-07-05", signerTitle: "Chủ tịch", signer: "An" },
    neither: ["leader.hung-le", "administrator.hung-le"],
  },
  {
    ...{ name: "a correction of it", by: "office.hung-le", path: review("/corrections"), headers: ifMatch("review") },
    body: async () => ({ block: await anyParagraph(), text: "Nói lại", reason: "Nhầm tên" }),
    neither: ["leader.hung-le"],
  },
  {
    ...{ name: "a review begun", by: "office.hung-le", path: "/api/v1/reviews" },
    body: { unit: "hung-le", period: "2024-04", basis: "approved", layout: "party" },
    neither: ["leader.hung-le", "office.thue"],
  },
  {
    ...{ name: "a review begun on the screen", by: "office.hung-le", path: "/app/van-ban?don-vi=hung-le&ky=2024-05" },
    body: { layout: "party" },
    neither: ["leader.hung-le"],
  },
  {
    ...{ name: "an issued review made an article", by: "office.hung-le" },
    path: async () => `/app/van-ban/${others["/app/van-ban/:review/dang-cong"]?.review}/dang-cong`,
    body: { intent: "save", seen: "0", ...article, title: "Từ báo cáo" },
    neither: ["leader.hung-le"],
  },
  {
    ...{ name: "an article saved", by: "office.hung-le", path: articlePage },
    body: async () => ({ intent: "save", ...article, seen: await articleVersion() }),
    neither: ["leader.hung-le"],
  },
  {
    ...{ name: "an article published", by: "office.hung-le", path: articlePage },
    body: async () => ({ intent: "publish", ...article, seen: await articleVersion() }),
    neither: ["leader.hung-le"],
  },
  {
    ...{ name: "an article withdrawn", by: "office.hung-le", path: articlePage },
    body: async () => ({ intent: "withdraw", ...article, seen: await articleVersion() }),
    neither: ["leader.hung-le"],
  },
  {
    ...{ name: "an article begun", by: "office.hung-le", path: "/app/tin-bai/moi" },
    body: { intent: "save", seen: "0", ...article },
    neither: ["leader.hung-le"],
  },
  {
    ...{ name: "whom the public may turn to", by: "office.hung-le", path: "/app/tin-bai/lien-he" },
    body: { contact: "Văn phòng" },
    neither: ["leader.hung-le"],
  },
  {
    ...{ name: "a person added on the screen", by: "administrator.hung-le", path: "/app/nguoi-dung/them" },
    body: { username: "nguoi.them", name: "Người Thêm", email: "", language: "vi", role: "leader", unit: "hung-le" },
    neither: ["office.hung-le"],
  },
  {
    ...{ name: "a person added", by: "administrator.hung-le", path: "/api/v1/people" },
    body: { username: "nguoi.moi", name: "Người Mới", roles: [{ role: "reporter", unit: "hung-le" }] },
    neither: ["office.hung-le"],
  },
  {
    ...{ name: "a role given", by: "administrator.hung-le", path: personPath("/roles") },
    body: { role: "office", unit: "hung-le" },
    neither: ["office.hung-le"],
  },
  {
    ...{ name: "a role taken", by: "administrator.hung-le", method: "DELETE", path: lastRole },
    neither: ["office.hung-le"],
  },
  {
    ...{ name: "a role given on the screen", by: "administrator.hung-le", path: personPage },
    body: { intent: "give_role", role: "leader", unit: "hung-le" },
    neither: ["office.hung-le"],
  },
  {
    ...{ name: "a link for a password", by: "administrator.hung-le", path: personPath("/password-link") },
    neither: ["office.hung-le"],
  },
  {
    ...{
      name: "an account closed",
      by: "administrator.hung-le",
      path: personPath("/closing"),
      body: { on: "2024-12-31" },
    },
    neither: ["office.hung-le"],
  },
  {
    ...{ name: "an account opened again", by: "administrator.hung-le", method: "DELETE", path: personPath("/closing") },
    neither: ["office.hung-le"],
  },
  {
    ...{ name: "an indicator taken from the portal", by: officeAbove, path: "/app/thiet-lap/chi-so" },
    body: { intent: "withdraw", indicator: "ket-nap-nu" },
    neither: ["office.hung-le", "administrator.hung-le"],
  },
  {
    ...{ name: "how targets are judged", by: administratorAbove, method: "PUT", path: "/api/v1/judging" },
    body: { come: "0.8", portal: "0.5", more: inTurn("1.2", "0.9", "0.7"), less: inTurn("0.8", "1.1", "1.3") },
    neither: [officeAbove, "administrator.hung-le", "office.hung-le"],
  },
  {
    ...{ name: "how targets are judged, on the screen", by: administratorAbove, path: "/app/thiet-lap/danh-gia" },
    body: {
      ...{ come: "70", portal: "50", "more.ahead": "115", "more.onPace": "90", "more.behind": "70" },
      ...{ "less.ahead": "85", "less.onPace": "110", "less.behind": "130" },
    },
    neither: [officeAbove, "administrator.hung-le", "office.hung-le"],
  },
  {
    ...{ name: "room for signed scans", by: administratorAbove, method: "PUT", path: "/api/v1/scans-bound" },
    body: { megabytes: 400 },
    neither: [officeAbove, "administrator.hung-le", "office.hung-le"],
  },
  {
    ...{ name: "room for signed scans, on the screen", by: administratorAbove, path: "/app/thiet-lap/ban-chup" },
    body: { megabytes: "300" },
    neither: [officeAbove, "administrator.hung-le", "office.hung-le"],
  },
  {
    ...{ name: "who is told when", by: officeAbove, path: "/app/thong-bao/quy-tac" },
    body: {
      ...{ soon: "3", escalate: "2", escalateToOffice: "3", firstAsked: "" },
      ...{ quietFrom: "19:00", quietTo: "06:30", mailAt: "07:00" },
    },
    neither: ["office.hung-le", "administrator.hung-le"],
  },
  {
    ...{ name: "periods closed for good", by: officeAbove, path: "/app/thiet-lap" },
    body: { day: "31/12/2022" },
    neither: ["office.hung-le", "administrator.hung-le"],
  },
];

function inTurn(ahead: string, onPace: string, behind: string) {
  return { ahead, onPace, behind };
}

/** Routes whose objects have a test of their own, and the file that tries them there. */
const triedElsewhere: Readonly<Record<string, string>> = {
  "POST /api/v1/load/workbook": "src/definitionRights.test.ts",
  "POST /app/thiet-lap/:section/:code": "src/definitionRights.test.ts",
  "POST /app/thiet-lap/nghi-quyet/:code/phu-luc": "src/definitionRights.test.ts",
  "POST /app/bat-dau/co-quan": "src/definitionRights.test.ts",
  "POST /app/bat-dau/don-vi": "src/definitionRights.test.ts",
  "POST /app/bat-dau/chi-tieu": "src/definitionRights.test.ts",
  "POST /app/bat-dau/bieu-mau": "src/definitionRights.test.ts",
  "POST /app/nap-so-lieu": "src/loadingRights.test.ts",
  "POST /app/nap-so-lieu/:upload": "src/loadingRights.test.ts",
  "POST /app/nguoi-dung/quy-tac": "src/secondFactor.test.ts",
};
/** What offers nothing but one's own to begin with, and nothing of anybody's where there is none. */
const ofOneself = ["POST /app/bat-dau/tai-khoan", "POST /app/bat-dau/trinh-dien"];

const writing = [
  ...(await pageRoutes()).flatMap((page) => {
    const act = declaredBy(page)?.act;
    return act && page.module.action ? [{ method: "POST", path: page.path, act }] : [];
  }),
  ...apiRoutesOf(app).flatMap(({ method, path, act }) => (act && method !== "GET" ? [{ method, path, act }] : [])),
].filter(({ act }) => typeof ruleOf(act).who !== "string");
/** What the acts below have asked for, as `POST /app/…`. */
const tried = new Set<string>();

function isTried({ method, path }: { method: string; path: string }): boolean {
  if (`${method} ${path}` in triedElsewhere || ofOneself.includes(`${method} ${path}`)) return true;
  if (path.startsWith("/api/v1/definitions/")) return true;
  const pattern = new RegExp(`^${method} ${path.replace(/:(\w+)(\{[^}]*\})?\??/g, "[^/?]+")}(\\?.*)?$`);
  return [...tried].some((each) => pattern.test(each));
}

async function articleVersion(): Promise<number> {
  const { rows } = await database.pool.query("SELECT version FROM article WHERE slug = $1", [objects.slug]);
  return rows[0]?.version;
}

/** All tables but those that every request writes to. */
async function contents(): Promise<Record<string, string>> {
  const { session: _session, api_token: _token, ...held } = await everything(database);
  return held;
}

describe("S1 nobody changes what is another's, and those do whose it is", () => {
  for (const act of acts)
    test(`S1 ${act.name}`, async () => {
      const { by, method = "POST", neither = [] } = act;
      const path = typeof act.path === "string" ? act.path : await act.path();
      const given = typeof act.body === "function" ? await act.body() : act.body;
      const headers = (await act.headers?.()) ?? {};
      tried.add(`${method} ${path}`);
      const isPage = path.startsWith("/app/");
      const fields = Object.entries(typeof given === "object" ? given : {}).map(([name, value]): [string, string] => [
        name,
        String(value),
      ]);
      const body = isPage ? new URLSearchParams(fields) : given;
      const before = await contents();
      for (const other of [...foreigners(), ...neither.map(visitor)]) {
        const { status, text } = await send(other, method, path, body, headers);
        expect([403, 404], `${other.name} ${text.slice(0, 200)}`).toContain(status);
      }
      expect(await contents()).toEqual(before);
      const { status, text } = await send(visitor(by), method, path, body, headers);
      expect([200, 201, 302, 303], text.slice(0, 300)).toContain(status);
      expect(await contents()).not.toEqual(before);
    });

  test("S1 every route that changes something was tried on an object that is there", () => {
    const known = writing.map(({ method, path }) => `${method} ${path}`);
    expect(known).toEqual(expect.arrayContaining([...Object.keys(triedElsewhere), ...ofOneself]));
    const untried = writing.filter((route) => !isTried(route)).map(({ method, path }) => `${method} ${path}`);
    expect(untried).toEqual([]);
  });
});

describe("S1 what lies above one's unit", () => {
  const above = [
    "/app/chi-tieu?don-vi=giong-trom&ky=2024-Q2",
    "/app/chi-tieu.csv?don-vi=giong-trom&ky=2024-Q2",
    "/app/tong-hop?don-vi=giong-trom&ky=2024-Q2",
    "/app/van-ban?don-vi=giong-trom&ky=2024-Q2",
    "/app/doi-chieu?don-vi=giong-trom&ky=2024-Q2",
    "/app/so-lieu.json?chi-so=ket-nap&don-vi=giong-trom&ky=2024-Q2&nguon=submitted",
    "/api/v1/reports?unit=giong-trom&period=2024-Q2",
    "/api/v1/standing?unit=giong-trom&period=2024-Q2&basis=submitted",
    "/api/v1/review-draft?unit=giong-trom&period=2024-Q2&basis=submitted&format=text",
  ];
  test.each(above)("S1 GET %s is not read from below, and by those whose it is", async (address) => {
    for (const role of everyRole) {
      const { status } = await send(visitor(`${role}.hung-le`), "GET", address);
      expect([403, 404], role).toContain(status);
    }
    const own = await Promise.all(everyRole.map((role) => send(visitor(`${role}.giong-trom`), "GET", address)));
    expect(own.some(({ status }) => status === 200 || status === 422)).toBe(true);
  });
});

describe("S1 what a unit that ended has left", () => {
  const report = "da-giai-the/quy/2023-Q2";
  beforeAll(async () => {
    const key = { unit: idOf("da-giai-the"), form: field.form, period: "2023-Q2" as PeriodCode };
    await database.write((tx) =>
      saveDraft(tx, key, { seen: 0, cells: cells({ 1: 888444 }), narrative: {}, by: "lan", at: now }),
    );
  });
  const addresses = [`/api/v1/reports/${report}`, `/app/bao-cao/${report}`, `/app/bao-cao/${report}/lich-su`];

  test.each(addresses)("S1 GET %s is read by who held it and by its successor, by nobody beside", async (address) => {
    for (const unit of ["da-giai-the", "tan-hao", "giong-trom"]) {
      expect((await send(visitor(`leader.${unit}`), "GET", address)).status, unit).toBe(200);
    }
    for (const role of everyRole) {
      const { status, text } = await send(visitor(`${role}.hung-le`), "GET", address);
      expect([403, 404], role).toContain(status);
      for (const each of secrets) expect(text.includes(each), role).toBe(false);
    }
  });

  test("S1 it is changed by none of them", async () => {
    const before = await contents();
    const body = { values: { "ket-nap": "1" }, narrative: {} };
    for (const unit of ["da-giai-the", "tan-hao", "hung-le"])
      for (const role of everyRole) {
        const by = visitor(`${role}.${unit}`);
        const seen = { "If-Match": '"1"' };
        expect((await send(by, "PUT", `/api/v1/reports/${report}`, body, seen)).status, by.name).toBe(403);
        expect((await send(by, "POST", `/api/v1/reports/${report}/submit`, {}, seen)).status, by.name).toBe(403);
        const fields = new URLSearchParams({ intent: "save", seen: "1", v1: "1" });
        expect((await send(by, "POST", `/app/bao-cao/${report}`, fields)).status, by.name).toBe(403);
      }
    expect(await contents()).toEqual(before);
  });
});
