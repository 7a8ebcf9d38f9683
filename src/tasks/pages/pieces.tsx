/** The pieces of a task: all of them as a row of marks, one opened, and those that wait for an answer. */
import { Form, Link } from "react-router";
import { Button } from "../../web/form.tsx";
import { useWords } from "../../web/language.tsx";
import { Notice } from "../../web/page.tsx";
import { taskPageTexts } from "../pageTexts.ts";
import { StateMark } from "../stateMark.tsx";
import { taskTexts } from "../texts.ts";
import { Acts, DoerForm } from "./acts.tsx";
import type { PieceOnPage } from "./task.server.ts";

type MarksProps = { pieces: readonly PieceOnPage[]; opened: string | undefined; addressOf(piece: PieceOnPage): string };

/** Each leads to its piece; what matters of it stands under its name. */
export function PieceMarks({ pieces, opened, addressOf }: MarksProps) {
  const words = useWords(taskPageTexts);
  const tasks = useWords(taskTexts);
  return (
    <ul className="pieces">
      {pieces.map((piece) => (
        <li key={piece.key}>
          <Link
            to={addressOf(piece)}
            preventScrollReset
            aria-current={piece.unit === opened ? "true" : undefined}
            className={piece.state === "gone" ? "soft" : undefined}
          >
            <StateMark state={piece.state} label={piece.stateName} />
            {piece.name}
          </Link>
          <span className="under">
            {[piece.role === "cooperating" ? words("piece_cooperating") : "", briefly(piece, tasks)]
              .filter(Boolean)
              .join(" · ")}
          </span>
        </li>
      ))}
    </ul>
  );
}

/** What waits, or how it stands against its deadline. */
function briefly(piece: PieceOnPage, words: Words): string {
  if (piece.state === "gone" || piece.finishedOn !== null) return piece.stateName;
  if (piece.wished !== null || piece.isDeclined) return words("awaiting_answer");
  return daysTold(piece.daysLeft, words) || piece.stateName;
}

type Words = ReturnType<typeof useWords<typeof taskTexts>>;

function daysTold(daysLeft: number | null, words: Words): string {
  if (daysLeft === null) return "";
  return daysLeft < 0 ? words("days_late", { days: -daysLeft }) : words("days_left", { days: daysLeft });
}

/** How one piece stands, in a line. */
export function PieceLine({ piece }: { piece: PieceOnPage }) {
  const page = useWords(taskPageTexts);
  const words = useWords(taskTexts);
  const told = [
    piece.due === null ? "" : page("piece_due", { day: piece.due }),
    piece.dueFirst === null ? "" : page("piece_due_first", { day: piece.dueFirst }),
    daysTold(piece.daysLeft, words),
    piece.excusedTo === null ? "" : page("piece_excused_to", { day: piece.excusedTo }),
    piece.finishedOn !== null || piece.percent === "" ? "" : words("progress_told", { percent: piece.percent }),
    piece.wished !== null ? page("act_day_wished").concat(" ", piece.wished) : "",
    piece.doer === "" ? "" : page("piece_doer", { name: piece.doer }),
  ].filter(Boolean);
  return (
    <p className="piece-line">
      <StateMark state={piece.state}>{piece.stateName}</StateMark>
      {told.map((each) => (
        <span key={each}>{each}</span>
      ))}
    </p>
  );
}

type PieceProps = { piece: PieceOnPage; units: readonly { value: string; name: string }[]; version: number };

/** A piece with what its doer can tell of it. */
export function OwnPiece({ piece, units, version }: PieceProps) {
  return (
    <>
      <PieceLine piece={piece} />
      <Acts piece={piece} events={piece.doing} units={units} version={version} />
      {piece.doing.length > 0 && <DoerForm piece={piece} version={piece.doer} />}
    </>
  );
}

/** A piece as who assigned it answers. */
export function AnsweredPiece({ piece, units, version }: PieceProps) {
  const words = useWords(taskPageTexts);
  return (
    <>
      {piece.isOutOfExtensions !== null && (
        <Notice kind="warning">{words("no_more_extensions", { count: piece.isOutOfExtensions })}</Notice>
      )}
      <Acts piece={piece} events={piece.answering} units={units} version={version} />
    </>
  );
}

/** What each of them asks, with its own words, and the answers. */
export function Requests({ pieces, ...rest }: Omit<PieceProps, "piece"> & { pieces: readonly PieceOnPage[] }) {
  const words = useWords(taskPageTexts);
  const finished = pieces.filter(({ finishedOn, answering }) => finishedOn !== null && answering.includes("accepted"));
  return (
    <>
      {finished.length > 1 && (
        <Form method="post" encType="multipart/form-data" className="no-print">
          <input type="hidden" name="event" value="accepted" />
          <input type="hidden" name="unit" value="" />
          <Button>{words("accept_all", { count: finished.length })}</Button>
        </Form>
      )}
      <ul className="requests">
        {pieces.map((piece) => (
          <li key={piece.key}>
            <p>
              <strong>
                {piece.finishedOn !== null
                  ? words("reported_done", { unit: piece.name, day: piece.finishedOn })
                  : piece.wished !== null
                    ? words("asks_for_time", { unit: piece.name, day: piece.wished })
                    : words("asks_to_be_let_off", { unit: piece.name })}
              </strong>
              {piece.request !== "" && <q className="under">{piece.request}</q>}
            </p>
            <AnsweredPiece piece={piece} {...rest} />
          </li>
        ))}
      </ul>
    </>
  );
}
