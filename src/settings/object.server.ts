/** One definition as the screen and the API read and change it: seen, checked, stored, closed with a date. */

import { createHash } from "node:crypto";
import { sql } from "kysely";
import type { RequestContext } from "../access/context.server.ts";
import { requirePerson } from "../access/guard.server.ts";
import { listPeople } from "../access/people.server.ts";
import { writeInstant } from "../calendar/clock.ts";
import { changesOf } from "../database/changeLog.server.ts";
import type { ReadTransaction, WriteTransaction } from "../database/connection.server.ts";
import type { IsoDate } from "../database/ids.ts";
import { type Sheet, tableOfCodes } from "../definitions/sheet.ts";
import type { Cells } from "../definitions/table.ts";
import type { Records } from "../definitions/tables.ts";
import { changeDefinitions, lockDefinitions } from "../folder/change.server.ts";
import { refuseUnlessMaySet } from "../folder/defining.server.ts";
import { readAllRecords, readRecords } from "../folder/stored.server.ts";
import { AppError, type Fault } from "../server/error.ts";
import type { Section, SheetKept } from "./fields.ts";
import { keptSheets } from "./sections.ts";

type Asking = Pick<RequestContext, "person" | "clock">;

/** The rows of an object; none where there is no such code. */
export function objectRows(tx: ReadTransaction, sheet: SheetKept, code: string): Promise<Cells[]> {
  return readRecords(tx, sheet, code);
}

/** What a form has seen of an object: it changes with every cell. */
export function versionOf(rows: readonly Cells[]): string {
  return createHash("sha256").update(JSON.stringify(rows)).digest("base64url").slice(0, 22);
}

export type Change = {
  sheet: SheetKept;
  code: string;
  rows: readonly Cells[];
  /** The version that was changed; absent: the object is new. */
  seen: string | undefined;
};

/** Creates or changes an object; throws 409 where it is other than what was seen, 422 with every fault. */
export async function saveObject(tx: WriteTransaction, asked: Asking, change: Change): Promise<void> {
  const { sheet, code, rows, seen } = change;
  await lockDefinitions(tx);
  const stored = await objectRows(tx, sheet, code);
  if (seen === undefined && stored.length > 0) {
    throw new AppError("definition_faulty", 422, { count: 1 }, [
      { code: "code_taken", place: { row: 1, column: "code" }, details: { text: code } },
    ]);
  }
  if (seen !== undefined && stored.length === 0) throw new AppError("definition_unknown", 404, { code });
  if (seen !== undefined && versionOf(stored) !== seen) throw await meanwhile(tx, sheet, code, stored, rows);
  await changeDefinitions(tx, { [sheet]: rows }, doingOf(asked, seen === undefined ? "create" : "change"));
}

/** Said where a cell is empty now. */
export const nothingStored = "–";

/** Who changed it, when, and for each cell that differs what stands there now. */
async function meanwhile(
  tx: ReadTransaction,
  sheet: SheetKept,
  code: string,
  stored: readonly Cells[],
  rows: readonly Cells[],
): Promise<AppError> {
  const [last] = await historyOfObject(tx, sheet, code);
  const faults: Fault[] = stored.flatMap((cells, index) =>
    Object.entries(cells).flatMap(([column, now]) =>
      rows[index] !== undefined && (rows[index][column] ?? "") !== now
        ? [
            {
              code: "stored_now",
              place: { row: index + 1, column },
              details: { now: now === "" ? nothingStored : now },
            },
          ]
        : [],
    ),
  );
  const person = (await listPeople(tx)).find(({ id }) => id === last?.by);
  const details = { by: person?.name ?? last?.by ?? "", at: last ? writeInstant(last.at) : "" };
  return new AppError("definition_changed_meanwhile", 409, details, faults);
}

/** Closes an object with its last day, or opens it again; what hangs on it goes with it. */
export async function closeObject(
  tx: WriteTransaction,
  asked: Asking,
  section: Pick<Section, "sheet" | "closing">,
  code: string,
  on: IsoDate | undefined,
): Promise<void> {
  const { sheet, closing } = section;
  await lockDefinitions(tx);
  const stored = await objectRows(tx, sheet, code);
  if (stored.length === 0) throw new AppError("definition_unknown", 404, { code });
  const doing = doingOf(asked, on === undefined ? "reopen" : "close");
  await refuseUnlessMaySet(tx, doing, { given: { [sheet]: stored }, stored: await readAllRecords(tx) });
  const closed = (rows: readonly Cells[]) =>
    rows.map((cells) => (on !== undefined && cells[closing] !== "" ? cells : { ...cells, [closing]: on ?? "" }));
  const records: Records = { [sheet]: closed(stored), ...(await whatHangsOn(tx, sheet, code, on)) };
  await changeDefinitions(tx, records, doing);
}

/** Shows on the portal every indicator that a target of the resolution demands something of, those allotted included. */
export async function releaseResolution(tx: WriteTransaction, asked: Asking, code: string): Promise<void> {
  await lockDefinitions(tx);
  if ((await objectRows(tx, "resolutions", code)).length === 0) throw new AppError("definition_unknown", 404, { code });
  const indicators = await unreleasedOf(tx, code);
  if (indicators.length === 0) return;
  await changeDefinitions(
    tx,
    { indicators: indicators.map((cells) => ({ ...cells, public: "yes" })) },
    doingOf(asked, "change"),
  );
}

/** The indicators of a resolution's targets that the portal does not show. */
export async function unreleasedOf(tx: ReadTransaction, resolution: string): Promise<Cells[]> {
  const demanded = new Set(
    (await readRecords(tx, "targets")).filter((each) => each.resolution === resolution).map((each) => each.indicator),
  );
  return (await readRecords(tx, "indicators")).filter((each) => demanded.has(each.code) && each.public !== "yes");
}

/** A resolution's targets close with it; an indicator leaves its forms, but not while a target demands something of it. */
async function whatHangsOn(
  tx: ReadTransaction,
  sheet: SheetKept,
  code: string,
  on: IsoDate | undefined,
): Promise<Records> {
  if (on === undefined || (sheet !== "resolutions" && sheet !== "indicators")) return {};
  const open = (await readRecords(tx, "targets")).filter(({ closed }) => closed === "" || (closed ?? "") > on);
  if (sheet === "resolutions") {
    const own = open.filter(({ resolution }) => resolution === code);
    return own.length === 0 ? {} : { targets: own.map((cells) => ({ ...cells, closed: on })) };
  }
  const count = open.filter(({ indicator }) => indicator === code).length;
  if (count > 0) throw new AppError("indicator_has_targets", 409, { count });
  const forms = await readRecords(tx, "forms");
  const holding = new Set(forms.filter(({ indicator }) => indicator === code).map((line) => line.code));
  const lines = forms.filter((line) => holding.has(line.code));
  if (lines.length === 0) return {};
  return {
    forms: lines.map((line) => (line.indicator === code && line.closed === "" ? { ...line, closed: on } : line)),
  };
}

function doingOf(asked: Asking, act: string) {
  return { at: asked.clock.now(), by: requirePerson(asked), act };
}

/** What was done to an object and its lines, the latest first. */
export async function historyOfObject(tx: ReadTransaction, sheet: SheetKept, code: string) {
  const described: Sheet = keptSheets[sheet];
  const own = await changesOf(tx, `${tableOfCodes(described)}:${code}`);
  const prefix = await prefixOfLines(tx, described, code);
  if (prefix === undefined) return own;
  const lines = await tx
    .selectFrom("change_log")
    .select(["id", "at", "by", "act", "object", "before", "after"])
    .where("object", ">=", prefix)
    .where("object", "<", `${prefix.slice(0, -1)}0`)
    .orderBy("id", "desc")
    .execute();
  return [...own, ...lines].sort((a, b) => Number(b.id) - Number(a.id));
}

/** The log names lines by their object's id, or by its code; prefixes end in "/", whose next character is "0". */
async function prefixOfLines(tx: ReadTransaction, { table, shared }: Sheet, code: string) {
  if (!shared) return undefined;
  if (!shared.apart) return `${table}:${code}/`;
  const { rows } = await sql<{ id: number }>`
    SELECT id
    FROM ${sql.table(shared.apart.table)}
    WHERE code = ${code}`.execute(tx);
  return rows[0] && `${table}:${rows[0].id}/`;
}
