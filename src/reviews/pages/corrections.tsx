/** What was corrected of a paragraph after issue, and the form that corrects it; the words as issued stay above. */
import { Form } from "react-router";
import { Button, Field, TextArea } from "../../web/form.tsx";
import { useWords } from "../../web/language.tsx";
import { useRefusal } from "../../web/refusal.tsx";
import { reviewTexts } from "../texts.ts";
import type { BlockView } from "../view.ts";
import { Hidden } from "./actForms.tsx";
import { Pieces } from "./differences.tsx";
import { rowsFor } from "./paragraph.tsx";
import type { ReviewPageData } from "./review.tsx";

type Props = { page: ReviewPageData; block: Extract<BlockView, { kind: "paragraph" }> };

export function Corrections({ page, block }: Props) {
  const words = useWords(reviewTexts);
  const { typed } = useRefusal();
  if (page.state !== "issued") return null;
  const again = typed.intent === "correct_issued" && typed.block === block.id ? typed : {};
  const corrections = page.corrections.filter((each) => each.block === block.id);
  return (
    <>
      {corrections.map((correction) => (
        <div key={correction.id} className="correction">
          <div>
            <strong>
              {words("correction_note", { day: correction.day, by: correction.by, reason: correction.reason })}
            </strong>
          </div>
          <div>
            <Pieces pieces={correction.pieces} />
          </div>
        </div>
      ))}
      {page.canIssue && (
        <div className="forms correcting no-print">
          <details key={corrections.length} open={again.text !== undefined}>
            <summary>{words("correct_this")}</summary>
            <Form method="post">
              <Hidden intent="correct_issued" version={page.version} fields={{ block: block.id }} />
              <TextArea
                label={words("corrected_text")}
                hint={words("correction_hint")}
                name="text"
                id={`dinh-chinh-${block.id}`}
                rows={rowsFor(block.text)}
                defaultValue={again.text ?? corrections.at(-1)?.correct ?? block.plain}
              />
              <Field
                label={words("correction_reason")}
                name="reason"
                id={`ly-do-${block.id}`}
                defaultValue={again.reason}
                required
                maxLength={1000}
              />
              <Button kind="primary" slim>
                {words("write_correction")}
              </Button>
            </Form>
          </details>
        </div>
      )}
    </>
  );
}
