/** What a test's database is asked: every statement as it was sent, BEGIN and COMMIT too, since each is a way there and back. */
import type pg from "pg";
import type { Database } from "./connection.server.ts";

/** Answers the statements sent while `work` ran, in order. Nothing else may use the database meanwhile. */
export type StatementsSent = (work: () => Promise<unknown>) => Promise<readonly string[]>;

/** To be called once for a database, before its first statement. */
export function listenToStatements({ pool }: Pick<Database, "pool">): StatementsSent {
  const sent: string[] = [];
  pool.on("connect", (client: pg.PoolClient) => {
    const query = client.query.bind(client) as (...words: unknown[]) => unknown;
    const listening = (...words: unknown[]) => {
      sent.push(textOf(words[0]));
      return query(...words);
    };
    client.query = listening as typeof client.query;
  });
  return async (work) => {
    const before = sent.length;
    await work();
    return sent.slice(before);
  };
}

function textOf(asked: unknown): string {
  const text = typeof asked === "object" && asked !== null && "text" in asked ? asked.text : asked;
  return String(text).replaceAll(/\s+/g, " ").trim();
}
