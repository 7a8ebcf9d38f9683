/** After submitting: the number, the time, and what happens next. */
import { redirect } from "react-router";
import { requestContext } from "../../../access/context.server.ts";
import { guardPage } from "../../../access/guard.server.ts";
import { LinkButton } from "../../../web/form.tsx";
import { useWords } from "../../../web/language.tsx";
import { Facts, Page } from "../../../web/page.tsx";
import { boardAddress, listAddress, reportAddress } from "../../addresses.ts";
import { unitOfFrame } from "../../reportQuery.ts";
import { receiptNumber } from "../../sending/receipt.ts";
import { reportTexts } from "../../texts.ts";
import { readFormPage } from "../filling/form.server.ts";
import type { Route } from "./+types/receipt.ts";

export const middleware = [guardPage("report.read")];

export async function loader({ params, request, context }: Route.LoaderArgs) {
  const asked = context.get(requestContext);
  const chosen = unitOfFrame(request, params.unit);
  const page = await asked.database.read((tx) => readFormPage(tx, asked, params));
  if (page.saved === undefined || (page.state !== "submitted" && page.state !== "filled")) {
    throw redirect(reportAddress(params, "form", chosen));
  }
  return { ...page, chosen, number: receiptNumber(page.codes, page.version), time: page.saved.time };
}

export default function ReceiptPage({ loaderData: page }: Route.ComponentProps) {
  const words = useWords(reportTexts);
  const waits = page.state === "filled" ? "filled" : "submitted";
  const office = page.office?.name ?? words("office_above");
  return (
    <Page title={words(`${waits}_title`)} lead={`${page.unit} · ${page.form} · ${page.period}`} narrow>
      <Facts
        facts={[
          [words("receipt_number"), <strong key="number">{page.number}</strong>],
          [words("receipt_time"), page.time],
          [words("what_next"), words(`next_${waits}`, { office })],
        ]}
      />
      <p className="section actions no-print">
        {page.chosen === page.codes.unit ? (
          <LinkButton kind="primary" to={listAddress(page.codes.unit, page.codes.period)}>
            {words("to_my_reports")}
          </LinkButton>
        ) : (
          <LinkButton kind="primary" to={boardAddress(page.chosen, page.codes.period)}>
            {words("to_board")}
          </LinkButton>
        )}
        <LinkButton to={reportAddress(page.codes, "form", page.chosen)}>{words("see_report")}</LinkButton>
      </p>
    </Page>
  );
}
