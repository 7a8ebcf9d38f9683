/** One record of `values.csv`: its words looked up and checked. Whatever repeats in a million records is checked once. */
import { type Frequency, lastDay, parsePeriod } from "../calendar/period.ts";
import type { IsoDate, PeriodCode } from "../database/ids.ts";
import { amount, amountFault, amountPattern, period, text, yesNo } from "../definitions/cells.ts";
import { faultAt } from "../definitions/checks.ts";
import { column, indicatorColumn, unitColumn } from "../definitions/columns.ts";
import type { Known } from "../definitions/known.ts";
import { type Columns, sheet } from "../definitions/sheet.ts";
import { cleaned, shortened } from "../definitions/table.ts";
import { type IndicatorRow, indicatorsSheet } from "../indicators/indicatorsSheet.ts";
import { flagOf } from "../ledger/flags.ts";
import type { Fault } from "../server/error.ts";
import { type UnitRow, unitsSheet } from "../units/unitsSheet.ts";

const columns = {
  indicator: indicatorColumn,
  unit: unitColumn,
  period: column(period, "Kỳ", "Period"),
  amount: column(amount, "Số liệu", "Amount", {
    meaning:
      "số phát sinh là của riêng kỳ ấy, kể cả khi biểu mẫu nhập lũy kế; không nhiều chữ số thập phân hơn chỉ số; trống: chưa có số, dòng được bỏ qua",
  }),
  note: column(text.optional(), "Giải trình", "Note"),
  estimated: column(yesNo(false), "Số ước", "Estimated"),
  illustrative: column(yesNo(false), "Số minh họa", "Illustrative"),
} satisfies Columns;
/** Not stored as the others are: a report row holds many of its rows. */
export const valuesSheet = sheet({
  name: "values",
  title: { vi: "Số liệu", en: "Figures" },
  table: "report",
  columns,
  key: ["indicator", "unit", "period"],
});
export const valuesFile = valuesSheet.file;

const estimatedFlag = flagOf({ estimated: true, illustrative: false });
const illustrativeFlag = flagOf({ estimated: false, illustrative: true });

/** `index` counts what the file has named so far. */
export type NamedPeriod = { index: number; code: PeriodCode; frequency: Frequency; ends: IsoDate };
export type NamedUnit = UnitRow & { index: number; code: string };
export type NamedIndicator = IndicatorRow & { index: number; code: string; decimals: number };

export type ValueRecord = {
  indicator: NamedIndicator;
  unit: NamedUnit;
  period: NamedPeriod;
  amount: string;
  flags: number;
  note: string;
};

/** The record, or what is wrong with it: of a figure that is not given, nothing. */
export type RecordReader = (cells: readonly string[], row: number) => ValueRecord | Fault[];

/** Reads the records of a file with this header. */
export function recordReader(known: Known, header: readonly string[]): RecordReader {
  const at = (column: keyof typeof columns) => header.indexOf(column);
  const places = { indicator: at("indicator"), unit: at("unit"), period: at("period"), amount: at("amount") };
  const [noteAt, estimatedAt, illustrativeAt] = [at("note"), at("estimated"), at("illustrative")];

  const [indicators, units] = [known.of(indicatorsSheet), known.of(unitsSheet)];
  const indicatorNamed = remembered((named, index): NamedIndicator | undefined => {
    const indicator = indicators.get(named);
    return indicator && { ...indicator, code: named, index, decimals: indicator.decimals ?? 0 };
  });
  const unitNamed = remembered((named, index): NamedUnit | undefined => {
    const unit = units.get(named);
    return unit && { ...unit, code: named, index };
  });
  const periodNamed = remembered((named, index): NamedPeriod | undefined => {
    const parsed = parsePeriod(named);
    return parsed && { index, code: named as PeriodCode, frequency: parsed.kind, ends: lastDay(parsed) };
  });

  return (cells, row) => {
    const indicator = indicatorNamed(cells[places.indicator] ?? "");
    const unit = unitNamed(cells[places.unit] ?? "");
    const named = periodNamed(cells[places.period] ?? "");
    const typed = cells[places.amount] ?? "";
    const written = amountPattern.test(typed) ? typed : cleaned(typed);
    const flags = flagIn(cells[estimatedAt], estimatedFlag) + flagIn(cells[illustrativeAt], illustrativeFlag);
    const note = cells[noteAt] ? cleaned(cells[noteAt] ?? "") : "";
    const isTooFine = indicator !== undefined && decimalsOf(written) > indicator.decimals;
    const isGood =
      amountPattern.test(written) &&
      !isTooFine &&
      !Number.isNaN(flags) &&
      (note === "" || text.safeParse(note).success);
    if (indicator && unit && named && isGood) return { indicator, unit, period: named, amount: written, flags, note };

    // A note or a mark without its figure would be lost unseen.
    const isNotGiven = written === "" && flags === 0 && note === "";
    const faults: Fault[] = [];
    const refuse = (column: keyof typeof places, unknown: string) => {
      const found = cleaned(cells[places[column]] ?? "");
      faults.push(
        faultAt(valuesFile, { row }, column, found === "" ? "cell_blank" : unknown, { text: shortened(found) }),
      );
    };
    if (!indicator) refuse("indicator", "cell_indicator_unknown");
    if (!unit) refuse("unit", "cell_unit_unknown");
    if (!named) refuse("period", "cell_period_wrong");
    if (isTooFine && amountPattern.test(written)) refuse("amount", "amount_more_decimals");
    if (!isNotGiven && !amountPattern.test(written))
      refuse("amount", amountFault(written) ?? "amount_not_a_number_in_file");
    for (const [column, place] of [["estimated", estimatedAt] as const, ["illustrative", illustrativeAt] as const]) {
      if (Number.isNaN(flagIn(cells[place], 1)))
        faults.push(faultAt(valuesFile, { row }, column, "cell_yes_no_wrong", { text: shortened(cells[place] ?? "") }));
    }
    const badNote = note === "" ? undefined : text.safeParse(note).error?.issues[0]?.message;
    if (badNote !== undefined) faults.push(faultAt(valuesFile, { row }, "note", badNote, { text: shortened(note) }));
    return faults;
  };
}

/** So that "1.500 vụ" never becomes 1,5; zeros at the end say nothing. */
function decimalsOf(amount: string): number {
  const point = amount.indexOf(".");
  return point === -1 ? 0 : amount.slice(point + 1).replace(/0+$/, "").length;
}

/** `flag` for yes, 0 for no or nothing, no number for anything else. */
function flagIn(cell: string | undefined, flag: number): number {
  if (cell === undefined || cell === "") return 0;
  const word = cell.trim();
  return word === "yes" ? flag : word === "no" || word === "" ? 0 : Number.NaN;
}

/** Looks a word up once, however often and with whatever spaces it is written. */
function remembered<Entry>(find: (word: string, index: number) => Entry | undefined) {
  const byCell = new Map<string, Entry>();
  const byWord = new Map<string, Entry>();
  return (cell: string): Entry | undefined => {
    const known = byCell.get(cell);
    if (known !== undefined) return known;
    const word = cleaned(cell);
    const entry = byWord.get(word) ?? find(word, byWord.size);
    if (entry === undefined) return undefined;
    byWord.set(word, entry);
    byCell.set(cell, entry);
    return entry;
  };
}
