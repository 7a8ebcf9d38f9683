/** How notices are made and settled, as parts of a statement: so whoever writes something tells of it in the same one. */
import { pressingKinds } from "./notice.ts";

/**
 * CTEs that tell what the rows of a relation say to those who hold one of the `roles` on the `unit` on `today`, each once:
 * kind, about, details, address, at, once, unit, is_outermost, roles, today, "except" (who needs not be told).
 */
export function tellStatement(relation: string): string {
  const holding = (where: string) => `
    SELECT telling.*, person_role.person_id
    FROM ${relation} AS telling
    JOIN person_role
      ON person_role.role = ANY (telling.roles)
      AND person_role.given_on <= telling.today
      AND (person_role.closed_on IS NULL OR person_role.closed_on > telling.today)
    WHERE ${where}`;
  // A role on everything stands on the outermost unit.
  return `holder AS (${holding("person_role.unit_id = telling.unit")}
    UNION ALL${holding("person_role.unit_id IS NULL AND telling.is_outermost")}
  ),
  told AS (
    INSERT INTO notice (person_id, kind, about, details, address, at, once)
    SELECT DISTINCT person.id, kind, about, details, address, at, once
    FROM holder
    JOIN person
      ON person.id = holder.person_id
      AND person.id <> holder."except"
      AND (person.closed_on IS NULL OR person.closed_on > holder.today)
    ON CONFLICT (person_id, once) DO NOTHING
    RETURNING id
  )`;
}

/** A CTE that settles what pressed for what the rows of a relation are `about`, as of their `at`. */
export function settleStatement(relation: string): string {
  return `settled AS (
    UPDATE notice
    SET read_at = ${relation}.at
    FROM ${relation}
    WHERE notice.about = ${relation}.about AND notice.read_at IS NULL AND notice.kind = ANY ('{${pressingKinds}}')
  )`;
}
