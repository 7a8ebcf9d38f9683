/** All that can be said of a task that is handed out, what is seldom said folded away. */
import { say } from "../prose/text.ts";
import { recurrences } from "../tasks/task.ts";
import { recurrenceNames } from "../tasks/texts.ts";
import { DayField, Field, Select, TextArea } from "../web/form.tsx";
import { useLanguage, useWords } from "../web/language.tsx";
import type { Proposed, ProposedField } from "./proposal.ts";
import { assigningTexts, fieldLabels } from "./texts.ts";
import type { Told } from "./told.ts";

const usual: readonly ProposedField[] = ["title", "leads", "due", "document"];
const more: readonly ProposedField[] = [
  ...(["cooperating", "product", "in_charge", "field", "target", "accept"] as const),
  ...(["assigned", "coop_due", "recurs", "until", "weight", "parent"] as const),
];

type FieldsProps = { given: Proposed; asked: Told["asked"]; targets: readonly string[] };

export function ProposalFields({ given, asked, targets }: FieldsProps) {
  const words = useWords(assigningTexts);
  const isTold = (field: ProposedField) => given[field] !== "" || asked.some((each) => each.field === field);
  const draw = (field: ProposedField) => <OneField key={field} {...{ field, given, asked }} />;
  return (
    <>
      {usual.map(draw)}
      <details open={more.some(isTold)} className="section">
        <summary>{words("more_of_it")}</summary>
        {more.map(draw)}
      </details>
      <datalist id="targets-there-are">
        {targets.map((name) => (
          <option key={name} value={name} />
        ))}
      </datalist>
    </>
  );
}

function OneField({ field, given, asked }: { field: ProposedField } & Omit<FieldsProps, "targets">) {
  const words = useWords(assigningTexts);
  const language = useLanguage();
  const doubts = asked.filter((each) => each.field === field).map(({ text }) => text);
  const common = {
    name: `${field}.0`,
    label: say(fieldLabels[field], language),
    defaultValue: given[field],
    autoComplete: "off",
    ...(doubts.length > 0 && { fault: doubts.join(" ") }),
  };
  switch (field) {
    case "title":
      return <TextArea {...common} rows={2} />;
    case "leads":
    case "cooperating":
      return <Field {...common} hint={words("leads_hint")} />;
    case "due":
    case "coop_due":
      return <Field {...common} hint={words("due_hint")} />;
    case "assigned":
    case "until":
      return <DayField {...common} />;
    case "accept":
      return (
        <Select
          {...common}
          choices={[
            { value: "", name: words("accept_yes") },
            { value: "no", name: words("accept_no") },
          ]}
        />
      );
    case "recurs":
      return (
        <Select
          {...common}
          choices={[
            { value: "", name: words("recurs_never") },
            ...recurrences.map((value) => ({ value, name: say(recurrenceNames[value], language) })),
          ]}
        />
      );
    case "target":
      return <Field {...common} list="targets-there-are" />;
    default:
      return <Field {...common} />;
  }
}
