/** `wide`: what is understood of a table with units down and indicators across, nothing stored. */
import { readFile } from "node:fs/promises";
import { basename } from "node:path";
import { nameOf, periodOf } from "../calendar/period.ts";
import type { ReadTransaction } from "../database/connection.server.ts";
import { unitsDown } from "../folder/wide/across.ts";
import type { WideReading } from "../folder/wide/meaning.ts";
import { sheetsOf } from "../folder/wide/open.server.ts";
import { type PlacedSheet, partIn } from "../folder/wide/place.ts";
import { likelySheet, readWide, sheetsLeftOut, tableOf } from "../folder/wide/read.ts";
import { readMeaning } from "../folder/wide/store.server.ts";
import { guessInWords, leftOutInWords, questionInWords } from "../folder/wide/words.ts";
import { readDefinitions } from "../indicators/definitions.server.ts";
import { Decimal, formatNumber } from "../prose/number.ts";
import { say } from "../prose/text.ts";
import { AppError } from "../server/error.ts";
import { commandLimits } from "../sheets/limits.ts";
import type { Sheet } from "../sheets/workbook.ts";
import { type Call, oneOf, readCall, type Terminal, wrongCall } from "./terminal.server.ts";
import { commandTexts as texts } from "./texts.ts";
import { withDatabase } from "./withDatabase.server.ts";

const call: Call = {
  command: "wide",
  usage: "wide TỆP [--sheet TRANG] --format json|text",
  options: { sheet: { type: "string" }, format: { type: "string" } },
  words: ["TỆP"],
};

export async function run(given: string[], terminal: Terminal): Promise<number> {
  const { values, words } = readCall(call, given);
  const [path = ""] = words;
  const format = oneOf("format", values.format, ["text", "json"]);
  const bytes = await readFile(path).catch((error: unknown) => {
    throw wrongCall("file_not_read", { file: path, reason: error instanceof Error ? error.message : "" });
  });
  const file = basename(path);
  const sheets = await sheetsOf({ name: file, bytes }, { limits: commandLimits });
  const { reading, sheet } = await withDatabase(terminal, (database) =>
    database.read(async (tx) => understood(tx, file, sheets, values.sheet)),
  );
  terminal.write(format === "json" ? asJson(reading, sheet) : asLines(reading, sheet));
  return reading.questions.length > 0 || reading.totals.some(({ differs }) => differs) ? 1 : 0;
}

async function understood(tx: ReadTransaction, file: string, sheets: readonly Sheet[], named: unknown) {
  const { tree, indicators } = await readDefinitions(tx);
  const known = { tree, units: tree.units, indicators };
  const seen =
    typeof named === "string"
      ? sheets.find(({ name }) => name === named.normalize("NFC").trim())
      : likelySheet(sheets, tree.units);
  if (!seen) {
    if (typeof named !== "string") throw new AppError("wide_no_sheets", 422);
    throw wrongCall("option_wrong", {
      option: "--sheet",
      expected: sheets.map(({ name }) => name).join(", "),
      value: named,
    });
  }
  const sheet = unitsDown(seen, tree.units);
  const kept = await readMeaning(tx, tableOf(sheet, known));
  const reading = readWide(sheet, { ...known, kept }, { file });
  return { sheet, reading: { ...reading, leftOut: [...sheetsLeftOut(sheets, seen), ...reading.leftOut] } };
}

/** As the contract has it; what is added to it is the kind of each thing, and why something is not sure. */
function asJson(reading: WideReading, sheet: PlacedSheet): string {
  const answer = {
    sheet: sheet.name,
    columns: reading.columns.map(({ column, head, indicator, period, guesses }) => ({
      head,
      indicator: indicator?.code ?? null,
      period: period ?? null,
      sure: indicator !== undefined && period !== undefined && guesses.length === 0,
      where: partIn(sheet, undefined, column),
      guesses,
    })),
    rows: reading.rows.map(({ row, head, unit, guesses }) => ({
      head,
      unit: unit?.code ?? null,
      sure: unit !== undefined && guesses.length === 0,
      where: partIn(sheet, row),
      guesses,
    })),
    values: reading.values.map(({ indicator, unit, period, amount, estimated }) => ({
      indicator,
      unit,
      period,
      amount,
      ...(estimated && { estimated }),
    })),
    leftOut: reading.leftOut.map((each) => ({ what: leftOutInWords(each, "vi"), where: each.where, kind: each.kind })),
    totals: reading.totals.map(({ indicator, period, stated, sum }) => ({ indicator, period, stated, sum })),
    questions: reading.questions.map((each) => ({
      what: questionInWords(each, "vi"),
      where: each.where,
      kind: each.kind,
    })),
  };
  return `${JSON.stringify(answer, null, 2)}\n`;
}

function asLines(reading: WideReading, sheet: PlacedSheet): string {
  const shown = (amount: string) => formatNumber(new Decimal(amount));
  const marked = (guesses: WideReading["columns"][number]["guesses"]) =>
    guesses.length === 0
      ? ""
      : ` (${say(texts.wide_guessed, "vi")}: ${guesses.map((guess) => guessInWords(guess, "vi")).join("; ")})`;
  const unknown = say(texts.wide_unknown, "vi");
  const lines = [
    say(texts.wide_head, "vi", {
      sheet: sheet.name,
      columns: reading.columns.length,
      rows: reading.rows.length,
      values: reading.values.length,
    }),
    ...reading.columns.map(({ column, head, indicator, period, guesses }) => {
      const meant = [indicator?.name ?? unknown, period ? nameOf(periodOf(period)) : unknown].join(", ");
      return `${partIn(sheet, undefined, column)} “${head}”: ${meant}${marked(guesses)}`;
    }),
    ...reading.rows.map(
      ({ row, head, units, unit, guesses }) =>
        `${partIn(sheet, row)} “${head}”: ${(unit ?? units[0])?.name ?? unknown}${marked(guesses)}`,
    ),
    ...reading.totals.map(({ indicator, period, stated, sum, differs }) =>
      say(differs ? texts.wide_total_differs : texts.wide_total_right, "vi", {
        indicator,
        period,
        stated: shown(stated),
        sum: shown(sum),
      }),
    ),
    ...reading.leftOut.map((each) =>
      say(texts.wide_left_out, "vi", { what: leftOutInWords(each, "vi"), where: each.where }),
    ),
    ...reading.questions.map((each) =>
      say(texts.wide_asks, "vi", { what: questionInWords(each, "vi"), where: each.where }),
    ),
  ];
  return `${lines.join("\n")}\n`;
}
