/**
 * The statement that submits whole reports: the ledger's own, with the notices that come of it. A report whose sender may
 * not fill it, or relied on definitions that are no longer in force, makes no entry, and is missing from the answer.
 */
import { pressingKinds } from "../duties/notices/notice.ts";
import { writingStatement } from "../ledger/writing.server.ts";
import { approverExists } from "./sending/approver.server.ts";

const key = "(unit_id, form_id, period)";

export const submitStatement = writingStatement({
  entries: `given AS MATERIALIZED (
    SELECT *
    FROM json_to_recordset($1::json) AS row (
      unit_id int, form_id int, period text, seen int, by text, at timestamptz, today date,
      amounts numeric[], flags smallint[], notes text,
      parent_id int, filler_id int, last_day date, definitions_version text, as_unit boolean, as_office boolean,
      about text, details jsonb, unit_address text, office_address text, office_id int, office_is_outermost boolean
    )
  ),
  in_place AS (
    SELECT DISTINCT unit_id, form_id, period
    FROM given
    JOIN report_stand_in USING ${key}
    WHERE as_office
  ),
  way AS (
    SELECT
      given.*,
      in_place.unit_id IS NULL AND ${approverExists("given.filler_id", "given.today")} AS to_sign
    FROM given
    JOIN setting ON setting.name = 'definitions_version' AND setting.value = to_jsonb(given.definitions_version)
    LEFT JOIN in_place USING ${key}
    WHERE as_unit OR in_place.unit_id IS NOT NULL
  ),
  entry AS MATERIALIZED (
    SELECT
      unit_id, form_id, period, last_day, 'submit' AS act, seen,
      CASE WHEN to_sign THEN 'filled' ELSE 'submitted' END AS state,
      CASE WHEN NOT to_sign THEN 'new_version' END AS submitted,
      NULL AS approved,
      amounts, flags, notes, NULL AS why, by, at, parent_id
    FROM way
  )`,
  after: `,
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
  )`,
  answer: "SELECT unit_id, form_id, period, version, state, refused FROM answered",
});
