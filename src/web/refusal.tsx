/** What was wrong with a form that was sent: told above the page, and at each field what is wrong with it. */
import { useEffect, useRef } from "react";
import { useActionData } from "react-router";
import type { Refused } from "../server/http/posted.server.ts";
import { useWords } from "./language.tsx";
import { webTexts } from "./texts.ts";

/** The refusal of what this page sent, if any, what was typed then, and what is wrong with a field. */
export function useRefusal() {
  const answer = useActionData<Partial<Refused>>();
  const refusal = answer?.refusal;
  return {
    refusal,
    typed: answer?.typed ?? {},
    faultOf: (name: string) => refusal?.faults.find(({ field }) => field === name)?.title,
    /** In words, by the names of the fields. */
    faults: Object.fromEntries((refusal?.faults ?? []).map(({ field = "", title }) => [field, title])),
  };
}

/** In the list above a form a fault may name its field; below the field the label does. */
export type FaultTitle = (title: string, field: string) => string;

/** What tells of an answer comes into view and takes the focus, since the button that asked may stand far below it. */
export function useFocusFor<Element extends HTMLElement>(answer: object | undefined) {
  const told = useRef<Element>(null);
  useEffect(() => {
    if (answer) told.current?.focus();
  }, [answer]);
  return told;
}

/** What is wrong, each a link to its place: every page shows it above what it holds, so that no action refuses in silence. */
export function PageRefusal({ faultTitle }: { faultTitle?: FaultTitle }) {
  const words = useWords(webTexts);
  const { refusal } = useRefusal();
  const told = useFocusFor<HTMLDivElement>(refusal);
  if (!refusal) return null;
  const { title } = refusal;
  const faults = refusal.faults.map(({ field, ...fault }) => ({
    ...fault,
    field,
    title: field === undefined || !faultTitle ? fault.title : faultTitle(fault.title, field),
  }));
  const isSaidBelow = faults.some((fault) => fault.title === title);
  return (
    <div ref={told} className="notice fault no-print" role="alert" tabIndex={-1}>
      {!isSaidBelow && <p className="told">{title}</p>}
      {faults.length > 0 && (
        <ul>
          {faults.map((fault) => (
            <li key={`${fault.field} ${fault.row} ${fault.title}`}>
              {fault.field === undefined ? fault.title : <a href={`#${fault.field}`}>{fault.title}</a>}
              {fault.row !== undefined && ` (${words("row", { row: fault.row })})`}
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
