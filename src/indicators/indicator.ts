/** What is measured, on which forms it stands, and who owes it. */
import type { Frequency } from "../calendar/period.ts";
import type { FormId, IndicatorCode, IndicatorId, IsoDate, PeriodCode, UnitId } from "../database/ids.ts";
import type { Group } from "../units/group.ts";
import type { UnitTree } from "../units/tree.ts";

export type Direction = "more" | "less" | "neutral";
export type Timing = "flow" | "stock" | "ratio" | "peak";
export type Rollup = "sum" | "ratio" | "max" | "none";

export type Indicator = {
  id: IndicatorId;
  code: IndicatorCode;
  name: string;
  nameEnglish: string;
  /** The unit of measure, "đảng viên"; `%` shows a ratio × 100. */
  measure: string;
  /** The noun of a difference, "trường hợp"; empty: the measure. */
  changeMeasure: string;
  field: string;
  direction: Direction;
  timing: Timing;
  rollup: Rollup;
  formula?: string;
  numerator?: IndicatorId;
  denominator?: IndicatorId;
  decimals: number;
  owner?: UnitId;
  partOf?: IndicatorId;
  public: boolean;
  inReview: boolean;
  synonyms: string[];
  /** The last day on which it is used. */
  closedOn?: IsoDate;
};

/** A place on a form. Positions count from 1 and are never reused: a closed line keeps its place. */
export type FormLine = {
  position: number;
  indicator: IndicatorId;
  /** The flow is typed as a running total from the year's start. */
  cumulative: boolean;
  /** Kinds, codes of units, codes of groups. */
  owedBy: string[];
  sort: number;
  closed: boolean;
  /** The last day on which it is owed; what was reported until then stays. */
  closedOn?: IsoDate;
};

/** The indicators that some units owe at one frequency, under one owner or none. */
export type Form = {
  id: FormId;
  code: string;
  name: string;
  frequency: Frequency;
  /** The agency that alone enters this form, about the unit it describes. */
  owner?: UnitId;
  /** Before it nobody is asked for the form, though it may be filed. */
  firstAsked?: PeriodCode;
  lines: FormLine[];
};

/** Where an indicator stands on a form. */
export type Place = { form: Form; position: number };

export type Definitions = {
  /** Changes whenever any unit, indicator, form, resolution or target changes. */
  version: string;
  tree: UnitTree;
  groups: readonly Group[];
  /** In file order. */
  indicators: readonly Indicator[];
  indicatorById: ReadonlyMap<IndicatorId, Indicator>;
  indicatorByCode: ReadonlyMap<string, Indicator>;
  forms: readonly Form[];
  formById: ReadonlyMap<FormId, Form>;
  formByCode: ReadonlyMap<string, Form>;
  /** The places of an indicator, shortest frequency first. */
  places: ReadonlyMap<IndicatorId, readonly Place[]>;
  owed: ReadonlyMap<FormId, ReadonlyMap<UnitId, readonly Owed[]>>;
};

/** The positions of a form that a unit owes between two days; the same list for all units that owe the same of a form. */
export type Owed = { form: FormId; unit: UnitId; from?: IsoDate; to?: IsoDate; positions: number[] };
