/** What there is to be named where tasks are handed out: by whom, to whom, for which target. */
import type { RequestContext } from "../access/context.server.ts";
import { accessTree } from "../access/guard.server.ts";
import { may, unitsOfRole } from "../access/may.ts";
import { today } from "../calendar/clock.ts";
import type { ReadTransaction } from "../database/connection.server.ts";
import type { IsoDate } from "../database/ids.ts";
import { readDaysSet } from "../duties/daysOff.server.ts";
import { plain } from "../prose/plain.ts";
import type { Language } from "../prose/text.ts";
import { readDemanded } from "../resolutions/resolutions.server.ts";
import { AppError } from "../server/error.ts";
import { unitsCalled } from "../tasks/parties.ts";
import { readTasks } from "../tasks/tasks.server.ts";
import type { UnitTree } from "../units/tree.ts";
import { readGroups } from "../units/units.server.ts";
import { type Known, type Proposed, understood } from "./proposal.ts";
import { type Told, toldOf } from "./told.ts";
import { whoCalled } from "./who.ts";

/** 403 where the person assigns nowhere. */
export async function readKnown(
  tx: ReadTransaction,
  asked: RequestContext,
): Promise<Known & { tree: UnitTree; groups: ReadonlyMap<string, string>; documents: ReadonlyMap<string, number> }> {
  const tree = await accessTree(tx);
  const day = today(asked.clock);
  const assignedBy = assignerOf(asked, tree, day);
  const groups = await readGroups(tx);
  const tasks = await readTasks(tx);
  const ours = tasks.filter((task) => may(asked.person, "task.read", { unit: task.assignedBy }, tree, day));
  const { targets } = await readDemanded(tx);
  const documents = Map.groupBy(
    ours.filter(({ document }) => document !== ""),
    ({ document }) => plain(document),
  );
  return {
    ...{ assignedBy, tree, today: day, within: { kind: "year", year: Number(day.slice(0, 4)) } },
    set: await readDaysSet(tx),
    who: whoCalled({ tree, groups }, { assignedBy: assignedBy.id, on: day }),
    countOf: (word) => unitsCalled(word, { assignedBy: assignedBy.id, on: day }, { tree, groups }).length,
    titles: new Set(ours.map(({ title }) => plain(title))),
    tasks: new Map(ours.map(({ code, title }) => [code, title])),
    targets: new Map(
      targets
        .filter(({ unit }) => may(asked.person, "target.read", { unit }, tree, day))
        .map(({ code, name }) => [code, name]),
    ),
    groups: new Map(groups.map(({ code, name }) => [code, name])),
    documents: new Map([...documents].map(([number, all]) => [number, all.length])),
  };
}

/** The unit of the office at which somebody works: what they hand out is its. */
function assignerOf({ person }: Pick<RequestContext, "person">, tree: UnitTree, day: IsoDate) {
  const [first] = person ? unitsOfRole(person, "office", tree) : [];
  const unit = first === undefined ? undefined : tree.byId.get(first);
  if (!unit || !may(person, "task.assign", { unit: unit.id }, tree, day)) throw new AppError("not_allowed", 403);
  return unit;
}

export type KnownThings = Awaited<ReturnType<typeof readKnown>>;

/** Whether a text names units, kinds and groups alone. */
export function isWho({ who }: Pick<KnownThings, "who">): (text: string) => boolean {
  return (text) => {
    const { words, unknown } = who(text);
    return words.length > 0 && unknown.length === 0;
  };
}

export function tell(given: Proposed, known: KnownThings, language: Language): Told {
  const nameOf = (word: string) => known.tree.byCode.get(word)?.name ?? known.groups.get(word) ?? word;
  return toldOf(given, understood(given, known), { known, nameOf, language });
}

/** How many tasks a paper has handed out already, where it has. */
export function handedAlready({ document }: Proposed, { documents }: KnownThings) {
  const count = document === "" ? undefined : documents.get(plain(document));
  return count === undefined ? undefined : { document, count };
}
