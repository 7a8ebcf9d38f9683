/**
 * Statements that are asked all the time: known to PostgreSQL by name and planned once for all. What they are asked comes as
 * one JSON, of which PostgreSQL expects as many rows whatever it holds. Of an array it would expect fewer once it sees it,
 * hold the plan for all to be dearer, and plan anew each time, which takes longer than the answer.
 */
import { CompiledQuery } from "kysely";
import type { Database, ReadTransaction } from "./connection.server.ts";

/** Its one parameter is a list of questions, for `json_to_recordset($1::json)`. */
export type Planned = { readonly name: string; readonly text: string };

/** The statement as the driver takes it. */
export function asking({ name, text }: Planned, questions: readonly unknown[]) {
  return { name, text, values: [JSON.stringify(questions)] };
}

/** How the statement is asked: alone, so that it is a snapshot of its own, or within a transaction. */
export type Ask = <Row>(statement: Planned, questions: readonly unknown[]) => Promise<Row[]>;

export function askAlone(database: Database): Ask {
  return async <Row>(statement: Planned, questions: readonly unknown[]) => {
    // The driver asks that rows are said to be objects.
    const { rows } = await database.connection((client) => client.query<Row & object>(asking(statement, questions)));
    return rows;
  };
}

export function askWithin(tx: ReadTransaction): Ask {
  return async <Row>({ text }: Planned, questions: readonly unknown[]) =>
    (await tx.executeQuery<Row>(CompiledQuery.raw(text, [JSON.stringify(questions)]))).rows;
}

/** Planned anew so often before PostgreSQL keeps one plan for all. */
const plannings = 6;

/** Has the statements planned on so many connections, so that the first who ask are as quick as the last. */
export async function planAhead(
  database: Database,
  connections: number,
  statements: readonly Planned[],
): Promise<void> {
  const prepare = () =>
    database.connection(async (client) => {
      for (const statement of statements)
        for (let time = 0; time < plannings; time++) await client.query(asking(statement, []));
    });
  await Promise.all(Array.from({ length: connections }, prepare));
}
