/** A report as a duty: what it is called, to whose office it comes, how far it is. */
import { vietnamDay } from "../calendar/clock.ts";
import { lastDay, nameOf } from "../calendar/period.ts";
import type { FormId, IsoDate, PeriodCode, UnitId } from "../database/ids.ts";
import type { Duty, Stage } from "../duties/duty.ts";
import type { ReportHead, ReportKey, State } from "../ledger/report.ts";
import { sayBoth, type Text } from "../prose/text.ts";
import { bothNamesApart } from "../units/toldApart.ts";
import type { UnitTree } from "../units/tree.ts";
import { reportAddress } from "./addresses.ts";
import type { ReportPlace } from "./place.ts";
import { reportTexts } from "./texts.ts";

/** A report in a list: which one it is, how far it is, and how many of its figures are entered. */
export type ListedReport = {
  readonly place: ReportPlace;
  readonly report: ReportHead;
  /** By position, in digits; shorter than the form where nothing was typed at its end. */
  readonly amounts: readonly (string | null)[];
  readonly filled: number;
  /** When it came to the office, where it did. */
  readonly sentAt: Date | undefined;
};

export type ReportDuty = Duty & ListedReport;

/** By when the report is due at the unit of that kind. */
type DueOf = (period: ReportPlace["period"], kindOfUnit: string) => IsoDate | undefined;

export function dutyOf(listed: ListedReport, dueOf: DueOf, tree: UnitTree): ReportDuty {
  return new ReportOwed(listed, dueOf, tree);
}

/**
 * Of the hundreds that an office has, most are only counted by how far they are: what they are called and where they are opened
 * is put together for those of which it is asked. None is spread into another object, which would leave that behind.
 */
class ReportOwed implements ReportDuty {
  readonly place: ReportPlace;
  readonly report: ReportHead;
  readonly amounts: ListedReport["amounts"];
  readonly filled: number;
  readonly sentAt: Date | undefined;
  readonly stage: Stage;
  readonly #dueOf: DueOf;
  readonly #tree: UnitTree;

  constructor({ place, report, amounts, filled, sentAt }: ListedReport, dueOf: DueOf, tree: UnitTree) {
    this.place = place;
    this.report = report;
    this.amounts = amounts;
    this.filled = filled;
    this.sentAt = sentAt;
    this.stage = stageOf(report.state);
    this.#dueOf = dueOf;
    this.#tree = tree;
  }

  get about(): string {
    return aboutOf(this.place.key);
  }

  get what(): Text {
    return whatOf(this.place);
  }

  get unit(): Text {
    return bothNamesApart(this.#tree, this.place.unit, lastDay(this.place.period));
  }

  get owedBy(): UnitId {
    return this.place.filler;
  }

  get owedTo(): UnitId {
    return officeOf(this.place);
  }

  get due(): IsoDate | undefined {
    return this.#dueOf(this.place.period, this.place.unit.kind);
  }

  get handedOverOn(): IsoDate | undefined {
    return this.sentAt && vietnamDay(this.sentAt);
  }

  get why(): string | undefined {
    return this.report.state === "returned" ? this.report.why : undefined;
  }

  get isBegun(): boolean {
    return this.report.state !== "unwritten";
  }

  get progress(): Text {
    return sayBoth(reportTexts.filled_of, { filled: this.filled, all: this.place.lines.length });
  }

  get address(): string {
    return addressAt(this.place, this.owedBy, this.#tree);
  }

  get officeAddress(): string {
    return addressAt(this.place, this.owedTo, this.#tree);
  }
}

function stageOf(state: State): Stage {
  switch (state) {
    case "unwritten":
    case "draft":
      return "open";
    case "returned":
      return "returned";
    case "filled":
      return "to_sign";
    case "submitted":
      return "handed_over";
    case "approved":
      return "accepted";
    default:
      return state satisfies never;
  }
}

/** "unit form period", by ids: the name of a report in notices and requests. */
export function aboutOf({ unit, form, period }: ReportKey): string {
  return `${unit} ${form} ${period}`;
}

/** The report of that name. */
export function keyNamed(about: string): ReportKey {
  const [unit, form, period = ""] = about.split(" ");
  return { unit: Number(unit) as UnitId, form: Number(form) as FormId, period: period as PeriodCode };
}

/** "Biểu quý quý III/2024". */
export function whatOf({ form, period }: ReportPlace): Text {
  return { vi: `${form.name} ${nameOf(period, "vi")}`, en: `${form.name}, ${nameOf(period, "en")}` };
}

/** The office to which a report comes: above the unit; for what an agency reports about a unit, that unit's own. */
export function officeOf(place: ReportPlace): UnitId {
  return place.parent === undefined || place.form.owner !== undefined ? place.key.unit : place.parent;
}

/** Where somebody of a unit opens the report, without leaving that unit. */
export function addressAt({ unit, form, key }: ReportPlace, at: UnitId, tree: UnitTree): string {
  return reportAddress({ unit: unit.code, form: form.code, period: key.period }, "form", tree.byId.get(at)?.code);
}
