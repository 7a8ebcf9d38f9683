/** How an article's figures and charts become HTML: a figure opens its card without script, a chart is a picture. */

import { vietnamDay } from "../calendar/clock.ts";
import { writeDay } from "../calendar/day.ts";
import { escapeHtml } from "../prose/escape.ts";
import { type Language, say } from "../prose/text.ts";
import { webTexts } from "../web/texts.ts";
import { chartAddress, publicTargetAddress } from "./addresses.ts";
import { type Drawing, type FigureToken, plainBody, tokenText } from "./article.ts";
import { type ChartData, chartSize } from "./chart.ts";
import type { CitedFigure } from "./cited.ts";
import { portalTexts } from "./texts.ts";

/** Where a file of an article is given out. */
export type FileAddress = (file: { id: number; name: string }) => string;

/** A text with its figures as they were when it was published, without marks. */
export function textAsPublished(text: string, figures: Readonly<Record<string, string>>): string {
  return plainBody(text, (token) => figures[tokenText(token)] ?? "…");
}

/** Draws the figures with the text of their publication; `cards` collects what each opens. */
export function drawingOf(
  published: Readonly<Record<string, string>>,
  now: ReadonlyMap<string, CitedFigure>,
  cards: string[],
  language: Language,
  files: {
    pictures: readonly { id: number; name: string }[];
    addressOf: FileAddress;
    /** By address those that may be shown. */
    charts: ReadonlyMap<string, ChartData>;
  },
): Drawing {
  let drawn = 0;
  // The first picture may stand in the first screen: it is not put off until the rest is laid out.
  const waits = () => (drawn++ === 0 ? "" : ' loading="lazy"');
  return {
    figure(token) {
      const text = published[tokenText(token)] ?? now.get(tokenText(token))?.text;
      if (text === undefined) return "…";
      const cited = now.get(tokenText(token));
      if (!cited) return escapeHtml(text);
      const id = `so-${cards.length + 1}`;
      cards.push(card(id, token, text, cited, language));
      return `<button type="button" class="figure" popovertarget="${id}">${escapeHtml(text)}</button>`;
    },
    picture(id, caption) {
      const file = files.pictures.find((each) => each.id === id);
      if (!file) return undefined;
      const words = escapeHtml(caption);
      const shown = `<img src="${escapeHtml(files.addressOf(file))}" alt="${words}"${waits()}>`;
      return `<figure class="picture">${shown}${words === "" ? "" : `<figcaption>${words}</figcaption>`}</figure>`;
    },
    chart(token, caption) {
      const chart = files.charts.get(chartAddress(token));
      if (!chart) return "";
      const picture = `<img src="${escapeHtml(chartAddress(token))}" alt="${escapeHtml(caption)}" width="${chartSize.width}" height="${chartSize.height}"${waits()}>`;
      return `<figure class="with-table">${picture}${tableOf(chart, language)}<figcaption>${escapeHtml(caption)}</figcaption></figure>`;
    },
  };
}

/** The figures of a chart beside it: for who reads them off, hears them or copies them. */
function tableOf({ measure, bars }: ChartData, language: Language): string {
  const head = [say(webTexts.period, language), measure || say(webTexts.actual, language)];
  const rows = bars.map(
    ({ name, written }) =>
      `<tr><th scope="row">${escapeHtml(name)}</th><td class="number">${escapeHtml(written)}</td></tr>`,
  );
  return `<table><thead><tr><th scope="col">${escapeHtml(head[0] ?? "")}</th><th scope="col" class="number">${escapeHtml(head[1] ?? "")}</th></tr></thead><tbody>${rows.join("")}</tbody></table>`;
}

function card(id: string, token: FigureToken, then: string, cited: CitedFigure, language: Language): string {
  const words = (code: keyof typeof portalTexts, details?: Record<string, string | number>) =>
    escapeHtml(say(portalTexts[code], language, details));
  const { reported, expected } = cited.coverage;
  const lines = [
    `<p class="value">${escapeHtml(then)}</p>`,
    `<p>${escapeHtml(`${cited.indicator} · ${cited.unit} · ${cited.period}`)}</p>`,
    then === cited.text ? "" : `<p><strong>${words("as_published", { then, now: cited.text })}</strong></p>`,
    cited.rule === "" ? "" : `<p>${words("computed_by", { rule: cited.rule })}</p>`,
    cited.approvedAt === null
      ? ""
      : `<p class="soft">${words("reported_by", { reported, expected, date: writeDay(vietnamDay(cited.approvedAt)) })}</p>`,
    cited.estimated ? `<p class="soft">${words("estimated")}</p>` : "",
    cited.illustrative ? `<p class="soft">${words("illustrative")}</p>` : "",
    cited.target === null
      ? ""
      : `<p><a href="${escapeHtml(publicTargetAddress(cited.target, token.period))}">${words("see_target")}</a></p>`,
    `<button type="button" popovertarget="${id}" popovertargetaction="hide">${say(webTexts.close, language)}</button>`,
  ];
  return `<div class="card" id="${id}" popover>${lines.join("")}</div>`;
}
