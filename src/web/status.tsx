/** How a target stands, seen at a glance and read aloud: mark with word, bar with tick, figure that leads to its source. */
import type { ReactNode } from "react";
import { Link } from "react-router";
import { useWords } from "./language.tsx";
import { webTexts } from "./texts.ts";

export const paces = ["ahead", "on_pace", "behind", "at_risk", "no_data", "later"] as const;
export type PaceName = (typeof paces)[number];

const shapes: Record<PaceName, ReactNode> = {
  ahead: <path d="M5 1l4.6 8H.4z" />,
  on_pace: <circle cx="5" cy="5" r="4" />,
  behind: <path d="M5 .2L9.8 5 5 9.8.2 5z" />,
  at_risk: <path d="M1 1h8v8H1z" />,
  no_data: <circle cx="5" cy="5" r="3.6" fill="none" stroke="currentColor" strokeWidth="1.3" />,
  later: <path d="M5 2v3.2L7.2 6.5M9.3 5a4.3 4.3 0 1 1-8.6 0 4.3 4.3 0 0 1 8.6 0" fill="none" stroke="currentColor" />,
};

/** ▲ vượt tiến độ: the shape drawn, the word beside it; `children` replaces the word ("4 vượt tiến độ"). */
export function Mark({ pace, children }: { pace: PaceName; children?: ReactNode }) {
  const words = useWords(webTexts);
  return (
    <span className={`mark ${pace}`}>
      <svg viewBox="0 0 10 10" width="10" height="10" aria-hidden="true">
        {shapes[pace]}
      </svg>
      {children ?? words(`pace_${pace}`)}
    </span>
  );
}

type ProgressProps = {
  /** Fractions of the target; more than the whole fills the bar. */
  share: number;
  expected: number | undefined;
  pace: PaceName;
  /** What is reached and expected, in words. */
  written: { attained: string; expected: string | undefined };
};

/** A bar of what is reached, with a tick where the target should stand by now: two lengths to compare. */
export function Progress({ share, expected, pace, written }: ProgressProps) {
  const words = useWords(webTexts);
  const label =
    written.expected === undefined
      ? words("progress_without_pace", { attained: written.attained })
      : words("progress", { attained: written.attained, expected: written.expected });
  return (
    <svg className={`progress ${pace}`} viewBox="0 0 140 16" width="130" height="15" role="img" aria-label={label}>
      <rect className="ground" x="0" y="4.5" width="140" height="7" rx="3.5" />
      <rect className="reached" x="0" y="4.5" width={140 * within(share)} height="7" rx="3.5" />
      {expected !== undefined && (
        <rect className="tick" x={Math.min(138, 140 * within(expected))} y="0" width="2" height="16" />
      )}
    </svg>
  );
}

function within(fraction: number): number {
  return Math.max(0, Math.min(1, fraction));
}

/** A number that leads to where it comes from. */
export function Figure({ to, children }: { to: string; children: ReactNode }) {
  return (
    <Link className="figure" to={to}>
      {children}
    </Link>
  );
}
