/** By when a report is due, and how far off that is while it has not been submitted. */

import { isSent, type State } from "../../ledger/report.ts";
import { useWords } from "../../web/language.tsx";
import type { DueShown } from "../dueShown.ts";
import { reportTexts } from "../texts.ts";

type DueLineProps = { due: DueShown | undefined; state: State };

export function DueLine({ due, state }: DueLineProps) {
  const words = useWords(reportTexts);
  if (due === undefined) return null;
  return (
    <>
      {words("due_on", { day: due.day })}
      {!isSent(state) && (
        <>
          {" "}
          <span className={due.left < 0 ? "at_risk" : undefined}>({timeLeft(due.left, words)})</span>
        </>
      )}
      {due.unannounced !== undefined && !isSent(state) && (
        <span className="soft"> · {words("days_off_unannounced", { year: due.unannounced })}</span>
      )}
    </>
  );
}

function timeLeft(left: number, words: ReturnType<typeof useWords<typeof reportTexts>>): string {
  if (left < 0) return words("days_late", { days: -left });
  return left === 0 ? words("due_today") : words("days_left", { days: left });
}
