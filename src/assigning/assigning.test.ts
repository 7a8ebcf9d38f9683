/** Tasks handed out on the screen, as an office sends them: one line, a table, a paragraph; and who may not. */
import { describe, expect, test } from "vitest";
import { foreignField } from "../testForeignField.ts";

const { database, visitor, send } = await foreignField();
const office = visitor("office.giong-trom");

const one = (fields: Record<string, string>) =>
  new URLSearchParams(Object.entries(fields).map(([name, text]) => [name.includes(".") ? name : `${name}.0`, text]));
const many = (rows: readonly Record<string, string>[], intent = "apply") => {
  const form = new URLSearchParams({ intent, rows: String(rows.length) });
  rows.forEach((row, index) => {
    for (const [name, text] of Object.entries({ take: "yes", ...row })) form.set(`${name}.${index}`, text);
  });
  return form;
};
const stored = async () =>
  (
    await database.pool.query(
      "SELECT code, title, leads, due, document FROM task WHERE code <> 'nv-hung-le' ORDER BY id",
    )
  ).rows;

test("a line is read back as a sentence before anything is stored, then given", async () => {
  const line = encodeURIComponent("Giao: rà soát hộ nghèo cho tan-hao, hung-le trước 30/9 theo 276-KH/HU");
  const { text } = await send(office, "GET", `/app/giao-viec?dong=${line}`);
  expect(text).toContain("“Rà soát hộ nghèo”, xong trước hết ngày 30/09/2024, theo 276-KH/HU.");
  expect(await stored()).toEqual([]);
  const given = one({ title: "Rà soát hộ nghèo", leads: "tan-hao, hung-le", due: "trước 30/9", document: "276-KH/HU" });
  expect((await send(office, "POST", "/app/giao-viec", given)).status).toBe(303);
  expect(await stored()).toEqual([
    {
      code: "ra-soat-ho-ngheo",
      title: "Rà soát hộ nghèo",
      leads: ["tan-hao", "hung-le"],
      due: "2024-09-30",
      document: "276-KH/HU",
    },
  ]);
  const again = await send(office, "GET", "/app/giao-viec?theo=276-KH/HU");
  expect(again.text).toContain('"handed":{"document":"276-KH/HU","count":1}');
});

describe("what cannot be given is refused at its field, and nothing is stored", () => {
  test.each<[string, Record<string, string>, string]>([
    ["a day that is over", { title: "a", leads: "tan-hao", due: "1/9/2024" }, "task_due_over"],
    ["a deadline nobody can read", { title: "a", leads: "tan-hao", due: "khi rảnh" }, "task_due_unread"],
    ["who is nobody", { title: "a", leads: "Xã Không Có" }, "task_who_unknown"],
    ["a unit that ended", { title: "a", leads: "da-giai-the" }, "task_who_unknown"],
    ["a year mistyped", { title: "a", leads: "tan-hao", due: "30/9/2062" }, "task_due_far"],
    ["without words", { title: " ", leads: "tan-hao" }, "task_title_missing"],
    ["a target there is not", { title: "a", leads: "tan-hao", target: "không có" }, "task_target_unknown"],
  ])("%s", async (_, fields, code) => {
    const before = await stored();
    const { status, text } = await send(office, "POST", "/app/giao-viec", one(fields));
    expect([status, text.includes(`"code":"${code}"`)]).toEqual([422, true]);
    const rows = [{ title: "Việc đúng", leads: "tan-hao" }, fields];
    expect((await send(office, "POST", "/app/giao-viec/nhieu", many(rows))).status).toBe(422);
    expect(await stored()).toEqual(before);
  });
});

test("a table is read back and given row by row, those not chosen left out", async () => {
  const table = "TT\tNội dung\tChủ trì\tThời hạn\n1\tLập danh sách\ttan-hao\t30/9/2024\n2\tNộp báo cáo\thung-le\t+10\n";
  const read = await send(office, "POST", "/app/giao-viec/nhieu", new URLSearchParams({ intent: "read", text: table }));
  expect(read.text).toContain("“Lập danh sách”, xong trước hết ngày 30/09/2024.");
  const rows: Record<string, string>[] = [
    { title: "Lập danh sách", leads: "tan-hao", due: "30/9/2024" },
    { title: "Nộp báo cáo", leads: "hung-le", due: "+10", take: "" },
  ];
  expect((await send(office, "POST", "/app/giao-viec/nhieu", many(rows))).status).toBe(303);
  const titles = (await stored()).map(({ title }) => title);
  expect([titles.includes("Lập danh sách"), titles.includes("Nộp báo cáo")]).toEqual([true, false]);
});

test("a paragraph's sentences that direct are proposed beside their words, what only tells is not", async () => {
  const text =
    "Trong quý III, các ngành đã nỗ lực nhiều. Yêu cầu tan-hao chủ trì, phối hợp với hung-le rà soát quỹ đất trước ngày 15/10/2024. Tăng cường công tác kiểm tra, giám sát.";
  const read = await send(office, "POST", "/app/giao-viec/nhieu", new URLSearchParams({ intent: "read", text }));
  const seen = JSON.parse(read.text).actionData;
  const [answer] = Object.values(seen) as {
    seen: { told: { proposed: Record<string, string> }; isTaken: boolean }[];
  }[];
  expect(
    answer?.seen.map(({ told, isTaken }) => [
      told.proposed.leads,
      told.proposed.cooperating,
      told.proposed.due,
      isTaken,
    ]),
  ).toEqual([
    ["tan-hao", "hung-le", "2024-10-15", true],
    ["", "", "", false],
  ]);
});

test("nobody hands out beyond their reach, and who is no office not at all", async () => {
  const beyond = one({ title: "Việc của xã bên", leads: "hung-le" });
  const commune = visitor("office.tan-hao");
  const before = await stored();
  expect((await send(commune, "POST", "/app/giao-viec", beyond)).status).toBe(422);
  expect((await send(commune, "POST", "/app/giao-viec/nhieu", many([{ title: "x", leads: "hung-le" }]))).status).toBe(
    422,
  );
  for (const who of ["reporter.tan-hao", "leader.giong-trom", "approver.hung-le"])
    expect((await send(visitor(who), "POST", "/app/giao-viec", beyond)).status, who).toBe(403);
  expect(await stored()).toEqual(before);
  const { text } = await send(commune, "GET", "/app/giao-viec");
  expect(text).not.toContain("BÍ MẬT");
  expect(
    (await send(commune, "POST", "/app/giao-viec", one({ title: "Việc của xã mình", leads: "tan-hao" }))).status,
  ).toBe(303);
});
