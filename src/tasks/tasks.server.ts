/** Tasks as they are stored. */
import { sql } from "kysely";
import type { ReadTransaction } from "../database/connection.server.ts";
import type { TaskId } from "../database/ids.ts";
import { named } from "../database/named.ts";
import type { Task } from "./task.ts";

/** In the order of the file. */
export async function readTasks(tx: ReadTransaction): Promise<Task[]> {
  const rows = await tx.selectFrom("task").selectAll().orderBy("sort").orderBy("id").execute();
  return rows.map(named);
}

/** Some of them with their parts, and the parts of these, in the order of the file. */
export async function readFamily(tx: ReadTransaction, tasks: readonly TaskId[]): Promise<Task[]> {
  if (tasks.length === 0) return [];
  const { rows } = await sql<{ id: TaskId }>`
    WITH RECURSIVE family AS (
      SELECT unnest(${tasks}::int[]) AS id
      UNION
      SELECT task.id
      FROM task
      JOIN family ON family.id = task.parent_id
    )
    SELECT id FROM family`.execute(tx);
  const ids = rows.map(({ id }) => id);
  const found = await tx.selectFrom("task").selectAll().where("id", "in", ids).orderBy("sort").orderBy("id").execute();
  return found.map(named);
}
