/** Who counts among those that owe the reports behind a figure: CONTRACT, "coverage". */
import { expect, test } from "vitest";
import { stoppedClock } from "../src/calendar/clock.ts";
import { periodOf } from "../src/calendar/period.ts";
import { testDatabase } from "../src/database/testDatabase.ts";
import { loadFolder } from "../src/folder/load.server.ts";
import { folderOf } from "../src/folder/testFolder.ts";
import { readDefinitions } from "../src/indicators/definitions.server.ts";
import { standingsOf } from "../src/resolutions/standing.server.ts";

const lines = (...rows: string[]) => `${rows.join("\n")}\n`;

const database = await testDatabase();
await loadFolder(
  database,
  await folderOf({
    "units.csv": lines(
      "code,name,kind,parent,valid_from,valid_to",
      "huyen,Huyện,district,,,",
      "xa-cu,Xã cũ,commune,huyen,,",
      "xa-moi,Xã mới lập từ giữa năm,commune,huyen,2024-07-01,",
    ),
    "indicators.csv": lines(
      "code,name,measure,direction,timing,numerator,denominator",
      "viec-lam,Việc làm mới,việc,more,flow,,",
      "nguoi-co-bhyt,Người có BHYT,người,more,stock,,",
      "dan-so,Dân số,người,neutral,stock,,",
      "bhyt,Tỷ lệ bao phủ BHYT,%,more,ratio,nguoi-co-bhyt,dan-so",
    ),
    "forms.csv": lines(
      "code,name,owed_by,frequency,indicator",
      "xa-quy,Báo cáo quý,commune,quarter,viec-lam",
      "xa-quy,Báo cáo quý,commune,quarter,nguoi-co-bhyt",
      "xa-quy,Báo cáo quý,commune,quarter,dan-so",
    ),
    "resolutions.csv": lines("code,title,unit,period", "nq,Nghị quyết năm 2024,huyen,2024"),
    "targets.csv": lines(
      "code,resolution,name,indicator,unit,comparator,amount",
      "viec-lam-xa-moi,nq,Việc làm xã mới,viec-lam,xa-moi,at_least,50",
      "bhyt-huyen,nq,BHYT toàn huyện,bhyt,huyen,at_least,93",
    ),
    "values.csv": lines(
      "indicator,unit,period,amount",
      "viec-lam,xa-moi,2024-Q3,20",
      "viec-lam,xa-moi,2024-Q4,15",
      "nguoi-co-bhyt,huyen,2024-Q4,90",
      "dan-so,xa-cu,2024-Q4,60",
      "dan-so,xa-moi,2024-Q4,40",
    ),
  }),
  { clock: stoppedClock(new Date("2025-01-05T01:00:00Z")), by: "thử" },
);

async function coverageOf(unitCode: string) {
  return database.read(async (tx) => {
    const unit = (await readDefinitions(tx)).tree.byCode.get(unitCode);
    if (!unit) throw new Error(unitCode);
    const { targets } = await standingsOf(tx, { unit: unit.id, at: periodOf("2024"), basis: "approved" });
    return targets.map(({ standing }) => standing.coverage);
  });
}

test("a unit that began within the year owes nothing for the quarters before it", async () => {
  expect(await coverageOf("xa-moi")).toEqual([{ reported: 1, expected: 1, come: 2, owed: 2 }]);
});

test("a district's own figure counts the district, for that part of the ratio alone: the other it does not owe", async () => {
  expect(await coverageOf("huyen")).toEqual([{ reported: 1, expected: 3, come: 3, owed: 5 }]);
});
