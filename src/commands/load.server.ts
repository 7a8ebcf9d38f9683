/** `load`: reads definitions and figures from a folder or a workbook, all or nothing. */
import { systemClock } from "../calendar/clock.ts";
import { loadFolder } from "../folder/load.server.ts";
import { folderTexts } from "../folder/texts.ts";
import { type Call, readCall, speak, type Terminal, wrongCall } from "./terminal.server.ts";
import { withDatabase } from "./withDatabase.server.ts";

const call: Call = {
  command: "load",
  usage: "load THƯ-MỤC|TỆP.xlsx [--dry-run] [--reason LÝ-DO]",
  options: { "dry-run": { type: "boolean" }, reason: { type: "string" } },
  words: ["THƯ-MỤC"],
};

export async function run(given: string[], terminal: Terminal): Promise<number> {
  const { values, words } = readCall(call, given);
  const [folder = ""] = words;
  const reason = typeof values.reason === "string" ? values.reason.trim() : undefined;
  if (reason === "") throw wrongCall("option_wrong", { option: "--reason", expected: "LÝ-DO", value: "" });
  const { counts, dryRun } = await withDatabase(terminal, (database) =>
    loadFolder(database, folder, { clock: systemClock, by: "load", reason, dryRun: values["dry-run"] === true }),
  );
  for (const [file, each] of Object.entries(counts)) speak(terminal, folderTexts.counts_line, { file, ...each });
  speak(terminal, dryRun ? folderTexts.nothing_applied : folderTexts.folder_loaded);
  return 0;
}
