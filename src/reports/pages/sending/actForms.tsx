/** What the reader may do with a report that is not theirs to fill: sign, approve, return, reopen. */
import { Form } from "react-router";
import type { ReportAct } from "../../../ledger/report.ts";
import { Button, TextArea } from "../../../web/form.tsx";
import { useWords } from "../../../web/language.tsx";
import { reportTexts } from "../../texts.ts";

export function ActForms({ acts, version }: { acts: readonly ReportAct[]; version: number }) {
  const words = useWords(reportTexts);
  const seen = <input type="hidden" name="seen" value={version} />;
  return (
    <div className="no-print">
      {acts.includes("sign_off") && (
        <Form method="post" className="act-form">
          {seen}
          <Button kind="primary" intent="sign_off">
            {words("sign_off")}
          </Button>
        </Form>
      )}
      {acts.includes("approve") && (
        <Form method="post" className="act-form">
          {seen}
          <Button kind="primary" intent="approve" accessKey="d">
            {words("approve")}
          </Button>
        </Form>
      )}
      {acts.includes("return") && <Reasoned act="return" version={version} />}
      {acts.includes("reopen") && <Reasoned act="reopen" version={version} />}
    </div>
  );
}

function Reasoned({ act, version }: { act: "return" | "reopen"; version: number }) {
  const words = useWords(reportTexts);
  return (
    <Form method="post" className="act-form">
      <input type="hidden" name="seen" value={version} />
      <TextArea
        label={words(`${act}_reason`)}
        name="reason"
        hint={words(`${act}_hint`)}
        rows={2}
        maxLength={2000}
        required
      />
      <Button intent={act}>{words(act)}</Button>
    </Form>
  );
}
