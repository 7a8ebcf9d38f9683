/** What two people typed in one place, and how the page shows it: both figures, whose they are, and the choice. */
import { writeInstant } from "../calendar/clock.ts";
import type { Cell, Heading } from "../ledger/report.ts";
import { type Language, say } from "../prose/text.ts";
import { type FormToFill, typedAmount } from "./filling/form.ts";
import { indicatorName, written } from "./filling/formView.ts";
import { inputOf } from "./filling/postedForm.ts";
import { reportTexts } from "./texts.ts";

/** Who brought in what stands there now, when, and in which version. */
type Change = { readonly by: string; readonly at: Date; readonly version: number };

/** Neither is lost; the second to save chooses. */
export type Conflict = Change &
  (
    | { readonly position: number; readonly mine: Cell; readonly theirs: Cell }
    | { readonly heading: Heading; readonly mine: string; readonly theirs: string }
  );

/** What somebody else changed since one looked. */
export type OthersChange = Change &
  ({ readonly position: number; readonly theirs: Cell } | { readonly heading: Heading; readonly theirs: string });

export type ConflictView = {
  /** The name of the choice among the inputs. */
  choice: string;
  title: string;
  mine: string;
  theirs: string;
  by: string;
  at: string;
  /** What is sent again, as it was typed, when mine is chosen. */
  again: { name: string; value: string }[];
};

export function choiceName(conflict: Conflict): string {
  return "position" in conflict ? `chon-${conflict.position}` : `chon-${conflict.heading}`;
}

export function conflictView(
  conflict: Conflict,
  form: FormToFill,
  names: ReadonlyMap<string, string>,
  language: Language,
): ConflictView {
  const shared = {
    choice: choiceName(conflict),
    by: names.get(conflict.by) ?? say(reportTexts.loaded, language),
    at: writeInstant(conflict.at),
  };
  if ("heading" in conflict) {
    const { heading, mine, theirs } = conflict;
    const again = [{ name: inputOf.words(heading), value: mine }];
    return { ...shared, title: say(reportTexts[`heading_${heading}`], language), mine, theirs, again };
  }
  const { position, mine, theirs } = conflict;
  const line = form.lines.find((each) => each.line.position === position);
  const cellText = (cell: Cell) =>
    [
      written(typedAmount(cell.amount, line?.before), language) || say(reportTexts.empty, language),
      cell.estimated ? say(reportTexts.estimated, language) : "",
      cell.note,
    ]
      .filter((part) => part !== "")
      .join(" · ");
  return {
    ...shared,
    title: line === undefined ? "" : indicatorName(line.indicator, language),
    mine: cellText(mine),
    theirs: cellText(theirs),
    again: [
      { name: inputOf.amount(position), value: written(typedAmount(mine.amount, line?.before), language) },
      { name: inputOf.note(position), value: mine.note },
      ...(mine.estimated ? [{ name: inputOf.estimated(position), value: "on" }] : []),
    ],
  };
}
