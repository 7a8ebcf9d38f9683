/** `upgrade`: brings the database to this program's schema, as `start` does, without serving. */
import { knownMigrations } from "../database/migrate.server.ts";
import { upkeepTexts } from "../upkeep/texts.ts";
import { type Call, readCall, speak, type Terminal } from "./terminal.server.ts";
import { commandTexts } from "./texts.ts";
import { upgrade, withSource } from "./withDatabase.server.ts";

const call: Call = { command: "upgrade", usage: "upgrade", options: {} };

export async function run(words: string[], terminal: Terminal): Promise<number> {
  readCall(call, words);
  await withSource(terminal, "serve", async (source, configuration) => {
    const applied = await upgrade(source, configuration, terminal);
    const latest = (await knownMigrations()).at(-1) ?? "";
    if (applied.length === 0) speak(terminal, upkeepTexts.schema_current, { latest });
    else speak(terminal, commandTexts.step_migrating, { names: applied.join(", ") });
  });
  return 0;
}
