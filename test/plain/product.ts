/** The same folder in the program: loaded, its changes made step by step, and asked. */
import { rm } from "node:fs/promises";
import { stoppedClock } from "../../src/calendar/clock.ts";
import { periodOf } from "../../src/calendar/period.ts";
import type { Database, ReadTransaction } from "../../src/database/connection.server.ts";
import type { PeriodCode } from "../../src/database/ids.ts";
import { rememberSetting } from "../../src/database/setting.server.ts";
import { emptied } from "../../src/database/testDatabase.ts";
import { loadFolder } from "../../src/folder/load.server.ts";
import { folderOf } from "../../src/folder/testFolder.ts";
import { readDefinitions } from "../../src/indicators/definitions.server.ts";
import { readReport } from "../../src/ledger/report.server.ts";
import { type Cell, emptyCell } from "../../src/ledger/report.ts";
import { approve, reopen, returnReport, submit } from "../../src/ledger/steps.server.ts";
import { Decimal } from "../../src/prose/number.ts";
import { saveDraft } from "../../src/reports/draft.server.ts";
import { judgingLimits } from "../../src/resolutions/judging.server.ts";
import { standingsOf } from "../../src/resolutions/standing.server.ts";
import type { Question } from "./standings.ts";
import { type Change, filesOf, type Limits, type World } from "./world.ts";

export const clock = stoppedClock(new Date("2025-01-05T01:00:00Z"));

/** The folder's files alone in the database, its changes made after them, judged by its limits. */
export async function loaded(database: Database, world: World): Promise<void> {
  const folder = await folderOf(filesOf(world));
  try {
    await loadedFrom(database, folder, world.limits);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
  for (const change of world.changes) await make(database, change);
}

/** The same of a folder that is there. */
export async function loadedFrom(database: Database, folder: string, limits: Limits): Promise<void> {
  await emptied(database);
  await database.write((tx) => rememberSetting(tx, judgingLimits, judgingLimits.schema.parse(limits)));
  await loadFolder(database, folder, { clock, by: "thử" });
}

async function make(database: Database, { unit: code, form: formCode, period, until, values }: Change): Promise<void> {
  const definitions = await database.read(readDefinitions);
  const unit = definitions.tree.byCode.get(code);
  const form = [...definitions.places.values()].flat().find((place) => place.form.code === formCode)?.form;
  if (!unit || !form) throw new Error(`no report ${code} ${formCode}`);
  const key = { unit: unit.id, form: form.id, period: period as PeriodCode };
  const who = { by: "thử", at: clock.now() };
  const step = async () => ({
    ...{ ...who, seen: await database.read(async (tx) => (await readReport(tx, key)).version), parent: unit.parent },
  });
  const cells = new Map(
    values.map(({ indicator, amount, estimated }): [number, Cell] => {
      const id = [...definitions.indicatorById.values()].find((each) => each.code === indicator)?.id;
      const place = id && definitions.places.get(id)?.find((each) => each.form.id === form.id);
      const flags = { estimated: estimated === "yes", illustrative: false, note: "" };
      return [place?.position ?? 0, amount === "" ? emptyCell : { ...flags, amount: new Decimal(amount) }];
    }),
  );
  const reopened = await step();
  await database.write((tx) => reopen(tx, key, reopened, "Đính chính"));
  const { seen } = await step();
  await database.write((tx) => saveDraft(tx, key, { ...who, seen, cells, narrative: {} }));
  if (until === "draft") return;
  const filled = await step();
  await database.write((tx) => submit(tx, key, filled, false));
  const sent = await step();
  if (until === "approved") await database.write((tx) => approve(tx, key, sent));
  if (until === "returned") await database.write((tx) => returnReport(tx, key, sent, "Xem lại"));
}

/** What the program answers, as `standing --format json` writes it. */
export async function answered(tx: ReadTransaction, question: Question) {
  const { tree } = await readDefinitions(tx);
  const unit = tree.byCode.get(question.unit);
  if (!unit) throw new Error(question.unit);
  const answer = await standingsOf(tx, {
    ...{ unit: unit.id, at: periodOf(question.period), basis: question.basis },
    ...{ resolution: question.resolution, likeForLike: question.likeForLike ? "always" : undefined },
  });
  return {
    ...{ unit: unit.code, period: answer.at, resolution: answer.resolution.code, basis: answer.basis },
    targets: answer.targets.map(({ standing }) => standing),
  };
}
