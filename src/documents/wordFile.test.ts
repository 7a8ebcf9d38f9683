/** Word files as people and programs make them, read; and what is none, refused. */
import { Document, Packer, Paragraph, Table, TableCell, TableRow, TextRun } from "docx";
import { describe, expect, test } from "vitest";
import { archiveOf } from "../sheets/testArchive.ts";
import { inList, numbering, paragraph, part, run, wordWith } from "./testWordFile.ts";
import { readWordBlocks, readWordFile } from "./wordFile.server.ts";

const empty = await Packer.toBuffer(new Document({ sections: [{ children: [] }] }));
const within = (body: string, more: Record<string, string> = {}) =>
  wordWith(empty, (document) => document.replace(/<w:body>.*<\/w:body>|<w:body\/>/s, `<w:body>${body}</w:body>`), more);
const textsOf = async (body: string, more: Record<string, string> = {}) =>
  (await readWordFile(await within(body, more))).blocks.map((block) =>
    block.kind === "table" ? block.rows.map((row) => row.join("|")).join("/") : block.text,
  );
const cell = (text: string, properties = "") => `<w:tc><w:tcPr>${properties}</w:tcPr>${paragraph(text)}</w:tc>`;
const row = (...cells: string[]) => `<w:tr>${cells.join("")}</w:tr>`;

test("tables stand between the paragraphs, and signs of XML are plain signs", async () => {
  const cell = (text: string) => new TableCell({ children: [new Paragraph(text)] });
  const table = new Table({ rows: [new TableRow({ children: [cell("đầu"), cell("số")] })] });
  const line = new Paragraph({
    children: [new TextRun("Một "), new TextRun({ text: "<b>hai</b> &amp;", bold: true })],
  });
  const file = await Packer.toBuffer(new Document({ sections: [{ children: [table, line] }] }));
  expect((await readWordFile(file)).blocks).toEqual([
    { kind: "table", rows: [["đầu", "số"]] },
    { kind: "paragraph", text: "Một <b>hai</b> &amp;" },
  ]);
});

describe("tables", () => {
  test.each([
    [
      "joined across",
      row(cell("A", '<w:gridSpan w:val="2"/>'), cell("B")) + row(cell("1"), cell("2"), cell("3")),
      "A|A|B/1|2|3",
    ],
    [
      "joined downwards",
      row(cell("A", '<w:vMerge w:val="restart"/>'), cell("B")) + row(cell("", "<w:vMerge/>"), cell("C")),
      "A|B/A|C",
    ],
    [
      "beginning further right",
      `${row(cell("A"), cell("B"))}<w:tr><w:trPr><w:gridBefore w:val="1"/></w:trPr>${cell("C")}</w:tr>`,
      "A|B/|C",
    ],
    [
      "with a row taken out by a tracked change",
      `${row(cell("A"))}<w:tr><w:trPr><w:del w:id="1"/></w:trPr>${cell("B")}</w:tr>`,
      "A",
    ],
    ["with a row in a control", `<w:sdt><w:sdtPr/><w:sdtContent>${row(cell("A"))}</w:sdtContent></w:sdt>`, "A"],
    [
      "with a table in a cell",
      row(`<w:tc>${paragraph("A")}<w:tbl>${row(cell("B"), cell("C"))}</w:tbl>${paragraph("")}</w:tc>`),
      "A B C",
    ],
  ])("%s", async (_name, rows, expected) => {
    expect(await textsOf(`<w:tbl>${rows}</w:tbl>`)).toEqual([expected]);
  });

  test("numbers that Word sets in an annex are read, as the dashes under them", async () => {
    const numbers = numbering([[{ format: "decimal", text: "%1" }], [{ format: "bullet", text: "-" }]]);
    const rows = ["Kết nạp", "Thu ngân sách"].map((name) =>
      row(
        `<w:tc>${paragraph("x", inList(1)).replace(">x<", "> <")}</w:tc>`,
        `<w:tc>${paragraph(name, inList(2))}</w:tc>`,
      ),
    );
    const file = await within(`<w:tbl>${rows.join("")}</w:tbl>`, { "word/numbering.xml": numbers });
    expect(await readWordBlocks(file)).toEqual([
      {
        kind: "table",
        rows: [
          ["1", "- Kết nạp"],
          ["2", "- Thu ngân sách"],
        ],
      },
    ]);
  });
});

describe("paragraphs", () => {
  test.each([
    ["a line broken within", `<w:p>${run("- Một")}<w:r><w:br/></w:r>${run("- Hai")}</w:p>`, ["- Một", "- Hai"]],
    ["a page broken within", `<w:p>${run("Một")}<w:r><w:br w:type="page"/></w:r>${run("hai")}</w:p>`, ["Một hai"]],
    [
      "an end taken out by a tracked change",
      `<w:p><w:pPr><w:rPr><w:del w:id="1"/></w:rPr></w:pPr>${run("Một ")}</w:p>${paragraph("hai")}`,
      ["Một hai"],
    ],
    [
      "moved by a tracked change",
      `<w:p><w:moveFrom w:id="1">${run("Cũ")}</w:moveFrom></w:p><w:p><w:moveTo w:id="2">${run("Mới")}</w:moveTo></w:p>`,
      ["Mới"],
    ],
    [
      "set differently before a tracked change",
      `<w:p><w:pPr><w:pPrChange w:id="1"><w:pPr>${inList(1)}</w:pPr></w:pPrChange></w:pPr>${run("Một")}</w:p>`,
      ["Một"],
    ],
    [
      "signs of the font Symbol",
      `<w:p>${run("1,9 ")}<w:r><w:sym w:font="Symbol" w:char="F0A3"/></w:r></w:p>`,
      ["1,9 ≤"],
    ],
    [
      "for newer and older programs alike",
      `<w:p><w:r><AlternateContent><Choice>${run("mới")}</Choice><Fallback>${run("cũ")}</Fallback></AlternateContent></w:r></w:p>`,
      ["mới"],
    ],
  ])("%s", async (_name, body, expected) => {
    expect(await textsOf(body, { "word/numbering.xml": numbering([[{ format: "decimal", text: "%1." }]]) })).toEqual(
      expected,
    );
  });

  test("what stands on every page is told beside its number, once", async () => {
    const header = (text: string) => part("hdr", paragraph(text));
    const { aside } = await readWordFile(
      await within(paragraph("Một"), {
        "word/header1.xml": header("2"),
        "word/header2.xml": header("MẬT"),
        "word/footer1.xml": header("MẬT"),
      }),
    );
    expect(aside.onEveryPage).toEqual(["MẬT"]);
  });
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
  ["no text at all", archiveOf({ "[Content_Types].xml": types, "word/document.xml": "<x/>" }), "word_file_damaged"],
  [
    "macros",
    archiveOf({ "[Content_Types].xml": types, "word/document.xml": body(""), "word/vbaProject.bin": "x" }),
    "file_type_unknown",
  ],
  ["a torn file", Buffer.from("PK\x03\x04[Content_Types].xml word/document.xml", "latin1"), "word_file_damaged"],
])("S6 %s instead of a Word file is refused with a clear error", async (_name, bytes, code) => {
  await expect(readWordFile(bytes)).rejects.toMatchObject({ code, status: 422 });
});
