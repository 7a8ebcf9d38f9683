/** Indicators, found by their names and synonyms; each leads to its figure of the unit and period chosen. */
import { codeOf } from "../calendar/period.ts";
import { readDefinitions } from "../indicators/definitions.server.ts";
import type { Finder } from "../search/contribution.server.ts";
import { figureAddress } from "./addresses.ts";
import { nameOfIndicator } from "./figureWords.ts";

export const findIndicators: Finder = {
  async find(tx, { request: { language }, choice: { unit, period }, matches }) {
    const { indicators } = await readDefinitions(tx);
    return indicators
      .filter(({ name, nameEnglish, synonyms }) => matches(name, nameEnglish, synonyms.join(" ")))
      .map((indicator) => ({
        kind: "indicator",
        name: nameOfIndicator(indicator, language),
        beside: indicator.measure,
        to: figureAddress({ indicator: indicator.code, unit: unit.code, period: codeOf(period) }),
      }));
  },
};
