/** The names of people by the ids under which what they did is kept. */
import { sql } from "kysely";
import type { ReadTransaction } from "../database/connection.server.ts";

/** By what stands in a `by`; whoever is no person (a loaded file, a command) is left out. */
export async function namesOf(tx: ReadTransaction, people: Iterable<string>): Promise<Map<string, string>> {
  const ids = [...new Set(people)].filter((id) => id !== "");
  if (ids.length === 0) return new Map();
  const rows = await tx.selectFrom("person").select(["id", "name"]).where(sql<string>`id`, "in", ids).execute();
  return new Map(rows.map((row) => [row.id as string, row.name]));
}

/** One person's name; what is no person's keeps its own. */
export async function nameOfPerson(tx: ReadTransaction, by: string): Promise<string> {
  return (await namesOf(tx, [by])).get(by) ?? by;
}
