/** Tasks as they are stored. */
import type { ReadTransaction } from "../database/connection.server.ts";
import { named } from "../database/named.ts";
import type { Task } from "./task.ts";

/** In the order of the file. */
export async function readTasks(tx: ReadTransaction): Promise<Task[]> {
  const rows = await tx.selectFrom("task").selectAll().orderBy("sort").orderBy("id").execute();
  return rows.map(named);
}
