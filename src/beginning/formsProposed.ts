/** Forms that the targets ask for: every indicator that somebody must type and that stands on no form yet. */
import { codeOfFrequency, type Frequency } from "../calendar/period.ts";
import type { UnitId } from "../database/ids.ts";
import { codesIn, isFormulaFault, parseFormula } from "../indicators/formula.ts";
import type { Definitions, Indicator } from "../indicators/indicator.ts";

export type ProposedForm = {
  code: string;
  name: string;
  frequency: Frequency;
  owner: string | undefined;
  /** Kinds or codes of units. */
  owedBy: string[];
  lines: { code: string; name: string; measure: string }[];
};

/** What has to be typed for an indicator: itself, or what it is computed from. */
export function typedFor(indicator: Indicator, definitions: Definitions): Indicator[] {
  const found = new Set<Indicator>();
  const look = (each: Indicator) => {
    const formula = each.formula === undefined ? undefined : parseFormula(each.formula);
    const parts = [
      ...(formula === undefined || isFormulaFault(formula) ? [] : codesIn(formula)).map((code) =>
        definitions.indicatorByCode.get(code),
      ),
      ...[each.numerator, each.denominator].map((id) =>
        id === undefined ? undefined : definitions.indicatorById.get(id),
      ),
    ].filter((part) => part !== undefined);
    if (parts.length === 0) found.add(each);
    for (const part of parts) if (!found.has(part) && part !== each) look(part);
  };
  look(indicator);
  return [...found];
}

/**
 * One form for the units below, and one for each agency that owns indicators. What stands on a form already is left out.
 * `targets`: indicators with a target and the unit whose it is.
 */
export function proposeForms(
  definitions: Definitions,
  targets: readonly { indicator: Indicator; unit: UnitId }[],
  frequency: Frequency,
): ProposedForm[] {
  const { tree } = definitions;
  const forms = new Map<string, ProposedForm>();
  const wanted = new Map<Indicator, UnitId>();
  for (const { indicator, unit } of targets) {
    for (const typed of typedFor(indicator, definitions)) if (!wanted.has(typed)) wanted.set(typed, unit);
  }
  for (const [indicator, unit] of wanted) {
    if ((definitions.places.get(indicator.id)?.length ?? 0) > 0) continue;
    const owner = indicator.owner === undefined ? undefined : tree.byId.get(indicator.owner);
    const about = tree.byId.get(unit);
    const kinds = [
      ...new Set((tree.children.get(unit) ?? []).filter((below) => below.kind !== "agency").map((below) => below.kind)),
    ];
    const owedBy = owner || kinds.length === 0 ? [about?.code ?? ""] : kinds;
    const code = ["bao-cao", codeOfFrequency[frequency], owner?.code].filter(Boolean).join("-");
    const form = forms.get(code) ?? { code, name: "", frequency, owner: owner?.code, owedBy, lines: [] };
    form.owedBy = [...new Set([...form.owedBy, ...owedBy])];
    form.name = owner ? `${nameOfFrequency[frequency]} của ${owner.name}` : nameOfFrequency[frequency];
    form.lines.push({ code: indicator.code, name: indicator.name, measure: indicator.measure });
    forms.set(code, form);
  }
  return [...forms.values()];
}

/** The frequencies among which an office chooses, the usual one first. */
export const offeredFrequencies = ["quarter", "month", "half", "year"] as const satisfies Frequency[];

const nameOfFrequency: Record<Frequency, string> = {
  month: "Báo cáo tháng",
  quarter: "Báo cáo quý",
  half: "Báo cáo 6 tháng",
  nine_months: "Báo cáo 9 tháng",
  year: "Báo cáo năm",
  term: "Báo cáo nhiệm kỳ",
};
