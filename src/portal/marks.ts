/**
 * Which signs of an article's text are marks and which stand as they were typed. Marks are `## ` before a heading, stars and
 * underscores around words, links, pictures, tables and quotations. Everything else is the writer's own, as on paper: the
 * numbers and letters of sections, dashes, stars before a note and behind a figure, the ends of lines. No list is numbered
 * anew: its numbers would no longer be those of the paper, and would be in no feed and no search.
 */
import type { MarkedExtension, Tokens } from "marked";
import { escapeHtml } from "../prose/escape.ts";

/** What a line may begin with that Markdown would make a list of. */
const listMark = /^(\d{1,9}(?=[.)]([ \t]|$))|(?=[-+*]([ \t]|$)))(?![-: \t]*\|)/;

/** The text with a backslash before what would begin a list, which parts lines, and without the blanks before a line. */
export function withOwnNumbers(text: string): string {
  return text
    .split("\n")
    .map((line) => {
      const typed = line.replace(/^[ \t]+/, "");
      return /^(?:-[ \t]*){3,}$/.test(typed) ? typed : typed.replace(listMark, "$1\\");
    })
    .join("\n");
}

/** How each run of stars or underscores ends: behind a word, and a single one where no word goes on. */
const ends: Readonly<Record<string, RegExp>> = {
  "*": /(?<![\s\\*])\*(?![\p{L}\p{N}*])/u,
  "**": /(?<![\s\\*])\*\*(?!\*)/u,
  "***": /(?<![\s\\*])\*{3}(?!\*)/u,
  _: /(?<![\s\\_])_(?![\p{L}\p{N}_])/u,
  __: /(?<![\s\\_])__(?![\p{L}\p{N}_])/u,
};

/** Marked words begin with a letter, a number or what opens; another sign tells that the star belongs to what is before it. */
const begins = /^(\*{1,3}|_{1,2})(?=[\p{L}\p{N}"'“‘([\\«+−-])/u;

/** Words between two equal runs; a single sign within a word or a number is a sign. */
function marked(source: string, before: string): { run: string; words: string } | undefined {
  const run = begins.exec(source)?.[1];
  if (run === undefined || (!run.startsWith("**") && /[\p{L}\p{N}]$/u.test(before))) return undefined;
  const rest = source.slice(run.length);
  const end = ends[run]?.exec(rest);
  return end ? { run, words: rest.slice(0, end.index) } : undefined;
}

/** Where a link may lead. */
const leads = /^(?:https?:\/\/|mailto:|\/(?!\/)|#)/i;
const none = () => undefined;

export const marks: MarkedExtension = {
  gfm: true,
  breaks: true,
  tokenizer: {
    ...{ list: none, code: none, fences: none, lheading: none, def: none, html: none },
    ...{ tag: none, reflink: none, codespan: none, del: none },
    hr: (source) => (/^-/.test(source) ? false : undefined),
    // "> 50% số xã" says more than.
    blockquote: (source) => (/^>[ \t]*[\d=]/.test(source) ? undefined : false),
    link: (source) => (isLink(source) ? false : undefined),
    emStrong(source, _masked, before = "") {
      const found = marked(source, before);
      if (found === undefined) return undefined;
      const { run, words } = found;
      const raw = `${run}${words}${run}`;
      const tokens = this.lexer.inlineTokens(words);
      if (run.length === 3) {
        const em: Tokens.Em = { type: "em", raw, text: words, tokens };
        return { type: "strong", raw, text: words, tokens: [em] };
      }
      return { type: run.length === 2 ? "strong" : "em", raw, text: words, tokens };
    },
  },
  renderer: {
    text(token) {
      return "tokens" in token && token.tokens ? this.parser.parseInline(token.tokens) : escapeHtml(token.text);
    },
  },
};

/** A picture whatever its address, a link where it leads somewhere; else brackets are brackets. */
function isLink(source: string): boolean {
  const address = /^!?\[(?:\\.|[^[\]\\]|\[[^[\]]*\])*\]\(\s*<?([^\s<>()]*)/.exec(source)?.[1];
  return source.startsWith("!") || (address !== undefined && leads.test(address));
}

/** Words as a text that has no marks at all and reads the same. */
export function literally(words: string): string {
  return words
    .replace(/\S+/g, (word) => {
      const written = word.replace(/[\\*_[\]|<]/g, "\\$&");
      // Within an address that is found by itself a backslash would be a part of it.
      return written === word ? word : written.replace(/(https?|ftp)(?=:)|www(?=\.)/gi, "$&\\");
    })
    .replace(/^([ \t]*)(#{1,6}(?=[ \t]|$)|>|(?=[:-][-: \t]*$))/gm, "$1\\$2");
}
