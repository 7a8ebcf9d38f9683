/**
 * A whole report written and submitted at once, as programs do: one prepared statement, no question asked of the database
 * before it. The definitions are those kept in memory; the statement itself checks that they are still the ones in force.
 */
import { setImmediate as pause } from "node:timers/promises";
import { vietnamDay } from "../calendar/clock.ts";
import { periodAt } from "../calendar/period.ts";
import type { Database } from "../database/connection.server.ts";
import type { FormId, IsoDate, PeriodCode, UnitId } from "../database/ids.ts";
import { asking } from "../database/planned.server.ts";
import { type Shared, togetherOn } from "../database/together.ts";
import { readDefinitions } from "../indicators/definitions.server.ts";
import type { Definitions } from "../indicators/indicator.ts";
import { type Cell, emptyCell, type Narrative } from "../ledger/report.ts";
import { storedOf } from "../ledger/stored.ts";
import { type Refused, refusal } from "../ledger/writing.server.ts";
import { AppError } from "../server/error.ts";
import { parseJson } from "../server/http/json.ts";
import { bothNamesApart } from "../units/toldApart.ts";
import type { UnitTree } from "../units/tree.ts";
import { aboutOf, addressAt, officeOf, whatOf } from "./duty.ts";
import { placeOwed } from "./list.server.ts";
import {
  amountsIn,
  assertBegun,
  assertFineEnough,
  placeOf,
  positionsOf,
  type ReportCodes,
  type ReportPlace,
} from "./place.ts";
import { cellsOf, narrativeOf, Submission } from "./schemas.ts";
import { readStandIn } from "./sending/standIn.server.ts";
import { submission } from "./wholeStatement.server.ts";

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

const kept = new WeakMap<Database["pool"], Definitions>();

/** The definitions last read from this database: perhaps no longer in force, which the statement that relies on them checks. */
export async function keptDefinitions(database: Database): Promise<Definitions> {
  const known = kept.get(database.pool);
  return known ?? (await freshDefinitions(database));
}

async function freshDefinitions(database: Database): Promise<Definitions> {
  const fresh = await database.read(readDefinitions);
  kept.set(database.pool, fresh);
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
    return new AppError("definitions_changed_meanwhile", 409);
  });
}

/** Undefined where the statement found the sender's rights or the definitions to be others. */
async function tryToSubmit(
  database: Database,
  definitions: Definitions,
  report: WholeReport,
): Promise<Receipt | undefined> {
  const place = placeOf(definitions, report.codes);
  const rights = report.rights(place, definitions.tree);
  if (!rights.asUnit && !rights.asOffice) throw new AppError("not_allowed", 403);
  assertBegun(place, vietnamDay(report.at));
  const answer = await write(database, givenRow(definitions, place, report, rights));
  if (answer === undefined) return undefined;
  if (answer.refused === null) return { place, version: answer.version, state: answer.state };
  const { refused } = answer;
  throw await database.read((tx) => refusal(tx, { key: place.key, act: "submit", seen: report.seen }, refused));
}

const rehearsals = 80;

/**
 * Makes the first reports that programs send as quick as the last: one is read and written out as often as Node needs to see
 * what is worth compiling. It is submitted nowhere.
 */
export async function rehearse(definitions: Definitions, day: IsoDate): Promise<void> {
  const place = longestOwed(definitions, day);
  if (place === undefined) return;
  const values = Object.fromEntries(place.lines.map(({ indicator }, index) => [indicator.code, `${index + 1}`]));
  const text = JSON.stringify({ values });
  const sent = { seen: 0, by: "", at: new Date() };
  for (let time = 0; time < rehearsals; time++) {
    const given = await Submission.parseAsync(parseJson(text));
    const cells = cellsOf(given.values ?? {});
    const narrative = narrativeOf(given.narrative ?? {});
    const report = { ...sent, cells, narrative };
    asking(submission, [givenRow(definitions, place, report, { asUnit: true, asOffice: false })]);
    // Whoever asks meanwhile is answered in between.
    await pause();
  }
}

/** Of the reports for periods that run on the day one with the most lines. */
function longestOwed(definitions: Definitions, day: IsoDate): ReportPlace | undefined {
  const places = definitions.forms.flatMap((form) => {
    for (const { id } of definitions.tree.units) {
      const [place] = placeOwed(definitions, id, form, periodAt(form.frequency, day));
      if (place !== undefined) return [place];
    }
    return [];
  });
  return places.toSorted((one, other) => other.lines.length - one.lines.length)[0];
}

type RowKey = { unit_id: UnitId; form_id: FormId; period: PeriodCode };
type Answer = RowKey & (({ refused: null } & Pick<Receipt, "version" | "state">) | { refused: Refused });
type GivenRow = ReturnType<typeof givenRow>;

/** So many statements at a time; as many connections are kept for them. */
export const lanes = 4;

/** On the last evening everybody submits at once: those who come together are written by one statement. */
const write = togetherOn(writeTogether, { lanes, most: 32 });

async function writeTogether(database: Shared, given: readonly GivenRow[]): Promise<readonly (Answer | undefined)[]> {
  const keys = given.map(keyOf);
  // The statement knows a report by its key: two senders of the same one are written one after the other.
  if (new Set(keys).size < keys.length) throw new Error("The same report is given twice");
  const { rows } = await database.connection((client) => client.query<Answer>(asking(submission, given)));
  const found = new Map(rows.map((row) => [keyOf(row), row]));
  return keys.map((key) => found.get(key));
}

function keyOf({ unit_id, form_id, period }: RowKey): string {
  return `${unit_id} ${form_id} ${period}`;
}

/** A report as `submission` takes it in. */
function givenRow(
  definitions: Definitions,
  place: ReportPlace,
  { cells: given, seen, narrative, by, at }: Omit<WholeReport, "codes" | "rights">,
  { asUnit, asOffice }: FillingRights,
) {
  const positions = positionsOf(definitions, place, given.keys());
  if (positions.size === 0) throw new AppError("report_empty", 422);
  assertFineEnough(definitions, amountsIn(given));
  const cells: Cell[] = Array.from({ length: Math.max(...positions.values()) }, () => emptyCell);
  for (const [code, position] of positions) cells[position - 1] = given.get(code) ?? emptyCell;
  const office = officeOf(place);
  const officeUnit = definitions.tree.byId.get(office);
  return {
    unit_id: place.key.unit,
    form_id: place.key.form,
    period: place.key.period,
    seen,
    by,
    at,
    today: vietnamDay(at),
    ...storedOf(cells, narrative),
    parent_id: place.parent,
    filler_id: place.filler,
    last_day: place.lastDay,
    definitions_version: definitions.version,
    as_unit: asUnit,
    as_office: asOffice,
    about: aboutOf(place.key),
    details: { what: whatOf(place), unit: bothNamesApart(definitions.tree, place.unit, vietnamDay(at)) },
    unit_address: addressAt(place, place.filler, definitions.tree),
    office_address: addressAt(place, office, definitions.tree),
    office_id: office,
    office_is_outermost: officeUnit?.parent === undefined,
  };
}
