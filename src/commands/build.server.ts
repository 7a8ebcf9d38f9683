/** `build`: builds the program from its sources, so that whoever serves it need only read them. */
import { buildWhatIsStale } from "../server/build.server.ts";
import { stopAsked } from "./interrupt.server.ts";
import { type Call, readCall, speak, type Terminal } from "./terminal.server.ts";
import { commandTexts } from "./texts.ts";

const call: Call = { command: "build", usage: "build", options: {} };

export async function run(words: string[], terminal: Terminal): Promise<number> {
  readCall(call, words);
  const built = await buildWhatIsStale(() => speak(terminal, commandTexts.step_building), stopAsked());
  speak(terminal, built ? commandTexts.built : commandTexts.built_already);
  return 0;
}
