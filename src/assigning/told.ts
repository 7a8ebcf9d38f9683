/** A proposed task read back as a sentence, with what is asked about it in words. */
import { writeDay } from "../calendar/day.ts";
import { type Language, say } from "../prose/text.ts";
import { isUnitKind, kindName } from "../units/kinds.ts";
import type { Known, Proposed, ProposedField, Understood } from "./proposal.ts";
import { assigningTexts } from "./texts.ts";

export type Told = {
  proposed: Proposed;
  sentence: string;
  asked: { field: ProposedField; code: keyof typeof assigningTexts | string; text: string; isFault: boolean }[];
};

export type Names = (word: string) => string;

export function toldOf(
  proposed: Proposed,
  { cells, leads, count, cooperating, due, asked }: Understood,
  { known, nameOf, language }: { known: Known; nameOf: Names; language: Language },
): Told {
  const words = (code: keyof typeof assigningTexts, details?: Record<string, string | number>) =>
    say(assigningTexts[code], language, details);
  const named = (all: readonly string[]) => all.map((word) => wordShown(word, nameOf, language)).join(", ");
  const unit = nameOf(known.assignedBy.code);
  const { title = "", product = "", document = "", target = "" } = cells;
  const who =
    count > leads.length || leads.length > MANY ? words("units_of", { count, words: named(leads) }) : named(leads);
  const parts = [
    leads.length === 0 ? words("sentence_nobody", { unit, title }) : words("sentence", { unit, who, title }),
    due === undefined ? "" : words("sentence_due", { day: writeDay(due) }),
    due === undefined && cells.due ? words("sentence_due_counted", { due: cells.due }) : "",
    cooperating.length === 0 ? "" : words("sentence_coop", { who: named(cooperating) }),
    product === "" ? "" : words("sentence_product", { product }),
    document === "" ? "" : words("sentence_document", { document }),
    target === "" ? "" : words("sentence_target", { target: known.targets.get(target) ?? target }),
  ];
  return {
    proposed,
    sentence: `${parts.join("")}.`,
    asked: asked.map(({ field, code, details, isFault }) => ({
      ...{ field, code, isFault },
      text: code in assigningTexts ? say(assigningTexts[code as keyof typeof assigningTexts], language, details) : code,
    })),
  };
}

/** More units than these are counted before they are named. */
const MANY = 4;

function wordShown(word: string, nameOf: Names, language: Language): string {
  const name = isUnitKind(word) ? say(kindName(word), language) : nameOf(word);
  return isUnitKind(word) ? name.toLowerCase() : name;
}
