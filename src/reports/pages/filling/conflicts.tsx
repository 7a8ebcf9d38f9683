/** The cells that two people changed: both figures with whose they are; the reader chooses. */
import { Form } from "react-router";
import { Button } from "../../../web/form.tsx";
import { useWords } from "../../../web/language.tsx";
import { Notice } from "../../../web/page.tsx";
import { useFocusFor } from "../../../web/refusal.tsx";
import type { ConflictView } from "../../conflict.ts";
import { reportTexts } from "../../texts.ts";

export function Conflicts({ conflicts, version }: { conflicts: readonly ConflictView[]; version: number }) {
  const words = useWords(reportTexts);
  const told = useFocusFor<HTMLFormElement>(conflicts);
  return (
    <Form method="post" ref={told} tabIndex={-1}>
      <Notice kind="warning">
        <h2>{words("conflicts_title", { count: conflicts.length })}</h2>
        <p>{words("conflicts_lead")}</p>
        <input type="hidden" name="seen" value={version} />
        {conflicts.map((conflict) => (
          <fieldset className="conflict" key={conflict.choice}>
            <legend>{conflict.title}</legend>
            <label className="choice">
              <input type="radio" name={conflict.choice} value="theirs" defaultChecked />
              <span>{words("theirs", { name: conflict.by, time: conflict.at, value: conflict.theirs })}</span>
            </label>
            <label className="choice">
              <input type="radio" name={conflict.choice} value="mine" />
              <span>{words("mine", { value: conflict.mine })}</span>
            </label>
            {conflict.again.map((input) => (
              <input key={input.name} type="hidden" name={input.name} value={input.value} />
            ))}
          </fieldset>
        ))}
        <p>
          <Button kind="primary" intent="save">
            {words("keep_chosen")}
          </Button>
        </p>
      </Notice>
    </Form>
  );
}
