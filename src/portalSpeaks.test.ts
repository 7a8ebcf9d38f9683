/** The portal speaks in the name of one unit: what becomes public or changes in public is its office's, whoever wrote it. */
import { beforeAll, describe, expect, test } from "vitest";
import { beginSession } from "./access/session.server.ts";
import { addTestPerson } from "./access/testPerson.ts";
import { stoppedClock } from "./calendar/clock.ts";
import { raiseDefinitionsVersion } from "./database/definitionsVersion.server.ts";
import type { UnitId } from "./database/ids.ts";
import { testDatabase } from "./database/testDatabase.ts";
import { reviewField } from "./reviews/testReviewField.ts";
import { readConfiguration } from "./server/configuration.server.ts";
import { testServer } from "./testServer.ts";

const database = await testDatabase();
const { question, admit } = await reviewField(database);
await admit(58);
const now = new Date("2024-04-27T03:15:00Z");
const configuration = readConfiguration({});
const { origin } = configuration;
const app = await testServer({ database, clock: stoppedClock(now), configuration, demo: false, clientFolder: "" });

async function officeOf(unitId: UnitId, username: string): Promise<string> {
  return database.write(async (tx) => {
    const id = await addTestPerson(tx, username, [{ role: "office", unitId }]);
    return `quyet=${await beginSession(tx, id, new Date())}`;
  });
}

/** A village below the portal's unit, with a resolution and a target of its own. */
const village = await database.write(async (tx) => {
  const unit = { code: "ap-1", name: "Ấp 1", kind: "village", parent_id: question.unit, sort: 9 };
  const { id } = await tx.insertInto("unit").values(unit).returning("id").executeTakeFirstOrThrow();
  const { id: _of, ...resolution } = await tx
    .selectFrom("resolution")
    .selectAll()
    .where("code", "=", "nq-2024")
    .executeTakeFirstOrThrow();
  const own = await tx
    .insertInto("resolution")
    .values({ ...resolution, code: "nq-ap", title: "Nghị quyết chi bộ", unit_id: id, sort: 2 })
    .returning("id")
    .executeTakeFirstOrThrow();
  const { id: _target, ...target } = await tx
    .selectFrom("target")
    .selectAll()
    .where("code", "=", "ct01")
    .executeTakeFirstOrThrow();
  const demand = { ...target, trajectory: null, code: "ct-ap", name: "Kết nạp của ấp", unit_id: id };
  await tx
    .insertInto("target")
    .values({ ...demand, resolution_id: own.id, sort: 2 })
    .execute();
  await raiseDefinitionsVersion(tx);
  return id;
});
const portal = await officeOf(question.unit, "van.phong");
const below = await officeOf(village, "van.phong.ap");

async function page(path: string, Cookie = "") {
  const answer = await app.request(origin + path, { headers: { Cookie } });
  return { status: answer.status, text: await answer.text() };
}

async function post(path: string, fields: Record<string, string>, Cookie: string): Promise<number> {
  const body = new FormData();
  for (const [name, value] of Object.entries(fields)) body.append(name, value);
  const answer = await app.request(origin + path, { method: "POST", headers: { Cookie, Origin: origin }, body });
  return answer.status;
}

const fields = { lead: "", author: "", tags: "", date: "27/4/2024", time: "10:15" };
const article = (title: string, body = "Nội dung của ấp.") => ({ ...fields, title, body });
const write = (title: string, intent: string, Cookie: string) =>
  post("/app/tin-bai/moi", { ...article(title), intent, seen: "0" }, Cookie);
async function stateOf(slug: string) {
  const { rows } = await database.pool.query("SELECT state, version, why FROM article WHERE slug = $1", [slug]);
  return rows[0];
}
async function act(slug: string, given: Record<string, string>, Cookie: string): Promise<number> {
  const { rows } = await database.pool.query("SELECT * FROM article WHERE slug = $1", [slug]);
  const { title, body, version } = rows[0];
  return post(`/app/tin-bai/${slug}`, { ...article(title, body), seen: String(version), ...given }, Cookie);
}

describe("an article of a unit below", () => {
  test("is written and proposed by its office, and published or given back with a reason by the portal's alone", async () => {
    expect(await write("Tin ấp", "publish", below)).toBe(403);
    expect(await write("Tin ấp", "save", below)).toBe(302);
    expect(await act("tin-ap", { intent: "publish" }, below)).toBe(403);
    expect(await act("tin-ap", { intent: "propose" }, below)).toBe(302);
    expect(await stateOf("tin-ap")).toMatchObject({ state: "proposed" });
    expect((await page("/tin/tin-ap")).status).toBe(404);

    expect((await page("/app", portal)).text).toContain("Ấp 1 đề nghị đăng “Tin ấp”.");
    expect((await page("/app/tin-bai", portal)).text).toContain("proposed");
    for (const intent of ["return", "publish"]) {
      expect(await act("tin-ap", { intent, why: "Tự trả" }, below), intent).toBe(403);
    }
    expect(await act("tin-ap", { intent: "return" }, portal)).toBe(422);
    expect(await act("tin-ap", { intent: "return", why: "Thiếu nguồn số liệu." }, portal)).toBe(302);
    expect(await stateOf("tin-ap")).toMatchObject({ state: "draft", why: "Thiếu nguồn số liệu." });
    expect((await page("/app", below)).text).toContain("Thiếu nguồn số liệu.");
    expect(await act("tin-ap", { intent: "return", why: "Lần nữa" }, portal)).toBe(409);

    expect(await act("tin-ap", { intent: "propose" }, below)).toBe(302);
    expect(await act("tin-ap", { intent: "publish" }, portal)).toBe(302);
    expect((await page("/tin/tin-ap")).text).toContain("Nội dung của ấp.");
    expect((await page("/app", portal)).text).not.toContain("đề nghị đăng");
  });

  test("once published is changed, given files, withdrawn by the portal's office, not by its own", async () => {
    await write("Tin đã đăng", "propose", below);
    await act("tin-da-dang", { intent: "publish" }, portal);
    const changes: Record<string, string>[] = [
      { intent: "save", body: "Lời khác.", reason: "Sửa." },
      { intent: "attach", reason: "Thêm." },
      { intent: "withdraw" },
    ];
    for (const change of changes) expect(await act("tin-da-dang", change, below), change.intent).toBe(403);
    expect((await page("/tin/tin-da-dang")).text).toContain("Nội dung của ấp.");
    expect(await act("tin-da-dang", { intent: "save", body: "Lời khác.", reason: "Sửa." }, portal)).toBe(302);
    expect((await page("/tin/tin-da-dang")).text).toContain("Lời khác.");
    expect(await act("tin-da-dang", { intent: "withdraw" }, portal)).toBe(302);
    expect((await page("/tin/tin-da-dang")).status).toBe(404);
    // Off the portal it is its unit's again, to be put right and proposed anew.
    expect(await act("tin-da-dang", { intent: "save", body: "Lời mới.", reason: "Sửa." }, below)).toBe(302);
    expect(await act("tin-da-dang", { intent: "publish" }, below)).toBe(403);
    expect(await act("tin-da-dang", { intent: "propose" }, below)).toBe(302);
  });

  test("has nothing that could not be drawn when it is proposed", async () => {
    expect(
      await post("/app/tin-bai/moi", { ...article("Thiếu", "[[nêu]]"), intent: "propose", seen: "0" }, below),
    ).toBe(422);
  });

  test("whom the public may turn to is written by the portal's office", async () => {
    expect(await post("/app/tin-bai/lien-he", { contact: "Ấp" }, below)).toBe(403);
    expect(await post("/app/tin-bai/lien-he", { contact: "Văn phòng" }, portal)).toBe(302);
  });
});

describe("a review of a unit below", () => {
  const api = (path: string, body: unknown, seen: number, Cookie: string) =>
    app.request(`${origin}/api/v1/reviews${path}`, {
      method: "POST",
      headers: { Cookie, Origin: origin, "Content-Type": "application/json", "If-Match": `"${seen}"` },
      body: JSON.stringify(body),
    });
  let review = 0;

  beforeAll(async () => {
    const begun = await api("", { unit: "ap-1", period: "2024-Q1" }, 0, below);
    review = ((await begun.json()) as { id: number }).id;
    await api(`/${review}/present`, {}, 1, below);
    const issue = { number: "05", date: "2024-04-05", signer: "Lê Văn An" };
    expect((await api(`/${review}/issue`, issue, 2, below)).status).toBe(200);
  });

  test("becomes an article by its office, and public by the portal's; so does a correction, with the paper made anew", async () => {
    const publish = `/app/van-ban/${review}/dang-cong`;
    expect(await post(publish, { ...article("Sơ kết ấp"), intent: "publish", seen: "0" }, below)).toBe(403);
    expect(await post(publish, { ...article("Sơ kết ấp"), intent: "propose", seen: "0" }, below)).toBe(302);
    expect(await act("so-ket-ap", { intent: "publish" }, portal)).toBe(302);

    const correction = { block: "limits/opening", text: "Không có hạn chế.", reason: "In thừa." };
    expect((await api(`/${review}/corrections`, correction, 3, below)).status).toBe(200);
    for (const path of ["/tin/so-ket-ap", "/dinh-chinh"]) expect((await page(path)).text).not.toContain("In thừa.");
    expect((await page("/app", portal)).text).toContain("Báo cáo của bài “Sơ kết ấp” đã được đính chính");

    expect(await act("so-ket-ap", { intent: "correct" }, below)).toBe(403);
    expect(await act("so-ket-ap", { intent: "correct" }, portal)).toBe(302);
    for (const path of ["/tin/so-ket-ap", "/dinh-chinh"]) expect((await page(path)).text).toContain("In thừa.");
    const { rows } = await database.pool.query(
      "SELECT name FROM file WHERE paper_of = $1 AND closed_at IS NULL ORDER BY id",
      [review],
    );
    expect(rows.map(({ name }) => name)).toEqual(["Số 05-BC-CB.docx", "Số 05-BC-CB (đính chính 27-04-2024).docx"]);
  });
});

test("a unit below does not make the portal its own by a resolution that comes first", async () => {
  const of = async () => (await page("/")).text.includes("Đảng ủy xã tan-hao");
  expect(await of()).toBe(true);
  await database.write(async (tx) => {
    await tx.updateTable("resolution").set({ sort: 0 }).where("code", "=", "nq-ap").execute();
    await raiseDefinitionsVersion(tx);
  });
  expect(await of()).toBe(true);
  expect(await write("Tin ấp nữa", "publish", below)).toBe(403);
});

test("a target that a unit below set itself has no page on the portal, the portal's own has", async () => {
  expect((await page("/chi-tieu/ct01?ky=2024-Q1")).status).toBe(200);
  expect((await page("/chi-tieu/ct-ap?ky=2024-Q1")).status).toBe(404);
});
