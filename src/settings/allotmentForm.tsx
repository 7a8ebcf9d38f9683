/** The amounts of the units below, with their sum beside the whole. */
import { Button } from "../web/form.tsx";
import { useWords } from "../web/language.tsx";
import { Section } from "../web/page.tsx";
import { settingsTexts } from "./texts.ts";

type AllotmentShown = {
  units: readonly { code: string; name: string; amount: string }[];
  whole: string;
  sum: string;
  rest: string;
  seen: string;
};
type AllotmentProps = {
  allotment: AllotmentShown;
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
        <table className="figures compact allotment">
          <thead>
            <tr>
              <th scope="col">{words("units")}</th>
              <th scope="col" className="number">
                {words("amount")}
              </th>
            </tr>
          </thead>
          <tbody>
            {units.map(({ code, name, amount }) => {
              const input = `allot.${code}`;
              const fault = faults[input];
              return (
                <tr key={code}>
                  <th scope="row">
                    <label htmlFor={input}>{name}</label>
                  </th>
                  <td className="number">
                    <input
                      id={input}
                      name={input}
                      inputMode="decimal"
                      autoComplete="off"
                      defaultValue={typed?.[input] ?? amount}
                      aria-invalid={fault === undefined ? undefined : true}
                    />
                    {fault !== undefined && <span className="line-fault">{fault}</span>}
                  </td>
                </tr>
              );
            })}
          </tbody>
        </table>
        <p className="actions">
          <Button name="intent" value="allot">
            {words("allot")}
          </Button>
        </p>
      </form>
    </Section>
  );
}
