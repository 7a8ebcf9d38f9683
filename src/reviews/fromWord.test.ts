import { Document, Packer, Paragraph, Table, TableCell, TableRow, TextRun } from "docx";
import { describe, expect, test } from "vitest";
import type { IsoDate } from "../database/ids.ts";
import { layoutOn } from "../documents/layout.ts";
import { readWordFile } from "../documents/wordFile.server.ts";
import { archiveOf } from "../sheets/testArchive.ts";
import type { Block } from "../telling/block.ts";
import { indicator, target } from "../telling/exampleSubjects.ts";
import { figureOf } from "../telling/figure.ts";
import { parseEditable } from "../telling/span.ts";
import { draftReview } from "./draft.ts";
import { withEdits } from "./edit.ts";
import { reviewData } from "./exampleReview.ts";
import { changesFromWord, comparingWith } from "./fromWord.ts";
import { paperOf } from "./paper.ts";
import { originOf, toWord } from "./word.server.ts";

const admitted = indicator("ket-nap", "Kết nạp đảng viên", "đảng viên");
const illustrative = { illustrative: true };
const data = reviewData({
  targets: [
    target({ code: "ct01", name: "Kết nạp đảng viên mới", of: admitted, amount: "130", actual: "58", ...illustrative }),
  ],
});
const ahead = "results/xay-dung-dang/ahead";

describe.each(["party", "state"] as const)("laid back in, %s", (kind) => {
  const layout = layoutOn(kind, "2024-03-31" as IsoDate);
  const base = draftReview(data, layout);
  const asked = { data, layout, base, now: base };
  const changesOf = (paragraphs: readonly string[], now = base) =>
    changesFromWord(comparingWith({ ...asked, now }), paragraphs);
  const words = async (blocks: readonly Block[] = base) =>
    (await readWordFile(await toWord(paperOf(data, blocks, layout)))).paragraphs;

  test("the file as it was taken away has no change", async () => {
    expect(changesOf(await words())).toEqual({ changes: [], elsewhere: [] });
  });

  test("a changed paragraph is shown; its figures that stayed are live, the changed one is words", async () => {
    const paragraphs = (await words()).map((text) => text.replace("(đạt 44,62%*)", "(đạt gần 45%), cao nhất cụm"));
    const { changes } = changesOf(paragraphs);
    expect(changes).toHaveLength(1);
    expect(changes[0]).toMatchObject({ block: ahead, isStale: false });
    expect(changes[0]?.text).toBe(
      "Chỉ tiêu thực hiện vượt tiến độ: kết nạp [58/130|ct01.cap] đảng viên mới (đạt gần 45%), cao nhất cụm.",
    );
  });

  test("a paragraph put in goes with the one before, one taken out is told, a prompt written over is text", async () => {
    const paragraphs = (await words()).flatMap((text) => {
      if (text.startsWith("Chỉ tiêu thực hiện vượt")) return [text, "Đoạn văn phòng viết thêm trong Word."];
      if (text.startsWith("[Nguyên nhân")) return ["Nguyên nhân chủ yếu là hạn mặn kéo dài."];
      if (text.startsWith("Thực hiện Nghị quyết")) return [];
      return [text];
    });
    const { changes } = changesOf(paragraphs);
    const byBlock = new Map(changes.map(({ block, text }) => [block, text]));
    expect(byBlock.get(ahead)).toMatch(/\[44,62%\|ct01\.ty-le\]\)\.\nĐoạn văn phòng viết thêm trong Word\.$/);
    expect(byBlock.get("limits/causes")).toBe("Nguyên nhân chủ yếu là hạn mặn kéo dài.");
    expect(byBlock.get("opening")).toBe("");
    expect(byBlock.size).toBe(3);
  });

  test("what was changed here since the file was made is told; what was not changed in Word is left alone", async () => {
    const spans = parseEditable("Kết nạp [ct01.cap] đảng viên.", (key) => figureOf(data, key));
    const now = withEdits(base, [{ id: ahead, after: "", spans }], data);
    expect(changesOf(await words(), now).changes).toEqual([]);
    const paragraphs = (await words()).map((text) => text.replace("đảng viên mới", "đảng viên trẻ"));
    expect(changesOf(paragraphs, now).changes).toMatchObject([{ block: ahead, isStale: true }]);
  });

  test("titles are the draft's: a change of one is told and not taken", async () => {
    const paragraphs = (await words()).map((text) => (text.startsWith("II. ") ? "II. TỒN TẠI, KHÓ KHĂN" : text));
    const { changes, elsewhere } = changesOf(paragraphs);
    expect(changes).toEqual([]);
    expect(elsewhere).toHaveLength(1);
  });
});

test("the file remembers of which review and version it is", async () => {
  const layout = layoutOn("party", "2024-03-31" as IsoDate);
  const file = await toWord(paperOf(data, draftReview(data, layout), layout), { review: 12, version: 7 });
  expect(originOf((await readWordFile(file)).description)).toEqual({ review: 12, version: 7 });
  expect(originOf("ai đó viết")).toBeUndefined();
});

test("tables are no paragraphs, whatever lies in them", async () => {
  const cell = (text: string) => new TableCell({ children: [new Paragraph(text)] });
  const table = new Table({ rows: [new TableRow({ children: [cell("đầu"), cell("số")] })] });
  const line = new Paragraph({
    children: [new TextRun("Một "), new TextRun({ text: "<b>hai</b> &amp;", bold: true })],
  });
  const file = await Packer.toBuffer(new Document({ sections: [{ children: [table, line, table] }] }));
  expect((await readWordFile(file)).paragraphs).toEqual(["Một <b>hai</b> &amp;"]);
});

const types = "<Types/>";
const body = (inside: string) =>
  `<?xml version="1.0"?>${inside}<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body/></w:document>`;

test.each([
  ["a picture", Buffer.from("\x89PNG\r\n\x1a\n", "latin1"), "file_type_unknown"],
  [
    "a bomb",
    archiveOf({ "[Content_Types].xml": types, "word/document.xml": body(" ".repeat(9_000_000)) }),
    "word_file_too_large",
  ],
  [
    "entities",
    archiveOf({ "[Content_Types].xml": types, "word/document.xml": body('<!DOCTYPE x [<!ENTITY a "b">]>') }),
    "word_file_damaged",
  ],
  [
    "macros",
    archiveOf({ "[Content_Types].xml": types, "word/document.xml": body(""), "word/vbaProject.bin": "x" }),
    "file_type_unknown",
  ],
  ["a torn file", Buffer.from("PK\x03\x04[Content_Types].xml word/document.xml", "latin1"), "word_file_damaged"],
])("S6 %s instead of a Word file is refused with a clear error", async (_name, bytes, code) => {
  await expect(readWordFile(bytes)).rejects.toMatchObject({ code, status: 422 });
});
