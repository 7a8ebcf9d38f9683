/** How a piece of a task stands, at a glance and in grey as well: each state has a shape of its own. */
import type { ReactNode } from "react";
import type { PieceState } from "./piece.ts";

const line = { fill: "none", stroke: "currentColor", strokeWidth: 1.4 } as const;
const tick = "M1.2 5.4l2.6 2.8L8.8 2";
const shapes: Readonly<Record<PieceState, ReactNode>> = {
  done_on_time: <path d={tick} {...line} strokeWidth="2" />,
  done_late: (
    <>
      <path d={tick} {...line} />
      <path d="M1 9.5h8" {...line} />
    </>
  ),
  awaiting: <path d="M1 5h6M4.6 2.2L7.4 5 4.6 7.8M9.2 1.5v7" {...line} />,
  in_time: <circle cx="5" cy="5" r="3.7" {...line} />,
  no_deadline: <circle cx="5" cy="5" r="3.7" {...line} strokeDasharray="1.6 1.6" />,
  due_soon: <path d="M5 .2L9.8 5 5 9.8.2 5z" />,
  overdue: <path d="M1 1h8v8H1z" />,
  excused: <path d="M1.4 1.4h7.2v7.2H1.4z" {...line} />,
  gone: <path d="M1.5 5h7" {...line} />,
};

/** `label` where no word stands beside it. */
export function StateMark({ state, label, children }: { state: PieceState; label?: string; children?: ReactNode }) {
  return (
    <span className={`mark piece-${state}`}>
      <svg viewBox="0 0 10 10" width="11" height="11" aria-hidden="true">
        {shapes[state]}
      </svg>
      {label !== undefined && <span className="hidden">{`${label}: `}</span>}
      {children}
    </span>
  );
}
