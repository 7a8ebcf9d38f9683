/** The reports that wait for the office, what changed most first: looked through and answered by keyboard. */
import { type KeyboardEvent, type SyntheticEvent, useEffect, useRef } from "react";
import { Form, Link, useNavigation } from "react-router";
import { Button, TextArea } from "../../../web/form.tsx";
import { useWords } from "../../../web/language.tsx";
import { reportTexts } from "../../texts.ts";
import type { BoardPage } from "./board.server.ts";
import { Age } from "./table.tsx";

type WaitingView = BoardPage["waiting"][number];

type AnswerProps = { here: string; mayAccept: boolean };
/** `later`: so many more wait and come up as these are answered. */
type QueueProps = AnswerProps & { waiting: WaitingView[]; later: number };

export function BoardQueue({ waiting, later, here, mayAccept }: QueueProps) {
  const words = useWords(reportTexts);
  const { list, onKeyDown, onSubmit } = useQueueKeys();
  if (waiting.length === 0) return <p>{words("board_waiting_none")}</p>;
  return (
    <>
      {mayAccept && <p className="under no-print wide-only when-alive">{words("board_keys")}</p>}
      <ol className="sentences queue" ref={list} onKeyDown={onKeyDown} onSubmit={onSubmit}>
        {waiting.map((each) => (
          <WaitingReport key={each.to} waiting={each} here={here} mayAccept={mayAccept} />
        ))}
      </ol>
      {later > 0 && <p className="under">{words("board_waiting_later", { count: later })}</p>}
    </>
  );
}

function WaitingReport({ waiting, here, mayAccept }: AnswerProps & { waiting: WaitingView }) {
  const words = useWords(reportTexts);
  const id = `cho-${waiting.key.unit}-${waiting.key.form}-${waiting.key.period}`;
  const hidden = (
    <>
      <input type="hidden" name="unit" value={waiting.key.unit} />
      <input type="hidden" name="form" value={waiting.key.form} />
      <input type="hidden" name="period" value={waiting.key.period} />
      <input type="hidden" name="seen" value={waiting.version} />
    </>
  );
  const name = `${waiting.filler}: ${waiting.form}${waiting.period === undefined ? "" : ` ${waiting.period}`}`;
  return (
    <li id={id}>
      <div className="what">
        <Link to={waiting.to} className="told" data-queue="link">
          {name}
        </Link>{" "}
        <Age age={waiting.age} />
        {waiting.changes.length > 0 && (
          <p className="reason">{waiting.changes.map((change) => words("was", change)).join("; ")}</p>
        )}
        {waiting.reasons.map((reason) => (
          <p className="reason" key={`${reason.position} ${reason.asked}`}>
            {words("asked_of", { name: reason.name, asked: reason.asked })}{" "}
            {reason.answer === "" ? <span className="at_risk">{words("not_answered")}</span> : <q>{reason.answer}</q>}
          </p>
        ))}
      </div>
      {mayAccept && (
        <div className="answers no-print">
          <Form method="post" action={here} preventScrollReset>
            {hidden}
            <Button kind="primary" slim intent="approve" aria-label={`${words("approve")}: ${name}`}>
              {words("approve")}
            </Button>
          </Form>
          <details className="return" onToggle={writeReason}>
            <summary className="button plain slim" aria-label={`${words("return")}: ${name}`}>
              {words("return")}
            </summary>
            <Form method="post" action={here} preventScrollReset>
              {hidden}
              <TextArea
                label={words("return_reason")}
                name="reason"
                id={`why-${id}`}
                hint={words("return_hint")}
                rows={2}
                maxLength={2000}
                required
              />
              <Button intent="return" slim>
                {words("return_now")}
              </Button>
            </Form>
          </details>
        </div>
      )}
    </li>
  );
}

/**
 * J and K (or the arrows) go from report to report, D approves, T opens the reason for a return, Ctrl Enter sends it, Esc
 * leaves it. They work while the queue has the focus, so that no letter typed elsewhere does anything. One answer is sent
 * at a time; after it the focus stands on the report that took its place.
 */
function useQueueKeys() {
  const list = useRef<HTMLOListElement>(null);
  const answered = useRef<number | undefined>(undefined);
  const { state } = useNavigation();
  useEffect(() => {
    const at = answered.current;
    if (state !== "idle" || at === undefined) return;
    answered.current = undefined;
    const links = linksIn(list.current);
    (links[Math.min(at, links.length - 1)] ?? document.getElementById("noi-dung"))?.focus();
  }, [state]);

  function placeOf(event: SyntheticEvent) {
    const item = (event.target as HTMLElement).closest("li");
    const links = linksIn(list.current);
    return { item, links, index: item === null ? -1 : links.findIndex((link) => item.contains(link)) };
  }

  function onSubmit(event: SyntheticEvent) {
    answered.current = placeOf(event).index;
  }

  function onKeyDown(event: KeyboardEvent) {
    const { item, links, index } = placeOf(event);
    const area = event.target instanceof HTMLTextAreaElement ? event.target : undefined;
    if (item === null || index < 0 || event.altKey || event.metaKey) return;
    if (event.key === "Escape") return leaveReturn(item, links[index], event);
    if (area !== undefined) {
      if (event.key !== "Enter" || !event.ctrlKey) return;
      event.preventDefault();
      return area.form?.requestSubmit(area.form.querySelector("button"));
    }
    // While a reason is being written no letter that goes astray answers a report.
    if (event.ctrlKey || item.querySelector("details.return[open]")) return;
    switch (event.key.toLowerCase()) {
      case "j":
      case "arrowdown":
        links[index + 1]?.focus();
        break;
      case "k":
      case "arrowup":
        links[index - 1]?.focus();
        break;
      case "d":
        if (answered.current === undefined) item.querySelector<HTMLButtonElement>("button[value=approve]")?.click();
        break;
      case "t":
        openReturn(item);
        break;
      default:
        return;
    }
    event.preventDefault();
  }
  return { list, onKeyDown, onSubmit };
}

function linksIn(list: HTMLOListElement | null): HTMLAnchorElement[] {
  return [...(list?.querySelectorAll<HTMLAnchorElement>("[data-queue=link]") ?? [])];
}

function openReturn(item: HTMLElement): void {
  const details = item.querySelector("details");
  if (details === null) return;
  details.open = true;
  details.querySelector("textarea")?.focus();
}

/** However the reason was opened, one writes at once. */
function writeReason({ currentTarget: details }: SyntheticEvent<HTMLDetailsElement>): void {
  if (details.open) details.querySelector("textarea")?.focus();
}

function leaveReturn(item: HTMLElement, link: HTMLElement | undefined, event: SyntheticEvent): void {
  const details = item.querySelector("details");
  if (details === null || !details.open) return;
  event.preventDefault();
  details.open = false;
  link?.focus();
}
