/** A task in one line, at the top of whatever is about tasks: what, for whom, by when, by which paper. */
import { Form, Link } from "react-router";
import { assigningPaths } from "../assigning/addresses.ts";
import { Button, Field } from "../web/form.tsx";
import { useWords } from "../web/language.tsx";
import { taskTexts } from "./texts.ts";

export function AssignLine({ line = "" }: { line?: string }) {
  const words = useWords(taskTexts);
  return (
    <Form action={assigningPaths.assign} className="assign-line no-print">
      <Field
        name="dong"
        label={words("assign_line")}
        hint={words("assign_line_hint")}
        defaultValue={line}
        autoComplete="off"
        maxLength={4_000}
      />
      <p className="row-of-fields">
        <Button>{words("read_line")}</Button>
        <Link to={assigningPaths.many}>{words("assign_many")}</Link>
      </p>
    </Form>
  );
}
