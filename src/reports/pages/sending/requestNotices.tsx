/** Who asked for the report to be opened again and what was answered; who fills it in the unit's place. */
import { Link } from "react-router";
import { useWords } from "../../../web/language.tsx";
import { Notice } from "../../../web/page.tsx";
import { reportPaperTexts } from "../../paper/texts.ts";
import type { Around } from "./requests.server.ts";

export function AroundNotices({ around, unit }: { around: Around; unit: string }) {
  const words = useWords(reportPaperTexts);
  const { request, standIn } = around;
  return (
    <>
      {standIn && (
        <Notice>
          <p>{words("stands_in", { ...standIn, unit })}</p>
        </Notice>
      )}
      {request && (
        <Notice kind={request.answer ? "info" : "warning"}>
          <p>{words("asked", { name: request.name, time: request.time, why: request.why })}</p>
          <p>{request.answer ? words(`ask_${request.answer.kind}`, request.answer) : words("asked_waits")}</p>
        </Notice>
      )}
    </>
  );
}

type OnForm = { around: Around; unit: string; to: string; done: string | undefined };

/** On the form itself: what stands, what has just been done, and the way to what may be done. */
export function AroundReport({ around, unit, to, done }: OnForm) {
  const words = useWords(reportPaperTexts);
  const told = done === "ask" || done === "grant" || done === "decline" ? words(`done_${done}`) : undefined;
  const link = around.mayDecline
    ? "ask_answer"
    : around.mayAsk
      ? "ask_reopen"
      : around.mayStandIn
        ? "stand_in"
        : undefined;
  return (
    <div className="no-print">
      {told !== undefined && (
        <Notice>
          <p>{told}</p>
        </Notice>
      )}
      <AroundNotices around={around} unit={unit} />
      {link !== undefined && (
        <p>
          <Link to={to}>{words(link)}</Link>
        </p>
      )}
    </div>
  );
}
