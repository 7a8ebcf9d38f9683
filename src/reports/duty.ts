/** A report as a duty: what it is called, to whose office it comes, how far it is. */
import { nameOf } from "../calendar/period.ts";
import type { FormId, IsoDate, PeriodCode, UnitId } from "../database/ids.ts";
import type { Duty, Stage } from "../duties/duty.ts";
import type { ReportHead, ReportKey, State } from "../ledger/report.ts";
import { sayBoth, type Text } from "../prose/text.ts";
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
  readonly sentOn: IsoDate | undefined;
};

export type ReportDuty = Duty & ListedReport;

/** By when the report is due at the unit of that kind. */
type DueOf = (period: ReportPlace["period"], kindOfUnit: string) => IsoDate | undefined;

export function dutyOf(listed: ListedReport, dueOf: DueOf, tree: UnitTree): ReportDuty {
  const { place, report, filled, sentOn } = listed;
  return {
    ...listed,
    about: aboutOf(place.key),
    what: whatOf(place),
    unit: place.unit.name,
    owedBy: place.filler,
    owedTo: officeOf(place),
    due: dueOf(place.period, place.unit.kind),
    stage: stageOf(report.state),
    handedOverOn: sentOn,
    why: report.state === "returned" ? report.why : undefined,
    isBegun: report.state !== "unwritten",
    progress: sayBoth(reportTexts.filled_of, { filled, all: place.lines.length }),
    address: addressAt(place, place.filler, tree),
    officeAddress: addressAt(place, officeOf(place), tree),
  };
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
