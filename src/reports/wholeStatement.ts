/**
 * The statement that writes and submits whole reports, each over the version that its sender saw. A report that may not be
 * written as things stand in the database — another version, definitions that changed, a closed period — is left out, and
 * so is missing from what the statement answers.
 */
import { pressingKinds } from "../duties/notices/notice.ts";

const columns = [
  ["unit_id", "form_id", "period", "version", "state", "by", "at"],
  ["why", "amounts", "flags", "notes", "submitted_version", "approved_version"],
].flat();
const key = "(unit_id, form_id, period)";

/** `approverExists` tells in SQL whether a unit has an approver on a day. */
export function submitStatement(approverExists: (unit: string, day: string) => string): string {
  return `
  WITH given AS MATERIALIZED (
    SELECT *
    FROM json_to_recordset($1::json) AS row (
      unit_id int, form_id int, period text, seen int, by text, at timestamptz, today date,
      amounts numeric[], flags smallint[], notes text,
      parent_id int, filler_id int, last_day text, definitions_version text, as_unit boolean, as_office boolean,
      about text, details jsonb, unit_address text, office_address text, office_id int, office_is_outermost boolean
    )
  ),
  old AS (
    SELECT ${columns.map((column) => `report.${column}`).join(", ")}
    FROM given
    JOIN report USING ${key}
    WHERE given.seen > 0 AND report.version = given.seen AND report.state IN ('draft', 'returned')
    ORDER BY unit_id, form_id, period
    FOR UPDATE OF report
  ),
  in_place AS (
    SELECT DISTINCT unit_id, form_id, period
    FROM given
    JOIN report_stand_in USING ${key}
    WHERE as_office
  ),
  way AS MATERIALIZED (
    SELECT
      given.*,
      in_place.unit_id IS NULL AND ${approverExists("given.filler_id", "given.today")} AS to_sign
    FROM given
    JOIN setting ON setting.name = 'definitions_version' AND setting.value = to_jsonb(given.definitions_version)
    LEFT JOIN old USING ${key}
    LEFT JOIN in_place USING ${key}
    WHERE (given.seen = 0 OR old.unit_id IS NOT NULL)
      AND (as_unit OR in_place.unit_id IS NOT NULL)
      AND NOT EXISTS (SELECT FROM setting WHERE name = 'closed_through' AND value #>> '{}' >= given.last_day)
  ),
  written AS (
    INSERT INTO report AS now (${columns.join(", ")})
    SELECT unit_id, form_id, period, seen + 1, CASE WHEN to_sign THEN 'filled' ELSE 'submitted' END, by, at,
           NULL, amounts, flags, notes::jsonb, CASE WHEN NOT to_sign THEN seen + 1 END, NULL
    FROM way
    ORDER BY unit_id, form_id, period
    ON CONFLICT ${key} DO UPDATE
    SET version = excluded.version,
        state = excluded.state,
        by = excluded.by,
        at = excluded.at,
        why = excluded.why,
        amounts = excluded.amounts,
        flags = excluded.flags,
        notes = excluded.notes,
        submitted_version = coalesce(excluded.submitted_version, now.submitted_version)
    WHERE now.version = excluded.version - 1 AND now.state IN ('draft', 'returned')
    RETURNING now.unit_id, now.form_id, now.period, now.version, now.state
  ),
  kept AS (
    INSERT INTO report_version (${columns.join(", ")})
    SELECT ${columns.map((column) => `old.${column}`).join(", ")}
    FROM old
    JOIN written USING ${key}
  ),
  marked AS (
    INSERT INTO rollup_mark (unit_id, form_id, period)
    SELECT DISTINCT parent_id, form_id, period
    FROM written
    JOIN given USING ${key}
    WHERE state = 'submitted' AND parent_id IS NOT NULL
  ),
  settled AS (
    UPDATE notice
    SET read_at = given.at
    FROM written
    JOIN given USING ${key}
    WHERE notice.about = given.about AND notice.read_at IS NULL AND notice.kind = ANY ('{${pressingKinds}}')
  ),
  addressed AS (
    SELECT given.*, 'to_sign' AS kind, unit_address AS address, 'approver' AS role, filler_id AS of_unit,
           false AS or_of_all
    FROM written
    JOIN given USING ${key}
    WHERE state = 'filled'
    UNION ALL
    SELECT given.*, 'submitted', office_address, 'office', office_id, office_is_outermost
    FROM written
    JOIN given USING ${key}
    WHERE state = 'submitted'
  ),
  holder AS (
    SELECT addressed.*, person_id, given_on, closed_on
    FROM addressed
    JOIN person_role ON person_role.unit_id = of_unit AND person_role.role = addressed.role
    UNION ALL
    SELECT addressed.*, person_id, given_on, closed_on
    FROM addressed
    JOIN person_role ON person_role.unit_id IS NULL AND person_role.role = addressed.role
    WHERE or_of_all
  ),
  told AS (
    INSERT INTO notice (person_id, kind, about, details, address, at)
    SELECT DISTINCT person.id, kind, about, details, address, at
    FROM holder
    JOIN person ON person.id = person_id
    WHERE given_on <= today
      AND (holder.closed_on IS NULL OR holder.closed_on > today)
      AND (person.closed_on IS NULL OR person.closed_on > today)
      AND person.id <> holder.by
  )
  SELECT unit_id, form_id, period, version, state
  FROM written`;
}
