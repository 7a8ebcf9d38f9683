/** A task's page, as its forms are sent: words and files of who does it, answers of who assigned it. */
import { beforeAll, describe, expect, test } from "vitest";
import { foreignField } from "./testForeignField.ts";

const { app, database, origin, visitor, send, done, idOf } = await foreignField();
const office = visitor("office.giong-trom");
const page = "/app/nhiem-vu/kh-1";

beforeAll(async () => {
  const row = { title: "Rà soát hộ nghèo", assigned_by: "giong-trom", leads: "tan-hao|hung-le" };
  await done(office, "PUT", "/api/v1/definitions/tasks/kh-1", {
    rows: [{ ...row, assigned: "2024-09-02", due: "2024-10-20" }],
  });
});

function sends(who: string, fields: Record<string, string>, files: readonly File[] = []) {
  const body = new FormData();
  for (const [name, value] of Object.entries(fields)) body.set(name, value);
  for (const file of files) body.append("files", file);
  return send(visitor(who), "POST", page, body);
}

const pdf = new File([Buffer.from("%PDF-1.4\nbiên bản\n%%EOF\n")], "biên bản.pdf");
const png = new File([Buffer.from("89504e470d0a1a0a", "hex")], "ảnh.png");
const evidence = async () =>
  (await database.pool.query("SELECT id AS file_id FROM file WHERE kept_for_id = $1", [idOf("tan-hao")])).rows;

describe("what was done is shown", () => {
  test("with words and files, which count against the unit's room", async () => {
    const told = { unit: "tan-hao", event: "progress", amount: "60", text: "Đã họp 7 ấp" };
    expect((await sends("reporter.tan-hao", told, [pdf, new File([], "")])).status).toBe(303);
    const { rows } = await database.pool.query("SELECT kept_for_id, name FROM file WHERE kept_for_id = $1", [
      idOf("tan-hao"),
    ]);
    expect(rows).toMatchObject([{ name: "biên bản.pdf" }]);
    const { text } = await send(office, "GET", page);
    for (const shown of ["Đã họp 7 ấp", "biên bản.pdf", "báo đã làm 60%"]) expect(text).toContain(shown);
  });

  test("what is no scan, and too many at once, is refused with its words, and nothing is told", async () => {
    const told = { unit: "hung-le", event: "progress", amount: "10", text: "thử" };
    const script = new File(["<svg/>"], "a.png");
    expect((await sends("reporter.hung-le", told, [script])).status).toBe(422);
    expect((await sends("reporter.hung-le", told, Array(6).fill(png))).status).toBe(422);
    expect((await send(office, "GET", page)).text).not.toContain("báo đã làm 10%");
    expect(await evidence()).toHaveLength(1);
  });

  test("read by whoever sees the piece, at no other task's address", async () => {
    const [{ file_id }] = (await evidence()) as [{ file_id: number }];
    const status = async (who: string, address: string) =>
      (await app.request(origin + address, { headers: { Cookie: visitor(who).cookie } })).status;
    const own = `${page}/tep/${file_id}`;
    for (const who of ["reporter.tan-hao", "leader.tan-hao", "office.giong-trom"])
      expect(await status(who, own)).toBe(200);
    for (const who of ["reporter.hung-le", "reporter.thue"]) expect(await status(who, own), who).toBe(404);
    expect(await status("office.giong-trom", `/app/nhiem-vu/nv-hung-le/tep/${file_id}`)).toBe(404);
  });
});

test("a unit names who does it, of its own piece alone", async () => {
  const named = { intent: "doer", unit: "tan-hao", name: "Công chức Văn hóa - Xã hội" };
  expect((await sends("reporter.hung-le", named)).status).toBe(403);
  expect((await sends("reporter.tan-hao", { ...named, unit: "thue" })).status).toBe(403);
  expect((await sends("reporter.tan-hao", named)).status).toBe(303);
  expect((await send(visitor("reporter.tan-hao"), "GET", page)).text).toContain("Công chức Văn hóa - Xã hội");
  expect((await send(visitor("reporter.hung-le"), "GET", page)).text).not.toContain("Công chức Văn hóa");
});

test("nobody answers what they asked for themselves, whatever roles they have; somebody else of the office does", async () => {
  const both = visitor("reporter.hung-le");
  await database.pool.query(
    "INSERT INTO person_role (person_id, role, unit_id, given_on) VALUES ($1, 'office', $2, '2024-01-01')",
    [both.id, idOf("giong-trom")],
  );
  const asks = { unit: "hung-le", event: "extension_asked", amount: "31/10/2024", text: "Mưa lũ" };
  expect((await sends("reporter.hung-le", asks)).status).toBe(303);
  const grants = { unit: "hung-le", event: "extension_granted", amount: "25/10/2024" };
  const refused = await sends("reporter.hung-le", grants);
  expect([refused.status, refused.text.includes("do chính anh, chị gửi")]).toEqual([403, true]);
  expect((await sends("office.giong-trom", grants)).status).toBe(303);
});
