/** The part of an article's form that puts figures and charts into its text; works without script. */
import { type KeyboardEvent, useEffect } from "react";
import { Button, Field, Select } from "../web/form.tsx";
import { useWords } from "../web/language.tsx";
import { useRefusal } from "../web/refusal.tsx";
import type { InsertionChoices } from "./insertion.server.ts";
import { asChart, type Insertion, tellings, withInsertion } from "./insertion.ts";
import { portalTexts } from "./texts.ts";

type Props = {
  choices: InsertionChoices;
  inserted: Insertion | undefined;
  /** The text's field. */
  body: string;
};

export function InsertionPart({ choices, inserted, body }: Props) {
  const words = useWords(portalTexts);
  const { typed } = useRefusal();
  useInserted(inserted, body);
  return (
    <details className="field" open={inserted !== undefined || typed.intent === "insert"} onKeyDown={insertsByEnter}>
      <summary>{words("figures_in_body")}</summary>
      <p className="soft small">{words("figure_in_body")}</p>
      <div className="row-of-fields">
        <Select
          label={words("indicator")}
          name="indicator"
          choices={choices.indicators.map(({ code, name }) => ({ value: code, name }))}
        />
        <Field label={words("unit")} name="unit" list="insert-units" defaultValue={choices.unit} autoComplete="off" />
        <Field label={words("period")} name="period" defaultValue={choices.period} autoComplete="off" size={14} />
        <Select
          label={words("insert_as")}
          name="telling"
          choices={[
            ...tellings.map((telling) => ({ value: telling, name: words(`insert_${telling}`) })),
            { value: asChart, name: words("insert_chart") },
          ]}
        />
        <datalist id="insert-units">
          {choices.units.map((name) => (
            <option key={name} value={name} />
          ))}
        </datalist>
        <Button intent="insert" formNoValidate>
          {words("insert")}
        </Button>
      </div>
      <p role="status">{inserted && words("inserted", { text: inserted.reads })}</p>
    </details>
  );
}

/** In the part's own fields Enter inserts; it does not save the article. */
function insertsByEnter(event: KeyboardEvent<HTMLDetailsElement>): void {
  if (event.key !== "Enter" || event.nativeEvent.isComposing || !(event.target instanceof HTMLInputElement)) return;
  event.preventDefault();
  event.currentTarget.querySelector("button")?.click();
}

/** With script the text goes where the cursor stands; the field keeps what was typed meanwhile. */
function useInserted(inserted: Insertion | undefined, body: string): void {
  useEffect(() => {
    const field = document.getElementById(body);
    if (!inserted || !(field instanceof HTMLTextAreaElement)) return;
    const { value, selectionStart, selectionEnd } = field;
    const isTouched = document.activeElement === field || selectionStart > 0;
    const [from, to] = isTouched ? [selectionStart, selectionEnd] : [value.length, value.length];
    field.value = withInsertion(value, inserted, from, to);
    const end = field.value.length - (value.length - to);
    field.setSelectionRange(end, end);
  }, [inserted, body]);
}
