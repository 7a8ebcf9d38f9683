/** A review as its page shows it: the paper's blocks with what can be done to each, and the figures to insert. */

import type { Block } from "../telling/block.ts";
import { figureText } from "../telling/figure.ts";
import { type FigureForm, figureForms, keyText } from "../telling/form.ts";
import { editableText, plainText } from "../telling/span.ts";
import { subjectOf } from "../telling/subject.ts";
import type { TypedFinding } from "../telling/typedFigure.ts";
import type { ReviewData } from "./data.ts";
import { isOwn } from "./edit.ts";
import { markedSpans } from "./paper.ts";

/** A piece of a line: words, a live figure, or a typed figure that differs from the data. */
export type PieceView =
  | { kind: "words"; text: string }
  | { kind: "figure"; text: string; code: string; isMarked: boolean }
  | { kind: "differs"; text: string; expected: string };

export type BlockView =
  | { kind: "heading"; id: string; level: 1 | 2; text: string }
  | {
      kind: "paragraph";
      id: string;
      pieces: PieceView[];
      prompt: string | undefined;
      isOwn: boolean;
      isEdited: boolean;
      /** As it is edited, with tokens. */
      text: string;
      /** As it reads. */
      plain: string;
    };

export function blockViews(blocks: readonly Block[], differing: readonly TypedFinding[]): BlockView[] {
  return blocks.map((block) => {
    if (block.kind === "heading") return block;
    const findings = differing.filter((finding) => finding.block === block.id);
    return {
      kind: "paragraph",
      id: block.id,
      pieces: markedSpans(block.spans).flatMap(({ span, isMarked }): PieceView[] =>
        span.kind === "figure"
          ? [{ kind: "figure", text: span.text, code: keyText(span.key), isMarked }]
          : wordsWithFindings(span.text, findings),
      ),
      prompt: plainText(block.spans) === "" ? block.prompt : undefined,
      isOwn: isOwn(block.id),
      isEdited: block.edited === true,
      text: editableText(block.spans),
      plain: plainText(block.spans),
    };
  });
}

function wordsWithFindings(text: string, findings: readonly TypedFinding[]): PieceView[] {
  const next = findings
    .map((finding) => ({ finding, at: text.indexOf(finding.quote) }))
    .filter(({ at }) => at >= 0)
    .sort((a, b) => a.at - b.at)[0];
  if (next === undefined) return text === "" ? [] : [{ kind: "words", text }];
  const { finding, at } = next;
  const end = at + finding.quote.length;
  const rest = findings.filter((each) => each !== finding);
  return [
    ...(at === 0 ? [] : [{ kind: "words" as const, text: text.slice(0, at) }]),
    { kind: "differs", text: finding.quote, expected: finding.expected },
    ...wordsWithFindings(text.slice(end), rest),
  ];
}

export type FigureRow = { code: string; name: string; forms: { form: OfferedForm; text: string; token: string }[] };

/** The forms that are offered to be inserted, the commonest first. */
const offered = ["pair", "share", "change", "actual", "priorPair", "difference"] as const satisfies FigureForm[];
export type OfferedForm = (typeof offered)[number];

/** Every target and told indicator with the forms in which its figure can be inserted. */
export function figureRows(data: ReviewData): FigureRow[] {
  const named = [
    ...data.targets.map(({ code, name }) => ({ code: code as string, name })),
    ...data.told.map(({ indicator }) => ({ code: indicator.code as string, name: indicator.name })),
  ];
  return named.flatMap(({ code, name }) => {
    const subject = subjectOf(data, code);
    if (subject === undefined) return [];
    const forms = offered.flatMap((form) => {
      const text = figureText(subject, form);
      return text === undefined ? [] : [{ form, text, token: `[${code}.${figureForms[form]}]` }];
    });
    return forms.length === 0 ? [] : [{ code, name, forms }];
  });
}

/** The name of what a figure's code stands for. */
export function nameOfFigure(data: ReviewData, code: string): string {
  return (
    data.targets.find((target) => target.code === code)?.name ??
    data.told.find(({ indicator }) => indicator.code === code)?.indicator.name ??
    data.targets.find(({ indicator }) => indicator.code === code)?.name ??
    code
  );
}
