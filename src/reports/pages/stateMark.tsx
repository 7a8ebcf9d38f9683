/** The state of a report: its own shape, its word, and what it means in colour; never colour alone. */
import type { ReactNode } from "react";
import type { State } from "../../ledger/report.ts";
import { useWords } from "../../web/language.tsx";
import { reportTexts } from "../texts.ts";

const shapes: Record<State, ReactNode> = {
  unwritten: (
    <circle cx="5" cy="5" r="3.8" fill="none" stroke="currentColor" strokeWidth="1.3" strokeDasharray="2 1.4" />
  ),
  draft: (
    <>
      <circle cx="5" cy="5" r="3.8" fill="none" stroke="currentColor" strokeWidth="1.3" />
      <path d="M5 1.2a3.8 3.8 0 0 0 0 7.6z" />
    </>
  ),
  filled: <path d="M5 .2L9.8 5 5 9.8.2 5z" />,
  submitted: <circle cx="5" cy="5" r="4.2" />,
  approved: <path d="M1 5.2l2.8 3L9 1.8" fill="none" stroke="currentColor" strokeWidth="1.8" />,
  returned: <path d="M9 8.4V6.2A2.6 2.6 0 0 0 6.4 3.6H3.2V1.2L.4 4.6l2.8 3.2V5.4h3.2a1 1 0 0 1 1 1v2z" />,
};

export function StateMark({ state, children }: { state: State; children?: ReactNode }) {
  const words = useWords(reportTexts);
  return (
    <span className={`mark state-${state}`}>
      <svg viewBox="0 0 10 10" aria-hidden="true">
        {shapes[state]}
      </svg>
      {words(`state_${state}`)}
      {children}
    </span>
  );
}
