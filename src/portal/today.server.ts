/** On an office's first page: what others propose for the portal, and what came back of one's own. */
import { unitsFor } from "../access/may.ts";
import { today } from "../calendar/clock.ts";
import { say } from "../prose/text.ts";
import type { Sentence } from "../today/block.ts";
import type { Contribution } from "../today/contribution.server.ts";
import { editArticleAddress } from "./addresses.ts";
import { articlesWaiting } from "./corrected.server.ts";
import { speaks } from "./speaking.server.ts";
import { portalTexts } from "./texts.ts";

export const articlesToday: Contribution = {
  async within(tx, asked) {
    const { person, language, choice, clock } = asked;
    if (choice === undefined) return { blocks: [] };
    const { tree } = choice;
    const units = unitsFor(person, "article.write", tree, today(clock));
    const isSpeaking = await speaks(tx, asked);
    const waiting = (await articlesWaiting(tx, units)).filter(({ waits }) => isSpeaking === (waits !== "given_back"));
    const sentences = waiting.map(
      ({ slug, title, unit, why, waits }): Sentence => ({
        told: say(portalTexts[`today_${waits}`], language, { title, unit: tree.byId.get(unit)?.name ?? "" }),
        ...(waits === "given_back" ? { reason: why } : {}),
        to: editArticleAddress(slug),
        action: say(portalTexts.today_open_article, language),
      }),
    );
    return { blocks: [{ title: say(portalTexts.today_articles, language), sentences }] };
  },
};
