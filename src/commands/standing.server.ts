/** `standing`: the targets of a unit judged at a period, as the contract's JSON or as lines to read. */
import { nameOf, periodOf } from "../calendar/period.ts";
import type { ReadTransaction } from "../database/connection.server.ts";
import { readDefinitions } from "../indicators/definitions.server.ts";
import { Decimal, formatNumber, formatShare } from "../prose/number.ts";
import { say } from "../prose/text.ts";
import { headlineInWords, headlineOf } from "../resolutions/headline.ts";
import { notJudgedInWords } from "../resolutions/shown.ts";
import { type StandingAnswer, standingsOf } from "../resolutions/standing.server.ts";
import { type Standings, unrounded } from "../resolutions/standing.ts";
import { AppError } from "../server/error.ts";
import { webTexts } from "../web/texts.ts";
import { questionIn, questionOptions, unitCalled } from "./question.server.ts";
import { type Call, oneOf, readCall, type Terminal } from "./terminal.server.ts";
import { commandTexts } from "./texts.ts";
import { withDatabase } from "./withDatabase.server.ts";

const call: Call = {
  command: "standing",
  usage:
    "standing --unit ĐƠN-VỊ --period KỲ --format json|text [--resolution NGHỊ-QUYẾT] [--basis approved|submitted] [--like-for-like]",
  options: {
    ...questionOptions,
    "like-for-like": { type: "boolean" },
  },
};

export async function run(words: string[], terminal: Terminal): Promise<number> {
  const { values } = readCall(call, words);
  const { code, ...question } = questionIn(call, values);
  const format = oneOf("format", values.format, ["text", "json"]);
  const likeForLike = values["like-for-like"] === true ? "always" : undefined;

  const text = await withDatabase(terminal, (database) =>
    database.read(async (tx) => {
      const answer = await standingsOf(tx, { unit: await unitCalled(tx, code), ...question, likeForLike });
      return format === "json" ? await asJson(tx, answer) : await asLines(tx, answer);
    }),
  );
  terminal.write(text);
  return 0;
}

async function asJson(tx: ReadTransaction, answer: StandingAnswer): Promise<string> {
  const { tree } = await readDefinitions(tx);
  const unit = tree.byId.get(answer.unit);
  if (!unit) throw new AppError("unit_unknown", 404, { unit: answer.unit });
  const standings: Standings = {
    unit: unit.code,
    period: answer.at,
    resolution: answer.resolution.code,
    basis: answer.basis,
    targets: answer.targets.map(({ standing }) => standing),
  };
  return `${JSON.stringify(standings, null, 2)}\n`;
}

/** A line a target: what was reached of what, the share, the pace. */
async function asLines(tx: ReadTransaction, answer: StandingAnswer): Promise<string> {
  const definitions = await readDefinitions(tx);
  const head = say(commandTexts.standing_head, "vi", {
    unit: definitions.tree.byId.get(answer.unit)?.name ?? "",
    period: nameOf(periodOf(answer.at), "vi"),
    resolution: answer.resolution.title,
    basis: say(answer.basis === "approved" ? commandTexts.basis_approved : commandTexts.basis_submitted, "vi"),
  });
  const lines = answer.targets.map(({ target, standing }) => {
    const measure = definitions.indicatorById.get(target.indicatorId)?.measure ?? "";
    const shown = (text: string | null) => (text === null ? "–" : formatNumber(new Decimal(text)));
    const { share: exact } = unrounded(standing);
    const share = exact === null ? "–" : formatShare(exact);
    const reached = `${shown(standing.actual)}/${shown(standing.target)} ${measure}`.trim();
    const stands = notJudgedInWords(target, standing, "vi") ?? say(webTexts[`pace_${standing.pace}`], "vi");
    return `${target.name}: ${reached} (${share}), ${stands}`;
  });
  const headline = headlineInWords(headlineOf(answer.targets.map(({ standing }) => standing)), "vi");
  return `${[head, ...lines, `${headline}.`].join("\n")}\n`;
}
