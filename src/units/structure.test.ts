/** Who makes up whom is said twice, to programs and to SQL: both must say the same of every tree and day. */
import { fc, test as property } from "@fast-check/vitest";
import { sql } from "kysely";
import { expect } from "vitest";
import type { IsoDate, UnitCode, UnitId } from "../database/ids.ts";
import { testDatabase } from "../database/testDatabase.ts";
import { partOn, parts } from "./structure.server.ts";
import { hasParts, partsOn, wholesOn } from "./structure.ts";
import { type Unit, unitTree } from "./tree.ts";

const database = await testDatabase();

const day = fc.constantFrom("2023-12-31", "2024-01-01", "2024-06-30", "2024-07-01") as fc.Arbitrary<IsoDate>;

/** Of each unit a number that chooses its parent among those before it, and between which days it exists. */
const trees = fc.array(
  fc.record({
    above: fc.nat(),
    validFrom: fc.option(day, { nil: undefined }),
    validTo: fc.option(day, { nil: undefined }),
  }),
  { minLength: 1, maxLength: 12 },
);

property.prop([trees, day], { numRuns: 40 })(
  "parts and wholes in memory are those in SQL, and each other's",
  async (drawn, on) => {
    const units = drawn.map(
      ({ above, validFrom, validTo }, index): Unit => ({
        id: (index + 1) as UnitId,
        code: `dv-${index + 1}` as UnitCode,
        name: `Đơn vị ${index + 1}`,
        kind: "commune",
        ...(index > 0 && { parent: ((above % index) + 1) as UnitId }),
        ...(validFrom !== undefined && { validFrom }),
        ...(validTo !== undefined && { validTo }),
      }),
    );
    const tree = unitTree(units);
    const inMemory = units.flatMap(({ id }) => partsOn(tree, id, on).map((part) => ({ whole: id, ...part })));
    const inSql = await database.write(async (tx) => {
      await sql`DELETE FROM unit`.execute(tx);
      for (const { id, code, name, kind, parent, validFrom, validTo } of units)
        await sql`
          INSERT INTO unit (id, code, name, kind, parent_id, valid_from, valid_to, sort)
          OVERRIDING SYSTEM VALUE
          VALUES (${id}, ${code}, ${name}, ${kind}, ${parent}, ${validFrom}, ${validTo}, ${id})`.execute(tx);
      const { rows } = await sql<{ whole: UnitId; unit: UnitId; share: string }>`
        SELECT unit.id AS whole, part.unit_id AS unit, part.share::text AS share
        FROM unit
        JOIN ${parts} ON ${partOn(sql`unit.id`, sql`${on}::date`)}
        ORDER BY unit.id, part.unit_id`.execute(tx);
      return rows;
    });
    expect(inSql).toEqual(inMemory);
    for (const { id } of units) {
      const above = inMemory.find((each) => each.unit === id)?.whole;
      expect(wholesOn(tree, id, on)).toEqual(above === undefined ? [] : [above, ...wholesOn(tree, above, on)]);
      expect(hasParts(tree, id)).toBe(units.some(({ parent }) => parent === id));
    }
  },
);
