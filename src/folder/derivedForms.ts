/**
 * Forms of a folder that has no `forms.csv`: one for each frequency and owner. An indicator is owed, at the frequency of
 * its figures, by all units of every kind that has one; a figure on the district itself by that unit alone.
 */
import { codeOfFrequency, type Frequency } from "../calendar/period.ts";
import { calendarTexts } from "../calendar/texts.ts";
import type { Known } from "../definitions/known.ts";
import type { FormDefinition } from "../indicators/formsSheet.ts";
import { indicatorsSheet } from "../indicators/indicatorsSheet.ts";
import { resolutionsSheet } from "../resolutions/resolutionsSheet.ts";
import { groupsSheet } from "../units/groupsSheet.ts";
import { kindsIn, unitsSheet } from "../units/unitsSheet.ts";
import type { ReportedLine } from "./reportedLines.server.ts";
import type { GatheredReport } from "./valuesFile.ts";

export function derivedCode(frequency: Frequency, owner: string | undefined): string {
  const code = `bieu-${codeOfFrequency[frequency]}`;
  return owner === undefined ? code : `${code}-${owner}`;
}

/** The form of an owner and a frequency, before it has any line. */
export function derivedForm(
  frequency: Frequency,
  owner: string | undefined,
  nameOfUnit: (code: string) => string,
): FormDefinition {
  const name = `Biểu ${calendarTexts[`frequency_${frequency}`].vi}`;
  return {
    code: derivedCode(frequency, owner),
    name: owner === undefined ? name : `${name} của ${nameOfUnit(owner)}`,
    frequency,
    ...(owner !== undefined && { owner }),
    lines: [],
  };
}

/** Adds an indicator as a line of the form of its owner and frequency, which is made where there is none. */
export function derivedLine(
  forms: Map<string, FormDefinition>,
  indicator: { code: string; owner?: string },
  frequency: Frequency,
  nameOfUnit: (code: string) => string,
): { form: FormDefinition; line: number } {
  const code = derivedCode(frequency, indicator.owner);
  const form = forms.get(code) ?? derivedForm(frequency, indicator.owner, nameOfUnit);
  forms.set(code, form);
  const line = form.lines.push({ indicator: indicator.code, cumulative: false, owedBy: [] }) - 1;
  return { form, line };
}

/**
 * The derived forms with those who owe each line, as the figures show, loaded ones and those that are stored already; who owed
 * before still does, unless there is no such kind, unit or group any more. Lines stand in the order of the indicators; the
 * reports' own forms keep the order by which their figures are numbered. `forms` are those after the load.
 */
export function derivedForms(
  reports: readonly GatheredReport[],
  stored: readonly ReportedLine[],
  known: Known,
  forms: ReadonlyMap<string, FormDefinition>,
): FormDefinition[] {
  const alone = unitsThatStandAlone(known);
  const kinds = kindsIn(known);
  const [units, groups] = [known.of(unitsSheet), known.of(groupsSheet)];
  const isSelector = (word: string) => kinds.has(word) || units.has(word) || groups.has(word);
  const owers = new Map<FormDefinition, Set<string>[]>();
  const owes = (form: FormDefinition | undefined, line: number, unit: string) => {
    const kind = units.get(unit)?.kind;
    if (form === undefined || kind === undefined || form.code !== derivedCode(form.frequency, form.owner)) return;
    const ofLines = owers.get(form) ?? form.lines.map((each) => new Set(each.owedBy.filter(isSelector)));
    owers.set(form, ofLines);
    ofLines[line]?.add(alone.has(unit) ? unit : kind);
  };
  for (const { unit, form, amounts } of reports) amounts.forEach((_, line) => void owes(form, line, unit));
  for (const { unit, form, indicator } of stored) {
    const held = forms.get(form);
    owes(held, held?.lines.findIndex((line) => line.indicator === indicator) ?? -1, unit);
  }
  const order = new Map([...known.of(indicatorsSheet).keys()].map((code, index) => [code, index]));
  return [...owers].map(([form, ofLines]) => ({
    ...form,
    lines: form.lines
      .map((line, index) => ({ ...line, owedBy: [...(ofLines[index] ?? [])].sort() }))
      .sort((a, b) => (order.get(a.indicator) ?? 0) - (order.get(b.indicator) ?? 0)),
  }));
}

/** The district itself: with others below it, it adopts a resolution or stands at the top. */
function unitsThatStandAlone(known: Known): Set<string> {
  const units = known.of(unitsSheet);
  const parents = new Set([...units.values()].map((unit) => unit.parent));
  const adopters = new Set([...known.of(resolutionsSheet).values()].map((resolution) => resolution.unit));
  const alone = [...units].filter(
    ([code, unit]) => parents.has(code) && (unit.parent === undefined || adopters.has(code)),
  );
  return new Set(alone.map(([code]) => code));
}
