/** The amounts of the units below, with their sum beside the whole. */

import { Submit } from "../web/form.tsx";
import { useWords } from "../web/language.tsx";
import { Section } from "../web/page.tsx";
import { Table } from "../web/table.tsx";
import type { Allotment } from "./allotment.server.ts";
import { inLine, LineFault } from "./line.tsx";
import { settingsTexts } from "./texts.ts";

type AllotmentProps = {
  allotment: Allotment;
  /** What was typed, where it was refused. */
  typed: Readonly<Record<string, string>> | undefined;
  faults: Readonly<Record<string, string>>;
};

export function AllotmentForm({ allotment, typed, faults }: AllotmentProps) {
  const words = useWords(settingsTexts);
  const { units, whole, sum, rest, seen } = allotment;
  return (
    <Section title={words("allotment")}>
      <p>{rest === "" ? words("allotment_whole", { whole }) : words("allotment_rest", { whole, sum, rest })}</p>
      <form method="post" key={seen}>
        <input type="hidden" name="seen" value={seen} />
        <Table
          rows={units}
          keyOf={({ code }) => code}
          onPhone="plain"
          className="compact allotment"
          columns={[
            { name: words("units"), cell: ({ code, name }) => <label htmlFor={`allot.${code}`}>{name}</label> },
            {
              name: words("amount"),
              kind: "number",
              cell: ({ code, name, amount }) => {
                const input = `allot.${code}`;
                return (
                  <>
                    <input
                      {...inLine(input, name, faults)}
                      inputMode="decimal"
                      autoComplete="off"
                      defaultValue={typed?.[input] ?? amount}
                    />
                    <LineFault of={input} faults={faults} />
                  </>
                );
              },
            },
          ]}
        />
        <Submit kind="plain" intent="allot">
          {words("allot")}
        </Submit>
      </form>
    </Section>
  );
}
