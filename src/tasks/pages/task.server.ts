/** What the page of a task shows to whoever looks: facts, pieces with the acts that each has for them, and what happened, by day. */

import type { RequestContext } from "../../access/context.server.ts";
import { requirePerson } from "../../access/guard.server.ts";
import { may } from "../../access/may.ts";
import { namesOf } from "../../access/names.server.ts";
import { today, writeTime } from "../../calendar/clock.ts";
import { dayOf, writeDay } from "../../calendar/day.ts";
import type { ReadTransaction } from "../../database/connection.server.ts";
import type { IsoDate, UnitId } from "../../database/ids.ts";
import { readSetting } from "../../database/setting.server.ts";
import { Decimal, formatNumber, formatShare } from "../../prose/number.ts";
import { say } from "../../prose/text.ts";
import { targetAddress } from "../../resolutions/addresses.ts";
import { readDemanded } from "../../resolutions/resolutions.server.ts";
import { nameApart } from "../../units/toldApart.ts";
import { authorOf } from "../../web/author.ts";
import { evidenceAddress, taskAddress } from "../addresses.ts";
import type { Seen } from "../asked.ts";
import { readDoers } from "../doer.server.ts";
import type { EventKind } from "../event.ts";
import type { StoredEvent } from "../events.server.ts";
import { readEvidence } from "../evidence.server.ts";
import { offeredToAssigner, offeredToDoer, waitsForAnswer } from "../offered.ts";
import { type OpenTask, openTask } from "../openTask.server.ts";
import { besideEvent, eventSentences, taskPageTexts } from "../pageTexts.ts";
import { daysLeftOn, progressOf } from "../piece.ts";
import { mostExtensions } from "../rules.server.ts";
import { readTasks } from "../tasks.server.ts";
import { stateNames, taskTexts } from "../texts.ts";

export type TaskPage = Awaited<ReturnType<typeof taskPage>>;
export type PieceOnPage = TaskPage["pieces"][number];

export async function taskPage(tx: ReadTransaction, asked: RequestContext, code: string) {
  const opened = await openTask(tx, asked, code);
  const { occurrence, pieces, leftOut, events } = opened;
  const { task } = occurrence;
  const most = await readSetting(tx, mostExtensions);
  const doers = await readDoers(tx, occurrence);
  const leads = pieces.filter(({ piece, facts }) => piece.role === "lead" && facts.goneOn === undefined);
  return {
    person: requirePerson(asked).id as string,
    code: occurrence.code,
    title: task.title,
    isIllustrative: task.illustrative,
    lead: say(taskTexts.task_assigned, asked.language, {
      unit: namer(opened, asked)(task.assignedBy),
      day: writeDay(occurrence.assigned),
    }),
    facts: await factsOf(tx, asked, opened),
    version: events.length,
    today: opened.day as string,
    leftOut,
    count: { done: leads.filter(({ facts }) => facts.finishedOn !== undefined).length, pieces: leads.length },
    pieces: pieces.map((seen) => pieceOnPage(seen, { opened, asked, most, doer: doers.get(seen.piece.unit) })),
    days: await talkByDay(tx, asked, opened),
  };
}

function namer({ tree, day }: OpenTask, { language }: RequestContext): (unit: UnitId) => string {
  return (id) => {
    const unit = tree.byId.get(id);
    return unit ? nameApart(tree, unit, language, day) : "";
  };
}

type Fact = { name: keyof typeof taskPageTexts; text: string; to?: string };

/** What the task's own columns say, those that are empty left out. */
async function factsOf(tx: ReadTransaction, asked: RequestContext, { occurrence, tree }: OpenTask): Promise<Fact[]> {
  const { task } = occurrence;
  const target =
    task.target === undefined ? undefined : (await readDemanded(tx)).targets.find(({ id }) => id === task.target);
  const mayOpen =
    target !== undefined && may(asked.person, "target.read", { unit: target.unit }, tree, today(asked.clock));
  const parent = task.parent === undefined ? undefined : (await readTasks(tx)).find(({ id }) => id === task.parent);
  const mayOpenParent =
    parent !== undefined && may(asked.person, "task.read", { unit: parent.assignedBy }, tree, today(asked.clock));
  const facts: Fact[] = [
    { name: "task_document", text: task.document },
    { name: "task_product", text: task.product },
    { name: "task_in_charge", text: task.inCharge },
    { name: "task_field", text: task.field },
    { name: "task_target", text: target?.name ?? "", ...(mayOpen && { to: targetAddress(target.code) }) },
    { name: "task_parent", text: parent?.title ?? "", ...(mayOpenParent && { to: taskAddress(parent.code) }) },
  ];
  return facts.filter(({ text }) => text !== "");
}

type Looked = { opened: OpenTask; asked: RequestContext; most: number; doer: string | undefined };

function pieceOnPage(seen: Seen, { opened, asked, most, doer }: Looked) {
  const { piece, facts, state } = seen;
  const { occurrence, day, tree, set, events } = opened;
  const { task } = occurrence;
  const { language, person, clock } = asked;
  const isMine = may(person, "task.do", { unit: piece.unit }, tree, today(clock));
  const isAssigner = may(person, "task.answer", { unit: task.assignedBy }, tree, today(clock));
  const told = events.filter(({ unit }) => unit === piece.unit);
  const lastRequest = told.findLast(({ event }) => ["done", "extension_asked", "declined"].includes(event));
  const offering = {
    rules: { accept: task.accept, began: piece.began, mostExtensions: most },
    isReceived: told.some(({ event }) => ["received", "progress", "extension_asked", "declined"].includes(event)),
    isLead: piece.role === "lead",
  };
  const shown = (date: IsoDate | undefined) => (date === undefined ? null : writeDay(date));
  return {
    key: `${piece.unit}-${piece.role}`,
    unit: tree.byId.get(piece.unit)?.code ?? "",
    name: namer(opened, asked)(piece.unit),
    ...{ role: piece.role, state, isMine, doer: doer ?? "" },
    stateName: say(stateNames[state], language),
    due: shown(facts.due),
    dueFirst: facts.due === piece.dueFirst ? null : shown(piece.dueFirst),
    excusedTo: state === "gone" ? null : shown(facts.excusedTo),
    daysLeft: daysLeftOn(facts, day, set) ?? null,
    progress: formatShare(progressOf(facts), language),
    percent: facts.percent ?? "",
    finishedOn: shown(facts.finishedOn),
    wished: shown(facts.wished),
    isDeclined: facts.isDeclined ?? false,
    isLate: facts.due !== undefined && facts.finishedOn === undefined && facts.due < day,
    isOutOfExtensions: facts.wished !== undefined && facts.extensions >= most ? most : null,
    isWaiting: isAssigner && waitsForAnswer(facts, task),
    request: lastRequest?.text ?? "",
    doing: isMine ? offeredToDoer(facts, offering) : [],
    answering: isAssigner ? offeredToAssigner(facts, offering) : [],
  };
}

/** The latest day first, and within a day as it went. */
async function talkByDay(tx: ReadTransaction, asked: RequestContext, opened: OpenTask) {
  const { events, tree, occurrence } = opened;
  const { language } = asked;
  const evidence = await readEvidence(tx, events);
  const names = await namesOf(
    tx,
    events.map(({ by }) => by),
  );
  const nameOf = namer(opened, asked);
  const amountShown = ({ event, amount, to }: StoredEvent): string => {
    if (amount === undefined) return "";
    if (event === "transferred") return to === undefined ? amount : nameOf(to);
    if (/^\d{4}-/.test(amount)) return writeDay(dayOf(amount));
    return `${formatNumber(new Decimal(amount), undefined, language)}%`;
  };
  const told = events.map((event) => {
    const kind: EventKind = event.event;
    const amount = amountShown(event);
    const unit = event.unit === undefined ? say(taskPageTexts.every_unit, language) : nameOf(event.unit);
    const beside = besideEvent[kind];
    return {
      key: event.id,
      day: event.date,
      unit: event.unit === undefined ? "" : (tree.byId.get(event.unit)?.code ?? ""),
      sentence: say(eventSentences[kind], language, { unit, amount }),
      beside: beside && amount !== "" ? say(beside, language, { amount }) : "",
      text: event.text,
      by: names.get(event.by) ?? authorOf(event.by, language),
      time: writeTime(event.at),
      files: (evidence.get(event.id) ?? []).map(({ id, name }) => ({
        name,
        to: evidenceAddress(occurrence.code, id),
      })),
    };
  });
  return [...Map.groupBy(told, ({ day }) => day)]
    .reverse()
    .map(([day, events]) => ({ day: writeDay(day), events: events.map(({ day: _, ...event }) => event) }));
}
