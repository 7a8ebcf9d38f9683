/** Saving a posted form: everything or, where a cell holds no number, nothing; conflicts come back with both figures. */
import type { RequestContext } from "../../../access/context.server.ts";
import { requirePerson } from "../../../access/guard.server.ts";
import type { WriteTransaction } from "../../../database/connection.server.ts";
import { AppError } from "../../../server/error.ts";
import { requireKnown } from "../../../web/formData.ts";
import { namesToChooseFrom, openToFill } from "../../acts.server.ts";
import { type ConflictView, conflictView } from "../../conflict.ts";
import { saveDraft } from "../../draft.server.ts";
import { choiceOf, inputsOf, readTyped } from "../../filling/postedForm.ts";
import type { ReportCodes } from "../../place.ts";

/** Saves what was typed in the form's inputs. */
export async function saveTyped(
  tx: WriteTransaction,
  request: RequestContext,
  codes: ReportCodes,
  seen: number,
  inputs: Readonly<Record<string, string>>,
): Promise<{ version: number; conflicts: ConflictView[] }> {
  const { language } = request;
  const person = requirePerson(request);
  const { form, place } = await openToFill(tx, request, codes);
  const known = inputsOf(form);
  requireKnown(inputs, (name) => known.has(name));
  // In the choice between two figures, what is not chosen is not sent again.
  const field = (name: string) => {
    const chosen = inputs[choiceOf(name)];
    return chosen === undefined || chosen === "mine" ? inputs[name] : undefined;
  };
  const typed = readTyped(form, field, language);
  if (typed.faults.length > 0) {
    const count = typed.faults.filter(({ code }) => code !== "field_too_long").length;
    throw new AppError(count > 0 ? "cells_to_correct" : "invalid_input", 422, { count }, [...typed.faults]);
  }
  const saved = await saveDraft(tx, place.key, {
    seen,
    cells: typed.cells,
    narrative: typed.narrative,
    by: person.id,
    at: request.clock.now(),
  });
  const names = await namesToChooseFrom(tx, request, saved.conflicts);
  const conflicts = saved.conflicts.map((conflict) => conflictView(conflict, form, names, language));
  return { version: saved.version, conflicts };
}
