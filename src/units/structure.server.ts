/** The structure of units as a table, for what adds figures up: see `structure.ts`, which says the same of a tree. */
import { type RawBuilder, sql } from "kysely";

/** `part (whole_id, unit_id, share, valid_from, valid_to)`: a unit is part of a whole between two days, both included. */
export const parts: RawBuilder<unknown> = sql`
  (
    SELECT parent_id AS whole_id, id AS unit_id, 1::numeric AS share, valid_from, valid_to
    FROM unit
    WHERE parent_id IS NOT NULL
  ) AS part (whole_id, unit_id, share, valid_from, valid_to)`;

/** The rows of `part` that make up a unit on a day, both given as columns. */
export function partOn(whole: RawBuilder<unknown>, day: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`
    part.whole_id = ${whole}
    AND (part.valid_from IS NULL OR part.valid_from <= ${day})
    AND (part.valid_to IS NULL OR part.valid_to >= ${day})`;
}
