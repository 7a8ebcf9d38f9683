/** Stores what an annex demands: its targets with their allotments, new indicators and agencies, and last year's figures. */
import type { RequestContext } from "../access/context.server.ts";
import { requirePerson } from "../access/guard.server.ts";
import type { WriteTransaction } from "../database/connection.server.ts";
import type { Cells } from "../definitions/table.ts";
import { changeDefinitions, lockDefinitions } from "../folder/change.server.ts";
import { readRecords } from "../folder/stored.server.ts";
import { codeFrom } from "../prose/code.ts";
import { AppError, type Fault, isAppError } from "../server/error.ts";
import { isDemandFault } from "../words/demand.ts";
import { annexContext } from "./annex.server.ts";
import { type Prior, storePriors } from "./annexFigures.server.ts";
import { AnnexIndicators, type OfRow } from "./annexIndicators.ts";
import {
  type AnnexRow,
  type DemandHeld,
  fieldCode,
  type KnownThings,
  type RowUnderstood,
  unitCalledBy,
} from "./annexRows.ts";

export type SavingAnnex = {
  /** Agencies that are no units yet are added. */
  agencies: boolean;
  understood: readonly RowUnderstood[];
  /** Last year's figures are stored as figures too, estimates or not; nothing: they are not. */
  figures?: { isEstimate: boolean } | undefined;
};

/** Stores the rows that are taken, as they were understood, all or none; faults name the inputs. */
export async function saveAnnex(
  tx: WriteTransaction,
  asked: RequestContext,
  code: string,
  rows: readonly AnnexRow[],
  { figures, ...saving }: SavingAnnex,
): Promise<void> {
  await lockDefinitions(tx);
  const { resolution, known, targets, unit } = await annexContext(tx, asked, code);
  const draft = new Draft(await readRecords(tx, "targets"), { resolution, known, targets, ...saving });
  rows.forEach((row, at) => void (row.take === "yes" && draft.take(row, at)));
  if (draft.faults.length > 0)
    throw new AppError("definition_faulty", 422, { count: draft.faults.length }, draft.faults);
  if (draft.targets.length === 0) throw new AppError("annex_nothing_taken", 422);
  const doing = { at: asked.clock.now(), by: requirePerson(asked), act: "annex" };
  const { units, indicators } = draft;
  try {
    await changeDefinitions(
      tx,
      {
        ...(units.length > 0 && { units }),
        ...(indicators.added.length > 0 && { indicators: indicators.added }),
        targets: draft.targets,
      },
      doing,
    );
    if (figures && unit) await storePriors(tx, doing, { unit, within: known.within, priors: draft.priors, ...figures });
  } catch (error) {
    throw isAppError(error) ? atRows(error, draft) : error;
  }
}

type Given = Pick<SavingAnnex, "agencies" | "understood"> & {
  resolution: Cells;
  known: KnownThings;
  /** The resolution's own. */
  targets: readonly Cells[];
};

/** What is to be stored, row by row. */
class Draft {
  readonly indicators: AnnexIndicators;
  readonly targets: Cells[] = [];
  readonly units: Cells[] = [];
  readonly priors: Prior[] = [];
  readonly faults: Fault[] = [];
  /** The row of each target. */
  readonly rowOfTarget: number[] = [];
  private readonly all: readonly Cells[];
  private readonly given: Given;
  private readonly taken: { units: Set<string>; targets: Set<string> };
  private readonly indicatorOfRow = new Map<number, string>();
  private readonly agenciesMade = new Map<string, string>();
  constructor(all: readonly Cells[], given: Given) {
    this.all = all;
    this.given = given;
    this.indicators = new AnnexIndicators(given.known.indicators);
    this.taken = {
      units: new Set(given.known.units.keys()),
      targets: new Set(all.map(({ code = "" }) => code)),
    };
  }

  take(row: AnnexRow, at: number): void {
    const understood = this.given.understood[at];
    const demand = understood?.demand ?? { fault: "demand_blank" };
    if (row.name.trim() === "") this.fault("annex_name_missing", "name", at);
    if (isDemandFault(demand)) {
      this.fault(demand.fault, "phrase", at, { text: row.phrase });
      return;
    }
    if (understood?.asks) this.fault("annex_unanswered", "confirmed", at);
    const isShareOf = understood?.isShareOf ?? false;
    if (isShareOf && row.of.trim() === "") this.fault("annex_of_missing", "of", at);
    const lead = this.leadOf(row, at);
    const field = fieldCode(row.field);
    const whole = row.part === "" ? "" : (this.indicatorOfRow.get(Number(row.part)) ?? "");
    const given = { at, lead, field, demand, prior: understood?.prior, whole };
    const { indicator, measured } = this.indicatorsOf(row, isShareOf, given);
    this.indicatorOfRow.set(at, indicator);
    const target = this.targetOf(row, indicator, { ...given, prior: isShareOf ? undefined : given.prior });
    this.add(target, at);
    for (const part of this.allotmentsOf(target, demand)) this.add(part, at);
    if (given.prior === undefined || measured === undefined || demand.comparator === "done_by") return;
    this.priors.push({ indicator: measured, amount: given.prior, row: at });
  }

  /** The indicator of the target, and the one that last year's figure is of. */
  private indicatorsOf(row: AnnexRow, isShareOf: boolean, given: OfRow): { indicator: string; measured?: string } {
    if (isShareOf) {
      const { ratio, numerator } = this.indicators.shareOf(row, given);
      return { indicator: ratio, measured: numerator };
    }
    const indicator = row.indicator || this.indicators.ofRow(row, given);
    return { indicator, ...(row.timing !== "ratio" && { measured: indicator }) };
  }

  /** Last year's figure is from where a state or share moves to what is demanded. */
  private targetOf(row: AnnexRow, indicator: string, { lead, field, demand, prior }: OfRow): Cells {
    const { resolution, targets } = this.given;
    const there = targets.find((each) => each.indicator === indicator);
    return {
      ...there,
      code: there?.code ?? this.nextCode(resolution.code ?? ""),
      ...{ resolution: resolution.code ?? "", name: row.name.trim(), indicator, unit: resolution.unit ?? "" },
      ...{ comparator: demand.comparator, amount: demand.amount, by: demand.by ?? "" },
      ...{ due: demand.due ?? "", trajectory: demand.trajectory ?? there?.trajectory ?? "" },
      baseline: (row.timing === "flow" ? undefined : prior) ?? there?.baseline ?? "",
      ...{ lead, field, illustrative: there?.illustrative ?? "no", closed: "" },
    };
  }

  /** What each unit has to do, under the whole. */
  private allotmentsOf(whole: Cells, { each }: DemandHeld): Cells[] {
    if (each === undefined) return [];
    const parts = this.all.filter(({ part_of }) => part_of === whole.code);
    return each.units.map((unit): Cells => {
      const there = parts.find((part) => part.unit === unit);
      const code = there?.code ?? codeFrom(`${whole.code}-${unit}`, this.taken.targets);
      const name = `${whole.name}: ${this.given.known.units.get(unit) ?? unit}`;
      const own = { code, name, unit, amount: each.amount, part_of: whole.code ?? "", lead: "", baseline: "" };
      return { ...whole, ...own, closed: "" };
    });
  }

  private add(target: Cells, at: number): void {
    this.taken.targets.add(target.code ?? "");
    this.targets.push(target);
    this.rowOfTarget.push(at);
  }

  private leadOf(row: AnnexRow, at: number): string {
    if (row.lead.trim() === "") return "";
    const found = this.given.understood[at]?.lead ?? unitCalledBy(row.lead, this.agenciesMade);
    if (found !== undefined) return found;
    if (!this.given.agencies) {
      this.fault("annex_lead_unknown", "lead", at, { text: row.lead });
      return "";
    }
    const code = codeFrom(row.lead, this.taken.units);
    this.taken.units.add(code);
    this.agenciesMade.set(code, row.lead);
    const parent = this.given.resolution.unit ?? "";
    this.units.push({ code, name: row.lead, kind: "agency", parent, valid_from: "", valid_to: "" });
    return code;
  }

  /** `nq-2024-07`: numbers go on where the resolution's end. */
  private nextCode(resolution: string): string {
    for (let number = 1; ; number++) {
      const code = `${resolution}-${String(number).padStart(2, "0")}`;
      if (!this.taken.targets.has(code)) return code;
    }
  }

  private fault(code: string, field: string, row: number, details: Record<string, string> = {}): void {
    this.faults.push({ code, place: { field: `${field}.${row}` }, details });
  }
}

/** Faults are found by the rows of files; the page shows them at the inputs of the annex's rows. */
function atRows(error: AppError, { indicators, rowOfTarget, priors }: Draft): AppError {
  const columns: Readonly<Record<string, string>> = { amount: "phrase", comparator: "phrase", owner: "lead" };
  const faults = error.faults.map((fault): Fault => {
    const { file, row = 1, column = "name" } = fault.place ?? {};
    if (file === "values.csv") return { ...fault, place: { field: `prior.${priors[row - 1]?.row ?? 0}` } };
    const rows = file === "indicators.csv" ? indicators.rows : rowOfTarget;
    return { ...fault, place: { field: `${columns[column] ?? column}.${rows[row - 1] ?? 0}` } };
  });
  return new AppError(error.code, error.status, error.details, faults);
}
