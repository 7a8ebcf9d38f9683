/** Where a unit and a unit above it owe the same form: what the upper one reports stands in place of what is added up below it. */
import type { FormId, IsoDate, UnitId } from "../database/ids.ts";
import { type Language, say } from "../prose/text.ts";
import { ancestorsOf, existsOn, type Unit, type UnitTree } from "../units/tree.ts";
import type { Definitions, Owed } from "./indicator.ts";
import { indicatorTexts } from "./texts.ts";

/** One unit, and those below it whose figures it hides, in file order. */
export type Overlap = { upper: Unit; lower: readonly Unit[] };

/** Of the units that owe a line of the form on the day, those above others that owe it too; in file order. */
export function overlapsOn({ tree, owed }: Pick<Definitions, "tree" | "owed">, form: FormId, day: IsoDate): Overlap[] {
  const lines = new Map<UnitId, readonly number[]>();
  for (const [unit, stretches] of owed.get(form) ?? []) {
    // The stretches of a unit never overlap.
    const stretch = stretches.find((each) => holds(each, day));
    if (stretch) lines.set(unit, stretch.positions);
  }
  const owing = owingOf(tree, lines, day);
  const below = new Map<UnitId, Unit[]>();
  for (const unit of owing) {
    for (const { id } of ancestorsOf(tree, unit.id)) {
      const upper = lines.get(id);
      if (upper === undefined || !lines.get(unit.id)?.some((position) => upper.includes(position))) continue;
      const known = below.get(id);
      if (known) known.push(unit);
      else below.set(id, [unit]);
    }
  }
  return owing.flatMap((upper) => {
    const lower = below.get(upper.id);
    return lower ? [{ upper, lower }] : [];
  });
}

/** "Huyện … và 21 đơn vị bên dưới (Xã …, Xã … và 19 đơn vị khác) cùng nộp biểu này: …". */
export function overlapInWords({ upper, lower }: Overlap, language: Language): string {
  const names = lower.slice(0, mostNamed).map(({ name }) => name);
  const more = lower.length - names.length;
  return say(indicatorTexts.overlap, language, {
    ...{ upper: upper.name, count: lower.length },
    lower: more > 0 ? `${names.join(", ")}, …` : names.join(", "),
  });
}

const mostNamed = 3;

function owingOf(tree: UnitTree, lines: ReadonlyMap<UnitId, unknown>, day: IsoDate): Unit[] {
  return [...lines.keys()]
    .flatMap((id) => tree.byId.get(id) ?? [])
    .filter((unit) => existsOn(unit, day))
    .sort((one, other) => one.id - other.id);
}

function holds({ from, to }: Owed, day: IsoDate): boolean {
  return (from === undefined || from <= day) && (to === undefined || to >= day);
}
