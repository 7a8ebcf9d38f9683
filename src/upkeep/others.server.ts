/** Who else is at a database: nothing may be replaced under a running program. */
import { setTimeout as pause } from "node:timers/promises";
import { connectForCopy } from "./copyConnection.server.ts";

/** Whether somebody beyond so many connections of the caller stays there; one that is just leaving is waited for. */
export async function othersAreThere(url: string, own: number, patience = 3_000): Promise<boolean> {
  const client = await connectForCopy(url);
  try {
    for (const until = Date.now() + patience; ; await pause(100)) {
      const { rows } = await client.query<{ count: string }>(`
        SELECT count(*) AS count FROM pg_stat_activity
        WHERE datname = current_database() AND application_name = 'quyet' AND pid <> pg_backend_pid()`);
      if (Number(rows[0]?.count) <= own) return false;
      if (Date.now() > until) return true;
    }
  } finally {
    await client.end();
  }
}
