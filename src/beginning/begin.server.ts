/** What the first steps write: the body, its units, the forms; each through the same checks as a loaded folder. */
import type { WriteTransaction } from "../database/connection.server.ts";
import type { PersonId } from "../database/ids.ts";
import { loadTables } from "../folder/load.server.ts";
import { AppError } from "../server/error.ts";
import { unitKinds } from "../units/kinds.ts";
import type { UnitTree } from "../units/tree.ts";
import { readUnitTree } from "../units/units.server.ts";
import { csvLine } from "../web/csv.ts";
import type { ProposedForm } from "./formsProposed.ts";
import { kindOf, type PastedUnit, unitCode } from "./unitsPasted.ts";

export type Doing = { by: PersonId; at: Date };

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
  await storeUnits(tx, tree, [...(above ? [{ ...above, parent: "" }] : []), own], doing);
  return own.code;
}

export async function addUnits(tx: WriteTransaction, units: readonly PastedUnit[], doing: Doing): Promise<void> {
  await storeUnits(tx, await readUnitTree(tx), units, doing);
}

/** All units are written again, so that the new ones come after those that are there. */
async function storeUnits(
  tx: WriteTransaction,
  tree: UnitTree,
  added: readonly { code: string; name: string; kind: string; parent: string }[],
  doing: Doing,
): Promise<void> {
  const stored = tree.units.map((unit) => [
    unit.code,
    unit.name,
    unit.kind,
    unit.parent === undefined ? "" : (tree.byId.get(unit.parent)?.code ?? ""),
    unit.validFrom ?? "",
    unit.validTo ?? "",
  ]);
  const rows = [
    ["code", "name", "kind", "parent", "valid_from", "valid_to"],
    ...stored,
    ...added.map((unit) => [unit.code, unit.name, unit.kind, unit.parent, "", ""]),
  ];
  await loadTables(tx, new Map([["units.csv", tableText(rows)]]), doing);
}

export async function addForms(tx: WriteTransaction, forms: readonly ProposedForm[], doing: Doing): Promise<void> {
  const rows = forms.flatMap((form) =>
    form.lines.map((line) => [
      form.code,
      form.name,
      form.owedBy.join("|"),
      form.frequency,
      form.owner ?? "",
      line.code,
    ]),
  );
  const head = ["code", "name", "owed_by", "frequency", "owner", "indicator"];
  await loadTables(tx, new Map([["forms.csv", tableText([head, ...rows])]]), doing);
}

export function tableText(rows: readonly (readonly string[])[]): string {
  return `${rows.map(csvLine).join("\n")}\n`;
}
