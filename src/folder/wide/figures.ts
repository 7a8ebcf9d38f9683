/** The figures of a wide table whose heads and names are understood, and whether its stated sums are what they add up to. */
import { firstDay, lastDay, parsePeriod } from "../../calendar/period.ts";
import type { PeriodCode } from "../../database/ids.ts";
import type { Indicator } from "../../indicators/indicator.ts";
import { type Amount, Decimal } from "../../prose/number.ts";
import { plain } from "../../prose/plain.ts";
import type { Language } from "../../prose/text.ts";
import { type SheetCell, shownText } from "../../sheets/workbook.ts";
import type { Unit } from "../../units/tree.ts";
import { type AmountFault, isAmountFault } from "../../words/number.ts";
import { type BlockFormat, formatOfBlock, readInBlock } from "../../words/numberBlock.ts";
import { unitsOn } from "../../words/unitName.ts";
import { isBlank, isFigure } from "./cells.ts";
import type { ColumnMeant, Question, RowMeant, TotalMeant, ValueMeant, WideMeaning } from "./meaning.ts";
import { type PlacedSheet, placeIn } from "./place.ts";
import type { WideRow } from "./rows.ts";

type Understood = ColumnMeant & { indicator: Indicator; period: PeriodCode };
type Cells = ReadonlyMap<number, readonly (SheetCell | undefined)[]>;
type Read = Amount | "nothing" | { fault: AmountFault["fault"] | "no_number" | "format_unknown" };

/** Reads the figures; `format` is how numbers kept as text are written, where a person said it. */
export function figuresOf(
  sheet: PlacedSheet,
  meaning: WideMeaning,
  format: Language | undefined,
): { values: ValueMeant[]; totals: TotalMeant[]; questions: Question[] } {
  const cells: Cells = new Map(sheet.rows.map((row) => [row.number, row.cells]));
  const columns = meaning.columns.flatMap((column): Understood[] => {
    const { indicator, period } = column;
    return indicator && period ? [{ ...column, indicator, period }] : [];
  });
  const rows = meaning.table.rows;
  const ofSheet = formatOfBlock(columns.flatMap((column) => textsIn(column, rows, cells)));
  const values: ValueMeant[] = [];
  const totals: TotalMeant[] = [];
  const questions: Question[] = [];
  const open: { column: Understood; text: string }[] = [];
  const meantRow = new Map(meaning.rows.map((row) => [row.row, row]));
  for (const column of columns) {
    const block = formatOf(textsIn(column, rows, cells), ofSheet, format);
    if ("unknown" in block) open.push({ column, text: block.unknown });
    const read = new Map(rows.map(({ row }) => [row, amountIn(cells.get(row)?.[column.column - 1], block, column)]));
    for (const { row, head } of rows.map((each) => ({ ...each, head: each.label }))) {
      const amount = read.get(row) ?? "nothing";
      const where = placeIn(sheet, row, column.column);
      const named = meantRow.get(row);
      if (amount === "nothing" || !named) continue;
      if ("fault" in amount) {
        if (amount.fault !== "format_unknown")
          questions.push({
            kind: amount.fault,
            text: shownText(cells.get(row)?.[column.column - 1]).slice(0, 60),
            where,
          });
        continue;
      }
      const unit = unitIn(named, column.period);
      if (unit) values.push({ row, column: column.column, unit: unit.code, ...figureOf(column, amount) });
      else if (named.units.length === 1) questions.push({ kind: "unit_ended", text: head, where });
    }
    if (!("unknown" in block)) totals.push(...totalsOf(column, rows, read));
  }
  const [first] = open;
  if (first) {
    const where = open.map(({ column }) => placeIn(sheet, meaning.table.layout.firstRow, column.column)).join(", ");
    questions.push({ kind: "format_unknown", text: first.text, where });
  }
  return { values: values.sort((one, other) => one.row - other.row || one.column - other.column), totals, questions };
}

function figureOf({ indicator, period, isEstimate }: Understood, amount: Amount) {
  return { indicator: indicator.code as string, period, amount: amount.toFixed(), estimated: isEstimate };
}

/** The numbers of a column that are kept as text, with what the indicator allows of them. */
function textsIn({ column, indicator, scale }: Understood, rows: readonly WideRow[], cells: Cells) {
  return rows.flatMap(({ row }) => {
    const cell = cells.get(row)?.[column - 1];
    if (cell?.kind !== "text" || !isFigure(cell)) return [];
    return [{ text: numberIn(cell.text, indicator), ...(scale === 1 ? { decimals: indicator.decimals } : {}) }];
  });
}

/** A column tells its own format; where it cannot, the other columns do; else a person is asked. */
function formatOf(
  texts: Parameters<typeof formatOfBlock>[0],
  ofSheet: BlockFormat,
  said: Language | undefined,
): BlockFormat {
  const own = formatOfBlock(texts);
  if (!("unknown" in own)) return own;
  if (said !== undefined) return { format: said };
  return "unknown" in ofSheet ? own : ofSheet;
}

/** Without the sign or the words of the measure behind it: "95%", "12 người". */
function numberIn(text: string, { measure }: Indicator): string {
  const typed = text.trim();
  const words = plain(measure);
  const behind = /[^\d.,\s\u00a0\u202f]+(?:\s\S+)*$/u.exec(typed)?.[0] ?? "";
  return behind !== "" && (plain(behind) === words || behind === "%") ? typed.slice(0, -behind.length).trim() : typed;
}

function amountIn(cell: SheetCell | undefined, block: BlockFormat, { indicator, scale }: Understood): Read {
  if (cell === undefined || isBlank(cell)) return "nothing";
  if (cell.kind === "number") {
    const isShare = /[%‰]/.test(indicator.measure);
    if (cell.percent && !isShare) return { fault: "no_number" };
    return within(
      new Decimal(cell.amount)
        .times(cell.percent ? 100 : 1)
        .times(scale)
        .toDecimalPlaces(10),
      indicator,
    );
  }
  if (cell.kind !== "text") return { fault: "no_number" };
  if (/%\s*$/.test(cell.text) && !/[%‰]/.test(indicator.measure)) return { fault: "no_number" };
  const decimals = scale === 1 ? indicator.decimals : undefined;
  const format = "unknown" in block ? undefined : block.format;
  const amount = readInBlock(numberIn(cell.text, indicator), { format }, { decimals });
  if (!isAmountFault(amount)) return within(amount.times(scale), indicator);
  return amount.fault === "amount_ambiguous" && "unknown" in block
    ? { fault: "format_unknown" }
    : { fault: amount.fault };
}

/** What nothing stores: a head in tỷ đồng over figures in đồng is found here. */
const tooLarge = new Decimal(10).pow(18);

/** More decimals than the indicator has are asked about: 1.500 must never become 1,5. */
function within(amount: Amount, { decimals }: Indicator): Read {
  if (amount.abs().gte(tooLarge)) return { fault: "amount_too_large" };
  return amount.decimalPlaces() <= decimals ? amount : { fault: "amount_more_decimals" };
}

/** The unit of a row whose figure of the period this is: one that exists on its last day, or ended within it. */
function unitIn({ units }: RowMeant, period: PeriodCode): Unit | undefined {
  const parsed = parsePeriod(period);
  if (!parsed) return undefined;
  const alive = unitsOn(units, lastDay(parsed));
  if (alive.length > 0) return alive.length === 1 ? alive[0] : undefined;
  const ended = units.filter(
    ({ validFrom, validTo }) =>
      validTo !== undefined && validTo >= firstDay(parsed) && (validFrom === undefined || validFrom <= lastDay(parsed)),
  );
  return ended.length === 1 ? ended[0] : undefined;
}

/** The stated sums of what adds up, each beside the sum of the rows it is over. */
function totalsOf(column: Understood, rows: readonly WideRow[], read: ReadonlyMap<number, Read>): TotalMeant[] {
  if (column.indicator.rollup !== "sum" || /[%‰]/.test(column.indicator.measure)) return [];
  const amountOf = ({ row }: WideRow) => {
    const amount = read.get(row);
    return amount === undefined || amount === "nothing" || "fault" in amount ? undefined : amount;
  };
  const sumOf = (some: readonly WideRow[]) =>
    some.filter(({ sort }) => sort === "unit").reduce((sum, row) => sum.plus(amountOf(row) ?? 0), new Decimal(0));
  const whole = sumOf(rows);
  return rows.flatMap((row, at): TotalMeant[] => {
    const stated = amountOf(row);
    if (row.sort === "unit" || stated === undefined) return [];
    const parts = [nextTo(rows.slice(at + 1)), nextTo(rows.slice(0, at).toReversed())]
      .filter((some) => some.length > 0)
      .map(sumOf);
    const candidates = row.sort === "group" ? [...parts, whole] : [whole, ...parts];
    const sum = candidates.find((each) => each.equals(stated)) ?? candidates[0] ?? whole;
    const differs = !sum.equals(stated);
    return [
      {
        row: row.row,
        column: column.column,
        indicator: column.indicator.code,
        period: column.period,
        stated: stated.toFixed(),
        sum: sum.toFixed(),
        differs,
      },
    ];
  });
}

/** The units up to the next sum. */
function nextTo(rows: readonly WideRow[]): readonly WideRow[] {
  const end = rows.findIndex(({ sort }) => sort !== "unit");
  return end === -1 ? rows : rows.slice(0, end);
}
