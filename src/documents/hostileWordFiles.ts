/** Word files that should harm (TRUST S6). */
import { archiveOf } from "../sheets/testArchive.ts";

const types = "<Types/>";
const namespace = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
const within = (body: string, more: Record<string, string> = {}) =>
  archiveOf({
    "[Content_Types].xml":
      '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>',
    "_rels/.rels":
      '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>',
    "word/document.xml": `<?xml version="1.0"?><w:document xmlns:w="${namespace}"><w:body>${body}</w:body></w:document>`,
    ...more,
  });
const paragraph = (text: string) => `<w:p><w:r><w:t>${text}</w:t></w:r></w:p>`;
const table = (inside: string) => `<w:tbl><w:tr><w:tc>${inside}</w:tc></w:tr></w:tbl>`;

/** What each is, its bytes, and the code with which it is refused; none where it is only long. */
export const hostileWordFiles: [string, () => Buffer, string | undefined][] = [
  [
    "tables one in another",
    () => within("<w:tbl><w:tr><w:tc>".repeat(20_000) + "</w:tc></w:tr></w:tbl>".repeat(20_000)),
    "word_file_too_deep",
  ],
  ["tables one behind another", () => within(table("").repeat(20_000)), "word_file_too_many_tables"],
  ["paragraphs without end", () => within("<w:p/>".repeat(100_000)), "word_file_too_many_paragraphs"],
  ["runs without end", () => within(`<w:p>${"<w:r/>".repeat(400_000)}</w:p>`), "word_file_too_many_elements"],
  ["a bomb", () => within(paragraph(" ".repeat(9_000_000))), "word_file_too_large"],
  [
    "entities",
    () => archiveOf({ "[Content_Types].xml": types, "word/document.xml": "<!DOCTYPE x>" }),
    "word_file_damaged",
  ],
  [
    "a property that begins and begins",
    () => within(paragraph("a"), { "docProps/core.xml": `<a>${"<dc:description ".repeat(100_000)}` }),
    "word_file_damaged",
  ],
  [
    "more paragraphs than a review has",
    () => within(Array.from({ length: 8_000 }, (_, number) => paragraph(`Đoạn ${number}`)).join("")),
    "word_file_too_many_paragraphs",
  ],
  [
    "paragraphs that are all nearly alike",
    () =>
      within(
        Array.from({ length: 2_900 }, (_, number) =>
          paragraph(`Thực hiện Nghị quyết của Đảng ủy về kết nạp đảng viên mới trong quý ${number} năm ${number}`),
        ).join(""),
      ),
    undefined,
  ],
  ["words without end", () => within(paragraph("đạt 1 ".repeat(300_000))), undefined],
];
