/** What must be asked before a block is pasted: which column, which number format, whether to cut it. */
import { type FormEvent, useEffect, useRef } from "react";
import { formatNumber } from "../../../prose/number.ts";
import type { Language } from "../../../prose/text.ts";
import { Button } from "../../../web/form.tsx";
import { useLanguage, useWords } from "../../../web/language.tsx";
import { isAmountFault, parseAmount } from "../../../words/number.ts";
import type { PasteChoice, PasteQuestion } from "../../grid/paste.ts";
import type { PasteAsked } from "../../grid/pasting.ts";
import { reportTexts } from "../../texts.ts";

export function PasteQuestions({ asked }: { asked: PasteAsked }) {
  const words = useWords(reportTexts);
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => dialog.current?.showModal(), []);

  function answer(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    event.stopPropagation();
    const fields = new FormData(event.currentTarget);
    asked.answer(Object.assign({}, ...asked.questions.map((question) => choiceIn(question, fields))));
  }
  return (
    <dialog ref={dialog} className="dialog" aria-labelledby="dan-khoi" onCancel={asked.leave}>
      <form onSubmit={answer}>
        <h2 id="dan-khoi">{words("paste_title", { rows: asked.rows, width: asked.width })}</h2>
        {asked.questions.map((question) => (
          <Question key={question.kind} question={question} />
        ))}
        <p className="row-of-fields">
          <Button kind="primary">{words("paste")}</Button>
          <Button type="button" onClick={asked.leave}>
            {words("leave_it")}
          </Button>
        </p>
      </form>
    </dialog>
  );
}

function choiceIn(question: PasteQuestion, fields: FormData): PasteChoice {
  const chosen = fields.get(`dan-${question.kind}`);
  switch (question.kind) {
    case "column":
      return { column: chosen === "across" ? "across" : Number(chosen) };
    case "format":
      return { format: chosen === "en" ? "en" : "vi" };
    case "clip":
      return { clip: true };
    default:
      return question satisfies never;
  }
}

function Question({ question }: { question: PasteQuestion }) {
  const words = useWords(reportTexts);
  const language = useLanguage();
  switch (question.kind) {
    case "column":
      return (
        <fieldset>
          <legend>{words("paste_column")}</legend>
          {question.samples.map((samples, column) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a column is known by its number
            <label className="choice" key={column}>
              <input
                type="radio"
                name="dan-column"
                value={column}
                required
                defaultChecked={column === 0 && !question.canGoDown}
              />
              <span>{words("paste_column_of", { column: column + 1, samples })}</span>
            </label>
          ))}
          {question.canGoDown && (
            <label className="choice">
              <input type="radio" name="dan-column" value="across" defaultChecked />
              <span>{words("paste_across")}</span>
            </label>
          )}
        </fieldset>
      );
    case "format":
      return (
        <fieldset>
          <legend>{words("paste_format", { example: question.example })}</legend>
          {(["vi", "en"] as const).map((format) => (
            <label className="choice" key={format}>
              <input type="radio" name="dan-format" value={format} defaultChecked={format === "vi"} />
              <span>{meaning(question.example, format, language)}</span>
            </label>
          ))}
        </fieldset>
      );
    case "clip":
      return (
        <p>
          {words("paste_clip", { rows: question.rows, room: question.room })}{" "}
          {words("paste_clip_do", { room: question.room })}.
        </p>
      );
    default:
      return question satisfies never;
  }
}

/** The number that the text is in a format, written so that it cannot be taken for the other: 1234 or 1,234. */
function meaning(text: string, format: Language, language: Language): string {
  const amount = parseAmount(text, format);
  if (isAmountFault(amount)) return text;
  return amount.isInteger() ? amount.toFixed() : formatNumber(amount, undefined, language);
}
