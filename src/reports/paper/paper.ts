/** A unit's report as its official paper: head, the table of its figures, its words by heading, closing and signature. */
import { nameOf } from "../../calendar/period.ts";
import { nameInText } from "../../documents/body.ts";
import { type Layout, type LayoutKind, layoutOn } from "../../documents/layout.ts";
import { type Issue, type PaperFrame, paperFrame } from "../../documents/paperFrame.ts";
import { fieldName } from "../../indicators/fields.ts";
import { headings, isWritten } from "../../ledger/report.ts";
import { capital } from "../../prose/capital.ts";
import { type Decimal, formatNumber } from "../../prose/number.ts";
import { say } from "../../prose/text.ts";
import type { Unit } from "../../units/tree.ts";
import { withMinus } from "../../values/figureWords.ts";
import type { FilledForm } from "../filling/form.ts";
import { reportTexts } from "../texts.ts";
import { reportPaperTexts } from "./texts.ts";

/** What the unit has said of its paper; nothing of it need be known. */
export type PaperDetails = { kind: LayoutKind } & Partial<Issue>;

export type PaperRow =
  | { kind: "section"; title: string }
  | { kind: "figure"; number: string; name: string; measure: string; before: string; now: string; note: string };

export type ReportPaper = {
  frame: PaperFrame;
  title: string;
  subject: string[];
  /** Heads of the columns of the table. */
  columns: { number: string; name: string; measure: string; before: string; now: string; note: string };
  tableTitle: string;
  rows: PaperRow[];
  words: { title: string; paragraphs: string[] }[];
  /** The last sentence, with the mark that ends a text in this layout. */
  closing: string;
};

/** Agencies of the State write as such; whoever else reports, until it says otherwise, as the Party's own. */
export function usualKind(filler: Pick<Unit, "kind">): LayoutKind {
  return filler.kind === "agency" ? "state" : "party";
}

/** Official papers are Vietnamese, in whatever language the page around them is read. */
export function reportPaper(
  form: FilledForm,
  { filler, superior }: { filler: Unit; superior: Unit | undefined },
  { kind, ...issue }: PaperDetails,
): ReportPaper {
  const { place, report } = form;
  const layout: Layout = layoutOn(kind, issue.date ?? place.lastDay);
  const frame = paperFrame(layout, { unit: filler, superior }, issue, place.lastDay.slice(0, 4));
  const period = nameOf(place.period, "vi");
  const before = "year" in place.period ? nameOf({ ...place.period, year: place.period.year - 1 }, "vi") : "";
  const narrative = isWritten(report) ? report.narrative : {};
  const about = place.unit.id === filler.id ? "" : ` trên địa bàn ${nameInText(place.unit)}`;
  const told = headings.flatMap((heading) => {
    const paragraphs = (narrative[heading] ?? "").split(/\s*\n\s*/u).filter((line) => line !== "");
    return paragraphs.length === 0 ? [] : [{ title: say(reportTexts[`heading_${heading}`], "vi"), paragraphs }];
  });
  return {
    frame,
    title: "BÁO CÁO",
    subject: [`Kết quả thực hiện ${period}${about}`, `(${place.form.name})`],
    columns: {
      number: say(reportPaperTexts.paper_column_number, "vi"),
      name: say(reportPaperTexts.paper_column_name, "vi"),
      measure: say(reportPaperTexts.paper_column_measure, "vi"),
      before: capital(before),
      now: capital(period),
      note: say(reportPaperTexts.paper_column_note, "vi"),
    },
    tableTitle: told.length === 0 ? "SỐ LIỆU" : "I. SỐ LIỆU",
    rows: rowsOf(form),
    words: told.map(({ title, paragraphs }, index) => ({
      title: `${romans[index]}. ${title.toLocaleUpperCase("vi")}`,
      paragraphs,
    })),
    closing: `Trên đây là kết quả thực hiện ${period}${about} của ${frame.issuerName}${layout.end}`,
  };
}

/** After the figures. */
const romans = ["II", "III", "IV", "V"];

/** Fields as they first come on the form; the lines of each are numbered through. */
function rowsOf(form: FilledForm): PaperRow[] {
  const byField = Map.groupBy(form.lines, ({ indicator }) => indicator.field);
  let number = 0;
  return [...byField].flatMap(([field, lines]) => [
    ...(byField.size > 1 ? [{ kind: "section" as const, title: fieldName(field, "vi") }] : []),
    ...lines.map(({ indicator, cell, typed, compared }): PaperRow => {
      number += 1;
      // As it stands in the form, to the last decimal.
      const write = (amount: Decimal | null) =>
        amount === null ? "" : withMinus(formatNumber(amount, undefined, "vi"));
      const notes = [
        cell.estimated && say(reportTexts.estimated, "vi"),
        cell.illustrative && say(reportTexts.illustrative, "vi"),
        cell.note.trim(),
      ].filter(Boolean);
      return {
        kind: "figure",
        number: String(number),
        name: indicator.name,
        measure: indicator.measure,
        before: write(compared.yearBefore),
        now: write(typed),
        note: notes.join("; "),
      };
    }),
  ]);
}
