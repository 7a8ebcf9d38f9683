/** What a cell holds, by what Excel writes for it and by the format in which it shows it. */
import { Decimal } from "../prose/number.ts";
import { attributesOf, type XmlReader } from "../server/xmlRead.ts";
import type { SheetCell } from "./workbook.ts";

/** `type` as ECMA-376 names it (18.18.11); what the cell does not have is left out. */
export type CellWritten = { type: string; style: number; value?: string; formula?: string; text?: string };

export type CellReading = {
  texts: readonly string[];
  /** By style. */
  formats: readonly string[];
  /** Days are counted from 1904 instead of 1900. */
  startsIn1904: boolean;
};

export function readCell({ type, style, value, formula, text }: CellWritten, of: CellReading): SheetCell | undefined {
  if (type === "inlineStr") return textOf(text ?? "");
  if (value === undefined)
    return formula === undefined ? undefined : { kind: "fault", text: `=${formula}`.slice(0, 100) };
  switch (type) {
    case "s":
      return textOf(of.texts[Number(value)] ?? "");
    case "str":
      return textOf(value);
    case "b":
      return { kind: "yes_no", yes: value === "1" || value === "true" };
    case "e":
      return { kind: "fault", text: value };
    default: {
      const format = of.formats[style] ?? "";
      if (value.trim() === "") return undefined;
      if (type === "d") return dayOf(new Date(value.length > 10 ? `${value.replace(/Z$/, "")}Z` : value), format);
      const number = Number(value);
      return isOfDays(format) ? dayOf(dayCounted(number, of.startsIn1904), format) : numberOf(number, format);
    }
  }
}

/** Those that have no code of their own in the file (18.8.30). */
const usualFormats: Readonly<Record<number, string>> = {
  1: "0",
  2: "0.00",
  3: "#,##0",
  4: "#,##0.00",
  9: "0%",
  10: "0.00%",
  11: "0.00E+00",
  14: "mm-dd-yy",
  15: "d-mmm-yy",
  16: "d-mmm",
  17: "mmm-yy",
  18: "h:mm AM/PM",
  19: "h:mm:ss AM/PM",
  20: "h:mm",
  21: "h:mm:ss",
  22: "m/d/yy h:mm",
  45: "mm:ss",
  46: "[h]:mm:ss",
  47: "mmss.0",
  49: "@",
};

/** Reads the part of styles: the codes of formats by style, in the order in which cells number them. */
export function formatsRead(): XmlReader & { readonly ofStyles: readonly string[] } {
  const own = new Map<number, string>();
  const ofStyles: string[] = [];
  let isOfCells = false;
  return {
    ofStyles,
    open(name, written) {
      if (name === "cellXfs") isOfCells = true;
      if (name !== "numFmt" && !(name === "xf" && isOfCells)) return;
      const attributes = attributesOf(written);
      const id = Number(attributes.get("numFmtId") ?? 0);
      if (name === "numFmt") own.set(id, attributes.get("formatCode") ?? "");
      else ofStyles.push(own.get(id) ?? usualFormats[id] ?? "");
    },
    text: () => undefined,
    close(name) {
      if (name === "cellXfs") isOfCells = false;
    },
  };
}

/** Signs that XML cannot hold, and this notation itself, are written `_x000D_` (22.9.2.19). */
function textOf(written: string): SheetCell | undefined {
  const text = written.replace(/_x([\da-f]{4})_/gi, (_whole, code) => String.fromCharCode(Number.parseInt(code, 16)));
  const composed = text.normalize("NFC").replace(/\r\n?/g, "\n");
  return composed.trim() === "" ? undefined : { kind: "text", text: composed };
}

/** Excel keeps fifteen digits and shows no more; what a double has beyond them nobody typed. */
function numberOf(value: number, format: string): SheetCell {
  if (!Number.isFinite(value)) return { kind: "fault", text: String(value) };
  const amount = new Decimal(value.toPrecision(15)).toFixed();
  const code = codeShown(amount, format);
  if (code !== undefined) return { kind: "number", amount, code };
  return format.includes("%") ? { kind: "number", amount, percent: true } : { kind: "number", amount };
}

/** What a format of zeros alone shows, `00000` or `"HN"000`: it is that of a code. */
function codeShown(amount: string, format: string): string | undefined {
  const [, before = "", zeros = "", behind = ""] =
    /^((?:"[^"]*"|\\.)*)(0+)((?:"[^"]*"|\\.)*)(?:;|$)/.exec(format) ?? [];
  const isCode = zeros.length > 1 || (zeros !== "" && before !== "");
  if (!isCode || !/^\d+$/.test(amount)) return undefined;
  return [before, amount.padStart(zeros.length, "0"), behind].map((part) => part.replace(/"|\\/g, "")).join("");
}

/** What of a format shows the value: without literals, colours and room left for signs. */
function shownBy(format: string): string {
  return format.replace(/"[^"]*"|\[[^\]]*\]|[\\_*]./g, "").toLowerCase();
}

/** Its first part, which is that of positive numbers, shows years, months, days or hours. */
function isOfDays(format: string): boolean {
  const [first = ""] = shownBy(format).split(";");
  return !first.includes("@") && /[ymdhs]/.test(first);
}

/** Days since 30/12/1899, or four years and a day later; parts of a day are hours. */
function dayCounted(number: number, startsIn1904: boolean): Date {
  return new Date(Math.round((number - 25_569 + (startsIn1904 ? 1_462 : 0)) * 86_400_000));
}

function dayOf(value: Date, format: string): SheetCell {
  if (Number.isNaN(value.getTime())) return { kind: "fault", text: "#VALUE!" };
  const day = value.toISOString().slice(0, 10);
  const shown = shownBy(format);
  const showsNoDay = shown.includes("m") && shown.includes("y") && !shown.includes("d");
  return { kind: "day", day: showsNoDay ? day.slice(0, 7) : day };
}
