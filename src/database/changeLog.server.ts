/** What was done to definitions, people and settings: who, when, what. Append-only. */
import type { ReadTransaction, WriteTransaction } from "./connection.server.ts";

export type Change = {
  at: Date;
  /** A person's id, or the name of the command that did it. */
  by: string;
  act: string;
  /** `person:Q3k…`, `unit:tan-hao`. */
  object: string;
  before?: unknown;
  after?: unknown;
};

export async function logChange(tx: WriteTransaction, { before, after, ...change }: Change): Promise<void> {
  await tx
    .insertInto("change_log")
    .values({ ...change, before: jsonOf(before), after: jsonOf(after) })
    .execute();
}

/** The latest first. */
export async function changesOf(tx: ReadTransaction, object: string): Promise<(Change & { id: string })[]> {
  return tx
    .selectFrom("change_log")
    .select(["id", "at", "by", "act", "object", "before", "after"])
    .where("object", "=", object)
    .orderBy("id", "desc")
    .execute();
}

function jsonOf(value: unknown): string | null {
  return value === undefined ? null : JSON.stringify(value);
}
