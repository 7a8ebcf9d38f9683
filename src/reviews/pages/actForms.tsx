/** The small forms that move a review on. */
import type { ReactNode } from "react";
import { Form } from "react-router";
import { Button, DayField, Field } from "../../web/form.tsx";
import { useWords } from "../../web/language.tsx";
import { useRefusal } from "../../web/refusal.tsx";
import { reviewTexts } from "../texts.ts";
import type { ReviewAct } from "./act.ts";

type ActButtonProps = {
  intent: ReviewAct["intent"];
  version: number;
  fields?: Readonly<Record<string, string>>;
  kind?: "primary" | "plain";
  slim?: boolean;
  children: ReactNode;
};

/** A button that does one act and nothing else. */
export function ActButton({ intent, version, fields = {}, kind, slim, children }: ActButtonProps) {
  return (
    <Form method="post" className="act no-print">
      <Hidden intent={intent} version={version} fields={fields} />
      <Button kind={kind} slim={slim}>
        {children}
      </Button>
    </Form>
  );
}

/** What every form of the editor carries: what it does, and the version that was before the person's eyes. */
export function Hidden({ intent, version, fields = {} }: Pick<ActButtonProps, "intent" | "version" | "fields">) {
  return (
    <>
      <input type="hidden" name="intent" value={intent} />
      <input type="hidden" name="seen" value={version} />
      {Object.entries(fields).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
    </>
  );
}

export function IssueForm({ version, day }: { version: number; day: string }) {
  const words = useWords(reviewTexts);
  return (
    <Form method="post" className="issue no-print">
      <Hidden intent="issue" version={version} />
      <div className="row-of-fields">
        <Field name="number" label={words("number_of_review")} hint={words("number_hint")} required maxLength={40} />
        <DayField name="date" label={words("issue_date")} defaultValue={day} required />
        <Field name="signerTitle" label={words("signer_title")} hint={words("signer_title_hint")} maxLength={100} />
        <Field name="signer" label={words("signer")} required maxLength={100} />
      </div>
      <Button kind="primary">{words("issue")}</Button>
    </Form>
  );
}

/** A leader, or the office itself, gives a presented review back and says why. */
export function GiveBackForm({ version }: { version: number }) {
  const words = useWords(reviewTexts);
  const { typed } = useRefusal();
  return (
    <details className="no-print" open={typed.intent === "return"}>
      <summary>{words("give_back_title")}</summary>
      <Form method="post" className="issue">
        <Hidden intent="return" version={version} />
        <Field name="reason" label={words("why_back")} required maxLength={1000} />
        <Button>{words("return")}</Button>
      </Form>
    </details>
  );
}
