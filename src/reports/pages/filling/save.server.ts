/** Saving a posted form: everything or, where a cell holds no number, nothing; conflicts come back with both figures. */
import type { RequestContext } from "../../../access/context.server.ts";
import { requirePerson } from "../../../access/guard.server.ts";
import type { WriteTransaction } from "../../../database/connection.server.ts";
import { headings } from "../../../ledger/report.ts";
import { say } from "../../../prose/text.ts";
import { wordTexts } from "../../../words/texts.ts";
import { namesToChooseFrom, openToFill } from "../../acts.server.ts";
import { type ConflictView, conflictView } from "../../conflict.ts";
import { saveDraft } from "../../draft.server.ts";
import { indicatorName } from "../../filling/formView.ts";
import { inputOf, readTyped } from "../../filling/postedForm.ts";
import type { ReportCodes } from "../../place.ts";
import { seenOf, singleFields } from "./form.server.ts";

export type CellFaults = Record<number, { name: string; title: string }>;
export type SaveOutcome = {
  intent: string;
  version: number;
  faults: CellFaults;
  typed: Record<string, string> | undefined;
  conflicts: ConflictView[];
};

const controls = new Set(["intent", "seen"]);

/** Saves what was typed in the form's inputs. */
export async function saveTyped(
  tx: WriteTransaction,
  request: RequestContext,
  codes: ReportCodes,
  fields: ReadonlyMap<string, FormDataEntryValue[]>,
): Promise<SaveOutcome> {
  const { language } = request;
  const person = requirePerson(request);
  const { form, place } = await openToFill(tx, request, codes);
  const inputs = new Set([
    ...place.lines.flatMap(({ line: { position } }) => [
      inputOf.amount(position),
      inputOf.note(position),
      inputOf.estimated(position),
      `chon-${position}`,
    ]),
    ...headings.flatMap((heading) => [inputOf.words(heading), `chon-${heading}`]),
  ]);
  const posted = singleFields(fields, (name) => controls.has(name) || inputs.has(name));
  // In the choice between two figures, what is not chosen is not sent again.
  const field = (name: string) => {
    const chosen = posted(name.replace(/^(v|n|e|w-)/, "chon-"));
    return chosen === undefined || chosen === "mine" ? posted(name) : undefined;
  };
  const typed = readTyped(form, field, language);
  const intent = posted("intent") ?? "save";
  if (typed.faults.length > 0) {
    const faults = Object.fromEntries(
      typed.faults.map(({ position, code, text }) => {
        const line = form.lines.find((each) => each.line.position === position);
        const words = wordTexts[code as keyof typeof wordTexts];
        const name = line === undefined ? "" : indicatorName(line.indicator, language);
        return [position, { name, title: say(words, language, { text }) }];
      }),
    );
    return { intent, version: form.report.version, faults, typed: textOf(fields), conflicts: [] };
  }
  const saved = await saveDraft(tx, place.key, {
    seen: seenOf(posted("seen")),
    cells: typed.cells,
    narrative: typed.narrative,
    by: person.id,
    at: request.clock.now(),
  });
  const names = await namesToChooseFrom(tx, request, saved.conflicts);
  const conflicts = saved.conflicts.map((conflict) => conflictView(conflict, form, names, language));
  return { intent, version: saved.version, faults: {}, typed: undefined, conflicts };
}

/** What was typed, so that a refused page shows it again. */
function textOf(fields: ReadonlyMap<string, FormDataEntryValue[]>): Record<string, string> {
  return Object.fromEntries(
    [...fields].flatMap(([name, [value]]) => (typeof value === "string" ? [[name, value]] : [])),
  );
}
