/** Petitions as they are stored: a unit's number is one petition, and a load that has it again brings it up to date. */
import { sql } from "kysely";
import type { ReadTransaction, WriteTransaction } from "../database/connection.server.ts";
import type { IsoDate, UnitId } from "../database/ids.ts";
import { type Counts, type Stamp, storeRows } from "../definitions/store.server.ts";
import type { Cells, Placed } from "../definitions/table.ts";
import { readDaysSet } from "../duties/daysOff.server.ts";
import { type UnitTree, unitsWithin } from "../units/tree.ts";
import { readUnitTree } from "../units/units.server.ts";
import type { CaseRow } from "./casesSheet.ts";
import { countPetitions, type KindCount, type Petition, type Result } from "./petition.ts";

/** So many rows go into one statement. */
const AT_ONCE = 20_000;

/** They stand in the order in which they first came. */
export async function storePetitions(
  tx: WriteTransaction,
  rows: readonly Placed<CaseRow>[],
  stamp: Stamp,
): Promise<Counts> {
  const { byCode } = await readUnitTree(tx);
  const counts = { new: 0, changed: 0, unchanged: 0 };
  for (let first = 0; first < rows.length; first += AT_ONCE) {
    const stored = rows
      .slice(first, first + AT_ONCE)
      .map(({ number, kind, unit, result, complex, persons, place, ...days }) => ({
        ...{ number, kind, unit_id: byCode.get(unit)?.id ?? null, result: result ?? null, complex },
        ...{
          persons: persons ?? 1,
          place,
          received: days.received,
          accepted: days.accepted ?? null,
          ended: days.ended ?? null,
        },
      }));
    const found = await storeRows(tx, "petition", ["unit_id", "number"], stored, stamp);
    counts.new += found.new;
    counts.changed += found.changed;
    counts.unchanged += found.unchanged;
  }
  return counts;
}

export type PetitionsAnswer = { unit: string; on: string; kinds: KindCount[] };

/** The petitions of a unit and of all below it, where those that ended last stood. */
export async function petitionsOf(
  tx: ReadTransaction,
  tree: UnitTree,
  { unit, on, since }: { unit: UnitId; on: IsoDate; since: IsoDate | undefined },
): Promise<PetitionsAnswer> {
  const within = unitsWithin(tree, unit).map(({ id }) => id);
  const { rows } = await sql<{
    kind: string;
    received: IsoDate;
    accepted: IsoDate | null;
    ended: IsoDate | null;
    result: Result | null;
    complex: boolean;
    persons: number;
  }>`
    SELECT kind, received, accepted, ended, result, complex, persons
    FROM petition
    WHERE unit_id = ANY (${within}::int[]) AND received <= ${on}
    ORDER BY id`.execute(tx);
  const petitions = rows.map(
    ({ accepted, ended, result, complex, ...rest }): Petition => ({
      ...rest,
      ...{
        accepted: accepted ?? undefined,
        ended: ended ?? undefined,
        result: result ?? undefined,
        isComplex: complex,
      },
    }),
  );
  const limits = await tx.selectFrom("petition_limit").selectAll().execute();
  return {
    ...{ unit: tree.byId.get(unit)?.code ?? "", on },
    kinds: countPetitions(
      petitions,
      limits.map(({ from_day, complex_days, ...rest }) => ({
        ...{
          kind: rest.kind,
          from: from_day,
          days: rest.days,
          complexDays: complex_days ?? undefined,
          start: rest.start,
        },
      })),
      { on, since, set: await readDaysSet(tx) },
    ),
  };
}

/** In the words of the folder's file. */
export async function petitionCells(tx: ReadTransaction, most: number): Promise<Cells[]> {
  const { rows } = await sql<Cells>`
    SELECT
      petition.number, petition.kind, unit.code AS unit, petition.received::text AS received,
      coalesce(petition.accepted::text, '') AS accepted, coalesce(petition.ended::text, '') AS ended,
      coalesce(petition.result, '') AS result, CASE WHEN petition.complex THEN 'yes' ELSE '' END AS complex,
      petition.persons::text AS persons, petition.place
    FROM petition
    JOIN unit ON unit.id = petition.unit_id
    ORDER BY petition.id
    LIMIT ${most}`.execute(tx);
  return rows;
}
