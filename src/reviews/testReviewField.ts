/** A commune with one target and its approved figures, for the tests of stored reviews. */
import { sql } from "kysely";
import { periodOf } from "../calendar/period.ts";
import type { Database } from "../database/connection.server.ts";
import { raiseDefinitionsVersion } from "../database/definitionsVersion.server.ts";
import type { IsoDate, PeriodCode } from "../database/ids.ts";
import { testField } from "../reports/testField.ts";
import type { ReviewQuestion } from "./gather.server.ts";

export type ReviewField = {
  question: ReviewQuestion;
  /** Puts the quarter's admissions at so many, as approved. */
  admit(count: number): Promise<void>;
};

export async function reviewField(database: Database): Promise<ReviewField> {
  const { unit, form } = await testField(database);
  await database.write(async (tx) => {
    await tx
      .updateTable("indicator")
      .set({ name: "Kết nạp đảng viên", measure: "đảng viên", field: "xay-dung-dang" })
      .where("code", "=", "ket-nap")
      .execute();
    const { id: indicator } = await tx
      .selectFrom("indicator")
      .select("id")
      .where("code", "=", "ket-nap")
      .executeTakeFirstOrThrow();
    const { id: resolution } = await tx
      .insertInto("resolution")
      .values({
        code: "nq-2024",
        title: "Nghị quyết Đảng ủy năm 2024",
        number: "",
        unit_id: unit,
        period: "2024" as PeriodCode,
        adopted: null,
        parent_id: null,
        sort: 1,
      })
      .returning("id")
      .executeTakeFirstOrThrow();
    await tx
      .insertInto("target")
      .values({
        code: "ct01",
        resolution_id: resolution,
        name: "Kết nạp đảng viên mới",
        indicator_id: indicator,
        unit_id: unit,
        comparator: "at_least",
        amount: "130",
        period: "2024" as PeriodCode,
        due: null,
        baseline: null,
        trajectory: null,
        lead_id: null,
        field: "",
        weight: null,
        set_by: "",
        part_of_id: null,
        illustrative: false,
        sort: 1,
      })
      .execute();
    await tx
      .insertInto("document")
      .values({
        number: "276-KH/HU",
        kind: "Kế hoạch",
        issuer: "Huyện ủy",
        date: "2024-03-12" as IsoDate,
        subject: 'Phát động "Đồng Khởi mới"',
        carries_out: "",
        sort: 1,
      })
      .execute();
    await tx
      .insertInto("recognition")
      .values({
        unit_id: unit,
        title: "nông thôn mới",
        level: "tỉnh",
        period: "2024-Q1" as PeriodCode,
        document: "",
        date: null,
        sort: 1,
      })
      .execute();
    await raiseDefinitionsVersion(tx);
  });
  return {
    question: { unit, at: periodOf("2024-Q1"), basis: "approved" },
    admit: (count) =>
      database.write(async (tx) => {
        await sql`
          INSERT INTO report (unit_id, form_id, period, version, state, by, at, amounts, submitted_version, approved_version)
          VALUES (${unit}, ${form}, '2024-Q1', 1, 'approved', 'test', now(), ARRAY[${count}::numeric], 1, 1)
          ON CONFLICT (unit_id, form_id, period) DO UPDATE SET amounts = EXCLUDED.amounts`.execute(tx);
      }),
  };
}
