/** The form that one fills: a plain form that posts, and with script a grid that saves each cell by itself. */
import { useEffect, useRef } from "react";
import { Form } from "react-router";
import { Button, TextArea } from "../../../web/form.tsx";
import { useWords } from "../../../web/language.tsx";
import { Section } from "../../../web/page.tsx";
import { reportTexts } from "../../texts.ts";
import type { FormPage } from "./form.server.ts";
import { ConflictLine, Grid } from "./grid.tsx";
import { GridStatus } from "./gridStatus.tsx";
import { LeavingUnread } from "./leavingUnread.tsx";
import { PasteQuestions } from "./pasteQuestions.tsx";
import { useGrid } from "./useGrid.ts";

type GridFormProps = {
  page: FormPage;
  faultOf(input: string): string | undefined;
  typed: Record<string, string> | undefined;
  /** Told once the grid itself has saved something. */
  onSaved(): void;
};

export function GridForm({ page, faultOf, typed, onSaved }: GridFormProps) {
  const words = useWords(reportTexts);
  const form = useRef<HTMLFormElement>(null);
  const { state, live, filled, faultsNow, conflictAt, submit, blocked, held } = useGrid(form, page);
  const isSaved = state?.saving.kind === "saved";
  useEffect(() => {
    if (isSaved) onSaved();
  }, [isSaved, onSaved]);
  return (
    <>
      <Form method="post" ref={form} onSubmit={submit}>
        <input type="hidden" name="seen" value={state?.outbox.version ?? page.version} />
        <Grid
          view={page.view}
          editable
          faultOf={faultsNow ? (input) => faultsNow.get(input) : faultOf}
          typed={typed}
          live={live}
        />
        <Section title={words("narrative")}>
          <p className="under">{words("aggregates_only")}</p>
          <div className="narrative">
            {page.narrative.map(({ heading, name, words: written }) => {
              const conflict = conflictAt(name);
              return (
                <div key={heading}>
                  <TextArea
                    label={words(`heading_${heading}`)}
                    name={name}
                    rows={4}
                    maxLength={20_000}
                    defaultValue={written}
                  />
                  {conflict && <ConflictLine conflict={conflict} />}
                </div>
              );
            })}
          </div>
        </Section>
        <div className="report-bar no-print">
          <span className="told">
            {words("filled_of", { filled: filled ?? page.view.filled, all: page.view.all })}
            {state && <GridStatus state={state} blocked={blocked} held={held} />}
          </span>
          <Button intent="save">{words("save_draft")}</Button>
          <Button kind="primary" intent="submit">
            {words("to_check")}
          </Button>
        </div>
      </Form>
      <LeavingUnread count={state?.faults.size ?? 0} />
      {state?.paste && <PasteQuestions asked={state.paste} />}
    </>
  );
}
