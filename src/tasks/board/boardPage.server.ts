/** The board of tasks as its page shows it: headline, chips, lines, the one that is opened, months side by side. */
import type { RequestContext } from "../../access/context.server.ts";
import { may } from "../../access/may.ts";
import { daysBetween, writeDay } from "../../calendar/day.ts";
import { codeOf, lastDay, nameOf, type Period, periodAt, previous } from "../../calendar/period.ts";
import type { ReadTransaction } from "../../database/connection.server.ts";
import type { IsoDate, UnitId } from "../../database/ids.ts";
import { fieldName } from "../../indicators/fields.ts";
import { Decimal, formatShare } from "../../prose/number.ts";
import type { Language } from "../../prose/text.ts";
import { nameApart } from "../../units/toldApart.ts";
import { isWithin, type UnitTree } from "../../units/tree.ts";
import type { CountsAnswer, PieceTold } from "../answer.ts";
import { taskCountsOf } from "../answered.server.ts";
import type { PieceState } from "../piece.ts";
import { taskShown } from "../taskShown.server.ts";
import { type Asked, readLines } from "./board.server.ts";
import { byUrgency, isInView, type Line, type Order, type View, views, WEEK } from "./board.ts";

export type BoardView = { loc: View; theo: Order; vai: Asked["role"]; mo?: string | undefined };
type Means = Pick<RequestContext, "person" | "clock" | "language"> & { tree: UnitTree };

const MOST_LINES = 200;
const MONTHS = 6;

export async function readBoard(tx: ReadTransaction, means: Means, asked: Asked, view: BoardView) {
  const { tree } = means;
  const { day, unit, role } = asked;
  const lines = await readLines(tx, asked, tree, view.theo === "don-vi");
  const mayAnswer = answerableBy(means, day);
  const shownIn = (each: View) => lines.filter((line) => isInView(line, each, { day, mayAnswer: mayAnswer(line) }));
  const shown = shownIn(view.loc).toSorted(byUrgency);
  const counts = await taskCountsOf(tx, { unit, role, span: { on: day } });
  const opened = shown.find(({ code }) => code === view.mo);
  return {
    view,
    headline: headlineOf(counts, new Set(lines.map(({ code }) => code)).size),
    beyond: role === "assigned" ? await beyondReach(tx, asked, means) : 0,
    chips: views.map((each) => ({ view: each, count: shownIn(each).length })),
    lines: inGroups(shown.slice(0, MOST_LINES).map((line) => lineShown(line, { ...means, day, order: view.theo }))),
    more: Math.max(0, shown.length - MOST_LINES),
    opened: opened && (await openedLine(tx, means, { code: opened.code, key: keyOf(opened, view.theo) }, asked)),
    months: await monthsOf(tx, asked, means.language),
    isIllustrative: shown.some(({ illustrative }) => illustrative),
  };
}

export type Board = Awaited<ReturnType<typeof readBoard>>;
export type LineShown = Board["lines"][number];

function answerableBy({ person, tree }: Means, day: IsoDate): (line: Line) => boolean {
  const known = new Map<UnitId, boolean>();
  return ({ assignedBy }) => {
    const found = known.get(assignedBy) ?? may(person, "task.answer", { unit: assignedBy }, tree, day);
    known.set(assignedBy, found);
    return found;
  };
}

function headlineOf({ counts, beside }: CountsAnswer, tasks: number) {
  const { total, doneOnTime, doneLate, doneNoDeadline, openInTime, openNoDeadline, openOverdue } = counts;
  return {
    ...{ total, tasks, doneOnTime, openOverdue, excused: beside.excused },
    done: doneOnTime + doneLate + doneNoDeadline,
    open: openInTime + openNoDeadline,
  };
}

/** Of what a unit assigned, the pieces of units that whoever looks may not see: they are in the total all the same. */
async function beyondReach(tx: ReadTransaction, { unit, day }: Asked, { person, tree }: Means): Promise<number> {
  const { groups = [] } = await taskCountsOf(tx, { unit, role: "assigned", span: { on: day } }, "unit");
  return groups
    .filter(({ key }) => {
      const led = tree.byCode.get(key);
      return led !== undefined && !may(person, "task.read", { unit: led.id }, tree, day);
    })
    .reduce((sum, { counts }) => sum + counts.total, 0);
}

/** By unit a task stands there once for each. */
function keyOf({ code, units }: Line, order: Order): string {
  return order === "don-vi" ? `${code} ${units.join()}` : code;
}

/** Groups by their names, what has none last; within them the order stays. */
function inGroups<Each extends { group: string | undefined }>(lines: readonly Each[]): Each[] {
  return lines.toSorted((a, b) => {
    const [one, other] = [a.group ?? "", b.group ?? ""];
    return Number(one === "") - Number(other === "") || one.localeCompare(other, "vi");
  });
}

type ShownIn = Means & { day: IsoDate; order: Order };

function lineShown(line: Line, { tree, language, day, order }: ShownIn) {
  const { code, title, document, pieces, done, overdue, waiting, lateSince, nextDue, due, dueFirst } = line;
  const named = (id: UnitId) => {
    const unit = tree.byId.get(id);
    return unit ? nameApart(tree, unit, language, day) : "";
  };
  const groups: Readonly<Record<Order, string | undefined>> = {
    "thoi-han": undefined,
    "don-vi": line.units.map(named).join(", "),
    "lanh-dao": line.inCharge,
    "linh-vuc": line.field === "" ? "" : fieldName(line.field, language),
    "van-ban": document,
  };
  return {
    ...{ code, title, document, pieces, done, overdue, waiting, illustrative: line.illustrative },
    key: keyOf(line, order),
    state: stateOf(line, day),
    days: lateSince !== null ? -daysBetween(lateSince, day) : nextDue === null ? null : daysBetween(day, nextDue),
    due: due === null ? null : writeDay(due),
    dueFirst: dueFirst !== null && due !== null && due > dueFirst ? writeDay(dueFirst) : null,
    group: groups[order],
    left: done < pieces && order !== "don-vi" ? line.units.map(named) : [],
  } as const;
}

function stateOf({ lateSince, nextDue, done, pieces }: Line, day: IsoDate): PieceState {
  if (lateSince !== null) return "overdue";
  if (done === pieces) return "done_on_time";
  if (nextDue === null) return "no_deadline";
  return daysBetween(day, nextDue) <= WEEK ? "due_soon" : "in_time";
}

/** Its pieces within reach, as marks. */
async function openedLine(
  tx: ReadTransaction,
  means: Means,
  { code, key }: { code: string; key: string },
  { unit, role, day }: Asked,
) {
  const { tree, language } = means;
  const shown = await taskShown(tx, means, code);
  const isOurs = (piece: PieceTold) => {
    const led = tree.byCode.get(piece.unit);
    return led !== undefined && (role === "assigned" || isWithin(tree, led.id, unit));
  };
  const pieces = shown.pieces.filter((piece) => piece.role === "lead" && isOurs(piece));
  return {
    ...{ code, key },
    pieces: pieces.map((piece) => {
      const led = tree.byCode.get(piece.unit);
      return { state: piece.state, code: piece.unit, name: led ? nameApart(tree, led, language, day) : piece.unit };
    }),
    beyond: shown.leftOut,
  };
}

function lastEnded(day: IsoDate): Period {
  const month = periodAt("month", day);
  return lastDay(month) === day ? month : previous(month);
}

/** The last months that have ended, as the official count of each has them. */
async function monthsOf(tx: ReadTransaction, { unit, role, day }: Asked, language: Language) {
  const months: Period[] = [];
  const ended = lastEnded(day);
  for (let month = ended; months.length < MONTHS; month = previous(month)) months.unshift(month);
  const counted: { month: string; name: string; counts: CountsAnswer["counts"]; onTime: string | null }[] = [];
  for (const period of months) {
    const { counts, rates } = await taskCountsOf(tx, { unit, role, span: { period } });
    const onTime = rates.onTimeOfAll === null ? null : formatShare(new Decimal(rates.onTimeOfAll), language);
    counted.push({ month: codeOf(period), name: nameOf(period, language), counts, onTime });
  }
  return counted.filter(({ counts }) => counts.total > 0);
}
