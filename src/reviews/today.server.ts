/** On the office's first page: the review of the period that ended last, until it is issued. */
import { unitsOfRole } from "../access/may.ts";
import { codeOf, nameOf } from "../calendar/period.ts";
import { say } from "../prose/text.ts";
import { resolutionFor } from "../resolutions/resolution.ts";
import { readDemands } from "../resolutions/resolutions.server.ts";
import type { Sentence } from "../today/block.ts";
import type { Contribution } from "../today/contribution.server.ts";
import { reviewAddress, reviewsAddress } from "./addresses.ts";
import { listReviews } from "./review.server.ts";
import { reviewTexts } from "./texts.ts";

export const reviewToday: Contribution = {
  async within(tx, { person, language, choice }) {
    if (choice === undefined) return { blocks: [] };
    const { period, tree } = choice;
    const { resolutions, targets } = await readDemands(tx);
    const offices = unitsOfRole(person, "office", tree);
    const units = offices.filter((unit) => resolutionFor(resolutions, targets, unit, period));
    const reviews = await listReviews(tx, units);
    const sentences = units.flatMap((unit): Sentence[] => {
      const review = reviews.find((each) => each.unit === unit && each.period === codeOf(period));
      if (review?.state === "issued") return [];
      const words = reviewTexts[`today_${review?.state ?? "missing"}`];
      return [
        {
          told: say(words, language, { period: nameOf(period, language) }),
          reason: say(reviewTexts.today_figures, language),
          to: review
            ? reviewAddress(review.id)
            : reviewsAddress({ unit: tree.byId.get(unit)?.code, period: codeOf(period) }),
          action: say(reviewTexts.today_open, language),
        },
      ];
    });
    return { blocks: [{ title: say(reviewTexts.today_review, language), sentences }] };
  },
};
