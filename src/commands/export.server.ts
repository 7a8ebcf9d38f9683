/** `export`: the stored definitions as one workbook, which `load` reads back. */
import { writeFile } from "node:fs/promises";
import { exportWorkbook } from "../folder/export.server.ts";
import { folderTexts } from "../folder/texts.ts";
import { writeWorkbook } from "../sheets/workbook.server.ts";
import { type Call, readCall, speak, type Terminal, wrongCall } from "./terminal.server.ts";
import { withDatabase } from "./withDatabase.server.ts";

const call: Call = {
  command: "export",
  usage: "export TỆP.xlsx [--figures]",
  options: { figures: { type: "boolean" } },
  words: ["TỆP.xlsx"],
};

export async function run(given: string[], terminal: Terminal): Promise<number> {
  const { values, words } = readCall(call, given);
  const [path = ""] = words;
  if (!/\.xlsx$/i.test(path)) throw wrongCall("option_wrong", { option: "TỆP", expected: "….xlsx", value: path });
  const plan = await withDatabase(terminal, (database) =>
    database.read((tx) => exportWorkbook(tx, { figures: values.figures === true })),
  );
  await writeFile(path, await writeWorkbook(plan));
  speak(terminal, folderTexts.folder_exported, { path, count: plan.sheets.length });
  return 0;
}
