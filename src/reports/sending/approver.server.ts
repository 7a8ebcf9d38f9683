/** Whether a unit (for a form with an owner: the owner) has an approver of its own, who signs before the office above sees it. */
import { sql } from "kysely";
import type { ReadTransaction } from "../../database/connection.server.ts";
import type { IsoDate, UnitId } from "../../database/ids.ts";

/** The condition as SQL, for statements that must not ask twice; `unit` and `day` are parameters or columns. */
export function approverExists(unit: string, day: string): string {
  return `EXISTS (
      SELECT
      FROM person_role
      JOIN person ON person.id = person_role.person_id
      WHERE person_role.role = 'approver'
        AND person_role.unit_id = ${unit}
        AND person_role.given_on <= ${day}
        AND (person_role.closed_on IS NULL OR person_role.closed_on > ${day})
        AND (person.closed_on IS NULL OR person.closed_on > ${day})
    )`;
}

export async function hasApprover(tx: ReadTransaction, filler: UnitId, today: IsoDate): Promise<boolean> {
  const result = await sql<{ found: boolean }>`
    SELECT ${sql.raw(approverExists("asked.unit_id", "asked.day"))} AS found
    FROM (SELECT ${filler}::int AS unit_id, ${today}::date AS day) AS asked`.execute(tx);
  return result.rows[0]?.found ?? false;
}
