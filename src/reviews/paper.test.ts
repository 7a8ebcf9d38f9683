import { expect, test } from "vitest";
import type { IsoDate } from "../database/ids.ts";
import { layoutOn } from "../documents/layout.ts";
import type { Block } from "../telling/block.ts";
import { indicator, target } from "../telling/exampleSubjects.ts";
import { draftReview } from "./draft.ts";
import { reviewData } from "./exampleReview.ts";
import { toHtml } from "./html.ts";
import { paperOf } from "./paper.ts";
import { toText } from "./plain.ts";

const day = "2024-03-31" as IsoDate;
const admitted = indicator("ket-nap", "Kết nạp đảng viên", "đảng viên");
const example = { code: "ct01", name: "Kết nạp đảng viên mới", of: admitted, amount: "130", actual: "58" };
const data = reviewData({ targets: [target(example)] });
const issue = { number: "05", date: "2024-04-02" as IsoDate, signerTitle: "PHÓ BÍ THƯ", signer: "Lê Văn An" };
const party = layoutOn("party", day);
const state = layoutOn("state", day);

test("the Party's head: number without colon, the party's name at the right, T/M, the text ends with a full stop", () => {
  const text = toText(paperOf(data, draftReview(data, party), party, issue));
  expect(text).toContain("TỈNH ỦY ĐÔNG HẢI\nHUYỆN ỦY MINH CHÂU\nSố 05-BC/HU\n");
  expect(text).toContain("ĐẢNG CỘNG SẢN VIỆT NAM\nMinh Châu, ngày 02 tháng 4 năm 2024");
  expect(text).toContain("T/M BAN THƯỜNG VỤ\nPHÓ BÍ THƯ\nLê Văn An");
  expect(text).toContain(
    "- Tỉnh ủy Đông Hải (để báo cáo),\n- Các đảng bộ, chi bộ trực thuộc,\n- Lưu Văn phòng Huyện ủy.",
  );
  expect(text).toContain("(Kèm theo Báo cáo số 05-BC/HU, ngày 02 tháng 4 năm 2024 của Ban Thường vụ Huyện ủy)");
});

test("the State's head: number with colon, the national motto, TM., the text ends with ./.", () => {
  const blocks: Block[] = [
    { id: "a", kind: "paragraph", spans: [{ kind: "text", text: "Ủy ban nhân dân huyện báo cáo." }] },
  ];
  const text = toText(paperOf(data, blocks, state, issue));
  expect(text).toContain("ỦY BAN NHÂN DÂN HUYỆN MINH CHÂU\nSố: 05/BC-UBND");
  expect(text).toContain("Độc lập - Tự do - Hạnh phúc");
  expect(text).toContain("Ủy ban nhân dân huyện báo cáo./.");
  expect(text).toContain("TM. ỦY BAN NHÂN DÂN");
});

test("what is still to be written shows in a draft and vanishes on issue, with headings left empty", () => {
  const draft = toText(paperOf(data, draftReview(data, party), party));
  expect(draft).toContain("[Nguyên nhân của hạn chế, khó khăn]");
  expect(draft).toContain("IV. NHIỆM VỤ TRỌNG TÂM QUÝ II/2024");
  const issued = toText(paperOf(data, draftReview(data, party), party, issue));
  expect(issued).not.toContain("[");
  expect(issued).not.toContain("IV. NHIỆM VỤ");
});

test("where headings are left out the numbers run on", () => {
  const blocks: Block[] = [
    { id: "a", kind: "heading", level: 1, text: "I. MỘT" },
    { id: "b", kind: "heading", level: 1, text: "II. HAI" },
    { id: "c", kind: "heading", level: 2, text: "1. Trống" },
    { id: "d", kind: "heading", level: 2, text: "2. Có chữ" },
    { id: "e", kind: "paragraph", spans: [{ kind: "text", text: "Nội dung." }] },
  ];
  expect(toText(paperOf(data, blocks, party, issue))).toContain("\nI. HAI\n\n1. Có chữ\nNội dung.");
});

test("the annex lists every target; what does not exist is an empty cell", () => {
  const silent = target({ ...example, code: "ct02", name: "Chi bộ mới", actual: undefined });
  const both = reviewData({ targets: [target(example), silent] });
  const text = toText(paperOf(both, [], party));
  expect(text).toContain("1 | Kết nạp đảng viên mới | đảng viên | 130 | 58 | 44,62 |  |  | Vượt | Dưới 50%");
  expect(text).toContain("2 | Chi bộ mới | đảng viên | 130 |  |  |  |  | Chưa có số liệu | Chưa có số liệu");
});

test("illustrative figures carry a mark once a clause, and a note says what it means", () => {
  const marked = reviewData({ targets: [target({ ...example, illustrative: true })] });
  const text = toText(paperOf(marked, draftReview(marked, party), party));
  expect(text).toContain("kết nạp 58/130 đảng viên mới (đạt 44,62%*)");
  expect(text).toContain("(*) Số liệu minh họa.");
  expect(toText(paperOf(data, draftReview(data, party), party))).not.toContain("minh họa");
});

test("HTML carries each figure's key and takes nothing of the text as markup", () => {
  const blocks: Block[] = [{ id: "a", kind: "paragraph", spans: [{ kind: "text", text: '<img src="x" onerror=1>' }] }];
  expect(toHtml(paperOf(data, blocks, party))).not.toContain("<img");
  expect(toHtml(paperOf(data, draftReview(data, party), party))).toContain(
    '<span class="figure" data-figure="ct01.cap">58/130</span>',
  );
});

test("a commune's committee and a Party cell have their own names and abbreviations", () => {
  const commune = reviewData({ unit: { ...data.unit, name: "Xã Tân Hào", kind: "commune" }, superior: data.unit });
  expect(toText(paperOf(commune, [], party))).toContain("HUYỆN ỦY MINH CHÂU\nĐẢNG ỦY XÃ TÂN HÀO\nSố …-BC/ĐU");
  const cell = reviewData({ unit: { ...data.unit, name: "Chi bộ Ấp 3", kind: "cell" }, superior: undefined });
  expect(toText(paperOf(cell, [], party))).toMatch(/^CHI BỘ ẤP 3\nSố …-BC\/CB/u);
});
