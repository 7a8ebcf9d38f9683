/** Stores forms. A position is given once: a line that is gone is closed in its place, a new one comes at the end. */
import type { WriteTransaction } from "../database/connection.server.ts";
import { type Counts, idsFor, type Stamp, storeRows } from "../definitions/store.server.ts";
import type { Ids } from "../definitions/storeTables.server.ts";
import type { FormDefinition } from "../indicators/formsSheet.ts";

type StoredLine = { form_id: number; position: number; indicator_id: number; closed?: boolean };

export async function storeForms(
  tx: WriteTransaction,
  forms: readonly FormDefinition[],
  unit: Ids,
  indicator: Ids,
  stamp: Stamp,
): Promise<Counts> {
  const form = await idsFor(
    tx,
    "form",
    forms.map((each) => each.code),
  );
  const rows = forms.map((each) => ({
    id: form(each.code),
    code: each.code,
    name: each.name,
    frequency: each.frequency,
    owner_id: unit(each.owner),
    ...("firstAsked" in each && { first_asked: each.firstAsked }),
  }));
  const ofForms = await storeRows(tx, "form", ["code"], rows, stamp);

  const stored: StoredLine[] = await tx.selectFrom("form_line").selectAll().execute();
  const wanted = forms.flatMap((each) => linesOf(each, form(each.code) ?? 0, indicator, stored));
  const ofLines = await storeRows(tx, "form_line", ["form_id", "position"], wanted, stamp);

  const kept = new Set(wanted.map((line) => `${line.form_id} ${line.position}`));
  const loadedForms = new Set(rows.map((row) => row.id));
  const gone = stored.filter(
    (line) => loadedForms.has(line.form_id) && !line.closed && !kept.has(`${line.form_id} ${line.position}`),
  );
  const closing = gone.map((line) => ({ form_id: line.form_id, position: line.position, closed: true }));
  const closed = await storeRows(tx, "form_line", ["form_id", "position"], closing, stamp);
  return { ...ofLines, changed: ofLines.changed + ofForms.changed + closed.changed };
}

/** The form's lines in order, an indicator that has a position keeps it. */
function linesOf(form: FormDefinition, formId: number, indicator: Ids, stored: readonly StoredLine[]) {
  const known = stored.filter((line) => line.form_id === formId);
  const positions = new Map(known.map((line) => [line.indicator_id, line.position]));
  let last = Math.max(0, ...known.map((line) => line.position));
  return form.lines.map((line, sort) => {
    const id = indicator(line.indicator) ?? 0;
    const position = positions.get(id) ?? ++last;
    return {
      form_id: formId,
      position,
      indicator_id: id,
      cumulative: line.cumulative,
      owed_by: line.owedBy,
      sort,
      closed: false,
      ...("closed" in line ? { closed_on: line.closed } : {}),
    };
  });
}
