/** The official form in words: its heads and its rows, the same on the screen, in Excel and in Word. */

import { capital } from "../../prose/capital.ts";
import { Decimal, formatCount, formatShare } from "../../prose/number.ts";
import { type Language, say } from "../../prose/text.ts";
import type { Told } from "../answer.ts";
import type { Counts } from "../count.ts";
import { type FormRate, formRates, shownCounts, type TaskForm } from "./form.ts";
import { formTexts } from "./texts.ts";

export type FormLine = {
  /** The unit's code; undefined: all together. */
  row: string | undefined;
  number: string;
  name: string;
  cells: { what: "total" | keyof Counts | FormRate; amount: string | null; text: string }[];
  note: string;
};

export type FormTable = { heads: { what: FormLine["cells"][number]["what"]; name: string }[]; lines: FormLine[] };

/** `named` says a unit's name; the unit itself stands first where it leads something. */
export function formTable(
  form: TaskForm,
  { unit, named, language }: { unit: string; named(code: string): string; language: Language },
): FormTable {
  const counts = ["total", ...shownCounts(form)] as const;
  const heads = [...counts, ...formRates].map((what) => ({ what, name: say(formTexts[`form_${what}`], language) }));
  const line = (row: string | undefined, number: string, name: string, told: Told): FormLine => ({
    ...{ row, number, name, note: noteOf(told, language) },
    cells: [
      ...counts.map((what) => ({
        ...{ what, amount: String(told.counts[what]) },
        text: formatCount(new Decimal(told.counts[what]), language),
      })),
      ...formRates.map((what) => {
        const rate = told.rates[what];
        return { what, amount: rate, text: rate === null ? "–" : formatShare(new Decimal(rate), language) };
      }),
    ],
  });
  return {
    heads,
    lines: [
      line(undefined, "", say(formTexts.form_whole, language), form.total),
      ...form.rows.map((row, index) => {
        const isItself = row.unit === unit && form.rows.length > 1;
        const name = named(row.unit);
        return line(
          row.unit,
          String(index + 1),
          isItself ? say(formTexts.form_itself, language, { unit: name }) : name,
          row.told,
        );
      }),
    ],
  };
}

function noteOf({ beside }: Told, language: Language): string {
  const told = (["awaiting", "excused", "forgiven", "extended", "carried"] as const)
    .filter((name) => beside[name] > 0)
    .map((name) => say(formTexts[`form_${name}`], language, { count: beside[name] }));
  return capital(told.join("; "));
}
