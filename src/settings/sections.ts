/** What can be set on the screen, and where: the fields follow from the descriptions of what is set. */

import { daysOffSheet } from "../calendar/daysOffSheet.ts";
import { regimesSheet } from "../calendar/regimesSheet.ts";
import type { Sheet } from "../definitions/sheet.ts";
import { formsSheet } from "../indicators/formsSheet.ts";
import { indicatorsSheet } from "../indicators/indicatorsSheet.ts";
import { resolutionsSheet } from "../resolutions/resolutionsSheet.ts";
import { targetsSheet } from "../resolutions/targetsSheet.ts";
import { AppError } from "../server/error.ts";
import { tasksSheet } from "../tasks/tasksSheet.ts";
import { groupsSheet } from "../units/groupsSheet.ts";
import { unitsSheet } from "../units/unitsSheet.ts";
import type { Section, SheetKept } from "./fields.ts";
import { fieldsOf, lineFieldsOf } from "./fieldsOf.ts";

/** What the screen and the API change one by one. */
export const keptSheets = {
  units: unitsSheet,
  groups: groupsSheet,
  indicators: indicatorsSheet,
  forms: formsSheet,
  regimes: regimesSheet,
  days_off: daysOffSheet,
  resolutions: resolutionsSheet,
  targets: targetsSheet,
  tasks: tasksSheet,
} as const satisfies Readonly<Record<string, Sheet>>;

function section(sheet: SheetKept, place: Omit<Section, "sheet" | "fields" | "lines">): Section {
  const lines = lineFieldsOf(keptSheets[sheet]);
  return { ...place, sheet, fields: fieldsOf(keptSheets[sheet]), ...(lines && { lines }) };
}

export const sections: readonly Section[] = [
  section("units", {
    slug: "don-vi",
    ...{ title: "units", add: "add_unit", lead: "units_lead" },
    ...{ listed: ["kind", "parent", "valid_to"], named: "name", closing: "valid_to" },
  }),
  section("groups", {
    slug: "nhom",
    ...{ title: "groups", add: "add_group", lead: "groups_lead" },
    ...{ listed: ["kind"], named: "name", closing: "to" },
  }),
  section("indicators", {
    slug: "chi-so",
    ...{ title: "indicators", add: "add_indicator", lead: "indicators_lead" },
    ...{ listed: ["measure", "field", "owner", "closed"], named: "name", closing: "closed" },
  }),
  section("forms", {
    slug: "bieu-mau",
    ...{ title: "forms", add: "add_form", lead: "forms_lead" },
    ...{ listed: ["frequency", "owner"], named: "name", closing: "closed" },
  }),
  section("regimes", {
    slug: "che-do",
    ...{ title: "regimes", add: "add_regime", lead: "regimes_lead" },
    ...{ listed: [], named: "name", closing: "closed" },
  }),
  section("days_off", {
    slug: "ngay-nghi",
    ...{ title: "days_off", add: "add_days_off", lead: "days_off_lead" },
    ...{ listed: [], named: "name", closing: "closed" },
  }),
  section("resolutions", {
    slug: "nghi-quyet",
    ...{ title: "resolutions", add: "add_resolution", lead: "resolutions_lead" },
    ...{ listed: ["number", "unit", "period", "closed"], named: "title", closing: "closed" },
  }),
  section("targets", {
    slug: "chi-tieu",
    ...{ title: "targets", add: "add_target", lead: "targets_lead" },
    ...{ listed: ["demand", "lead", "closed"], named: "name", closing: "closed" },
  }),
];

/** 404 where there is none. */
export function sectionCalled(slug: string): Section {
  const section = sections.find((each) => each.slug === slug);
  if (!section) throw new AppError("section_unknown", 404);
  return section;
}
