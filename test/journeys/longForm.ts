/** Forms of any length for the grid's journeys, put into the demo for one commune: the demo's own forms are short. */

import { openDatabase } from "../../src/database/connection.server.ts";
import { definitionsChanged } from "../../src/ledger/marks.server.ts";
import { openEmbedded } from "../../src/server/embedded.server.ts";
import type { Demo } from "./demo.ts";

/** Adds a quarterly form with so many lines, owed by a unit, and answers the path of its report for a period. */
export async function addLongForm({ folder }: Demo, code: string, lines: number, unit: string): Promise<string> {
  const embedded = await openEmbedded(folder, { as: "visit" });
  const database = openDatabase(embedded.url, { connections: 1 });
  try {
    await database.write(async (tx) => {
      const form = await tx
        .insertInto("form")
        .values({ code, name: `Biểu ${lines} số`, frequency: "quarter", owner_id: null })
        .returning("id")
        .executeTakeFirstOrThrow();
      for (let line = 1; line <= lines; line++) {
        const indicator = await tx
          .insertInto("indicator")
          .values({
            code: `${code}-${line}`,
            name: `Số liệu thứ ${line}`,
            name_en: "",
            measure: "vụ",
            change_measure: "",
            field: "",
            direction: "more",
            timing: "flow",
            rollup: "sum",
            formula: null,
            numerator_id: null,
            denominator_id: null,
            decimals: 3,
            owner_id: null,
            part_of_id: null,
            public: false,
            in_review: false,
            synonyms: [],
            sort: 10_000 + line,
          })
          .returning("id")
          .executeTakeFirstOrThrow();
        await tx
          .insertInto("form_line")
          .values({
            form_id: form.id,
            position: line,
            indicator_id: indicator.id,
            cumulative: false,
            owed_by: [unit],
            sort: line,
          })
          .execute();
      }
      await definitionsChanged(tx);
    });
  } finally {
    await database.close();
    await embedded.close();
  }
  return `/app/bao-cao/${unit}/${code}`;
}

/** The amounts of a report as the database holds them, and how many versions it took. */
export async function storedReport(
  { folder }: Demo,
  form: string,
  period: string,
): Promise<{ amounts: (string | null)[]; version: number }> {
  const embedded = await openEmbedded(folder, { as: "visit" });
  const database = openDatabase(embedded.url, { connections: 1 });
  try {
    return await database.read(async (tx) => {
      const row = await tx
        .selectFrom("report")
        .innerJoin("form", "form.id", "report.form_id")
        .select(["report.amounts", "report.version"])
        .where("form.code", "=", form)
        .where("report.period", "=", period as never)
        .executeTakeFirst();
      return {
        amounts: (row?.amounts ?? []).map((amount) => amount && String(Number(amount))),
        version: row?.version ?? 0,
      };
    });
  } finally {
    await database.close();
    await embedded.close();
  }
}
