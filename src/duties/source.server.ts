/** What capabilities contribute: each gives its duties through one interface, and the root gathers the sources. */
import { createContext } from "react-router";
import { unitsOfRole } from "../access/may.ts";
import type { Person, Role } from "../access/person.ts";
import type { ReadTransaction } from "../database/connection.server.ts";
import type { IsoDate, UnitId } from "../database/ids.ts";
import type { Text } from "../prose/text.ts";
import type { UnitTree } from "../units/tree.ts";
import { readSpan } from "./asked.server.ts";
import type { Span } from "./asked.ts";
import { byDueDay, type Duty } from "./duty.ts";

/** Everybody's duties, or those that some units owe together with those that are owed to some offices. */
export type Whose = "everybody" | { readonly by: readonly UnitId[]; readonly to: readonly UnitId[] };

export type DutySource = {
  /** The heads under which the first page shows them. */
  readonly heads: Readonly<Record<"todo" | "returned" | "to_sign", Text>>;
  /** Where all of them are listed. */
  readonly list: string;
  /** What is asked for in the span, and what was begun and waits still, whenever it was asked for; each once. */
  readonly read: (tx: ReadTransaction, whose: Whose, span: Span) => Promise<readonly Duty[]>;
};

/** In loaders: `context.get(dutySources)`. */
export const dutySources = createContext<readonly DutySource[]>();

/** What somebody with these roles has to do with: what their units owe, and what is owed to their offices. */
export function whoseOf(person: Person, held: readonly Role[], tree: UnitTree): Exclude<Whose, "everybody"> {
  const unitsOf = (roles: readonly Role[]) => [
    ...new Set(roles.filter((role) => held.includes(role)).flatMap((role) => unitsOfRole(person, role, tree))),
  ];
  return { by: unitsOf(["reporter", "approver"]), to: unitsOf(["office"]) };
}

/** The one enumeration of what is due on a day, what is due first coming first. */
export async function readDuties(
  tx: ReadTransaction,
  sources: readonly DutySource[],
  whose: Whose,
  on: IsoDate,
  until = on,
): Promise<Duty[]> {
  const span = await readSpan(tx, on, until);
  const found: Duty[] = [];
  for (const source of sources) found.push(...(await source.read(tx, whose, span)));
  return byDueDay(found);
}
