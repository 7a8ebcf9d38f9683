/** Makes accounts and the slips of paper on which their one-time links are handed out. */

import { accessTree } from "../access/guard.server.ts";
import { makeLink } from "../access/link.server.ts";
import { mayManage } from "../access/manage.ts";
import { addPerson, type Doing, listPeople, lockPeople, type PersonRecord, rolesOn } from "../access/people.server.ts";
import type { Person, Role } from "../access/person.ts";
import { type Drawn, drawnCode } from "../access/secondFactor.ts";
import { today } from "../calendar/clock.ts";
import type { ReadTransaction, WriteTransaction } from "../database/connection.server.ts";
import type { PersonId, UnitId } from "../database/ids.ts";
import type { UnitTree } from "../units/tree.ts";
import type { ProposedAccount } from "./accounts.ts";

export type Slip = { name: string; username: string; role: Role; unit: string; link: string; drawn: Drawn };

export type Making = { doing: Doing; tree: UnitTree; origin: string };

/** One slip for each account, in their order. `names`: what the people are called, by username. */
export async function makeAccounts(
  tx: WriteTransaction,
  accounts: readonly ProposedAccount[],
  names: ReadonlyMap<string, string>,
  { doing, origin }: Making,
): Promise<Slip[]> {
  const slips: Slip[] = [];
  for (const { username, role, unit, unitName } of accounts) {
    const name = names.get(username) ?? username;
    const roles = [{ role, unitId: unit }];
    const { link } = await addPerson(tx, { username, name, email: undefined, language: "vi", roles }, doing);
    slips.push(slip({ name, username, role, unit: unitName }, origin + link));
  }
  return slips;
}

/** New slips for those of the manager's people who have not used theirs; the old links end. */
export async function slipsAgain(
  tx: WriteTransaction,
  manager: Person,
  { doing, tree, origin }: Making,
): Promise<Slip[]> {
  await lockPeople(tx);
  const waiting = await waitingPeople(tx, manager, doing);
  const slips: Slip[] = [];
  for (const person of waiting) {
    const link = await makeLink(tx, "new_person", person.id, doing.wall.now());
    const [first] = rolesOn(person, today(doing.clock));
    const unit = nameOfUnit(tree, first?.unitId);
    slips.push(slip({ ...person, role: first?.role ?? "reporter", unit }, origin + link));
  }
  return slips;
}

/** Who of the manager's people has an account and has never set a password. */
export async function waitingPeople(
  tx: ReadTransaction,
  manager: Person,
  { clock }: Pick<Doing, "clock">,
): Promise<PersonRecord[]> {
  const day = today(clock);
  const tree = await accessTree(tx);
  return (await listPeople(tx)).filter(
    (person) =>
      !person.hasPassword &&
      (person.closedOn === undefined || person.closedOn > day) &&
      mayManage(manager, person, tree, day),
  );
}

function nameOfUnit(tree: UnitTree, unit: UnitId | undefined): string {
  return unit === undefined ? "" : (tree.byId.get(unit)?.name ?? "");
}

function slip(person: Omit<Slip, "link" | "drawn"> & { id?: PersonId }, link: string): Slip {
  const { name, username, role, unit } = person;
  return { name, username, role, unit, link, drawn: drawnCode(link) };
}
