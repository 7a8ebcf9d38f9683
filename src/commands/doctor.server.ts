/** `doctor`: what is wrong with the installation and what to do, in words or for a program. */
import { systemClock } from "../calendar/clock.ts";
import { openDatabase } from "../database/connection.server.ts";
import { isAppError } from "../server/error.ts";
import { told } from "../upkeep/findings.ts";
import { lookOver } from "../upkeep/look.server.ts";
import { upkeepTexts } from "../upkeep/texts.ts";
import { unlessStopAsked } from "./interrupt.server.ts";
import { type Call, oneOf, readCall, speak, type Terminal } from "./terminal.server.ts";
import { withSource } from "./withDatabase.server.ts";

const call: Call = { command: "doctor", usage: "doctor [--format text|json]", options: { format: { type: "string" } } };
const marks = { fine: "✓", warning: "!", fault: "✗" } as const;

export async function run(words: string[], terminal: Terminal): Promise<number> {
  const { values } = readCall(call, words);
  const format = oneOf("format", values.format, ["text", "json"]);
  const findings = await withSource(terminal, "visit", async ({ url }, configuration) => {
    const database = openDatabase(url, { connections: 2 });
    try {
      return await unlessStopAsked(lookOver(database, configuration, systemClock.now()));
    } catch (error) {
      // Before the first start there are no tables; there is nothing to look at then.
      if (isAppError(error) || !(error instanceof Error && "code" in error && error.code === "42P01")) throw error;
      return [];
    } finally {
      await database.close();
    }
  });
  const shown = findings.map((finding) => told(finding, "vi"));
  const wrong = shown.filter(({ level }) => level !== "fine");
  if (format === "json") {
    terminal.write(`${JSON.stringify({ ok: wrong.length === 0 && shown.length > 0, findings: shown }, null, 2)}\n`);
  } else {
    for (const { level, name, found, todo } of shown)
      terminal.write(`${marks[level]} ${name}: ${found}${todo === "" ? "" : `\n    → ${todo}`}\n`);
    if (shown.length === 0) speak(terminal, upkeepTexts.doctor_nothing);
    else
      speak(terminal, wrong.length === 0 ? upkeepTexts.doctor_fine : upkeepTexts.doctor_wrong, { count: wrong.length });
  }
  return wrong.length === 0 && shown.length > 0 ? 0 : 1;
}
