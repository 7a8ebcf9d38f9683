/**
 * A whole report written and submitted at once, as programs do: one prepared statement, its own transaction, no question
 * asked of the database before it. The definitions are those kept in memory; the statement itself checks that they are
 * still the ones in force.
 */
import { vietnamDay } from "../calendar/clock.ts";
import type { Database } from "../database/connection.server.ts";
import { readDefinitions } from "../indicators/definitions.server.ts";
import type { Definitions } from "../indicators/indicator.ts";
import { AppError } from "../server/error.ts";
import type { UnitTree } from "../units/tree.ts";
import { approverExists } from "./approver.server.ts";
import { assertNotClosed } from "./closed.server.ts";
import { assertBegun, placeOf, positionsOf, type ReportCodes, type ReportPlace } from "./place.ts";
import { refusal } from "./report.server.ts";
import { type Cell, emptyCell, type Narrative } from "./report.ts";
import { readStandIn } from "./standIn.server.ts";
import { storedOf } from "./stored.ts";
import { aboutOf, addressOf, detailsOf, officeOf } from "./told.server.ts";

/** `asUnit`: by the unit itself; `asOffice`: in the unit's place, where the office has said why. */
export type FillingRights = { readonly asUnit: boolean; readonly asOffice: boolean };

export type WholeReport = {
  readonly codes: ReportCodes;
  /** The version that is replaced; 0: there is none yet. */
  readonly seen: number;
  /** By indicator's code, each flow the period's own amount. What is not named is not given. */
  readonly cells: ReadonlyMap<string, Cell>;
  readonly narrative: Narrative;
  readonly by: string;
  readonly at: Date;
  /** As whom it may be filled is asked on the same definitions. */
  readonly rights: (place: ReportPlace, tree: UnitTree) => FillingRights;
};

export type Receipt = { readonly place: ReportPlace; readonly version: number; readonly state: "filled" | "submitted" };

const kept = new WeakMap<Database, Definitions>();

/** The definitions last read from this database: perhaps no longer in force, which the statement that relies on them checks. */
async function keptDefinitions(database: Database): Promise<Definitions> {
  const known = kept.get(database);
  return known ?? (await freshDefinitions(database));
}

async function freshDefinitions(database: Database): Promise<Definitions> {
  const fresh = await database.read(readDefinitions);
  kept.set(database, fresh);
  return fresh;
}

/** Writes and submits the report over the version seen; refused whole when anything about it is wrong. */
export async function submitWhole(database: Database, report: WholeReport): Promise<Receipt> {
  const definitions = await keptDefinitions(database);
  let refused: unknown;
  try {
    const receipt = await tryToSubmit(database, definitions, report);
    if (receipt !== undefined) return receipt;
  } catch (error) {
    refused = error;
  }
  // What was refused, by the program or by the statement, may only have been judged by definitions of yesterday.
  const fresh = await freshDefinitions(database);
  if (fresh.version !== definitions.version) {
    const receipt = await tryToSubmit(database, fresh, report);
    if (receipt !== undefined) return receipt;
  } else if (refused !== undefined) throw refused;
  const place = placeOf(fresh, report.codes);
  throw await database.read(async (tx) => {
    const { asUnit } = report.rights(place, fresh.tree);
    if (!asUnit && (await readStandIn(tx, place.key)) === undefined) return new AppError("not_allowed", 403);
    await assertNotClosed(tx, place);
    return refusal(tx, place.key, "submit", report.seen);
  });
}

async function tryToSubmit(
  database: Database,
  definitions: Definitions,
  report: WholeReport,
): Promise<Receipt | undefined> {
  const place = placeOf(definitions, report.codes);
  const { asUnit, asOffice } = report.rights(place, definitions.tree);
  if (!asUnit && !asOffice) throw new AppError("not_allowed", 403);
  const today = vietnamDay(report.at);
  assertBegun(place, today);
  const positions = positionsOf(definitions, place, report.cells.keys());
  if (positions.size === 0) throw new AppError("report_empty", 422);
  const cells: Cell[] = Array.from({ length: Math.max(...positions.values()) }, () => emptyCell);
  for (const [code, position] of positions) cells[position - 1] = report.cells.get(code) ?? emptyCell;
  const { key } = place;
  const { amounts, flags, notes } = storedOf(cells, report.narrative);
  const result = await database.connection((client) =>
    client.query<{ version: number; state: "filled" | "submitted" }>({
      name: "submit_whole",
      text: statement,
      values: [
        key.unit,
        key.form,
        key.period,
        report.seen,
        report.by,
        report.at,
        amounts,
        flags,
        notes,
        place.parent ?? null,
        place.filler,
        today,
        definitions.version,
        place.lastDay,
        ...noticeOf(place, definitions.tree),
        asUnit,
        asOffice,
      ],
    }),
  );
  const written = result.rows[0];
  return written === undefined ? undefined : { place, version: written.version, state: written.state };
}

const columns =
  "unit_id, form_id, period, version, state, by, at, why, amounts, flags, notes, submitted_version, approved_version";

const statement = `
  WITH old AS (
    SELECT ${columns}
    FROM report
    WHERE unit_id = $1 AND form_id = $2 AND period = $3 AND version = $4 AND state IN ('draft', 'returned')
    FOR UPDATE
  ),
  in_place AS (
    SELECT
    FROM report_stand_in
    WHERE $22::boolean AND unit_id = $1 AND form_id = $2 AND period = $3
  ),
  way AS (
    SELECT ${approverExists("$11", "$12::date")} AND NOT EXISTS (SELECT FROM in_place) AS approver
    FROM setting
    WHERE name = 'definitions_version' AND value = to_jsonb($13::text)
      AND ($4::int = 0 OR EXISTS (SELECT FROM old))
      AND ($21::boolean OR EXISTS (SELECT FROM in_place))
      AND NOT EXISTS (SELECT FROM setting WHERE name = 'closed_through' AND value #>> '{}' >= $14::text)
  ),
  written AS (
    INSERT INTO report AS now (${columns})
    SELECT $1::int, $2::int, $3::text, $4::int + 1, CASE WHEN approver THEN 'filled' ELSE 'submitted' END, $5::text,
           $6::timestamptz, NULL,
           $7::numeric[], $8::smallint[], $9::jsonb, CASE WHEN NOT approver THEN $4::int + 1 END, NULL
    FROM way
    ON CONFLICT (unit_id, form_id, period) DO UPDATE
    SET version = excluded.version,
        state = excluded.state,
        by = excluded.by,
        at = excluded.at,
        why = excluded.why,
        amounts = excluded.amounts,
        flags = excluded.flags,
        notes = excluded.notes,
        submitted_version = coalesce(excluded.submitted_version, now.submitted_version)
    WHERE now.version = $4 AND now.state IN ('draft', 'returned')
    RETURNING now.version, now.state
  ),
  kept AS (
    INSERT INTO report_version (${columns})
    SELECT ${columns.replace(/\w+/g, "old.$&")}
    FROM old, written
  ),
  marked AS (
    INSERT INTO rollup_mark (unit_id, form_id, period)
    SELECT $10::int, $2, $3
    FROM written
    WHERE state = 'submitted' AND $10::int IS NOT NULL
  ),
  told AS (
    INSERT INTO notice (person_id, kind, about, details, address, at)
    SELECT DISTINCT person.id, CASE state WHEN 'filled' THEN 'to_sign' ELSE 'submitted' END, $15::text, $16::jsonb,
           CASE state WHEN 'filled' THEN $17::text ELSE $18::text END, $6::timestamptz
    FROM written
    JOIN person_role
      ON CASE state
           WHEN 'filled' THEN role = 'approver' AND unit_id = $11
           ELSE role = 'office' AND (unit_id = $19::int OR (unit_id IS NULL AND $20::boolean))
         END
    JOIN person ON person.id = person_role.person_id
    WHERE person_role.given_on <= $12::date
      AND (person_role.closed_on IS NULL OR person_role.closed_on > $12::date)
      AND (person.closed_on IS NULL OR person.closed_on > $12::date)
      AND person.id <> $5
  )
  SELECT version, state FROM written`;

/** $15 to $20: what the approver or the office is told. */
function noticeOf(place: ReportPlace, tree: UnitTree): unknown[] {
  const office = officeOf(place);
  return [
    aboutOf(place),
    JSON.stringify(detailsOf(place)),
    addressOf(place),
    addressOf(place, tree.byId.get(office)?.code),
    office,
    tree.byId.get(office)?.parent === undefined,
  ];
}
