/** Whether what was typed has been saved: being saved, saved at, not sent yet, or not to be read. Said to who cannot see it, too. */
import { useState } from "react";
import { writeTime } from "../../../calendar/clock.ts";
import { useWords } from "../../../web/language.tsx";
import type { GridState, GridTold } from "../../grid/controller.ts";
import { reportTexts } from "../../texts.ts";

type GridStatusProps = { state: GridState; blocked: number; held: number };

export function GridStatus({ state, blocked, held }: GridStatusProps) {
  const words = useWords(reportTexts);
  const { saving, outbox, kept, told } = state;
  const count = outbox.waiting.size;
  // Read aloud is what changes something: not each cell's going, but the minute of the last save, and what is not sent.
  const [aloud, setAloud] = useState("");
  const now = savingWords();
  const unread = state.faults.size > 0 ? words("unread", { count: state.faults.size }) : "";
  const both = `${now} ${unread}`.trim();
  if (saving.kind !== "saving" && aloud !== both) setAloud(both);
  return (
    <>
      <span className={`saving ${saving.kind}`} data-saving={saving.kind} data-waiting={count}>
        {now}
      </span>
      {unread !== "" && <span className="saving unread">{unread}</span>}
      <span className="hidden" role="status">
        {aloud}
      </span>
      <span className="done-now" role="status">
        {blocked > 0
          ? words("choose_first", { count: blocked })
          : held > 0
            ? words("correct_first", { count: held })
            : told && toldWords(told, words)}
      </span>
    </>
  );

  function savingWords(): string {
    switch (saving.kind) {
      case "idle":
        return count > 0 ? words("unsent", { count }) : words("saves_itself");
      case "saving":
        return words("saving");
      case "saved":
        return words("saved_at", { time: writeTime(saving.at) });
      case "unsent":
        return [`${words("unsent", { count })}.`, words("line_lost"), kept >= count ? words("unsent_kept") : ""]
          .join(" ")
          .trim();
      case "refused":
        return words("not_taken", { count, why: saving.title });
      default:
        return saving satisfies never;
    }
  }
}

function toldWords(told: GridTold, words: ReturnType<typeof useWords<typeof reportTexts>>): string {
  switch (told.kind) {
    case "pasted":
      return [
        told.left > 0 ? words("pasted_left", told) : words("pasted", told),
        told.unread > 0 ? words("pasted_unread", told) : "",
      ]
        .join(" ")
        .trim();
    case "undone":
    case "redone":
      return [words(told.kind, told), told.kept > 0 ? words("undone_kept", told) : ""].join(" ").trim();
    case "not_a_table":
      return words("not_a_table");
    default:
      return told satisfies never;
  }
}
