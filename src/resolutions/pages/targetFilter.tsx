/** Which targets of the table to show: a plain form whose fields are the address. */
import { Form, Link, useSubmit } from "react-router";
import { byField, fieldName } from "../../indicators/fields.ts";
import { chosenOf, chosenQuery } from "../../web/address.ts";
import { Button, Field, Select } from "../../web/form.tsx";
import { useLanguage, useWords } from "../../web/language.tsx";
import { matcher } from "../../words/matcher.ts";
import { resolutionPaths } from "../addresses.ts";
import { resolutionTexts } from "../texts.ts";
import { type Board, type Row, viewAddress } from "./targetTable.tsx";

/** Whether a row is among those that the address asks for. */
export function isAskedFor({ shown, field, leadCode, name, measure }: Row, view: Board["view"]): boolean {
  return (
    (view.loc === undefined || view.loc === shown.pace || view.loc === shown.reviewClass) &&
    (!view["linh-vuc"] || view["linh-vuc"] === field) &&
    (!view["chu-tri"] || view["chu-tri"] === leadCode) &&
    (!view.tim?.trim() || matcher(view.tim)(name, measure))
  );
}

export function TargetFilter({ board }: { board: Board }) {
  const words = useWords(resolutionTexts);
  const language = useLanguage();
  const submit = useSubmit();
  const { view } = board;
  const fields = byField(board.rows, (row) => row.field).map(([field]) => field);
  const leads = new Map(board.rows.flatMap((row) => (row.leadCode ? [[row.leadCode, row.lead ?? ""] as const] : [])));
  if (fields.length < 2 && leads.size < 2) return null;
  const any = { value: "", name: words("all") };
  const kept = { ...chosenQuery(chosenOf(board)), ...view };
  const isFiltered = Boolean(view["linh-vuc"] || view["chu-tri"] || view.tim);
  return (
    <Form
      className="row-of-fields filter no-print"
      action={resolutionPaths.targets}
      onChange={(event) => submit(event.currentTarget, { replace: true, preventScrollReset: true })}
    >
      {Object.entries(kept).map(
        ([name, value]) =>
          value !== undefined &&
          !["linh-vuc", "chu-tri", "tim", "mo"].includes(name) && (
            <input key={name} type="hidden" name={name} value={value} />
          ),
      )}
      <Select
        label={words("field")}
        name="linh-vuc"
        defaultValue={view["linh-vuc"] ?? ""}
        choices={[any, ...fields.map((field) => ({ value: field, name: fieldName(field, language) }))]}
      />
      <Select
        label={words("filter_lead")}
        name="chu-tri"
        defaultValue={view["chu-tri"] ?? ""}
        choices={[any, ...[...leads].map(([value, name]) => ({ value, name }))]}
      />
      <Field label={words("find_in_table")} name="tim" type="search" defaultValue={view.tim ?? ""} autoComplete="off" />
      <Button>{words("filter")}</Button>
      {isFiltered && (
        <Link reloadDocument to={viewAddress(board)({ "linh-vuc": undefined, "chu-tri": undefined, tim: undefined })}>
          {words("filter_clear")}
        </Link>
      )}
    </Form>
  );
}
