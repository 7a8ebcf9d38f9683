/** `tasks`: how the tasks of a unit stand on a day or in a period, as the contract's JSON or as lines to read. */
import { dayOf as dayCalled, writeDay } from "../calendar/day.ts";
import { nameOf, periodOf } from "../calendar/period.ts";
import type { ReadTransaction } from "../database/connection.server.ts";
import type { IsoDate } from "../database/ids.ts";
import { Decimal, formatCount, formatShare } from "../prose/number.ts";
import { say } from "../prose/text.ts";
import { groupings, type TasksAnswer, type Told } from "../tasks/answer.ts";
import { tasksOf } from "../tasks/answered.server.ts";
import { askedRoles, type Span } from "../tasks/asked.ts";
import { stateNames } from "../tasks/texts.ts";
import { type UnitTree, unitByCode } from "../units/tree.ts";
import { readUnitTree } from "../units/units.server.ts";
import { type Call, oneOf, readCall, required, type Terminal, wrongCall } from "./terminal.server.ts";
import { commandTexts as texts } from "./texts.ts";
import { withDatabase } from "./withDatabase.server.ts";

const call: Call = {
  command: "tasks",
  usage:
    "tasks --unit ĐƠN-VỊ (--on NGÀY [--since NGÀY] | --period KỲ) [--role lead|cooperating|assigned] [--by unit|field|in_charge] --format json|text",
  options: {
    unit: { type: "string" },
    on: { type: "string" },
    since: { type: "string" },
    period: { type: "string" },
    role: { type: "string" },
    by: { type: "string" },
    format: { type: "string" },
  },
};

export async function run(words: string[], terminal: Terminal): Promise<number> {
  const { values } = readCall(call, words);
  const code = required(call, "unit", values.unit);
  const span = spanOf(values);
  const role = oneOf("role", values.role, askedRoles);
  const by = values.by === undefined ? undefined : oneOf("by", values.by, groupings);
  const format = oneOf("format", values.format, ["text", "json"]);
  const text = await withDatabase(terminal, (database) =>
    database.read(async (tx) => {
      const tree = await readUnitTree(tx);
      const answer = await tasksOf(tx, { unit: unitByCode(tree, code).id, role, span }, by);
      return format === "json" ? `${JSON.stringify(answer, null, 2)}\n` : asLines(answer, tree, await titlesOf(tx));
    }),
  );
  terminal.write(text);
  return 0;
}

/** A day, perhaps with the first one, or a period. */
function spanOf({ on, since, period }: Readonly<Record<string, unknown>>): Span {
  if (typeof period === "string") {
    if (on !== undefined || since !== undefined)
      throw wrongCall("call_wrong", { command: call.command, usage: call.usage });
    return { period: periodOf(period) };
  }
  return { on: dayCalled(required(call, "on", on)), ...sinceIn({ on, since }) };
}

function sinceIn({ on, since }: { on: unknown; since: unknown }): { since?: IsoDate } {
  if (since === undefined) return {};
  const first = dayCalled(String(since));
  if (first > String(on)) {
    throw wrongCall("option_wrong", {
      option: "--since",
      expected: say(texts.day_by, "vi", { day: String(on) }),
      value: first,
    });
  }
  return { since: first };
}

async function titlesOf(tx: ReadTransaction): Promise<ReadonlyMap<string, string>> {
  const rows = await tx.selectFrom("task").select(["code", "title"]).execute();
  return new Map(rows.map(({ code, title }) => [code, title]));
}

/** The counts with both denominators, then a line a piece. */
function asLines(answer: TasksAnswer, { byCode }: UnitTree, titles: ReadonlyMap<string, string>): string {
  const nameOfUnit = (code: string) => byCode.get(code)?.name ?? code;
  const when =
    answer.period === null
      ? say(texts.tasks_on, "vi", { day: writeDay(dayCalled(answer.on)) })
      : nameOf(periodOf(answer.period), "vi");
  const lines = [
    say(texts.tasks_head, "vi", { unit: nameOfUnit(answer.unit), when }),
    countsInWords(answer),
    ...(answer.groups ?? []).map(
      ({ key, ...told }) => `${key === "" ? say(texts.tasks_no_key, "vi") : nameOfUnit(key)}: ${countsInWords(told)}`,
    ),
    ...answer.pieces.map((piece) =>
      [
        `${titles.get(piece.task.split("@")[0] ?? "") ?? piece.task} (${piece.task}), ${nameOfUnit(piece.unit)}`,
        [
          say(stateNames[piece.state], "vi"),
          ...(piece.due === null ? [] : [say(texts.tasks_due, "vi", { day: writeDay(dayCalled(piece.due)) })]),
          ...(piece.carried ? [say(texts.tasks_carried, "vi")] : []),
        ].join(", "),
      ].join(": "),
    ),
  ];
  return `${lines.join("\n")}\n`;
}

function countsInWords({ counts, beside, rates }: Told): string {
  const counted = (count: number) => formatCount(new Decimal(count));
  const share = (text: string | null) => (text === null ? "–" : formatShare(new Decimal(text)));
  return say(texts.tasks_counts, "vi", {
    ...Object.fromEntries(Object.entries({ ...counts, ...beside }).map(([name, count]) => [name, counted(count)])),
    ...Object.fromEntries(Object.entries(rates).map(([name, rate]) => [`${name}Rate`, share(rate)])),
  });
}
