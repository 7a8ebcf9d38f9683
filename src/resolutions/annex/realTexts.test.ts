/**
 * The reader tried on phrases of real reports, by the claims that were marked in them by hand. The texts lie outside the project
 * and stay there; where they are not, this is skipped.
 */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { periodOf } from "../../calendar/period.ts";
import type { PeriodCode } from "../../database/ids.ts";
import { isDemandFault } from "../../words/demand.ts";
import { isAmountFault, parseAmount } from "../../words/number.ts";
import { readDemand } from "./testDemand.ts";

const folder = join(import.meta.dirname, "../../../../shared/corpus");
const year = periodOf("2024" as PeriodCode);

type Claim = { quote: string; unit?: string; target?: number; changePct?: number; percentOfTarget?: number };

function claims(): Claim[] {
  const files = readdirSync(folder).filter((name) => name.endsWith(".facts.json"));
  return files.flatMap((name): Claim[] => JSON.parse(readFileSync(join(folder, name), "utf8")).claims);
}

/** The numbers of a text with where they stand. */
function numbersIn(text: string): { value: number; at: number; end: number }[] {
  return [...text.matchAll(/\d(?:[\d.,]*\d)?/g)].flatMap(({ 0: digits, index }) => {
    const amount = parseAmount(digits, "vi");
    return isAmountFault(amount) ? [] : [{ value: amount.toNumber(), at: index, end: index + digits.length }];
  });
}

/** The words from `verb` to the number, with its sign of per cent: as a resolution would put it. */
function phraseOf(quote: string, verb: RegExp, value: number): string | undefined {
  for (const number of numbersIn(quote)) {
    if (number.value !== value || !quote.startsWith("%", number.end)) continue;
    const begin = [...quote.slice(0, number.at).matchAll(verb)].at(-1)?.index;
    const phrase = begin === undefined ? undefined : quote.slice(begin, number.end + 1);
    if (phrase !== undefined && numbersIn(phrase).length === 1) return phrase;
  }
  return undefined;
}

/** What is read of a phrase, in one line. */
function told(phrase: string): string {
  const read = readDemand(phrase, year);
  return isDemandFault(read) ? read.fault : `${read.comparator} ${read.amount} ${read.measure ?? ""}`.trim();
}

test.skipIf(!existsSync(folder))("phrases of real texts are read as their marks say", () => {
  const read = claims().flatMap(({ quote, unit, target, changePct, percentOfTarget }): [string, string, string][] => {
    const found: [phrase: string, read: string, marked: string][] = [];
    const number = numbersIn(quote).find(({ value }) => value === target);
    if (number !== undefined && unit !== undefined) {
      const phrase = quote.slice(number.at).split(/[(),;]/)[0] ?? "";
      const demand = readDemand(phrase, year);
      const measure = isDemandFault(demand) ? "" : (demand.measure ?? "");
      const isUnit = measure.toLowerCase().startsWith(unit.toLowerCase());
      found.push([phrase, isUnit ? told(phrase).split(" ").slice(1, 2).join("") : told(phrase), String(target)]);
    }
    const changed = changePct && phraseOf(quote, changePct > 0 ? /tăng/g : /giảm/g, Math.abs(changePct));
    if (changed) {
      const way = (changePct ?? 0) > 0 ? "rise_at_least" : "fall_at_least";
      found.push([changed, told(changed), `${way} ${Math.abs(changePct ?? 0)} %`]);
    }
    const reached = percentOfTarget && phraseOf(quote, /đạt|bằng/g, percentOfTarget);
    // "Trên", "hơn" is more than that; the marks have the amount alone.
    const least = reached && /(?:trên|hơn)\s+\d/u.test(reached) ? "more_than" : "at_least";
    if (reached) found.push([reached, told(reached), `${least} ${percentOfTarget} %`]);
    return found;
  });
  expect(read.length).toBeGreaterThan(50);
  expect(read.filter(([, found, marked]) => found !== marked)).toEqual([]);
});
