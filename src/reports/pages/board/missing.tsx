/** Who has not sent, when they were last reminded, one click to remind them all, and the same words to copy into a chat. */
import { Form } from "react-router";
import { Button } from "../../../web/form.tsx";
import { useWords } from "../../../web/language.tsx";
import { reportTexts } from "../../texts.ts";
import type { BoardPage } from "./board.server.ts";
import { CopyText } from "./copyText.tsx";

type Props = Pick<BoardPage, "missing" | "chat"> & { here: string; mayRemind: boolean };

export function BoardMissing({ missing, chat, here, mayRemind }: Props) {
  const words = useWords(reportTexts);
  if (missing.length === 0) return <p>{words("board_all_sent")}</p>;
  return (
    <>
      <ul className="missing">
        {missing.map((each) => (
          <li key={each.id}>
            <span className="told">{each.name}</span> <span className="age">· {each.forms}</span>
            {each.reminded !== undefined && (
              <span className="age"> · {words("reminded_at", { time: each.reminded })}</span>
            )}
          </li>
        ))}
      </ul>
      {mayRemind && (
        <div className="remind no-print">
          <Form method="post" action={here} preventScrollReset>
            <Button intent="remind">{words("remind_all", { count: missing.length })}</Button>
          </Form>
          <details>
            <summary className="to-copy">{words("reminder_to_copy")}</summary>
            <CopyText label={words("reminder_to_copy")} text={chat} />
          </details>
        </div>
      )}
    </>
  );
}
