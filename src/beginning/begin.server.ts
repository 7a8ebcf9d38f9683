/** What the first steps write: the body, its units, the forms; each through the same checks as a loaded folder. */
import type { Person } from "../access/person.ts";
import type { WriteTransaction } from "../database/connection.server.ts";
import { changeDefinitions } from "../folder/change.server.ts";
import { AppError } from "../server/error.ts";
import { unitKinds } from "../units/kinds.ts";
import { readUnitTree } from "../units/units.server.ts";
import type { ProposedForm } from "./formsProposed.ts";
import { kindOf, type PastedUnit, unitCode } from "./unitsPasted.ts";

export type Doing = { by: Person; at: Date };

export type NewBody = { name: string; superior: string };

/** The unit whose installation this is, and the one above it where it is named; only while there is no unit at all. */
export async function addBody(tx: WriteTransaction, { name, superior }: NewBody, doing: Doing): Promise<string> {
  const tree = await readUnitTree(tx);
  if (tree.units.length > 0) throw new AppError("body_is_there", 409);
  const taken = new Set<string>(unitKinds);
  const above =
    superior === "" ? undefined : { code: unitCode(superior, taken), name: superior, kind: kindOf(superior) };
  if (above) taken.add(above.code);
  const own = { code: unitCode(name, taken), name, kind: kindOf(name), parent: above?.code ?? "" };
  await changeDefinitions(tx, { units: [...(above ? [above] : []), own] }, doing);
  return own.code;
}

export async function addUnits(tx: WriteTransaction, units: readonly PastedUnit[], doing: Doing): Promise<void> {
  const rows = units.map(({ code, name, kind, parent }) => ({ code, name, kind, parent }));
  await changeDefinitions(tx, { units: rows }, doing);
}

export async function addForms(tx: WriteTransaction, forms: readonly ProposedForm[], doing: Doing): Promise<void> {
  const rows = forms.flatMap(({ code, name, owedBy, frequency, owner = "", lines }) =>
    lines.map((line) => ({ code, name, owed_by: owedBy.join("|"), frequency, owner, indicator: line.code })),
  );
  await changeDefinitions(tx, { forms: rows }, doing);
}
