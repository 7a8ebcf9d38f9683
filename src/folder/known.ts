/** What the folder and the database together define, by code: what a cell may refer to. The folder's word is the newer one. */
import type { Frequency } from "../calendar/period.ts";
import type { IsoDate } from "../database/ids.ts";
import type { IndicatorRow } from "./indicatorsFile.ts";
import type { ResolutionRow } from "./resolutionsFile.ts";
import type { TargetRow } from "./targetsFile.ts";
import type { UnitRow } from "./unitsFile.ts";

/** `closed`: the last day on which the line is owed; null: open; absent: as it stands. */
export type FormLineDefinition = { indicator: string; cumulative: boolean; owedBy: string[]; closed?: IsoDate | null };

export type FormDefinition = {
  code: string;
  name: string;
  frequency: Frequency;
  owner?: string;
  /** In the order of the form. */
  lines: FormLineDefinition[];
};

export type KnownUnit = Pick<UnitRow, "name" | "kind" | "parent" | "valid_from" | "valid_to">;
export type KnownIndicator = Pick<
  IndicatorRow,
  "name" | "timing" | "formula" | "numerator" | "denominator" | "owner" | "part_of"
>;

export type Known = {
  units: Map<string, KnownUnit>;
  groups: Set<string>;
  indicators: Map<string, KnownIndicator>;
  forms: Map<string, FormDefinition>;
  resolutions: Map<string, Pick<ResolutionRow, "unit" | "period" | "parent">>;
  targets: Map<string, Pick<TargetRow, "part_of">>;
};
