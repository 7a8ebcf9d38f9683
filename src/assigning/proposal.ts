/** A task as somebody proposes it, in their words, and what it comes to: the cells of `tasks.csv`, and what is asked about them. */
import { addDays } from "../calendar/day.ts";
import type { Period } from "../calendar/period.ts";
import type { DaysSet } from "../calendar/publicHolidays.ts";
import type { IsoDate } from "../database/ids.ts";
import type { Cells } from "../definitions/table.ts";
import { plain } from "../prose/plain.ts";
import { dayOfDeadline, isCounted, parseDeadline } from "../tasks/deadline.ts";
import { recurrences } from "../tasks/task.ts";
import type { Unit } from "../units/tree.ts";
import { dayTyped } from "../words/day.ts";
import { deadlineTyped } from "../words/deadline.ts";
import { parseAmount } from "../words/number.ts";
import type { WhoCalled } from "./who.ts";

/** A deadline further ahead is asked about: 2062 is a slip for 2026. */
const FAR = 3 * 366;

export const proposedFields = [
  ...(["title", "leads", "cooperating", "due", "product", "document", "in_charge", "field", "target"] as const),
  ...(["coop_due", "assigned", "weight", "parent", "accept", "recurs", "until"] as const),
] as const;
export type ProposedField = (typeof proposedFields)[number];
export type Proposed = Readonly<Record<ProposedField, string>>;

export function proposed(given: Partial<Proposed>): Proposed {
  const cells = proposedFields.map((field) => [field, (given[field] ?? "").normalize("NFC").trim()]);
  return Object.fromEntries(cells) as Proposed;
}

export type Known = {
  assignedBy: Unit;
  today: IsoDate;
  /** The year in which days without one lie. */
  within: Period;
  set: DaysSet;
  who: WhoCalled;
  /** How many units a word of `leads` means. */
  countOf(word: string): number;
  /** Texts of the tasks there are, as they are compared. */
  titles: ReadonlySet<string>;
  /** Those of targets, tasks: by code, and by name. */
  targets: ReadonlyMap<string, string>;
  tasks: ReadonlyMap<string, string>;
};

/** `isFault`: it cannot be handed out so; else it is only asked about. */
export type Asked = { field: ProposedField; code: string; details?: Record<string, string>; isFault: boolean };

export type Understood = {
  cells: Cells;
  /** The words of those who lead, and how many units they are together. */
  leads: string[];
  count: number;
  cooperating: string[];
  due: IsoDate | undefined;
  asked: Asked[];
};

export function understood(given: Proposed, known: Known): Understood {
  const asked: Asked[] = [];
  const fault = (field: ProposedField, code: string, text = given[field]) =>
    asked.push({ field, code, details: { text: text.slice(0, 80) }, isFault: true });
  const doubt = (field: ProposedField, code: string, text = given[field]) =>
    asked.push({ field, code, details: { text: text.slice(0, 80) }, isFault: false });

  if (given.title === "") fault("title", "task_title_missing");
  else if (known.titles.has(plain(given.title))) doubt("title", "task_said_already");
  const parties = (field: "leads" | "cooperating") => {
    const { words, unknown } = known.who(given[field]);
    for (const text of unknown) fault(field, "task_who_unknown", text);
    return words;
  };
  const leads = parties("leads");
  const cooperating = parties("cooperating").filter((word) => !leads.includes(word));
  if (leads.length === 0 && given.leads === "") doubt("leads", "task_for_nobody");

  const assigned = given.assigned === "" ? known.today : dayTyped(given.assigned);
  if (assigned === undefined) fault("assigned", "typed_day_wrong");
  const until = given.until === "" ? "" : dayTyped(given.until);
  if (until === undefined) fault("until", "typed_day_wrong");
  const recurs = recurrences.find((each) => each === given.recurs);
  const deadline = (field: "due" | "coop_due") => {
    if (given[field] === "") return "";
    const read = parseDeadline(given[field])
      ? { cell: given[field], isOpen: false }
      : deadlineTyped(given[field], known.within);
    if (read === undefined) fault(field, "task_due_unread");
    else if (read.isOpen) doubt(field, "task_due_open");
    return read?.cell ?? "";
  };
  const due = deadline("due");
  const coopDue = deadline("coop_due");
  const read = parseDeadline(due);
  const day = read && recurs === undefined ? dayOfDeadline(read, assigned ?? known.today, known.set) : undefined;
  if (day !== undefined && day < (assigned ?? known.today)) fault("due", "task_due_over");
  else if (day !== undefined && day > addDays(known.today, FAR)) doubt("due", "task_due_far");
  if (read && recurs !== undefined && !isCounted(read)) fault("due", "deadline_not_counted");
  if (given.due === "") doubt("due", "task_without_due");
  const weight = given.weight === "" ? "" : parseAmount(given.weight, "vi");
  if (typeof weight === "object" && "fault" in weight) fault("weight", weight.fault);

  return {
    cells: {
      ...{ title: given.title, product: given.product, document: given.document, in_charge: given.in_charge },
      ...{ field: given.field, assigned_by: known.assignedBy.code, assigned: assigned ?? "" },
      ...{ leads: leads.join("|"), cooperating: cooperating.join("|"), due, coop_due: coopDue },
      weight: typeof weight === "object" && !("fault" in weight) ? weight.toFixed() : "",
      ...{ target: codeIn(known.targets, "target"), parent: codeIn(known.tasks, "parent") },
      ...{ accept: given.accept === "no" ? "no" : "yes", recurs: recurs ?? "", until: until ?? "" },
    },
    leads,
    count: leads.reduce((sum, word) => sum + known.countOf(word), 0),
    ...{ cooperating, due: day, asked },
  };

  function codeIn(names: ReadonlyMap<string, string>, field: "target" | "parent"): string {
    const text = given[field];
    if (text === "" || names.has(text)) return text;
    const code = [...names].find(([, name]) => plain(name) === plain(text))?.[0];
    if (code === undefined) fault(field, field === "target" ? "task_target_unknown" : "task_parent_unknown");
    return code ?? "";
  }
}
