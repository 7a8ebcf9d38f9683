/** `annex`: what is understood of a table or text of targets, nothing stored and no database needed. */
import { readFile } from "node:fs/promises";
import { buffer } from "node:stream/consumers";
import { parsePeriod } from "../calendar/period.ts";
import { say } from "../prose/text.ts";
import { tablesOf } from "../resolutions/annex/file.server.ts";
import { readTables } from "../resolutions/annex/tables.ts";
import { annexReadTexts } from "../resolutions/annex/texts.ts";
import { demandInWords, type RowUnderstood, rowInContract, understoodOf } from "../resolutions/annex/understood.ts";
import { AppError } from "../server/error.ts";
import { type Call, oneOf, readCall, required, type Terminal, wrongCall } from "./terminal.server.ts";

const call: Call = {
  command: "annex",
  usage: "annex TỆP|- --period KỲ --format json|text",
  options: { period: { type: "string" }, format: { type: "string" } },
  words: ["TỆP"],
};

export async function run(given: string[], terminal: Terminal): Promise<number> {
  const { values, words } = readCall(call, given);
  const [path = ""] = words;
  const typed = required(call, "period", values.period);
  const within = parsePeriod(typed);
  if (!within) throw wrongCall("option_wrong", { option: "--period", expected: "2026, 2025/2030", value: typed });
  const format = oneOf("format", values.format, ["text", "json"]);
  const bytes = path === "-" ? await buffer(process.stdin) : await bytesOf(path);
  const annexes = readTables(await tablesOf(bytes, { isLarge: true }), within);
  const rows = annexes.flatMap(understoodOf);
  if (rows.length === 0) throw new AppError("annex_empty", 422);
  terminal.write(
    format === "json"
      ? `${JSON.stringify({ rows: rows.map(rowInContract) }, null, 2)}\n`
      : asLines(rows, (row) => sentenceOf(row, within)),
  );
  return rows.some(({ questions }) => questions.length > 0) ? 1 : 0;
}

async function bytesOf(path: string): Promise<Uint8Array> {
  return readFile(path).catch((error: unknown) => {
    throw wrongCall("file_not_read", { file: path, reason: error instanceof Error ? error.message : "" });
  });
}

/** A row a line, with a mark where somebody must be asked and the questions below. */
function asLines(rows: readonly RowUnderstood[], sentence: (row: RowUnderstood) => string): string {
  const asked = rows.filter(({ questions }) => questions.length > 0).length;
  const lines = rows.flatMap((row) => [
    `${row.questions.length > 0 ? "?" : "✓"} ${sentence(row)}`,
    ...row.questions.map((question) => `    ${say(annexReadTexts[question], "vi")}`),
  ]);
  const count = say(annexReadTexts.annex_not_stored, "vi", { count: rows.length, asked });
  return `${[...lines, count].join("\n")}\n`;
}

/** "Kết nạp đảng viên mới: ít nhất 25 đảng viên · Ban Xây dựng Đảng". */
function sentenceOf({ target, demands }: RowUnderstood, within: Parameters<typeof demandInWords>[2]): string {
  const { name, measure, phrase, lead } = target;
  const said = demands.map((demand) => demandInWords(demand, measure, within, "vi"));
  const demanded = said.length > 0 ? said.join("; ") : `“${phrase}”`;
  return [`${name}: ${demanded}`, lead].filter((part) => part !== "").join(" · ");
}
