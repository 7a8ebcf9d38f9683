/** `start`: serves a district's own data. */
import { beginInstallation, installationOf } from "../access/installation.server.ts";
import { firstAdministratorLink } from "../access/link.server.ts";
import { systemClock } from "../calendar/clock.ts";
import { AppError } from "../server/error.ts";
import { beforeServing, build, prepare, requireFreePort, serve } from "./serve.server.ts";
import { type Call, readCall, speak, type Terminal } from "./terminal.server.ts";
import { commandTexts } from "./texts.ts";

const call: Call = { command: "start", usage: "start", options: {} };

export async function run(words: string[], terminal: Terminal): Promise<number> {
  readCall(call, words);
  const prepared = await prepare(terminal);
  const { configuration, source } = prepared;
  try {
    await requireFreePort(prepared);
    const link = await beforeServing(source, (database) =>
      database.write(async (tx) => {
        if ((await installationOf(tx)) === "demo") throw new AppError("demo_folder_here", 409, { place: source.place });
        await beginInstallation(tx);
        return firstAdministratorLink(tx, systemClock.now());
      }),
    );
    await build(terminal);
    await serve(terminal, prepared, { clock: systemClock, demo: false }, () => {
      speak(terminal, commandTexts.serving, { origin: configuration.origin });
      speak(terminal, commandTexts.data_place, { place: source.place });
      if (link) speak(terminal, commandTexts.first_administrator, { link: configuration.origin + link });
      speak(terminal, commandTexts.how_to_stop);
    });
  } finally {
    await source.close();
  }
  speak(terminal, commandTexts.stopped);
  return 0;
}
