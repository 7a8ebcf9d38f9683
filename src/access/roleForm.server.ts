/** The part of a form that names a role and its unit: what it offers, and what it gave. */
import { today } from "../calendar/clock.ts";
import type { ReadTransaction } from "../database/connection.server.ts";
import { AppError } from "../server/error.ts";
import { nameApart } from "../units/toldApart.ts";
import { ancestorsOf, existsOn, unitByCode } from "../units/tree.ts";
import type { RequestContext } from "./context.server.ts";
import { accessTree, requirePerson } from "./guard.server.ts";
import { mayGive } from "./manage.ts";
import type { Role, RoleOnUnit } from "./person.ts";

export type UnitChoices = { units: { code: string; name: string; depth: number }[] | "typed"; everything: boolean };

/** More units are not listed but found by typing. */
const MOST_LISTED = 400;

type Asking = Pick<RequestContext, "person" | "clock" | "language">;

export async function unitChoices(tx: ReadTransaction, request: Asking): Promise<UnitChoices> {
  const manager = requirePerson(request);
  const tree = await accessTree(tx);
  const day = today(request.clock);
  const offered = tree.units.filter(
    (unit) => existsOn(unit, day) && mayGive(manager, { role: "reporter", unitId: unit.id }, tree, day),
  );
  return {
    everything: mayGive(manager, { role: "administrator", unitId: undefined }, tree, day),
    units:
      offered.length > MOST_LISTED
        ? "typed"
        : offered.map((unit) => ({
            code: unit.code,
            name: nameApart(tree, unit, request.language, day),
            depth: ancestorsOf(tree, unit.id).length,
          })),
  };
}

/**
 * The role as given; refused where it reaches beyond the manager. No unit means everything. A unit is named by its code to the
 * letter: who is meant by “giong” is a matter of finding, not of giving rights.
 */
export async function roleGiven(
  tx: ReadTransaction,
  request: Asking,
  { role, unit }: { role: Role; unit?: string | undefined },
): Promise<RoleOnUnit> {
  const tree = await accessTree(tx);
  const given = { role, unitId: unit ? unitByCode(tree, unit).id : undefined };
  if (!mayGive(requirePerson(request), given, tree, today(request.clock))) throw new AppError("not_allowed", 403);
  return given;
}
