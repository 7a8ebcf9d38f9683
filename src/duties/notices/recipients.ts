/** Who is told: those who hold a role on a unit. */
import type { Role } from "../../access/person.ts";
import { type Clock, today } from "../../calendar/clock.ts";
import type { IsoDate, UnitId } from "../../database/ids.ts";
import type { UnitTree } from "../../units/tree.ts";

/** Those who hold one of the roles on the unit on a day; a role on everything stands on the outermost unit. */
export type Recipients = {
  readonly roles: readonly Role[];
  readonly unit: UnitId;
  readonly isOutermost: boolean;
  readonly today: IsoDate;
  /** Who did it needs not be told. */
  readonly except?: string;
};

/** Those of the roles at the unit today, but not who tells. */
export function recipientsAt(
  unit: UnitId,
  roles: readonly Role[],
  tree: UnitTree,
  { clock, person }: { readonly clock: Clock; readonly person: { readonly id: string } | undefined },
): Recipients {
  const isOutermost = tree.byId.get(unit)?.parent === undefined;
  return { roles, unit, isOutermost, today: today(clock), except: person?.id };
}
