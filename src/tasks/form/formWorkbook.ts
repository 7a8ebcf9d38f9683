/** The official form as a workbook: numbers stay numbers, shares are per cent. */
import { Decimal } from "../../prose/number.ts";
import { type Language, say } from "../../prose/text.ts";
import type { CellPlan, WorkbookPlan } from "../../sheets/plan.ts";
import type { FormTable } from "./formTable.ts";
import { formTexts } from "./texts.ts";

const PER_CENT_DECIMALS = 2;

export function taskFormWorkbook(
  { heads, lines }: FormTable,
  { lead, language }: { lead: string; language: Language },
): WorkbookPlan {
  const title = say(formTexts.task_form, language);
  const head = (text: string): CellPlan => ({ text, look: "head", align: "center" });
  const columns = [{ width: 5 }, { width: 34 }, ...heads.map(() => ({ width: 13 })), { width: 40 }];
  return {
    title,
    by: "Quyết",
    sheets: [
      {
        name: title.slice(0, 31),
        columns,
        rows: [
          [{ text: title, look: "title" }],
          [{ text: lead, look: "under" }],
          [],
          [
            head(say(formTexts.form_number, language)),
            head(say(formTexts.form_unit, language)),
            ...heads.map(({ what, name }) => head(what in isCount ? name : `${name} (%)`)),
            head(say(formTexts.form_note, language)),
          ],
          ...lines.map(({ row, number, name, cells, note }): CellPlan[] => {
            const look = row === undefined ? "group" : "plain";
            return [
              { text: number, look, align: "center" },
              { text: name, look },
              ...cells.map(({ what, amount }): CellPlan => {
                if (amount === null) return { text: "–", look, align: "right" };
                if (what in isCount) return { amount, look, align: "right" };
                const percent = new Decimal(amount).times(100).toDecimalPlaces(PER_CENT_DECIMALS).toString();
                return { amount: percent, look, align: "right", decimals: PER_CENT_DECIMALS };
              }),
              { text: note, look },
            ];
          }),
          [],
          [{ text: say(formTexts.form_denominators, language), look: "under" }],
        ],
        frozen: { rows: 4, columns: 2 },
        landscape: true,
        repeated: "4:4",
      },
    ],
  };
}

const isCount = {
  ...{ total: true, doneOnTime: true, doneLate: true, doneNoDeadline: true },
  ...{ openInTime: true, openOverdue: true, openNoDeadline: true },
};
