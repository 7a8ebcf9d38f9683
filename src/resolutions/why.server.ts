/** Why a target stands as it does, gathered: units, periods, explanations, and what the year may come to. */
import { type Period, periodOf } from "../calendar/period.ts";
import type { ReadTransaction } from "../database/connection.server.ts";
import type { IsoDate } from "../database/ids.ts";
import type { Basis } from "../database/tables.ts";
import type { Language } from "../prose/text.ts";
import type { UnitTree } from "../units/tree.ts";
import type { BoardRow } from "./board.server.ts";
import { explainTarget } from "./explain.server.ts";
import { forecastInShort, shownForecast } from "./forecastWords.ts";
import { periodsInWords, whyInWords } from "./why.ts";

type Asked = { at: Period; basis: Basis; tree: UnitTree; language: Language; today: IsoDate };

export async function whyOf(
  tx: ReadTransaction,
  row: BoardRow,
  { at, basis, tree, language, today }: Asked,
): Promise<string[]> {
  const { target, indicator, standing } = row;
  const explained = await explainTarget(tx, target.code, { at, basis });
  const { forecast } = explained;
  const sentences = whyInWords(explained, tree, language, today);
  if (standing.asOf !== null)
    sentences.push(...periodsInWords(row.course, periodOf(standing.asOf), indicator, language));
  if (typeof forecast === "object" && standing.actual !== null) {
    const of = { comparator: target.comparator, indicator, actual: standing.actual, coverage: standing.coverage };
    sentences.push(forecastInShort(shownForecast(forecast, of, language), language));
  }
  return sentences;
}
