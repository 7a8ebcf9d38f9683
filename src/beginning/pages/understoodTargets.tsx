/** The pasted targets as they were understood, each in fields that can be corrected before anything is saved. */
import { fieldName } from "../../indicators/fields.ts";
import { Decimal, formatNumber } from "../../prose/number.ts";
import { Button, LinkButton } from "../../web/form.tsx";
import { useWords } from "../../web/language.tsx";
import { Notice, Page, TableScroll } from "../../web/page.tsx";
import { type TargetsPasted, timings } from "../targetsPasted.ts";
import { comparators } from "../targetWords.ts";
import { beginningTexts } from "../texts.ts";

type Given = { title: string; number: string; adopted: string; year: string; list: string };
type UnderstoodProps = { seen: TargetsPasted; given: Given; crumbs: { to: string; name: string }[] };

export function UnderstoodTargets({ seen: { targets, notUnderstood }, given, crumbs }: UnderstoodProps) {
  const words = useWords(beginningTexts);
  const count = targets.length;
  return (
    <Page title={words("targets_understood", { count })} lead={words("targets_understood_lead")} crumbs={crumbs}>
      {notUnderstood.length > 0 && (
        <Notice kind="warning">{words("lines_not_understood", { lines: notUnderstood.join("; ") })}</Notice>
      )}
      <form method="post">
        {Object.entries(given).map(([name, value]) => (
          <input key={name} type="hidden" name={name} value={value} />
        ))}
        <TableScroll label={words("targets_understood", { count })}>
          <table className="figures understood">
            <thead>
              <tr>
                <th scope="col">{words("take")}</th>
                <th scope="col">{words("target")}</th>
                <th scope="col">{words("comparator")}</th>
                <th scope="col">{words("amount")}</th>
                <th scope="col">{words("measure")}</th>
                <th scope="col">{words("timing")}</th>
                <th scope="col">{words("field")}</th>
              </tr>
            </thead>
            <tbody>
              {targets.map((target, index) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: the lines stay as they were pasted
                <tr key={index}>
                  <td>
                    <input
                      type="checkbox"
                      name="row"
                      value={index}
                      defaultChecked
                      aria-label={words("take_target", { name: target.name })}
                    />
                  </td>
                  <td className="wide">
                    <input name={`name.${index}`} defaultValue={target.name} aria-label={words("target")} />
                    {target.written !== "" && <span className="under">“{target.written}”</span>}
                  </td>
                  <td>
                    <select
                      name={`comparator.${index}`}
                      defaultValue={target.comparator}
                      aria-label={words("comparator_of", { name: target.name })}
                    >
                      {comparators.map((each) => (
                        <option key={each} value={each}>
                          {words(`comparator_${each}`)}
                        </option>
                      ))}
                    </select>
                  </td>
                  <td>
                    <input
                      className="amount"
                      name={`amount.${index}`}
                      defaultValue={target.amount === "" ? "" : formatNumber(new Decimal(target.amount))}
                      aria-label={words("amount_of", { name: target.name })}
                      inputMode="decimal"
                    />
                  </td>
                  <td>
                    <input
                      name={`measure.${index}`}
                      defaultValue={target.measure}
                      aria-label={words("measure_of", { name: target.name })}
                    />
                  </td>
                  <td>
                    <select
                      name={`timing.${index}`}
                      defaultValue={target.timing}
                      aria-label={words("timing_of", { name: target.name })}
                    >
                      {timings.map((each) => (
                        <option key={each} value={each}>
                          {words(`timing_${each}`)}
                        </option>
                      ))}
                    </select>
                  </td>
                  <td>
                    <input type="hidden" name={`field.${index}`} value={target.field} />
                    {target.field === "" ? "–" : fieldName(target.field, "vi")}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </TableScroll>
        <p className="soft">{words("ratio_is_made_of")}</p>
        <p className="actions">
          <Button kind="primary" name="act" value="save">
            {words("save_targets", { count })}
          </Button>
          <LinkButton to="/app/bat-dau/chi-tieu" reloadDocument>
            {words("paste_again")}
          </LinkButton>
        </p>
      </form>
    </Page>
  );
}
