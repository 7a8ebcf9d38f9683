/** The office takes in a wide workbook of an earlier year: here it is chosen. */

import { data, Form, redirect } from "react-router";
import { requestContext } from "../../access/context.server.ts";
import { guardPage } from "../../access/guard.server.ts";
import { say } from "../../prose/text.ts";
import { AppError, isAppError } from "../../server/error.ts";
import { sheetTexts } from "../../sheets/texts.ts";
import { readWorkbook } from "../../sheets/workbook.server.ts";
import { Button, ErrorSummary, Field } from "../../web/form.tsx";
import { postedFields } from "../../web/formData.ts";
import { useWords } from "../../web/language.tsx";
import { Page } from "../../web/page.tsx";
import { webTexts } from "../../web/texts.ts";
import { storeUpload } from "../wide.server.ts";
import { wideTexts } from "../wideTexts.ts";
import type { Route } from "./+types/wideUpload.ts";

export const middleware = [guardPage("value.load", undefined, { takesFiles: true })];
/** Which units its figures are of, the table says. */
export const handle = { chooser: false };

export function loader() {
  return null;
}

export async function action({ request, context }: Route.ActionArgs) {
  const asked = context.get(requestContext);
  const fields = await postedFields(request);
  const [file, ...more] = fields.get("tep") ?? [];
  if (more.length > 0 || [...fields.keys()].some((name) => name !== "tep")) throw new AppError("invalid_input", 400);
  try {
    if (file === undefined || typeof file === "string" || file.size === 0) throw new AppError("wide_missing", 422);
    const workbook = await readWorkbook(new Uint8Array(await file.arrayBuffer()));
    if (workbook.sheets.every(({ rows }) => rows.length === 0)) throw new AppError("wide_no_sheets", 422);
    const id = await asked.database.write((tx) => storeUpload(tx, asked, file.name, workbook));
    return redirect(`/app/nap-so-lieu/${id}`);
  } catch (error) {
    const texts = { ...sheetTexts, ...wideTexts };
    if (!isAppError(error) || !(error.code in texts)) throw error;
    const title = say(texts[error.code as keyof typeof texts], asked.language, error.details);
    return data({ title }, { status: error.status });
  }
}

export default function WideUploadPage({ actionData: outcome }: Route.ComponentProps) {
  const words = useWords(wideTexts);
  return (
    <Page title={words("wide_title")} crumbs={[{ to: "/app/tong-hop", name: useWords(webTexts)("nav_board") }]} narrow>
      {outcome && <ErrorSummary title={outcome.title} />}
      <p>{words("wide_lead")}</p>
      <Form method="post" encType="multipart/form-data">
        <Field label={words("wide_file")} name="tep" type="file" required accept=".xlsx" />
        <p>
          <Button kind="primary">{words("wide_upload")}</Button>
        </p>
      </Form>
    </Page>
  );
}
