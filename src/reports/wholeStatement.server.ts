/**
 * The statement that submits whole reports: the ledger's own, with the notices that come of it. A report whose sender may
 * not fill it, or relied on definitions that are no longer in force, makes no entry, and is missing from the answer.
 */
import type { Planned } from "../database/planned.server.ts";
import { settleStatement, tellStatement } from "../duties/notices/statement.ts";
import { writingStatement } from "../ledger/writing.server.ts";
import { approverExists } from "./sending/approver.server.ts";

const key = "(unit_id, form_id, period)";

const text = writingStatement({
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
  sent AS (
    SELECT given.*, state
    FROM written
    JOIN given USING ${key}
  ),
  ${settleStatement("sent")},
  addressed AS (
    SELECT
      'to_sign' AS kind, about, details, unit_address AS address, at, NULL AS once,
      filler_id AS unit, false AS is_outermost, ARRAY['approver'] AS roles, today, by AS "except"
    FROM sent
    WHERE state = 'filled'
    UNION ALL
    SELECT
      'submitted', about, details, office_address, at, NULL,
      office_id, office_is_outermost, ARRAY['office'], today, by
    FROM sent
    WHERE state = 'submitted'
  ),
  ${tellStatement("addressed")}`,
  answer: "SELECT unit_id, form_id, period, version, state, refused FROM answered",
});

export const submission: Planned = { name: "submit_whole", text };
