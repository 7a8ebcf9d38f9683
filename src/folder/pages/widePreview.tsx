/** What taking in a wide table would write, with its guesses and sums; and what is asked or left out, by its place. */
import { Field, Submit } from "../../web/form.tsx";
import { useLanguage, useWords } from "../../web/language.tsx";
import { Notice, Section } from "../../web/page.tsx";
import { Table } from "../../web/table.tsx";
import { periodShown } from "../../words/period.ts";
import { wideTexts } from "../wide/texts.ts";
import type { WideOutcome } from "./wideTable.server.ts";

/** What is asked or left out, each with its place. */
export function Places({ of }: { of: readonly { what: string; where: string }[] }) {
  return (
    <ul>
      {of.map(({ what, where }) => (
        <li key={`${where} ${what}`}>
          {what} <small>{where}</small>
        </li>
      ))}
    </ul>
  );
}

export function Preview({ preview, reason }: { preview: NonNullable<WideOutcome["preview"]>; reason: string }) {
  const words = useWords(wideTexts);
  const language = useLanguage();
  const { counts } = preview;
  return (
    <Section title={words("wide_would")}>
      <input type="hidden" name="seen" value={preview.seen} />
      <p>
        <strong>{words("wide_counts", counts)}</strong>
      </p>
      {preview.waits && <p>{words("wide_waits")}</p>}
      {preview.guesses.length > 0 && (
        <Notice kind="warning">
          <p>{words("wide_guesses", { count: preview.guesses.length })}</p>
          <Places
            of={preview.guesses.map(({ at, head, meant, guesses }) => ({
              what: `“${head}”: ${meant} (${guesses.join("; ")})`,
              where: at,
            }))}
          />
        </Notice>
      )}
      {preview.totals.length > 0 && (
        <Notice kind="warning">
          <p>{words("wide_totals_differ", { count: preview.totals.length })}</p>
          <Places of={preview.totals} />
        </Notice>
      )}
      {preview.totalsRight > 0 && <p>{words("wide_totals_right", { count: preview.totalsRight })}</p>}
      {preview.rows.length > 0 && (
        <Table
          label={words("wide_would")}
          rows={preview.rows}
          keyOf={(row) => row.at}
          columns={[
            { name: words("unit"), cell: (row) => row.unit },
            { name: words("indicator"), kind: "long", cell: (row) => row.indicator },
            { name: words("period"), cell: (row) => periodShown(row.period, language) },
            { name: words("wide_now"), kind: "number", cell: (row) => row.now },
            { name: words("in_file"), kind: "number", cell: (row) => row.mine },
            { name: words("wide_state"), cell: (row) => words(`wide_state_${row.state}` as "wide_state_new") },
            { name: words("cell"), cell: (row) => row.at },
          ]}
        />
      )}
      {preview.more > 0 && <p>{words("wide_more", { count: preview.more })}</p>}
      {(counts.locked ?? 0) > 0 && (
        <div className="section">
          <Field
            label={words("wide_reason")}
            hint={words("wide_reason_hint")}
            name="reason"
            defaultValue={reason}
            maxLength={1_000}
          />
        </div>
      )}
      <Submit intent="apply">{words("wide_apply")}</Submit>
    </Section>
  );
}
