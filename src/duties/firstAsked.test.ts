import { expect, test } from "vitest";
import { vietnamInstant } from "../calendar/clock.ts";
import type { IsoDate, PeriodCode } from "../database/ids.ts";
import { rememberSetting } from "../database/setting.server.ts";
import { testDatabase } from "../database/testDatabase.ts";
import { readSpan } from "./asked.server.ts";
import { noticeRules } from "./notices/rules.server.ts";
import { NoticeRules } from "./notices/rules.ts";

const database = await testDatabase();

async function askedFrom(begunOn: string | undefined, firstAsked: PeriodCode | "" = "") {
  await database.write(async (tx) => {
    await tx.deleteFrom("change_log").execute();
    if (begunOn !== undefined) {
      const at = vietnamInstant(begunOn as IsoDate, "09:00");
      await tx
        .insertInto("change_log")
        .values({ at, by: "x", act: "load", object: "unit:xa", before: null, after: null })
        .execute();
    }
    await rememberSetting(tx, noticeRules, NoticeRules.parse({ firstAsked }));
  });
  return (await database.read((tx) => readSpan(tx, "2024-12-01" as IsoDate))).from;
}

test.each<[string | undefined, PeriodCode | "", string | undefined]>([
  ["2024-11-30", "", "2024-10-01"],
  // The reports of the third quarter are due on 7 October: who begins by then can still be in time with them.
  ["2024-10-07", "", "2024-07-01"],
  ["2024-10-08", "", "2024-10-01"],
  ["2024-11-30", "2024-Q3" as PeriodCode, "2024-07-01"],
  [undefined, "", undefined],
])("begun on %s, the first period chosen “%s”: asked from %s", async (begunOn, chosen, from) => {
  expect(await askedFrom(begunOn, chosen)).toBe(from);
});
