/**
 * A report as a workbook: the form with what stood there before, locked but for the cells to be filled; the headings of its
 * words; and, hidden, which report it is and which version was seen, so that what comes back can be compared.
 */

import type { Decimal } from "decimal.js";
import { nameOf } from "../../calendar/period.ts";
import { fieldName } from "../../indicators/fields.ts";
import type { Indicator } from "../../indicators/indicator.ts";
import { headings, isWritten } from "../../ledger/report.ts";
import { type Language, say } from "../../prose/text.ts";
import type { CellPlan, SheetPlan, WorkbookPlan } from "../../sheets/plan.ts";
import type { UnitTree } from "../../units/tree.ts";
import { webTexts } from "../../web/texts.ts";
import type { Compared, FilledForm, FilledLine, ForeignLine } from "../filling/form.ts";
import { headsOf, indicatorName, targetText } from "../filling/formView.ts";
import { inputOf } from "../filling/postedForm.ts";
import { reportTexts } from "../texts.ts";
import { reportSheetTexts as texts } from "./texts.ts";

/** The hidden sheet, and the columns that are read back. */
export const identity = { sheet: "quyet", mark: "quyet-bieu-1" } as const;
export const columnOf = { amount: 8, estimated: 9, note: 10, key: 11, words: 2, heading: 3 } as const;

const widths = [5, 46, 12, 14, 14, 14, 14, 16, 9, 44];

export function formWorkbook(form: FilledForm, tree: UnitTree, editable: boolean, language: Language): WorkbookPlan {
  const { place } = form;
  const title = say(texts.sheet_title, language, { period: nameOf(place.period, language), unit: place.unit.name });
  return {
    title,
    by: "Quyết",
    sheets: [figures(form, tree, editable, language, title), wordsSheet(form, editable, language), hidden(form)],
  };
}

function figures(form: FilledForm, tree: UnitTree, editable: boolean, language: Language, title: string): SheetPlan {
  const heads = headsOf(form, language);
  const lead = editable ? texts.sheet_lead : texts.sheet_lead_locked;
  const rows: (CellPlan | undefined)[][] = [
    [{ text: title, look: "title" }],
    [{ text: say(lead, language, { form: form.place.form.name }), look: "under" }],
    [],
    [
      say(texts.sheet_number, language),
      say(webTexts.indicator, language),
      say(webTexts.measure, language),
      heads.yearBefore,
      heads.previous,
      heads.lastYear,
      say(webTexts.target, language),
      heads.present,
      say(texts.sheet_estimated, language),
      say(texts.sheet_note, language),
    ].map((text) => ({ text, look: "head" })),
  ];
  const lines: (FilledLine | ForeignLine)[] = [...form.lines, ...form.foreign];
  let number = 0;
  for (const [field, inField] of Map.groupBy(lines, ({ indicator }) => indicator.field)) {
    if (field !== "")
      rows.push(widths.map((_, column) => ({ text: column === 1 ? fieldName(field, language) : "", look: "group" })));
    for (const line of inField) {
      number += 1;
      rows.push(row(line, number, tree, editable, language));
    }
  }
  return {
    name: say(texts.sheet_report, language),
    columns: [...widths.map((width) => ({ width })), { width: 8, hidden: true }],
    rows,
    frozen: { rows: 4, columns: 2 },
    merges: ["A1:J1", "A2:J2"],
    guarded: true,
    landscape: true,
    repeated: "4:4",
  };
}

function row(
  line: FilledLine | ForeignLine,
  number: number,
  tree: UnitTree,
  editable: boolean,
  language: Language,
): (CellPlan | undefined)[] {
  const { indicator } = line;
  const name = indicatorName(indicator, language);
  const isRunning = "before" in line && line.before !== undefined;
  const target = line.target === undefined ? "" : targetText(line.target, language);
  const start: CellPlan[] = [
    { text: String(number), align: "center" },
    { text: isRunning ? say(texts.sheet_running_total, language, { name }) : name },
    { text: indicator.measure, align: "center" },
    ...besideCells(line.compared, indicator),
    { text: target, look: "quiet", align: "right" },
  ];
  if (!("cell" in line)) {
    const owner = tree.byId.get(line.owner)?.name ?? "";
    const entered = say(texts.sheet_entered_by, language, { owner });
    return [...start, amountCell(line.amount, indicator, "quiet"), { look: "quiet" }, { text: entered, look: "quiet" }];
  }
  const look = editable ? "input" : "plain";
  const amount = amountCell(line.typed, indicator, look);
  const { cell } = line;
  return [
    ...start,
    editable
      ? { ...amount, check: { kind: "number", title: name, text: say(texts.sheet_check_number, language) } }
      : amount,
    {
      text: cell.estimated ? "x" : "",
      look,
      align: "center",
      ...(editable && {
        check: { kind: "list", words: ["x"], title: name, text: say(texts.sheet_check_estimated, language) } as const,
      }),
    },
    {
      text: cell.note,
      look,
      ...(editable && {
        check: { kind: "length", most: 1_000, title: name, text: say(texts.sheet_check_note, language) } as const,
      }),
    },
    { text: inputOf.amount(line.line.position), look: "quiet" },
  ];
}

function besideCells({ yearBefore, previous, lastYear }: Compared, indicator: Indicator): CellPlan[] {
  return [yearBefore, previous, lastYear].map((amount) => amountCell(amount, indicator, "quiet"));
}

function amountCell(amount: Decimal | null, indicator: Indicator, look: "input" | "plain" | "quiet"): CellPlan {
  const decimals = Math.max(indicator.decimals, amount?.decimalPlaces() ?? 0);
  return { ...(amount === null ? {} : { amount: amount.toFixed() }), decimals, look, align: "right" };
}

function wordsSheet({ report }: FilledForm, editable: boolean, language: Language): SheetPlan {
  const narrative = isWritten(report) ? report.narrative : {};
  const rows: CellPlan[][] = [
    [
      { text: say(texts.sheet_heading, language), look: "head" },
      { text: say(texts.sheet_written, language), look: "head" },
    ],
    ...headings.map((heading): CellPlan[] => [
      { text: say(reportTexts[`heading_${heading}`], language), look: "group" },
      {
        text: narrative[heading] ?? "",
        look: editable ? "input" : "plain",
        ...(editable && {
          check: {
            kind: "length",
            most: 20_000,
            title: say(reportTexts[`heading_${heading}`], language),
            text: say(texts.sheet_check_words, language),
          } as const,
        }),
      },
      { text: inputOf.words(heading), look: "quiet" },
    ]),
  ];
  return {
    name: say(texts.sheet_words, language),
    columns: [{ width: 24 }, { width: 96 }, { width: 8, hidden: true }],
    rows,
    heights: new Map(headings.map((_, index) => [index + 2, 110])),
    frozen: { rows: 1, columns: 1 },
    guarded: true,
    landscape: true,
  };
}

function hidden({ place, report }: FilledForm): SheetPlan {
  const rows = [
    [identity.mark],
    ["unit", place.unit.code],
    ["form", place.form.code],
    ["period", place.key.period],
    ["version", String(report.version)],
  ];
  return {
    name: identity.sheet,
    hidden: true,
    columns: [],
    guarded: true,
    rows: rows.map((cells) => cells.map((text): CellPlan => ({ text }))),
  };
}
