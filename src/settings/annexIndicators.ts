/** The indicators that an annex's rows need and that are not there yet. */
import type { Cells } from "../definitions/table.ts";
import { isPercentage } from "../indicators/measure.ts";
import { codeFrom } from "../prose/code.ts";
import { isAtMost } from "../resolutions/target.ts";
import type { AnnexRow, DemandHeld, KnownIndicator } from "./annexRows.ts";

/** What of a row an indicator takes over; `prior`: last year's figure. */
export type OfRow = {
  at: number;
  lead: string;
  field: string;
  demand: DemandHeld;
  prior: string | undefined;
  /** The indicator of which it is a part. */
  whole: string;
};

const mostDecimals = 6;

export class AnnexIndicators {
  readonly added: Cells[] = [];
  /** The row for which each was added. */
  readonly rows: number[] = [];
  private readonly codes: Set<string>;
  private readonly made = new Map<string, string>();
  private readonly known: readonly KnownIndicator[];
  constructor(known: readonly KnownIndicator[]) {
    this.known = known;
    this.codes = new Set(known.map(({ code }) => code));
  }

  /** The one of a row; a share is made of the two numbers that the units report. */
  ofRow(row: AnnexRow, given: OfRow): string {
    if (row.timing !== "ratio") return this.counted(row.name.trim(), row, given);
    const name = row.name.trim();
    const made = this.made.get(keyOf(name));
    if (made !== undefined) return made;
    const code = this.fresh(name);
    this.made.set(keyOf(name), code);
    const direction = directionOf(given.demand);
    const [part, whole] = [this.fresh(`${code}-so-dat`), this.fresh(`${code}-tong-so`)];
    this.add(row, given, { code: whole, name: `${name}: tổng số`, direction: "neutral", timing: "stock" });
    this.add(row, given, { code: part, name: `${name}: số đạt`, direction, timing: "stock", part_of: whole });
    this.add(row, given, ratio({ code, name, direction, numerator: part, denominator: whole }));
    return code;
  }

  /** "Đạt 100% dự toán": what the row counts, divided by the number that it names. */
  shareOf(row: AnnexRow, given: OfRow): { ratio: string; numerator: string } {
    const name = row.name.trim();
    const of = row.of.trim();
    const numerator = row.indicator || this.counted(name, { ...row, timing: "flow" }, given);
    const measure = this.known.find(({ code }) => code === row.indicator)?.measure ?? row.measure;
    const whole = { ...row, measure, timing: "stock" };
    const denominator = this.named(of) ?? this.counted(`${name}: ${of}`, whole, { ...given, whole: "" }, "neutral");
    const called = `${name} so với ${of}`;
    const there = this.named(called) ?? this.made.get(keyOf(called));
    if (there !== undefined) return { ratio: there, numerator };
    const code = this.fresh(called);
    this.made.set(keyOf(called), code);
    this.add(row, given, ratio({ code, name: called, direction: directionOf(given.demand), numerator, denominator }));
    return { ratio: code, numerator };
  }

  private counted(name: string, row: AnnexRow, given: OfRow, direction = directionOf(given.demand)): string {
    const made = this.made.get(keyOf(name));
    if (made !== undefined) return made;
    const code = this.fresh(name);
    this.made.set(keyOf(name), code);
    const measure = row.measure.trim();
    const places = Math.max(decimalsOf(given.demand.amount), decimalsOf(given.prior ?? ""), measure === "%" ? 2 : 0);
    this.add(row, given, {
      ...{ code, name, measure, direction, timing: row.timing, part_of: given.whole },
      rollup: row.filler === "lead" || isPercentage(measure) ? "none" : "",
      decimals: String(Math.min(places, mostDecimals)),
    });
    return code;
  }

  private named(name: string): string | undefined {
    return this.known.find((each) => keyOf(each.name) === keyOf(name))?.code;
  }

  private fresh(text: string): string {
    const code = codeFrom(text, this.codes);
    this.codes.add(code);
    return code;
  }

  private add(row: AnnexRow, { at, lead, field }: OfRow, cells: Cells): void {
    const owner = row.filler === "lead" ? lead : "";
    this.rows.push(at);
    this.added.push({ field, owner, public: row.public === "yes" ? "yes" : "no", ...cells });
  }
}

function ratio(cells: Record<"code" | "name" | "direction" | "numerator" | "denominator", string>): Cells {
  return { ...cells, measure: "%", timing: "ratio", owner: "" };
}

function directionOf({ comparator }: DemandHeld): string {
  return isAtMost(comparator) ? "less" : "more";
}

function keyOf(name: string): string {
  return name.trim().toLocaleLowerCase("vi");
}

function decimalsOf(amount: string): number {
  return amount.split(".")[1]?.length ?? 0;
}
