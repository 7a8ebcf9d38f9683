/** Like for like through the standing of a target: CONTRACT, `likeForLike`. */
import { beforeAll, expect, test } from "vitest";
import { stoppedClock } from "../calendar/clock.ts";
import { periodOf } from "../calendar/period.ts";
import { testDatabase } from "../database/testDatabase.ts";
import { loadFolder } from "../folder/load.server.ts";
import { folderOf } from "../folder/testFolder.ts";
import { readDefinitions } from "../indicators/definitions.server.ts";
import { standingsOf } from "../resolutions/standing.server.ts";

const lines = (...rows: string[]) => `${rows.join("\n")}\n`;
const database = await testDatabase();

beforeAll(async () => {
  const folder = await folderOf({
    "units.csv": lines(
      "code,name,kind,parent",
      "huyen,Huyện,district,",
      "xa-a,Xã A,commune,huyen",
      "xa-b,Xã B,commune,huyen",
      "xa-c,Xã C,commune,huyen",
    ),
    "indicators.csv": lines("code,name,measure,direction,timing", "viec-lam,Việc làm mới,việc,more,flow"),
    "forms.csv": lines("code,name,owed_by,frequency,indicator", "xa-quy,Báo cáo quý,commune,quarter,viec-lam"),
    "resolutions.csv": lines("code,title,unit,period", "nq,Nghị quyết năm 2024,huyen,2024"),
    "targets.csv": lines(
      "code,resolution,name,indicator,unit,comparator,amount",
      "vl,nq,VL,viec-lam,huyen,at_least,50",
    ),
    // C was silent this year, B last year: A alone sent all in both.
    "values.csv": lines(
      "indicator,unit,period,amount",
      ...["viec-lam,xa-a,2023-Q1,4", "viec-lam,xa-c,2023-Q1,100"],
      ...["viec-lam,xa-a,2024-Q1,6", "viec-lam,xa-b,2024-Q1,1000"],
    ),
  });
  await loadFolder(database, folder, { clock: stoppedClock(new Date("2024-04-20T01:00:00Z")), by: "thử" });
});

async function likeForLikeAt(period: string) {
  return database.read(async (tx) => {
    const unit = (await readDefinitions(tx)).tree.byCode.get("huyen");
    if (!unit) throw new Error("huyen");
    const question = { unit: unit.id, at: periodOf(period), basis: "approved", likeForLike: "always" } as const;
    const [target] = (await standingsOf(tx, question)).targets;
    return target?.standing;
  });
}

test("over the units that sent all in both years, since what others sent in one of them is no change", async () => {
  const standing = await likeForLikeAt("2024-Q1");
  expect(standing).toMatchObject({
    ...{ actual: "1006", prior: "104", change: "902" },
    likeForLike: { actual: "6", prior: "4", change: "2", changeRate: "0.5", units: 1 },
  });
});
