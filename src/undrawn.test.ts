/** What could not be drawn is never published with a hole in it: it is held back, and its place is named. */
import { describe, expect, test } from "vitest";
import { roles } from "./access/person.ts";
import { beginSession } from "./access/session.server.ts";
import { addTestPerson } from "./access/testPerson.ts";
import { stoppedClock } from "./calendar/clock.ts";
import { raiseDefinitionsVersion } from "./database/definitionsVersion.server.ts";
import { testDatabase } from "./database/testDatabase.ts";
import { now } from "./reports/testField.ts";
import { reviewField } from "./reviews/testReviewField.ts";
import { readConfiguration } from "./server/configuration.server.ts";
import { testServer } from "./testServer.ts";

const database = await testDatabase();
const { admit } = await reviewField(database);
await admit(58);
const configuration = readConfiguration({});
const { origin } = configuration;
const app = await testServer({ database, clock: stoppedClock(now), configuration, demo: false, clientFolder: "" });
const cookie = await database.write(async (tx) => {
  const { id } = await tx.selectFrom("unit").select("id").where("code", "=", "giong-trom").executeTakeFirstOrThrow();
  const everyRole = roles.map((role) => ({ role, unitId: id }));
  const person = await addTestPerson(tx, "van-phong", everyRole);
  return `quyet=${await beginSession(tx, person, new Date())}`;
});
const asked = { Cookie: cookie, Origin: origin };

async function marked(isPublic: boolean): Promise<void> {
  await database.write(async (tx) => {
    await tx.updateTable("indicator").set({ public: isPublic }).where("code", "=", "ket-nap").execute();
    await raiseDefinitionsVersion(tx);
  });
}

async function post(path: string, fields: Record<string, string>) {
  const body = new FormData();
  for (const [name, value] of Object.entries(fields)) body.append(name, value);
  const answer = await app.request(origin + path, { method: "POST", headers: asked, body });
  return { status: answer.status, text: await answer.text() };
}
const fields = {
  ...{ intent: "publish", seen: "0", date: "27/4/2024", time: "10:15", tags: "", author: "", lead: "Mở đầu." },
};
const writing = (title: string, body: string, given: Record<string, string> = {}) =>
  post("/app/tin-bai/moi", { ...fields, title, body, ...given });
const isOnPortal = async (slug: string) => (await app.request(`${origin}/tin/${slug}`)).status === 200;

const figure = "[[ket-nap|tan-hao|2024-Q1|pair]]";
const chart = "![Kết nạp](bieu-do:ket-nap|tan-hao|2024-Q1)";

describe("an article", () => {
  test("with a figure and a chart that approved, public data has is published", async () => {
    expect((await writing("Bài đủ số", `Đã kết nạp ${figure}.\n\n${chart}`)).status).toBe(302);
    expect(await isOnPortal("bai-du-so")).toBe(true);
    // The chart's figures stand beside it as a table.
    const page = JSON.parse(await (await app.request(`${origin}/tin/bai-du-so`)).text());
    const { body } = page.loaderData["portal/pages/article.tsx"];
    expect(body).toMatch(
      /<figure class="with-table"><img[^>]*><table>.*<th scope="row">quý I\/2024<\/th><td class="number">58<\/td>/,
    );
  });

  test.each([
    ["of an indicator that is not there", "![x](bieu-do:khong-co|tan-hao|2024-Q1)", "khong-co|tan-hao|2024-Q1"],
    ["of a unit that is not there", "![x](chart:ket-nap|khong-co|2024-Q1)", "ket-nap|khong-co|2024-Q1"],
    ["of no period", "![x](bieu-do:ket-nap|tan-hao|quy-mot)", "ket-nap|tan-hao|quy-mot"],
    ["without a single reported period", "![x](bieu-do:viec-lam|tan-hao|2024-Q1)", "viec-lam|tan-hao|2024-Q1"],
    ["without its period", "![x](bieu-do:ket-nap|tan-hao)", "ket-nap|tan-hao"],
    ["in angle brackets", "![x](<bieu-do:khong-co|tan-hao|2024-Q1>)", "khong-co|tan-hao|2024-Q1"],
    ["with a title", '![x](bieu-do:khong-co|tan-hao|2024-Q1 "Hình")', "khong-co|tan-hao|2024-Q1"],
    ["that is a figure nobody reported", "[[viec-lam|tan-hao|2024-Q1|actual]]", "[[viec-lam|tan-hao|2024-Q1|actual]]"],
    ["that is a figure without its form", "[[ket-nap|tan-hao|2024-Q1]]", "[[ket-nap|tan-hao|2024-Q1]]"],
    ["that is a place still to be written", "Nguyên nhân: [[nêu ở đây]].", "[[nêu ở đây]]"],
    ["that is written as plain signs", "\\[\\[nêu ở đây\\]\\]", "[[nêu ở đây]]"],
  ])("with a chart %s is not, and the paragraph is named", async (_, cited, what) => {
    const { status, text } = await writing("Bài thiếu", `Đoạn một ${figure}.\n\nĐoạn hai.\n\n${cited}`);
    expect(status).toBe(422);
    expect(text).toContain("Đoạn 3 của nội dung");
    expect(text).toContain(JSON.stringify(what).slice(1, -1));
    expect(await isOnPortal("bai-thieu")).toBe(false);
  });

  test("with one in its lead is told so", async () => {
    const { status, text } = await writing("Bài thiếu", "Nội dung.", {
      lead: "Đã có [[viec-lam|tan-hao|2024-Q1|actual]].",
    });
    expect([status, text]).toEqual([422, expect.stringContaining("Đoạn mở đầu có số liệu")]);
  });

  test("has no double brackets in what stands around its text either, nor in the reason of a correction", async () => {
    for (const field of ["author", "tags"]) {
      const { status, text } = await writing("Bài thiếu", "Nội dung.", { [field]: "[[ai viết]]" });
      expect([status, text]).toEqual([422, expect.stringContaining("[[ai viết]]")]);
    }
    expect((await writing(`Bài ${figure}`, "Nội dung.")).status).toBe(422);
    const given = { ...fields, title: "Bài đủ số", seen: "2", intent: "save", body: "Khác." };
    expect((await post("/app/tin-bai/bai-du-so", { ...given, reason: "[[lý do]]" })).status).toBe(422);
  });

  test("has its figures in the cells of a table too", async () => {
    const table = `| Chỉ tiêu | Đạt |\n|---|---|\n| 1. Kết nạp | ${figure} |`;
    expect((await writing("Bài có bảng", table)).status).toBe(302);
    const page = await (await app.request(`${origin}/tin/bai-co-bang`)).text();
    expect(page.includes("<td>1. Kết nạp</td>")).toBe(true);
    expect(page.includes(">58/130</button></td>")).toBe(true);
    expect(page).not.toContain("[[");
  });

  test("is kept as a draft all the same", async () => {
    expect((await writing("Bài nháp", "![x](bieu-do:khong-co|tan-hao|2024-Q1)", { intent: "save" })).status).toBe(302);
  });

  test("that is published already is not corrected into one that cannot be drawn", async () => {
    const given = { ...fields, title: "Bài đủ số", seen: "2", intent: "save", reason: "Thêm số" };
    const more = "[[viec-lam|tan-hao|2024-Q1|actual]]";
    const refused = await post("/app/tin-bai/bai-du-so", { ...given, body: `Đã kết nạp ${figure}.\n\n${more}` });
    expect([refused.status, refused.text]).toEqual([422, expect.stringContaining("Đoạn 2 của nội dung")]);
    const share = "[[ket-nap|tan-hao|2024-Q1|share]]";
    const taken = await post("/app/tin-bai/bai-du-so", { ...given, body: `Đã kết nạp ${figure}, đạt ${share}.` });
    expect(taken.status).toBe(302);
    const article = await (await app.request(`${origin}/tin/bai-du-so`)).text();
    expect(article).toContain("44,62%");
    // Neither article nor correction tells the token itself.
    for (const path of ["/tin/bai-du-so", "/dinh-chinh", "/atom.xml", "/"])
      expect(await (await app.request(origin + path)).text(), path).not.toContain("[[");
  });

  test("that cites an indicator which is public no more is not put back on the portal", async () => {
    await marked(false);
    const { status, text } = await writing("Bài riêng", chart);
    await marked(true);
    expect([status, text]).toEqual([422, expect.stringContaining("Đoạn 1 của nội dung")]);
  });
});

describe("a review", () => {
  const send = (method: string, path: string, body: unknown, seen = 1) =>
    app.request(`${origin}/api/v1${path}`, {
      method,
      headers: { ...asked, "Content-Type": "application/json", "If-Match": `"${seen}"` },
      body: body === undefined ? undefined : JSON.stringify(body),
    });
  const issue = { number: "05", date: "2024-04-02", signer: "Lê Văn An" };
  const block = "results/xay-dung-dang/ahead";

  test("is issued once every live figure in it can be told, and published only without what is not public", async () => {
    const begun = await send("POST", "/reviews", { unit: "tan-hao", period: "2024-Q1" });
    const { id } = (await begun.json()) as { id: number };
    const path = `/reviews/${id}`;
    await send("PUT", `${path}/texts`, {
      texts: { [block]: "Toàn xã đã có [ct99.cap] người và [ct01.cap] đảng viên." },
    });
    await send("POST", `${path}/present`, undefined, 2);
    const refused = await send("POST", `${path}/issue`, issue, 3);
    expect([refused.status, await refused.json()]).toEqual([
      422,
      expect.objectContaining({
        code: "review_figures_untold",
        errors: [expect.objectContaining({ field: block, title: expect.stringContaining("[ct99.cap]") })],
      }),
    ]);
    await send("POST", `${path}/take-back`, undefined, 3);
    await send("PUT", `${path}/texts`, { texts: { [block]: "Nguyên nhân: [[nêu ở đây]]." } }, 4);
    await send("POST", `${path}/present`, undefined, 5);
    expect(await (await send("POST", `${path}/issue`, issue, 6)).text()).toContain("[[nêu ở đây]]");
    await send("POST", `${path}/take-back`, undefined, 6);
    await send("PUT", `${path}/texts`, { texts: { [block]: "Toàn xã đã có [ct01.cap] đảng viên." } }, 7);
    await send("POST", `${path}/present`, undefined, 8);
    expect((await send("POST", `${path}/issue`, issue, 9)).status).toBe(200);
    for (const given of [
      { text: "Còn [[nêu ở đây]].", reason: "Sót." },
      { text: "Khác.", reason: "[[lý do]]" },
    ])
      expect((await send("POST", `${path}/corrections`, { block, ...given }, 10)).status).toBe(422);

    await marked(false);
    const article = { ...fields, title: "Sơ kết", body: `Mở đầu.\n\nĐã kết nạp ${figure}.` };
    const held = await post(`/app/van-ban/${id}/dang-cong`, article);
    expect([held.status, held.text]).toEqual([422, expect.stringContaining("Đoạn 2 của nội dung")]);
    await marked(true);
    expect((await post(`/app/van-ban/${id}/dang-cong`, article)).status).toBe(302);
  });
});
