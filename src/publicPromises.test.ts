/**
 * The portal's two promises: what it shows was approved, and somebody marked it as public. What breaks one is looked for by
 * its value in every byte that every public address answers; an address of the router's list without an entry here fails.
 */
import { sql } from "kysely";
import { beforeAll, expect, test } from "vitest";
import { ruleOf } from "./access/acts.ts";
import { beginSession } from "./access/session.server.ts";
import { addTestPerson } from "./access/testPerson.ts";
import { stoppedClock } from "./calendar/clock.ts";
import { raiseDefinitionsVersion } from "./database/definitionsVersion.server.ts";
import type { IsoDate } from "./database/ids.ts";
import { testDatabase } from "./database/testDatabase.ts";
import { now } from "./reports/testField.ts";
import { reviewField } from "./reviews/testReviewField.ts";
import { readConfiguration } from "./server/configuration.server.ts";
import { apiRoutesOf, declaredBy, pageRoutes, testServer } from "./testServer.ts";

const database = await testDatabase();
const { question } = await reviewField(database);
const configuration = readConfiguration({});
const { origin } = configuration;
const app = await testServer({ database, clock: stoppedClock(now), configuration, demo: false, clientFolder: "" });
const office = await database.write(async (tx) => {
  const person = await addTestPerson(tx, "van-phong", [{ role: "office", unitId: question.unit }]);
  return { Cookie: `quyet=${await beginSession(tx, person, new Date())}`, Origin: origin };
});

/** Each stands for itself alone, so that whatever holds its digits holds the figure. */
const figures = {
  approved: "1234567",
  submitted: "2345678",
  private: "3456789",
  madePrivate: "4567891",
  drafted: "5678912",
};
/** By itself, and added to what was approved before it. */
const onlySent = [figures.submitted, String(Number(figures.approved) + Number(figures.submitted))];
/** Stands in the name of whatever nobody marked as public or published. */
const hidden = "kín tuyệt";
/** Stands in a file that is published. */
const open = "tệp mở";

/** What is typed over an address's search, and the words of what must not be found. */
const searched = ["kín", "chỉ tiêu", "kết nạp", "văn bản", "việc làm", figures.madePrivate];

/** By the router's path, every way of asking for it that could tell something. */
const addresses: Readonly<Record<string, readonly string[]>> = {
  "/": ["/", "/?ky=2024-Q1", "/?ky=2024-Q2"],
  "/tin": ["/tin", "/tin?tag=kin"],
  "/tin/:slug": ["/tin/bai-mo", "/tin/bai-nhap-kin-tuyet", "/tin/bai-go-kin-tuyet"],
  "/chi-tieu": ["/chi-tieu", "/chi-tieu?ky=2024-Q1", "/chi-tieu?ky=2024-Q2"],
  "/chi-tieu/:target": ["ct01", "ct-kin", "ct-viec"].flatMap((code) =>
    ["2024-Q1", "2024-Q2"].map((period) => `/chi-tieu/${code}?ky=${period}`),
  ),
  "/chi-tieu.csv": ["/chi-tieu.csv?ky=2024-Q1", "/chi-tieu.csv?ky=2024-Q2"],
  "/chi-tieu.json": ["/chi-tieu.json?ky=2024-Q1", "/chi-tieu.json?ky=2024-Q2"],
  "/van-ban": ["/van-ban"],
  "/dinh-chinh": ["/dinh-chinh"],
  "/tim": searched.map((words) => `/tim?q=${encodeURIComponent(words)}`),
  "/bieu-do/:indicator/:unit/:period": ["ket-nap", "ho-ngheo", "viec-lam"].flatMap((code) =>
    ["2024-Q1", "2024-Q2", "2024"].map((period) => `/bieu-do/${code}/tan-hao/${period}`),
  ),
  "/tep/:file/:name": ["/tep/1/tep.pdf", "/tep/2/tep.pdf", "/tep/3/tep.pdf"],
  "/atom.xml": ["/atom.xml"],
  "/sitemap.xml": ["/sitemap.xml"],
  "/healthz": ["/healthz"],
  "/favicon.svg": ["/favicon.svg"],
  "/assets/*": ["/assets/entry.js"],
  "/api/v1": ["/api/v1"],
  "/api/v1/openapi.json": ["/api/v1/openapi.json"],
  "*": ["/khong-co", "/app.data", "/chi-tieu.data"],
};

const everyones = (await pageRoutes()).filter((page) => {
  const act = declaredBy(page)?.act;
  return act !== undefined && ruleOf(act).reads && ruleOf(act).who === "everyone" && page.path !== "";
});
const everyonesOfApi = apiRoutesOf(app).filter(
  ({ method, act }) => method === "GET" && act !== undefined && ruleOf(act).who === "everyone",
);

test("S1 every public address of the router is looked at", () => {
  expect([...everyones, ...everyonesOfApi].map(({ path }) => path).sort()).toEqual(Object.keys(addresses).sort());
});

async function post(path: string, fields: Record<string, string | File>): Promise<void> {
  const body = new FormData();
  for (const [name, value] of Object.entries(fields)) body.append(name, value);
  const answer = await app.request(origin + path, { method: "POST", headers: office, body });
  expect(answer.status, await answer.text()).toBe(302);
}

const attach = (path: string, article: Record<string, string>, says: string) =>
  post(path, { ...article, intent: "attach", file: new File([`%PDF-1.4 ${says}\n%%EOF\n`], "tep.pdf") });

async function marked(code: string, isPublic: boolean): Promise<void> {
  await database.write(async (tx) => {
    await tx.updateTable("indicator").set({ public: isPublic }).where("code", "=", code).execute();
    await raiseDefinitionsVersion(tx);
  });
}

async function report(period: string, state: "approved" | "submitted" | "draft", amounts: (string | null)[]) {
  const { form_id } = await database.read((tx) =>
    tx.selectFrom("form").select("id as form_id").where("code", "=", "quy").executeTakeFirstOrThrow(),
  );
  await database.write(async (tx) => {
    await sql`
      INSERT INTO report (unit_id, form_id, period, version, state, by, at, amounts, submitted_version, approved_version)
      VALUES (${question.unit}, ${form_id}, ${period}, 1, ${state}, 'test', now(), ${amounts}::numeric[],
        ${state === "draft" ? null : 1}, ${state === "approved" ? 1 : null})`.execute(tx);
    await raiseDefinitionsVersion(tx);
  });
}

async function target(code: string, indicator: string, name: string): Promise<void> {
  await database.write(async (tx) => {
    await sql`
      INSERT INTO target (code, resolution_id, name, indicator_id, unit_id, comparator, amount, period, field, set_by, illustrative, sort)
      SELECT ${code}, resolution_id, ${name}, (SELECT id FROM indicator WHERE code = ${indicator}), unit_id, comparator, amount, period,
        '', '', false, 9
      FROM target WHERE code = 'ct01'`.execute(tx);
    await raiseDefinitionsVersion(tx);
  });
}

const told = { date: "27/4/2024", time: "10:15", tags: "kin", author: "", seen: "0" };

beforeAll(async () => {
  await target("ct-kin", "ho-ngheo", `Chỉ tiêu ${hidden}`);
  await target("ct-viec", "viec-lam", "Giải quyết việc làm");
  await database.write(async (tx) => {
    const name = `Chỉ số ${hidden}`;
    await tx.updateTable("indicator").set({ name }).where("code", "=", "ho-ngheo").execute();
    const paper = { number: "99-KH/HU", kind: "Kế hoạch", issuer: "Huyện ủy", date: "2024-03-12" as IsoDate };
    const subject = `Văn bản ${hidden}`;
    await tx
      .insertInto("document")
      .values({ ...paper, subject, carries_out: "", public: false, sort: 2 })
      .execute();
  });
  await marked("ho-ngheo", false);
  await report("2024-Q1", "approved", [figures.approved, null, figures.madePrivate, figures.private]);
  await report("2024-Q2", "submitted", [figures.submitted, null, figures.submitted, figures.submitted]);
  await report("2024-Q3", "draft", [figures.drafted, null, figures.drafted, figures.drafted]);
  const cited = "[[viec-lam|tan-hao|2024-Q1|actual]] việc làm, [[ket-nap|tan-hao|2024-Q1|actual]] đảng viên";
  const body = `Đã có ${cited}.\n\n![Việc làm](bieu-do:viec-lam|tan-hao|2024-Q1)`;
  const lead = `Mở đầu: ${cited}.`;
  await post("/app/tin-bai/moi", { ...told, intent: "publish", title: "Bài mở", lead, body });
  await attach("/app/tin-bai/bai-mo", { ...told, title: "Bài mở", lead, body, seen: "2", reason: "Thêm tệp" }, open);
  const draft = { ...told, title: `Bài nháp ${hidden}`, lead: "", body };
  await post("/app/tin-bai/moi", { ...draft, intent: "save" });
  await attach("/app/tin-bai/bai-nhap-kin-tuyet", { ...draft, seen: "1" }, hidden);
  const withdrawn = { ...told, title: `Bài gỡ ${hidden}`, lead: "", body };
  await post("/app/tin-bai/moi", { ...withdrawn, intent: "publish" });
  await attach("/app/tin-bai/bai-go-kin-tuyet", { ...withdrawn, seen: "2", reason: "Thêm tệp" }, hidden);
  await post("/app/tin-bai/bai-go-kin-tuyet", { ...withdrawn, intent: "withdraw", seen: "3", reason: "Nhầm" });
});

/** Every address and what it answers, in the form in which numbers are written and as they are kept. */
async function everyAnswer(): Promise<Map<string, string>> {
  const answers = new Map<string, string>();
  for (const address of Object.values(addresses).flat()) {
    const answer = await app.request(origin + address, { headers: { Accept: "text/html" } });
    const text = `${answer.status}\n${new TextDecoder().decode(await answer.arrayBuffer())}`;
    // What one asked with stands in the answer whatever is found.
    answers.set(address, text.replaceAll(new URL(origin + address).searchParams.get("q") ?? "\0", ""));
  }
  return answers;
}

function holding(answers: ReadonlyMap<string, string>, value: string): string[] {
  const written = value.replace(/\B(?=(\d{3})+$)/g, ".");
  return [...answers].filter(([, text]) => text.includes(value) || text.includes(written)).map(([address]) => address);
}

test("S1 what was approved and is public is told; what was only sent or typed, and what nobody made public, nowhere", async () => {
  const answers = await everyAnswer();
  for (const told of [figures.approved, figures.madePrivate]) expect(holding(answers, told).length).toBeGreaterThan(5);
  for (const address of ["/chi-tieu?ky=2024-Q1", "/chi-tieu.csv?ky=2024-Q1", "/chi-tieu.json?ky=2024-Q1", "/atom.xml"])
    expect(answers.get(address)?.slice(0, 3)).toBe("200");
  for (const figure of onlySent) expect(holding(answers, figure)).toEqual([]);
  expect(holding(answers, figures.drafted)).toEqual([]);
  expect(holding(answers, figures.private)).toEqual([]);
  expect(holding(answers, hidden)).toEqual([]);
  expect(holding(answers, open)).toEqual(["/tep/1/tep.pdf"]);
});

test("S1 an article that cites a quarter of which figures were only sent tells those approved before it", async () => {
  const body = "Đến nay [[ket-nap|tan-hao|2024-Q2|actual]] đảng viên.";
  await post("/app/tin-bai/moi", { ...told, intent: "publish", title: "Bài quý II", lead: body, body });
  const answers = await everyAnswer();
  const article = await (await app.request(`${origin}/tin/bai-quy-ii`)).text();
  expect(holding(new Map([["", article]]), figures.approved)).toEqual([""]);
  for (const figure of onlySent) expect(holding(answers.set("", article), figure)).toEqual([]);
});

test("S1 an indicator that is made private leaves every address, what was published with it included", async () => {
  await marked("viec-lam", false);
  const answers = await everyAnswer();
  expect(holding(answers, figures.madePrivate)).toEqual([]);
  for (const address of ["/", "/tin/bai-mo"]) expect(answers.get(address)).not.toContain("bieu-do/viec-lam");
  expect(holding(answers, figures.approved).length).toBeGreaterThan(5);
  await marked("viec-lam", true);
  expect(holding(await everyAnswer(), figures.madePrivate).length).toBeGreaterThan(5);
});
