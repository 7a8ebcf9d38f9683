import fc from "fast-check";
import { expect, test } from "vitest";
import type { FileId } from "../database/ids.ts";
import { testDatabase } from "../database/testDatabase.ts";
import { closeFile, fileResponse, listFiles, readFile, storeFile } from "./file.server.ts";
import { attachmentHeader, fileTypeOf, safeFileName } from "./file.ts";
import { jpegWithMetadata, secrets } from "./testPictures.ts";

const database = await testDatabase();
const author = { by: "test", at: new Date("2024-09-23T00:30:00Z") };
const pdf = Buffer.from("%PDF-1.7\n%âãÏÓ\n");
const png = Buffer.from("\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "latin1");
const svg = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>');

test.each([
  ["../../etc/passwd.pdf", "passwd.pdf"],
  ["..\\..\\windows\\system.pdf", "system.pdf"],
  ["a\0b.pdf", "ab.pdf"],
  ["a\r\nSet-Cookie: x=1.pdf", "aSet-Cookie- x=1.pdf"],
  ["CON", "tep-CON.pdf"],
  ["nul.txt.pdf", "tep-nul.txt.pdf"],
  ["com1.pdf", "tep-com1.pdf"],
  ["", "tep.pdf"],
  ["...", "tep.pdf"],
  [".htaccess", "htaccess.pdf"],
  ["báo cáo\u202Efdp.exe", "báo cáofdp.exe.pdf"],
  ["Báo cáo quý I – xã Tân Hào (đã ký).pdf", "Báo cáo quý I – xã Tân Hào (đã ký).pdf"],
  ["Ba\u0301o ca\u0301o.PDF", "Báo cáo.pdf"],
  ["trang.html", "trang.html.pdf"],
])("S8 a file called %j is kept as %j", (given, kept) => {
  expect(safeFileName(given, "pdf")).toBe(kept);
});

test("S8 whatever a file is called, its name stays one line, one folder and short, and is made safe once only", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary", maxLength: 300 }), (given) => {
      const name = safeFileName(given, "docx");
      expect(name).not.toMatch(/[/\\\p{Cc}<>:"|?*]/u);
      expect(name.length).toBeLessThan(260);
      expect(safeFileName(name, "docx")).toBe(name);
      const header = attachmentHeader(name);
      expect(header).toMatch(/^attachment; filename="[\w. ()-]+"; filename\*=UTF-8''[\w.!~%-]+$/);
      expect(decodeURIComponent(header.split("''")[1] ?? "")).toBe(name);
    }),
  );
});

test("S8 the type comes from the bytes: an SVG or a web page called .png is neither", () => {
  expect(fileTypeOf(pdf)).toBe("pdf");
  expect(fileTypeOf(png)).toBe("png");
  expect(fileTypeOf(svg)).toBeUndefined();
  expect(fileTypeOf(Buffer.from("<!doctype html><script>alert(1)</script>"))).toBeUndefined();
  expect(fileTypeOf(Buffer.from("PK\x03\x04 no office file"))).toBeUndefined();
});

test("S8 an office file is known by the names of its parts, and one with macros is none", () => {
  const packed = (...parts: string[]) => Buffer.from(["PK\x03\x04[Content_Types].xml", ...parts].join(" "), "latin1");
  expect(fileTypeOf(packed("word/document.xml"))).toBe("docx");
  expect(fileTypeOf(packed("word/document.xml", "word/vbaProject.bin"))).toBeUndefined();
  expect(fileTypeOf(packed("xl/workbook.xml", "xl/vbaProject.bin"))).toBeUndefined();
});

test("S8 a file is found by its id and goes out to be saved, without any right in a browser", async () => {
  const id = await database.write((tx) => storeFile(tx, { name: "../Biên bản “ký”\r\n.PDF", bytes: pdf }, author));
  const file = await database.read((tx) => readFile(tx, id));
  expect(file).toMatchObject({ name: "Biên bản “ký”.pdf", mediaType: "application/pdf" });
  if (!file) return;
  const { headers } = fileResponse(file);
  expect(headers.get("Content-Disposition")).toMatch(/^attachment; filename="[^"]*"; filename\*=UTF-8''Bi%C3%AAn%20b/);
  expect(headers.get("X-Content-Type-Options")).toBe("nosniff");
  expect(headers.get("Content-Security-Policy")).toBe("sandbox; default-src 'none'");
  expect(await database.read((tx) => listFiles(tx, [id, 999_999 as FileId]))).toEqual([
    { id, name: "Biên bản “ký”.pdf", mediaType: "application/pdf", size: pdf.length },
  ]);
  await database.write((tx) => closeFile(tx, id, author.at));
  expect(await database.read((tx) => readFile(tx, id))).toBeUndefined();
});

test("S8 a photograph is kept without the place where it was taken", async () => {
  const photograph = jpegWithMetadata(Buffer.from("ffd8ffda00040102aaffd9", "hex"), 6);
  const id = await database.write((tx) => storeFile(tx, { name: "anh.jpg", bytes: photograph }, author));
  const kept = Buffer.from((await database.read((tx) => readFile(tx, id)))?.bytes ?? []);
  expect(kept.length).toBeGreaterThan(0);
  for (const secret of secrets) expect(kept.includes(secret)).toBe(false);
});

test.each([
  ["an SVG", { name: "anh.svg", bytes: svg }, "file_type_unknown"],
  ["an SVG that calls itself a picture", { name: "anh.png", bytes: svg }, "file_type_unknown"],
  ["an empty file", { name: "a.pdf", bytes: Buffer.alloc(0) }, "file_empty"],
  [
    "eleven megabytes",
    { name: "a.pdf", bytes: Buffer.concat([pdf, Buffer.alloc(11 * 1024 * 1024)]) },
    "file_too_large",
  ],
  ["a picture where a scan is wanted", { name: "a.png", bytes: png, takes: ["pdf" as const] }, "file_type_unknown"],
])("S8 %s is refused", async (_name, given, code) => {
  await expect(database.write((tx) => storeFile(tx, given, author))).rejects.toMatchObject({ code, status: 422 });
});
