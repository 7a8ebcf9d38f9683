/** A task: what is to be done, by whom, by when. */
import type { Period } from "../calendar/period.ts";
import type { IsoDate, PeriodCode, TargetId, TaskId, UnitId } from "../database/ids.ts";

/** The periods by which a task can recur. */
export const recurrences = ["month", "quarter", "half", "year"] as const satisfies Period["kind"][];
export type Recurrence = (typeof recurrences)[number];

export type Task = {
  id: TaskId;
  code: string;
  title: string;
  product: string;
  /** The number of the paper that hands it out. */
  document: string;
  assignedBy: UnitId;
  /** The post of the leader who answers for it. */
  inCharge: string;
  /** Units, groups and kinds by their codes. */
  leads: readonly string[];
  cooperating: readonly string[];
  assigned: IsoDate;
  due?: string;
  coopDue?: string;
  field: string;
  weight: string;
  /** The task whose part this is. */
  parent?: TaskId;
  /** The target that it serves. */
  target?: TargetId;
  /** Whether what is reported done is done only once whoever assigned it accepts. */
  accept: boolean;
  recurs?: Recurrence;
  until?: IsoDate;
  illustrative: boolean;
};

/** One time that a task is to be done: a recurring one has many, any other just itself. */
export type Occurrence = {
  task: Task;
  period?: PeriodCode;
  /** `bao-cao@2024-Q2`; of a task that does not recur its own code. */
  code: string;
  assigned: IsoDate;
  due?: IsoDate;
  coopDue?: IsoDate;
};

/** `@` stands in no other code. */
export const ofPeriod = "@";
