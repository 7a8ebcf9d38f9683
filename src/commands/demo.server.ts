/** `demo`: loads the district of the demo once, then serves it on a clock of its own. */

import { z } from "zod";
import { DEMO_PASSWORD, demoAccounts } from "../access/demoAccounts.server.ts";
import { installationOf, markInstallation } from "../access/installation.server.ts";
import { clockStartingAt, vietnamInstant, writeInstant } from "../calendar/clock.ts";
import { dayOf } from "../calendar/day.ts";
import type { Database } from "../database/connection.server.ts";
import { readSetting, rememberSetting, setting } from "../database/setting.server.ts";
import { AppError } from "../server/error.ts";
import { beforeServing, build, prepare, requireFreePort, serve } from "./serve.server.ts";
import { type Call, readCall, speak, type Terminal } from "./terminal.server.ts";
import { commandTexts } from "./texts.ts";

const call: Call = { command: "demo", usage: "demo [--load]", options: { load: { type: "boolean" } } };
/** Monday morning of the week in which the third quarter's reports are due. */
const opening = vietnamInstant(dayOf("2024-09-23"), "07:30");

export async function run(words: string[], terminal: Terminal): Promise<number> {
  const { values } = readCall(call, words);
  const prepared = await prepare(terminal);
  const { configuration, source } = prepared;
  try {
    if (values.load !== true) await requireFreePort(prepared);
    const start = await beforeServing(source, async (database) => {
      await loadOnce(database, source.place, terminal);
      return database.read(latestMoment);
    });
    if (values.load === true) return 0;
    await build(terminal);
    await serve(terminal, prepared, { clock: clockStartingAt(start), demo: true }, () => {
      speak(terminal, commandTexts.serving, { origin: configuration.origin });
      speak(terminal, commandTexts.demo_clock, { time: writeInstant(start) });
      speak(terminal, commandTexts.demo_accounts);
      for (const { username, name } of demoAccounts)
        terminal.write(`  ${username.padEnd(18)} ${DEMO_PASSWORD}   ${name}\n`);
      speak(terminal, commandTexts.data_place, { place: source.place });
      speak(terminal, commandTexts.how_to_stop);
    });
  } finally {
    await source.close();
  }
  speak(terminal, commandTexts.stopped);
  return 0;
}

const demoLoaded = setting("demo_loaded", z.boolean(), false);

/** Loads what is not there yet; a load that was cut off is taken up where it stopped. */
async function loadOnce(database: Database, place: string, terminal: Terminal): Promise<void> {
  await database.write(async (tx) => {
    const installation = await installationOf(tx);
    const somebodys =
      installation === undefined && (await tx.selectFrom("unit").select("id").limit(1).executeTakeFirst());
    if (installation === "real" || somebodys) throw new AppError("own_data_here", 409, { place });
    await markInstallation(tx, "demo");
  });
  if (await database.read((tx) => readSetting(tx, demoLoaded))) return;
  speak(terminal, commandTexts.step_loading_demo);
  // Imported where it is needed: half a second of every later start.
  const { loadDemo } = await import("./loadDemo.server.ts");
  await loadDemo(database, opening, (tx) => rememberSetting(tx, demoLoaded, true));
  speak(terminal, commandTexts.demo_loaded);
}

/** The demo's clock never runs backwards: it goes on from the last thing that was done. */
async function latestMoment(tx: Parameters<Parameters<Database["read"]>[0]>[0]): Promise<Date> {
  const row = await tx
    .selectFrom("report")
    .select(({ fn }) => fn.max("at").as("at"))
    .executeTakeFirst();
  return row?.at && row.at > opening ? row.at : opening;
}
