/**
 * The layouts of official papers as data, by the date from which each holds. Nothing of a layout stands in the programs that
 * write text, HTML or Word.
 *
 * Party: Regulation 66-QĐ/TW of 2017 and Guidance 36-HD/VPTW of 2018; from 2026 Regulation 399-QĐ/TW and Guidance 05-HD/VPTW.
 * State: Decree 30/2020/NĐ-CP, annex I.
 */

import type { IsoDate } from "../database/ids.ts";
import { type Body, type PaperUnit, partyBody, stateBody } from "./body.ts";

export type LayoutKind = "party" | "state";

export type Layout = {
  code: string;
  kind: LayoutKind;
  from: IsoDate;
  /** What is not certain, for the office to read. */
  note?: string;
  /** A mark under the issuer's name: the Party's asterisk. */
  underIssuer: string;
  /** Whether a rule runs under the issuer, as the State's papers have it. */
  issuerRule: boolean;
  /** The share of the line that the head's left column takes. */
  leftShare: number;
  /** What stands shorter in the name of the body above: Decree 30, annex I, II.2. */
  shortSuperior: readonly [words: string, short: string][];
  right: { text: string; bold: boolean; size: number; rule: boolean }[];
  /** "Số 05-BC/HU" or "Số: 05/BC-UBND"; the number may be missing in a draft. */
  number: string;
  /** The number's last part where the issuer has no abbreviation. */
  numberAlone: string;
  /** Before the name of the body in whose name it is signed. */
  onBehalf: string;
  /** After the last word of the text. */
  end: string;
  /** `{superior}` is the body above. */
  recipients: string[];
  /** The last recipient: where it is filed. */
  archive: string;
  /** Millimetres. */
  margins: { top: number; bottom: number; left: number; right: number };
  font: string;
  /** Points; `line` is that of number, place and date. */
  size: { body: number; head: number; line: number; title: number; recipients: number; annex: number };
  /** Points between paragraphs, and the line as a multiple. */
  spacing: { after: number; line: number };
  /** Millimetres of a first line's indent. */
  indent: number;
};

/** What both kinds ask of the page. */
const page = {
  margins: { top: 20, bottom: 20, left: 30, right: 15 },
  font: "Times New Roman",
  spacing: { after: 6, line: 1.15 },
  indent: 12.7,
};

const party2018: Layout = {
  ...page,
  code: "party-2018",
  kind: "party",
  from: "2018-04-03" as IsoDate,
  underIssuer: "*",
  issuerRule: false,
  leftShare: 0.43,
  shortSuperior: [],
  right: [{ text: "ĐẢNG CỘNG SẢN VIỆT NAM", bold: true, size: 15, rule: true }],
  number: "Số {number}-BC/{abbreviation}",
  numberAlone: "Số {number}-BC",
  onBehalf: "T/M",
  end: ".",
  recipients: ["{superior} (để báo cáo),", "Các đảng bộ, chi bộ trực thuộc,"],
  archive: "Lưu {office}.",
  size: { body: 14, head: 14, line: 14, title: 16, recipients: 12, annex: 11 },
};

const party2026: Layout = {
  ...party2018,
  code: "party-2026",
  from: "2026-01-01" as IsoDate,
  note: "Quy định 399-QĐ/TW và Hướng dẫn 05-HD/VPTW năm 2026 thay Quy định 66-QĐ/TW và Hướng dẫn 36-HD/VPTW; chưa đối chiếu được toàn văn, nên ngày bắt đầu và các cỡ chữ giữ như trước và cần văn phòng kiểm tra.",
};

const state2020: Layout = {
  ...page,
  code: "state-2020",
  kind: "state",
  from: "2020-03-05" as IsoDate,
  underIssuer: "",
  issuerRule: true,
  leftShare: 0.4,
  shortSuperior: [["Ủy ban nhân dân", "UBND"]],
  right: [
    { text: "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", bold: true, size: 12, rule: false },
    { text: "Độc lập - Tự do - Hạnh phúc", bold: true, size: 13, rule: true },
  ],
  number: "Số: {number}/BC-{abbreviation}",
  numberAlone: "Số: {number}/BC",
  onBehalf: "TM.",
  end: "./.",
  recipients: ["{superior} (để báo cáo);", "Các đơn vị trực thuộc;"],
  archive: "Lưu: VT.",
  size: { body: 14, head: 12, line: 13, title: 14, recipients: 11, annex: 11 },
};

/** In the order in which they came into force. */
export const layouts: readonly Layout[] = [party2018, state2020, party2026];

/** The layout in force on a day. */
export function layoutOn(kind: LayoutKind, day: IsoDate): Layout {
  const ofKind = layouts.filter((layout) => layout.kind === kind);
  return ofKind.findLast(({ from }) => from <= day) ?? ofKind[0] ?? party2018;
}

export function layoutOf(code: string): Layout | undefined {
  return layouts.find((layout) => layout.code === code);
}

/** Who issues a unit's papers in a layout. */
export function bodyOf(layout: Layout, unit: PaperUnit): Body {
  return layout.kind === "party" ? partyBody(unit) : stateBody(unit);
}
