import { expect, test } from "vitest";
import { stoppedClock } from "../calendar/clock.ts";
import { testDatabase } from "../database/testDatabase.ts";
import { loadFolder } from "./load.server.ts";
import { district, folderOf } from "./testFolder.ts";

const database = await testDatabase();
const options = { clock: stoppedClock(new Date("2024-07-01T01:00:00Z")), by: "thử" };
const pdf = Buffer.from("%PDF-1.7\n");

const load = async (files: string, more: Record<string, Buffer>) => {
  const article = `---\ntitle: Kết quả quý I\ntime: 2024-04-27T10:15:00+07:00\nfiles: ${files}\n---\nLời.\n`;
  return loadFolder(database, await folderOf({ ...district, "articles/tin.md": article, ...more }), options);
};

test("a file beside an article is kept by the rules of every file, and once only", async () => {
  const files = { "articles/Kế hoạch.PDF": pdf };
  await load("Kế hoạch.PDF", files);
  await load("Kế hoạch.PDF", files);
  const { rows } = await database.pool.query("SELECT name, media_type FROM file");
  expect(rows).toEqual([{ name: "Kế hoạch.pdf", media_type: "application/pdf" }]);
});

test.each([
  ["that is not there", "khong-co.pdf", {}, "attachment_missing", "articles/tin.md"],
  ["outside the folder", "../units.csv", {}, "attachment_missing", "articles/tin.md"],
  [
    "S8 whose bytes are no type that is taken",
    "anh.png",
    { "articles/anh.png": Buffer.from("<svg onload=alert(1)>") },
    "file_type_unknown",
    "articles/anh.png",
  ],
  ["without bytes", "a.pdf", { "articles/a.pdf": Buffer.alloc(0) }, "file_empty", "articles/a.pdf"],
  [
    "of eleven megabytes",
    "a.pdf",
    { "articles/a.pdf": Buffer.concat([pdf, Buffer.alloc(11 * 1_048_576)]) },
    "file_too_large",
    "articles/a.pdf",
  ],
])("a file %s is a fault of the folder", async (_name, name, more, code, file) => {
  await expect(load(name, more)).rejects.toMatchObject({
    code: "folder_faulty",
    faults: [expect.objectContaining({ code, place: { file } })],
  });
});
