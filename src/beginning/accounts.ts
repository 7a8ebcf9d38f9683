/** Which accounts a quarter needs that are not there yet: who fills, who signs, who takes in, who reads. */
import type { PersonRecord } from "../access/people.server.ts";
import type { Role } from "../access/person.ts";
import type { UnitId } from "../database/ids.ts";
import type { Unit } from "../units/tree.ts";

export type ProposedAccount = { username: string; role: Role; unit: UnitId; unitName: string };

/** The word before the unit's code in a username. */
const words = { reporter: "baocao", approver: "duyet", office: "vanphong", leader: "lanhdao" } as const;
export type OfferedRole = keyof typeof words;

/** Those of the top unit first, then for each unit that reports; a role that somebody holds there is not proposed. */
export function proposeAccounts(
  top: Unit,
  reporting: readonly Unit[],
  people: readonly Pick<PersonRecord, "username" | "roles" | "closedOn">[],
  withApprovers: boolean,
): ProposedAccount[] {
  const open = people.filter(({ closedOn }) => closedOn === undefined);
  const held = new Set(
    open.flatMap(({ roles }) =>
      roles.filter(({ closedOn }) => closedOn === undefined).map(({ role, unitId }) => `${role} ${unitId ?? top.id}`),
    ),
  );
  const taken = new Set(people.map(({ username }) => username));
  const wanted: { role: OfferedRole; unit: Unit }[] = [
    { role: "office", unit: top },
    { role: "leader", unit: top },
    ...reporting.flatMap((unit): { role: OfferedRole; unit: Unit }[] => [
      { role: "reporter", unit },
      ...(withApprovers ? [{ role: "approver" as const, unit }] : []),
    ]),
  ];
  return wanted
    .filter(({ role, unit }) => !held.has(`${role} ${unit.id}`))
    .map(({ role, unit }) => {
      const ofTop = role === "office" || role === "leader";
      const username = free(ofTop ? words[role] : `${words[role]}.${short(unit.code)}`, taken);
      taken.add(username);
      return { username, role, unit: unit.id, unitName: unit.name };
    });
}

/** A username has 40 characters at most, without accents. */
function short(code: string): string {
  return code
    .normalize("NFD")
    .replace(/[^a-zA-Z0-9.]/g, "")
    .toLowerCase()
    .slice(0, 28);
}

function free(wanted: string, taken: ReadonlySet<string>): string {
  if (!taken.has(wanted)) return wanted;
  for (let number = 2; ; number++) if (!taken.has(`${wanted}${number}`)) return `${wanted}${number}`;
}
