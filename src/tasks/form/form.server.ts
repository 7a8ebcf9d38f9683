/** The official form of a unit and a period as it would be now, as it was closed, and who closes and opens it. */
import { sql } from "kysely";
import type { RequestContext } from "../../access/context.server.ts";
import { accessTree, refuseUnlessMay, requirePerson } from "../../access/guard.server.ts";
import { namesOf } from "../../access/names.server.ts";
import { today } from "../../calendar/clock.ts";
import { codeOf, lastDay, type Period } from "../../calendar/period.ts";
import { logChange } from "../../database/changeLog.server.ts";
import type { ReadTransaction, WriteTransaction } from "../../database/connection.server.ts";
import type { UnitId } from "../../database/ids.ts";
import { AppError, fieldRefused } from "../../server/error.ts";
import { type UnitTree, unitsWithin } from "../../units/tree.ts";
import { countsOf, told } from "../answer.ts";
import { seenOf, talliesOf } from "../answered.server.ts";
import type { Question, Seen } from "../asked.ts";
import type { UnitsTogether } from "../tallied.server.ts";
import { type Openable, piecesBehind, type TaskForm } from "./form.ts";

export type FormPlace = { unit: UnitId; period: Period };

function questionOf({ unit, period }: FormPlace): Question {
  return { unit, role: "lead", span: { period } };
}

/** The unit's own pieces, then those of each unit directly below with all that stands below it. */
function rowsOf(tree: UnitTree, unit: UnitId): UnitsTogether[] {
  const self = tree.byId.get(unit);
  const below = tree.children.get(unit) ?? [];
  return [
    { key: self?.code ?? "", units: [unit] },
    ...below.map(({ id, code }) => ({ key: code, units: unitsWithin(tree, id).map((each) => each.id) })),
  ];
}

/** As it would be now; a unit that has no piece in the period has no row. */
export async function readForm(tx: ReadTransaction, place: FormPlace, tree: UnitTree): Promise<TaskForm> {
  const question = questionOf(place);
  const [whole] = await talliesOf(tx, question, undefined, tree);
  const rows = rowsOf(tree, place.unit);
  const tallies = new Map((await talliesOf(tx, question, rows, tree)).map(({ key, tally }) => [key, tally]));
  const { counts, beside, rates } = countsOf(question, tree, { whole: whole?.tally, groups: undefined });
  return {
    total: { counts, beside, rates },
    rows: rows.flatMap(({ key }) => {
      const tally = tallies.get(key);
      return tally ? [{ unit: key, told: told(tally) }] : [];
    }),
  };
}

/** What stands behind a number of a row, or of the total where no row is named. */
export async function readBehind(
  tx: ReadTransaction,
  place: FormPlace,
  tree: UnitTree,
  { row, what }: { row: string | undefined; what: Openable },
): Promise<Seen[]> {
  const seen = await seenOf(tx, questionOf(place), tree);
  const units = row === undefined ? undefined : rowsOf(tree, place.unit).find(({ key }) => key === row)?.units;
  const meant = new Set(units);
  return piecesBehind(units ? seen.filter(({ piece }) => meant.has(piece.unit)) : seen, what);
}

export type ClosedForm = { form: TaskForm; by: string; at: Date };

/** As it was closed, where it is and nobody has opened it again. */
export async function readClosedForm(tx: ReadTransaction, place: FormPlace): Promise<ClosedForm | undefined> {
  const row = await tx
    .selectFrom("task_count_closed")
    .select(["form", "by", "at"])
    .where("unit_id", "=", place.unit)
    .where("period", "=", codeOf(place.period))
    .where("opened_at", "is", null)
    .executeTakeFirst();
  if (!row) return undefined;
  const names = await namesOf(tx, [row.by]);
  return { form: row.form as TaskForm, by: names.get(row.by) ?? row.by, at: row.at };
}

type Asking = Pick<RequestContext, "person" | "clock">;

/** Only of a period that has ended, and only once. */
export async function closeForm(tx: WriteTransaction, asked: Asking, place: FormPlace): Promise<void> {
  const tree = await accessTree(tx);
  refuseUnlessMay(asked, "task.close_count", { unit: place.unit }, tree);
  if (lastDay(place.period) >= today(asked.clock)) throw new AppError("task_count_not_ended", 409);
  const by = requirePerson(asked).id;
  const at = asked.clock.now();
  const form = await readForm(tx, place, tree);
  const { rows } = await sql`
    INSERT INTO task_count_closed (unit_id, period, form, by, at)
    VALUES (${place.unit}, ${codeOf(place.period)}, ${JSON.stringify(form)}::jsonb, ${by}, ${at})
    ON CONFLICT DO NOTHING
    RETURNING id`.execute(tx);
  if (rows.length === 0) throw new AppError("task_count_closed_already", 409);
  await logChange(tx, { at, by, act: "task.close_count", object: objectOf(place, tree), after: form.total.counts });
}

/** With a reason, which the log keeps with what was closed. */
export async function openForm(tx: WriteTransaction, asked: Asking, place: FormPlace, why: string): Promise<void> {
  const tree = await accessTree(tx);
  refuseUnlessMay(asked, "task.open_count", { unit: place.unit }, tree);
  const reason = why.trim().normalize();
  if (reason === "") throw fieldRefused("reason_missing", 422, "reason");
  const by = requirePerson(asked).id;
  const at = asked.clock.now();
  const { rows } = await sql<{ form: TaskForm }>`
    UPDATE task_count_closed
    SET opened_by = ${by}, opened_at = ${at}, why_opened = ${reason}
    WHERE unit_id = ${place.unit} AND period = ${codeOf(place.period)} AND opened_at IS NULL
    RETURNING form`.execute(tx);
  const [opened] = rows;
  if (!opened) throw new AppError("task_count_not_closed", 409);
  const change = { before: opened.form.total.counts, after: { reason } };
  await logChange(tx, { at, by, act: "task.open_count", object: objectOf(place, tree), ...change });
}

function objectOf({ unit, period }: FormPlace, { byId }: UnitTree): string {
  return `task_count:${byId.get(unit)?.code ?? ""}/${codeOf(period)}`;
}
