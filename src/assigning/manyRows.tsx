/** Proposed tasks row by row: chosen by a key, each read back as a sentence, amber where something is asked. */
import { say } from "../prose/text.ts";
import { Button, Options, Submit } from "../web/form.tsx";
import { useLanguage, useWords } from "../web/language.tsx";
import type { ProposedField } from "./proposal.ts";
import { columnUses } from "./table.ts";
import { assigningTexts, fieldLabels } from "./texts.ts";
import type { Told } from "./told.ts";

export type RowShown = { told: Told; sentence: string; doubts: string[]; isTaken: boolean };

const inputs: readonly ProposedField[] = ["title", "leads", "cooperating", "due", "product", "document", "in_charge"];
const carried: readonly ProposedField[] = ["field", "target"];

type RowsProps = { rows: readonly RowShown[]; faults: Readonly<Record<string, string>> };

export function ProposedRows({ rows, faults }: RowsProps) {
  const words = useWords(assigningTexts);
  const asked = rows.filter(({ told, doubts }) => told.asked.length + doubts.length > 0).length;
  return (
    <form method="post">
      <input type="hidden" name="rows" value={rows.length} />
      {asked > 0 && <p className="behind">{words("many_asked", { count: asked })}</p>}
      <ol className="proposals">
        {rows.map((row, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a row is its number
          <ProposedRow key={index} {...{ row, index, faults }} />
        ))}
      </ol>
      <p className="actions">
        <Button intent="preview">{words("read_again")}</Button>{" "}
        <Button kind="primary" intent="apply">
          {words("many_take_all")}
        </Button>
      </p>
    </form>
  );
}

type RowProps = { row: RowShown; index: number; faults: Readonly<Record<string, string>> };

function ProposedRow({ row: { told, sentence, doubts, isTaken }, index, faults }: RowProps) {
  const words = useWords(assigningTexts);
  const language = useLanguage();
  const fault = (field: ProposedField) => faults[`${field}.${index}`];
  const asked = [
    ...doubts.map((code) => (code in assigningTexts ? words(code as keyof typeof assigningTexts) : code)),
    ...told.asked.map(({ text }) => text),
  ];
  const isWrong = told.asked.some((each) => each.isFault) || inputs.some((field) => fault(field) !== undefined);
  return (
    <li>
      <label className="proposal">
        <input type="checkbox" name={`take.${index}`} value="yes" defaultChecked={isTaken} />
        <span>
          {told.sentence}
          {sentence !== "" && <q className="under">{sentence}</q>}
          {asked.length > 0 && <span className="under behind">{asked.join(" ")}</span>}
        </span>
      </label>
      <input type="hidden" name={`sentence.${index}`} value={sentence} />
      {carried.map((field) => (
        <input key={field} type="hidden" name={`${field}.${index}`} value={told.proposed[field]} />
      ))}
      <details open={isWrong}>
        <summary>{words("change_row")}</summary>
        <div className="row-of-fields">
          {inputs.map((field) => (
            <div className="field" key={field}>
              <label className="label" htmlFor={`${field}.${index}`}>
                {say(fieldLabels[field], language)}
              </label>
              <input
                id={`${field}.${index}`}
                name={`${field}.${index}`}
                defaultValue={told.proposed[field]}
                autoComplete="off"
                aria-invalid={fault(field) === undefined ? undefined : true}
              />
              {fault(field) !== undefined && <span className="fault">{fault(field)}</span>}
            </div>
          ))}
        </div>
      </details>
    </li>
  );
}

type ColumnsProps = {
  table: { text: string; uses: (string | undefined)[]; heads: string[] };
  /** Its heads do not tell what the columns hold. */
  isOpen: boolean;
};

/** What each column holds, to be put right, and the table read again by it. */
export function Columns({ table, isOpen }: ColumnsProps) {
  const words = useWords(assigningTexts);
  const language = useLanguage();
  const choices = [
    { value: "", name: words("column_unused") },
    ...columnUses.map((use) => ({
      value: use,
      name: use === "order" ? words("column_order") : say(fieldLabels[use], language),
    })),
  ];
  return (
    <details open={isOpen} className="section">
      <summary>{words("many_columns")}</summary>
      <form method="post">
        <input type="hidden" name="text" value={table.text} />
        <div className="row-of-fields">
          {table.heads.map((head, column) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a column is its place
            <div className="field" key={column}>
              <label className="label" htmlFor={`column.${column}`}>
                {head === "" ? `${column + 1}` : head}
              </label>
              <select id={`column.${column}`} name={`column.${column}`} defaultValue={table.uses[column] ?? ""}>
                <Options choices={choices} />
              </select>
            </div>
          ))}
        </div>
        <Submit kind="plain" intent="columns">
          {words("many_read_again")}
        </Submit>
      </form>
    </details>
  );
}
