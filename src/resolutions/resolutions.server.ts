/** All resolutions and targets, in file order, read once for each version of the definitions. */
import { periodOf } from "../calendar/period.ts";
import type { Database, ReadTransaction } from "../database/connection.server.ts";
import { keptByVersion } from "../database/definitionsVersion.server.ts";
import type { ResolutionCode, TargetCode } from "../database/ids.ts";
import { named } from "../database/named.ts";
import { readSetting, settingOfVersion } from "../database/setting.server.ts";
import type { Versions } from "../database/versions.server.ts";
import { readDefinitions } from "../indicators/definitions.server.ts";
import type { Definitions } from "../indicators/indicator.ts";
import { Decimal } from "../prose/number.ts";
import { AppError } from "../server/error.ts";
import { type IndicatorRules, indicatorRules } from "../values/figure.ts";
import { judgingLimits } from "./judging.server.ts";
import type { Limits } from "./pace.ts";
import type { Resolution, Target } from "./resolution.ts";

/** What is demanded, and by which definitions. */
export type Demanded = {
  definitions: Definitions;
  rules: IndicatorRules;
  resolutions: readonly Resolution[];
  targets: readonly Target[];
};

/** With the limits by which it is judged. */
export type Demands = Demanded & { limits: Limits };

export async function readDemands(tx: ReadTransaction): Promise<Demands> {
  return { ...(await readDemanded(tx)), limits: await readSetting(tx, judgingLimits) };
}

/** Those of versions that were just seen, without a transaction where they are kept. */
export async function demandsOfVersions(
  database: Database,
  versions: Versions | undefined,
): Promise<Demands & { versions: Versions | undefined }> {
  const limits = await settingOfVersion(database, judgingLimits, versions?.settings);
  return { ...(await readDemanded.ofVersion(database, versions?.definitions)), limits, versions };
}

export const readDemanded = keptByVersion(async (tx): Promise<Demanded> => {
  const definitions = await readDefinitions(tx);
  return {
    definitions,
    rules: indicatorRules(definitions.indicators),
    resolutions: await readResolutions(tx),
    targets: await readTargets(tx, definitions),
  };
});

async function readResolutions(tx: ReadTransaction): Promise<Resolution[]> {
  const rows = await tx.selectFrom("resolution").selectAll().orderBy("sort").orderBy("id").execute();
  return rows.map((row) => ({ ...named(row), code: row.code as ResolutionCode }));
}

async function readTargets(tx: ReadTransaction, definitions: Definitions): Promise<Target[]> {
  const rows = await tx.selectFrom("target").selectAll().orderBy("sort").orderBy("id").execute();
  return rows.map((row) => {
    const indicator = definitions.indicatorById.get(row.indicator_id);
    if (!indicator) throw new AppError("indicator_unknown", 500, { indicator: row.indicator_id });
    return {
      ...named(row),
      code: row.code as TargetCode,
      indicator: indicator.code,
      indicatorId: indicator.id,
      timing: indicator.timing,
      amount: new Decimal(row.amount),
      period: periodOf(row.period),
      baseline: row.baseline === null ? undefined : new Decimal(row.baseline),
      trajectory: row.trajectory?.map((point) => ({
        period: periodOf(point.period),
        share: new Decimal(point.share),
      })),
    };
  });
}
