/** A small field for the tests: a district, two communes, their quarterly form and a form that the tax office owns. */

import { vietnamInstant } from "../calendar/clock.ts";
import type { Database } from "../database/connection.server.ts";
import type { FormId, IsoDate, PeriodCode, UnitId } from "../database/ids.ts";
import { readDefinitions } from "../indicators/definitions.server.ts";
import type { Definitions } from "../indicators/indicator.ts";
import { definitionsChanged } from "../ledger/marks.server.ts";
import { type Cell, emptyCell, type ReportKey } from "../ledger/report.ts";
import { Decimal } from "../prose/number.ts";

export const now = vietnamInstant("2024-09-23" as IsoDate, "07:30");

export type TestField = {
  definitions: Definitions;
  district: UnitId;
  unit: UnitId;
  form: FormId;
  key: ReportKey;
};

/** Positions of the form `quy`: 1 admissions, 2 of these women, 3 jobs (typed as a running total), 4 households. */
export async function testField(database: Database): Promise<TestField> {
  const definitions = await database.write(async (tx) => {
    const unit = async (code: string, kind: string, sort: number, parent?: UnitId, valid_to?: string) => {
      const row = { code, name: code, kind, parent_id: parent ?? null, valid_from: null, sort };
      const { id } = await tx
        .insertInto("unit")
        .values({ ...row, valid_to: (valid_to as IsoDate | undefined) ?? null })
        .returning("id")
        .executeTakeFirstOrThrow();
      return id;
    };
    const district = await unit("giong-trom", "district", 1);
    await unit("tan-hao", "commune", 2, district);
    await unit("hung-le", "commune", 3, district);
    await unit("da-giai-the", "commune", 4, district, "2023-12-31");
    const taxOffice = await unit("thue", "agency", 5, district);
    const indicator = async (code: string, timing: "flow" | "stock", sort: number, owner?: UnitId, partOf?: string) => {
      const whole = partOf
        ? await tx.selectFrom("indicator").select("id").where("code", "=", partOf).executeTakeFirstOrThrow()
        : undefined;
      const { id } = await tx
        .insertInto("indicator")
        .values({
          code,
          name: code,
          name_en: "",
          measure: "",
          change_measure: "",
          field: "",
          direction: "more",
          timing,
          rollup: "sum",
          formula: null,
          numerator_id: null,
          denominator_id: null,
          decimals: 2,
          owner_id: owner ?? null,
          part_of_id: whole?.id ?? null,
          public: true,
          in_review: false,
          synonyms: [],
          sort,
        })
        .returning("id")
        .executeTakeFirstOrThrow();
      return id;
    };
    const lines = [
      { indicator: await indicator("ket-nap", "flow", 1), cumulative: false },
      { indicator: await indicator("ket-nap-nu", "flow", 2, undefined, "ket-nap"), cumulative: false },
      { indicator: await indicator("viec-lam", "flow", 3), cumulative: true },
      { indicator: await indicator("ho-ngheo", "stock", 4), cumulative: false },
    ];
    const revenue = await indicator("thu-ngan-sach", "flow", 5, taxOffice);
    const form = async (code: string, owner?: UnitId) =>
      await tx
        .insertInto("form")
        .values({ code, name: code, frequency: "quarter", owner_id: owner ?? null })
        .returning("id")
        .executeTakeFirstOrThrow();
    const quarterly = await form("quy");
    const owned = await form("quy-thue", taxOffice);
    for (const [index, line] of lines.entries()) {
      await tx
        .insertInto("form_line")
        .values({
          form_id: quarterly.id,
          position: index + 1,
          indicator_id: line.indicator,
          cumulative: line.cumulative,
          owed_by: ["commune"],
          sort: index,
        })
        .execute();
    }
    await tx
      .insertInto("form_line")
      .values({
        form_id: owned.id,
        position: 1,
        indicator_id: revenue,
        cumulative: false,
        owed_by: ["tan-hao"],
        sort: 0,
      })
      .execute();
    await definitionsChanged(tx);
    return readDefinitions(tx);
  });
  const idOf = (code: string) => {
    const unit = definitions.tree.byCode.get(code);
    if (unit === undefined) throw new Error(code);
    return unit.id;
  };
  const form = definitions.formByCode.get("quy");
  if (form === undefined) throw new Error("quy");
  const unit = idOf("tan-hao");
  return {
    definitions,
    district: idOf("giong-trom"),
    unit,
    form: form.id,
    key: { unit, form: form.id, period: "2024-Q3" as PeriodCode },
  };
}

/** The cell with that amount and nothing else; null: emptied. */
export function cell(amount: number | string | null, rest: Partial<Cell> = {}): Cell {
  return { ...emptyCell, amount: amount === null ? null : new Decimal(amount), ...rest };
}

export function cells(amounts: Record<number, number | string | null>): Map<number, Cell> {
  return new Map(Object.entries(amounts).map(([position, amount]) => [Number(position), cell(amount)]));
}
