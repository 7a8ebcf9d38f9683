/** `cases`: how many petitions came to a unit and below it and how they stand on a day, kind by kind. */
import { dayOf, writeDay } from "../calendar/day.ts";
import { type PetitionsAnswer, petitionsOf } from "../petitions/petitions.server.ts";
import { Decimal, formatCount } from "../prose/number.ts";
import { say } from "../prose/text.ts";
import { type UnitTree, unitByCode } from "../units/tree.ts";
import { readUnitTree } from "../units/units.server.ts";
import { type Call, oneOf, readCall, required, type Terminal, wrongCall } from "./terminal.server.ts";
import { commandTexts as texts } from "./texts.ts";
import { withDatabase } from "./withDatabase.server.ts";

const call: Call = {
  command: "cases",
  usage: "cases --unit ĐƠN-VỊ --on NGÀY [--since NGÀY] --format json|text",
  options: {
    unit: { type: "string" },
    on: { type: "string" },
    since: { type: "string" },
    format: { type: "string" },
  },
};

export async function run(words: string[], terminal: Terminal): Promise<number> {
  const { values } = readCall(call, words);
  const code = required(call, "unit", values.unit);
  const on = dayOf(required(call, "on", values.on));
  const since = values.since === undefined ? undefined : dayOf(String(values.since));
  if (since !== undefined && since > on)
    throw wrongCall("option_wrong", {
      option: "--since",
      expected: say(texts.day_by, "vi", { day: on }),
      value: since,
    });
  const format = oneOf("format", values.format, ["text", "json"]);
  const text = await withDatabase(terminal, (database) =>
    database.read(async (tx) => {
      const tree = await readUnitTree(tx);
      const answer = await petitionsOf(tx, tree, { unit: unitByCode(tree, code).id, on, since });
      return format === "json" ? `${JSON.stringify(answer, null, 2)}\n` : asLines(answer, tree);
    }),
  );
  terminal.write(text);
  return 0;
}

function asLines({ unit, on, kinds }: PetitionsAnswer, { byCode }: UnitTree): string {
  const counted = (count: number) => formatCount(new Decimal(count));
  const lines = kinds.map(({ kind, ...counts }) =>
    say(texts.cases_kind, "vi", {
      kind,
      ...Object.fromEntries(Object.entries(counts).map(([name, count]) => [name, counted(count)])),
    }),
  );
  const head = say(texts.cases_head, "vi", { unit: byCode.get(unit)?.name ?? unit, day: writeDay(dayOf(on)) });
  return `${[head, ...lines].join("\n")}\n`;
}
