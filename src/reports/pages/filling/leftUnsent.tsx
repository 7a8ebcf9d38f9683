/** On a report that takes no figures any more: what this person typed here and could not be sent, to be read and dropped. */
import { useEffect, useState } from "react";
import { Decimal } from "../../../prose/number.ts";
import { Button } from "../../../web/form.tsx";
import { useLanguage, useWords } from "../../../web/language.tsx";
import { Notice } from "../../../web/page.tsx";
import { forgetUnsent, takeUnsent, type Unsent } from "../../../web/unsent.ts";
import { reportAddress } from "../../addresses.ts";
import { written } from "../../filling/formView.ts";
import type { GridValue } from "../../grid/cellValue.ts";
import type { Kept } from "../../grid/outbox.ts";
import { reportTexts } from "../../texts.ts";
import type { FormPage } from "./form.server.ts";

export function LeftUnsent({ page }: { page: FormPage }) {
  const words = useWords(reportTexts);
  const language = useLanguage();
  const [left, setLeft] = useState<Unsent[]>([]);
  const { person, codes } = page;
  useEffect(() => {
    if (person !== undefined) void takeUnsent(person, reportAddress(codes)).then(setLeft);
  }, [person, codes]);
  if (left.length === 0) return null;

  const names = new Map(
    page.view.sections.flatMap(({ lines }) => lines.map(({ code, name }) => [code, name] as const)),
  );
  for (const { name, heading } of page.narrative) names.set(name, words(`heading_${heading}`));
  const cells = new Map(left.flatMap(({ kept }) => (kept as Kept<GridValue>).waiting));
  const textOf = (value: GridValue) =>
    typeof value === "string"
      ? value
      : [value.typed === null ? words("empty") : written(new Decimal(value.typed), language), value.note]
          .filter(Boolean)
          .join(" · ");
  return (
    <Notice kind="warning">
      <p>{words("left_unsent", { count: cells.size })}</p>
      <ul>
        {[...cells].map(([place, { value }]) => (
          <li key={place}>
            {names.get(place) ?? place}: {textOf(value)}
          </li>
        ))}
      </ul>
      <p className="no-print">
        <Button type="button" onClick={() => void forgetUnsent(left).then(() => setLeft([]))}>
          {words("drop_unsent")}
        </Button>
      </p>
    </Notice>
  );
}
