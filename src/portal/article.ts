/** An article of the portal: its text is Markdown in which live figures and charts stand as tokens. */

import { Marked, type Token, type Tokens } from "marked";
import sanitizeHtml from "sanitize-html";
import { parse } from "yaml";
import { z } from "zod";
import { vietnamZone } from "../calendar/clock.ts";
import { escapeHtml } from "../prose/escape.ts";
import { plain } from "../prose/plain.ts";
import type { Fault } from "../server/error.ts";
import { leftBetweenBrackets } from "../telling/span.ts";
import { marks, withOwnNumbers } from "./marks.ts";
import { isTooMarked } from "./markup.ts";

/** A live figure: `[[indicator|unit|period|form]]`. */
export type FigureToken = { indicator: string; unit: string; period: string; form: string };
/** A chart drawn from the data, as the address of a picture: `![caption](bieu-do:indicator|unit|period)`, or `chart:`. */
export type ChartToken = Omit<FigureToken, "form">;

export type ArticleFile = {
  title: string;
  /** As it stands on the article: 2024-04-27T10:15:00+07:00; without a zone it is the time of Viet Nam. */
  time: Date;
  author: string;
  tags: string[];
  /** Names of files beside the article. */
  files: string[];
  lead: string;
  body: string;
};

/** `một|hai`, or a list of YAML. */
const list = z
  .union([z.string(), z.array(z.string())])
  .default([])
  .transform((given) => (typeof given === "string" ? given.split("|") : given))
  .transform((names) => names.map((each) => each.trim()).filter((each) => each !== ""));
/** A day, perhaps with a time, perhaps with its zone. */
const timePattern = /^(\d{4}-\d{2}-\d{2})(?:[T ](\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?)(Z|[+-]\d{2}:\d{2})?)?$/;
const time = z
  .string()
  .transform((written) => {
    const [, day, hour = "00:00", zone = vietnamZone] = timePattern.exec(written.trim()) ?? [];
    return new Date(`${day}T${hour}${zone}`);
  })
  .refine((found) => !Number.isNaN(found.getTime()));
const frontMatter = z.strictObject({
  title: z.string().min(1),
  time,
  author: z.string().default(""),
  tags: list,
  files: list,
});

/** Reads a Markdown file with front matter; the first paragraph, when it is all bold, is the lead. */
export function readArticleFile(text: string): ArticleFile | { faults: Fault[] } {
  const parts = /^\uFEFF?---\r?\n([\s\S]*?)\r?\n---\r?\n([\s\S]*)$/.exec(text);
  if (!parts) return { faults: [{ code: "article_front_matter_missing" }] };
  let head: unknown;
  try {
    // Plain words: a title that is a year stays text.
    head = parse(parts[1] ?? "", { schema: "failsafe" });
  } catch (error) {
    const reason = error instanceof Error ? (error.message.split("\n")[0] ?? "") : "";
    return { faults: [{ code: "article_front_matter_unreadable", details: { reason } }] };
  }
  const read = frontMatter.safeParse(head);
  if (!read.success) {
    const faults = read.error.issues.map((issue) => {
      const isUnknown = issue.code === "unrecognized_keys";
      const field = isUnknown ? issue.keys.join(", ") : String(issue.path[0] ?? "");
      const code = isUnknown ? "article_field_unknown" : "article_field_wrong";
      return { code, place: { field }, details: { field } };
    });
    return { faults };
  }
  const { lead, body } = leadAndBody((parts[2] ?? "").replaceAll("\r\n", "\n").trim());
  return { ...read.data, lead, body };
}

function leadAndBody(text: string): { lead: string; body: string } {
  const match = /^\*\*([^*]+)\*\*\n+/.exec(text);
  return match ? { lead: (match[1] ?? "").trim(), body: text.slice(match[0].length) } : { lead: "", body: text };
}

/** "Giồng Trôm sơ kết quý I/2024" → giong-trom-so-ket-quy-i-2024: at most eighty characters, whole words. */
export function slugOf(title: string): string {
  const words = plain(title)
    .split(/[^a-z0-9]+/)
    .filter((word) => word !== "");
  let slug = "";
  for (const word of words) {
    if (slug.length + word.length > 79) break;
    slug += slug === "" ? word : `-${word}`;
  }
  return slug === "" ? "tin" : slug;
}

/** In a table each bar has a backslash before it. */
const tokenPattern = /\[\[([^[\]|\\]+)\\?\|([^[\]|\\]+)\\?\|([^[\]|\\]+)\\?\|([^[\]|\\]+)\]\]/;

export function tokenText({ indicator, unit, period, form }: FigureToken): string {
  return `[[${indicator}|${unit}|${period}|${form}]]`;
}

/** Every figure that a text cites, each once. */
export function figureTokensIn(text: string): FigureToken[] {
  const found = new Map<string, FigureToken>();
  for (const match of text.matchAll(new RegExp(tokenPattern, "g"))) {
    const token = tokenOf(match);
    found.set(tokenText(token), token);
  }
  return [...found.values()];
}

/** As its reader takes it: figures do not end the cell of a table in which they stand. */
function toRead(text: string): string {
  return withOwnNumbers(text).replace(new RegExp(tokenPattern, "g"), (token) => token.replace(/(?<!\\)\|/g, "\\|"));
}

export function chartTokensIn(text: string): ChartToken[] {
  return chartAddressesIn(text).flatMap((address) => chartOf(address) ?? []);
}

/** What would stand between brackets before a reader's eyes, and what was meant as a chart and cannot be read as one. */
export function malformedIn(text: string): string[] {
  return [
    ...leftBetweenBrackets(plainBody(text, () => "")),
    ...chartAddressesIn(text).filter((address) => chartOf(address) === undefined),
  ];
}

/** Markdown takes an address in angle brackets, with blanks in it, and a title behind it. */
function chartAddressesIn(text: string): string[] {
  return [...text.matchAll(/\]\(\s*(?:<(?:bieu-do|chart):([^<>\n]*)>|(?:bieu-do|chart):([^()\s]*))/g)].map(
    ([, within, plain]) => decoded(within ?? plain ?? ""),
  );
}

/** Of the pictures that stand in a text, each by the number of its file. */
export function pictureIdsIn(text: string): number[] {
  return [...text.matchAll(/\]\(tep:(\d{1,9})\)/g)].map((match) => Number(match[1]));
}

/** The paragraphs of a text as they are typed, one after another. */
export function paragraphsOf(body: string): string[] {
  return body.split(/\n\s*\n/).filter((paragraph) => paragraph.trim() !== "");
}

/** The text with a picture behind its paragraph number `after`, or at its end. */
export function withPicture(body: string, { id, caption }: { id: number; caption: string }, after?: number): string {
  const paragraphs = paragraphsOf(body);
  const line = `![${caption
    .replace(/[[\]\\]/g, "")
    .replace(/\s+/g, " ")
    .trim()}](tep:${id})`;
  paragraphs.splice(after === undefined ? paragraphs.length : after + 1, 0, line);
  return paragraphs.join("\n\n");
}

export function withoutPicture(body: string, id: number): string {
  // A caption has no brackets (withPicture): each sign is looked at once.
  const shown = new RegExp(`!\\[[^[\\]]*\\]\\(tep:${id}\\)`, "g");
  return paragraphsOf(body.replace(shown, "")).join("\n\n");
}

function tokenOf(match: RegExpExecArray): FigureToken {
  const [, indicator = "", unit = "", period = "", form = ""] = match;
  return { indicator, unit, period, form };
}

/** Markdown encodes addresses; one that was typed with a `%` of its own stays as it is. */
function decoded(address: string): string {
  try {
    return decodeURI(address);
  } catch {
    return address;
  }
}

function chartOf(address: string): ChartToken | undefined {
  const [indicator, unit, period, ...more] = address.split("|");
  return indicator && unit && period && more.length === 0 ? { indicator, unit, period } : undefined;
}

export type Drawing = {
  /** HTML of a figure in a sentence; trusted, so its makers escape what is in it. */
  figure(token: FigureToken): string;
  /** HTML of a chart with its caption. */
  chart(token: ChartToken, caption: string): string;
  /** HTML of a picture of the article's own; nothing where it has none of that number. */
  picture(id: number, caption: string): string | undefined;
};

/** The article's HTML: what is typed is text and marks, never HTML; addresses lead to the web, to mail or to this site. */
export function articleHtml(body: string, drawing: Drawing): string {
  if (isTooMarked(body)) return `<p>${escapeHtml(body)}</p>`;
  const drawn: string[] = [];
  /** Drawn parts pass the sanitiser as empty elements and are put in behind it. */
  const held = (html: string) => `<span id="drawn-${drawn.push(html) - 1}"></span>`;
  const marked = new Marked(marks, {
    extensions: [{ ...figureMark, renderer: ({ token }) => held(drawing.figure(token as FigureToken)) }],
    renderer: {
      image({ href, text }: Tokens.Image) {
        const file = /^tep:(\d{1,9})$/.exec(href)?.[1];
        const picture = file === undefined ? undefined : drawing.picture(Number(file), text);
        if (picture !== undefined) return held(picture);
        const [, drawn] = /^(?:bieu-do|chart):(.*)$/.exec(href) ?? [];
        const chart = drawn === undefined ? undefined : chartOf(decoded(drawn));
        return chart ? held(drawing.chart(chart, text)) : escapeHtml(text);
      },
    },
  });
  const html = sanitizeHtml(marked.parse(toRead(body), { async: false }), {
    allowedTags: [
      ...["h2", "h3", "p", "blockquote", "strong", "em", "a", "hr", "br", "span"],
      ...["table", "thead", "tbody", "tr", "th", "td"],
    ],
    allowedAttributes: { a: ["href"], span: ["id"], th: ["align"], td: ["align"] },
    allowedSchemes: ["http", "https", "mailto"],
    transformTags: { h1: "h2", h4: "h3", h5: "h3", h6: "h3" },
    exclusiveFilter: ({ tag, attribs }) => tag === "span" && !/^drawn-\d+$/.test(attribs.id ?? ""),
  });
  return html
    .replace(/<p>(<span id="drawn-\d+"><\/span>)<\/p>/g, (whole, part: string) =>
      drawn[indexOf(part)]?.startsWith("<figure") ? part : whole,
    )
    .replace(/<span id="drawn-\d+"><\/span>/g, (part) => drawn[indexOf(part)] ?? "");
}

const figureMark = {
  name: "figure",
  level: "inline" as const,
  start: (source: string) => source.indexOf("[["),
  tokenizer(source: string) {
    const match = new RegExp(`^${tokenPattern.source}`).exec(source);
    return match ? { type: "figure", raw: match[0], token: tokenOf(match) } : undefined;
  },
};

function indexOf(part: string): number {
  return Number(/drawn-(\d+)/.exec(part)?.[1]);
}

const reader = new Marked(marks, { extensions: [{ ...figureMark, renderer: () => "" }] });

/** The text without tokens and marks: what a search or a feed reads. */
export function plainBody(body: string, figure: (token: FigureToken) => string): string {
  const words = isTooMarked(body) ? body : wordsOf(reader.lexer(toRead(body)), figure);
  return words.replace(/\s+/g, " ").trim();
}

/** A space parts what stands in lines, cells and paragraphs of its own. */
function wordsOf(tokens: readonly Token[], figure: (token: FigureToken) => string): string {
  return tokens
    .flatMap((token) => {
      if (token.type === "figure") return figure(token.token);
      if (token.type === "table") {
        const { header, rows } = token as Tokens.Table;
        return [header, ...rows].flat().map((cell) => ` ${wordsOf(cell.tokens, figure)}`);
      }
      const within = "tokens" in token && token.tokens ? wordsOf(token.tokens, figure) : undefined;
      const words = within ?? ("text" in token ? token.text : "");
      return inLine.has(token.type) ? words : ` ${words} `;
    })
    .join("");
}

const inLine = new Set(["text", "escape", "strong", "em", "link", "image"]);
