/** What a piece allows, when it is late, whose it becomes, and what counts. */
import type { Mutation } from "./mutation.ts";

const plainly = { "test/tasks.test.ts": ["folders at random"] };
const reckoned = (...names: string[]) => ({ "src/folder/tasks.test.ts": names });
const petitions = { "src/folder/cases.test.ts": ["by kind, over the unit and below, as it stood on the day"] };

const byRights = { "src/tasksApi.test.ts": ["nobody tells of another's piece"] };

const countedInSql = { "src/folder/tasks.test.ts": ["answers as reckoned plainly"] };

export const tasks: readonly Mutation[] = [
  {
    file: "src/tasks/tallied.server.ts",
    rule: "what most units have is what all have less what the others have",
    text: "isOf(outside), -1",
    replacement: "isOf(outside)",
    fails: countedInSql,
  },
  {
    file: "src/tasks/tallied.server.ts",
    rule: "counted in the database, what was finished before the period is not carried into it",
    text: "coalesce(finished_on >= ",
    replacement: "coalesce(true OR finished_on >= ",
    fails: countedInSql,
  },
  {
    file: "src/tasks/kept.server.ts",
    rule: "a piece that came from another, or could, is not replayed alone",
    text: "if (isBound) return undefined;",
    replacement: "",
    fails: countedInSql,
  },
  {
    file: "src/tasks/stages.server.ts",
    rule: "how many stand alike follows every event",
    text: "await keepTally(tx, isMeant, from);",
    replacement: "",
    fails: countedInSql,
  },
  {
    file: "src/tasks/acting.server.ts",
    rule: "a piece is told of by who has it",
    text: 'refuseUnlessMay(asked, "task.do", { unit }, tree);',
    replacement: "",
    fails: byRights,
  },
  {
    file: "src/tasks/acting.server.ts",
    rule: "a task is answered for by who assigned it",
    text: 'refuseUnlessMay(asked, "task.answer", { unit: task.assignedBy }, tree);',
    replacement: "{}",
    fails: byRights,
  },
  {
    file: "src/tasks/acting.server.ts",
    rule: "late is reported with a reason",
    text: '(event === "done" && (await isLate(tx, occurrence, unit, today)))',
    replacement: "false",
    fails: { "src/tasksApi.test.ts": ["late is reported with a reason"] },
  },
  {
    file: "src/tasks/openTask.server.ts",
    rule: "of a task one sees the pieces in one's reach",
    text: "one.pieces.filter(({ unit }) => seesAll || maySee(unit))",
    replacement: "one.pieces.filter(() => true)",
    fails: { "src/tasksApi.test.ts": ["a unit sees its own piece and how many others there are"] },
  },
  {
    file: "src/tasks/acting.server.ts",
    rule: "nobody answers a request of their own",
    text: "rows.some((each) => each.by === by)",
    replacement: "false",
    fails: { "src/taskPage.test.ts": ["nobody answers what they asked for themselves"] },
  },
  {
    file: "src/tasks/evidence.server.ts",
    rule: "a file of a piece beyond one's reach is nobody's",
    text: "evidence.some(({ id }) => id === file)",
    replacement: "true",
    fails: { "src/taskPage.test.ts": ["read by whoever sees the piece"] },
  },
  {
    file: "src/folder/setBy.ts",
    rule: "a task is handed to units in the reach of who assigns it",
    text: "...unitsHanded(row, find)",
    replacement: "",
    fails: { "src/tasksApi.test.ts": ["by an office, to units in its reach"] },
  },
  {
    file: "src/tasks/piece.ts",
    rule: "an outside cause forgives what is done late",
    text: "return finishedOn <= due || (excusedTo !== undefined && finishedOn <= excusedTo);",
    replacement: "return finishedOn <= due;",
    fails: plainly,
  },
  {
    file: "src/tasks/piece.ts",
    rule: "what is reported done waits to be accepted",
    text: 'if (accept && facts.quality === undefined) return "awaiting";',
    replacement: "",
    fails: reckoned("on a day: each piece by itself"),
  },
  {
    file: "src/tasks/happening.ts",
    rule: "nobody is granted more than was asked for",
    text: 'if ((amount ?? "") > facts.wished) return "task_event_later_than_wished";',
    replacement: "",
    fails: { "src/folder/badTasks.test.ts": ["granted more than asked for"] },
  },
  {
    file: "src/tasks/happening.ts",
    rule: "extensions are limited, whatever gives them",
    text: 'return facts.extensions >= mostExtensions ? "task_event_too_many_extensions" : undefined;',
    replacement: "return undefined;",
    fails: { "src/folder/badTasks.test.ts": ["a third extension"] },
  },
  {
    file: "src/tasks/happening.ts",
    rule: "nothing is accepted where reported done is done",
    text: 'if (!rules.accept) return "task_event_no_acceptance";',
    replacement: "",
    fails: { "src/folder/badTasks.test.ts": ["accepted where nothing is"] },
  },
  {
    file: "src/tasks/deadline.ts",
    rule: "days that end on a day off end on the next working day",
    text: "return workingDayFrom(addDays(from, deadline.count), set);",
    replacement: "return addDays(from, deadline.count);",
    fails: reckoned("on a day: each piece by itself"),
  },
  {
    file: "src/tasks/occurrence.ts",
    rule: "a task recurs from the period in which it was assigned",
    text: "return end >= assigned && (until === undefined || end <= until);",
    replacement: "return until === undefined || end <= until;",
    fails: { "src/folder/badTasks.test.ts": ["of a period that ended before it was assigned"] },
  },
  {
    file: "src/tasks/parties.ts",
    rule: "a lead is not its own co-operator",
    text: ".filter((unit) => !leading.has(unit))",
    replacement: "",
    fails: reckoned("who co-operates has a piece of its own"),
  },
  {
    file: "src/tasks/heirs.ts",
    rule: "the successor with the largest share takes over",
    text: ".sort((a, b) => new Decimal(b.share).comparedTo(a.share) ||",
    replacement: ".sort((a, b) => new Decimal(a.share).comparedTo(b.share) ||",
    fails: reckoned("on a day: each piece by itself"),
  },
  {
    file: "src/tasks/replay.ts",
    rule: "two that are handed over to one unit make one piece with the later deadline",
    text: "later(first.due, facts.due)",
    replacement: "first.due",
    fails: { "src/tasks/replay.test.ts": ["two that end and go into one unit"] },
  },
  {
    file: "src/tasks/asked.ts",
    rule: "what was finished before the period is not carried into it",
    text: 'return isThere && (finishedOn === undefined || finishedOn >= first) ? "carried" : undefined;',
    replacement: 'return isThere ? "carried" : undefined;',
    fails: plainly,
  },
  {
    file: "src/tasks/asked.ts",
    rule: "what is gone before the period is not carried into it",
    text: "const isThere = goneOn === undefined || goneOn >= first;",
    replacement: "const isThere = true;",
    fails: plainly,
  },
  {
    file: "src/tasks/advance.ts",
    rule: "parts count by their weight",
    text: "weight: new Decimal(part.occurrence.task.weight)",
    replacement: "weight: new Decimal(1)",
    fails: plainly,
  },
  {
    file: "src/folder/tasksKept.server.ts",
    rule: "a change of units reaches every task",
    text: 'return "all";',
    replacement: "return [];",
    fails: reckoned("hands over what it has open", "does not end before something"),
  },
  {
    file: "src/petitions/petition.ts",
    rule: "the limit in force on the starting day counts",
    text: "if (begins === undefined || limit.from > begins) continue;",
    replacement: "if (begins === undefined) continue;",
    fails: petitions,
  },
  {
    file: "src/petitions/petition.ts",
    rule: "a last day off moves on",
    text: "return workingDayFrom(addDays(begins, days), set);",
    replacement: "return addDays(begins, days);",
    fails: petitions,
  },
];
