/** `restore`: a backup in the place of everything that is there. */
import { resolve } from "node:path";
import { systemClock, writeInstant } from "../calendar/clock.ts";
import { AppError } from "../server/error.ts";
import { backupBefore } from "../upkeep/keep.server.ts";
import { othersAreThere } from "../upkeep/others.server.ts";
import { holdsData, restorable, restoreBackup } from "../upkeep/restore.server.ts";
import { upkeepTexts } from "../upkeep/texts.ts";
import { countsOf } from "./backup.server.ts";
import { stopAsked, unlessStopAsked } from "./interrupt.server.ts";
import { type Call, readCall, speak, type Terminal } from "./terminal.server.ts";
import { withSource } from "./withDatabase.server.ts";

const call: Call = {
  command: "restore",
  usage: "restore TỆP [--replace]",
  options: { replace: { type: "boolean" } },
  words: ["TỆP"],
};

export async function run(given: string[], terminal: Terminal): Promise<number> {
  const { values, words } = readCall(call, given);
  const path = resolve(words[0] ?? "");
  // Read whole before anything is opened: a damaged file must not even make a database.
  await unlessStopAsked(restorable(path));
  await withSource(terminal, "serve", async ({ url, place }, { databaseUrl, dataFolder }) => {
    // The embedded database keeps one connection that says who is there.
    const own = databaseUrl === undefined ? 1 : 0;
    if (await othersAreThere(url, own)) throw new AppError("restore_beside_server", 409, { place });
    if (await holdsData(url)) {
      if (values.replace !== true) throw new AppError("restore_needs_word", 409, { place });
      const before = await unlessStopAsked(
        backupBefore("truoc-phuc-hoi", { dataFolder, url, stop: stopAsked() }, systemClock.now()),
      );
      speak(terminal, upkeepTexts.backup_before_restore, { file: before.path });
    }
    const { header, manifest, upgraded } = await unlessStopAsked(restoreBackup(url, path, stopAsked()));
    const time = writeInstant(new Date(header.at));
    speak(terminal, upkeepTexts.backup_restored, { time, ...countsOf(manifest) });
    speak(terminal, upkeepTexts.backup_restored_entrances, {});
    if (upgraded.length > 0) speak(terminal, upkeepTexts.backup_restored_upgraded, { names: upgraded.join(", ") });
  });
  return 0;
}
