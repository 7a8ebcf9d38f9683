/** The office takes in a wide workbook of an earlier year: here it is chosen. */

import { Form, redirect } from "react-router";
import { z } from "zod";
import { requestContext } from "../../access/context.server.ts";
import { guardPage } from "../../access/guard.server.ts";
import { reportPaths } from "../../reports/addresses.ts";
import { AppError } from "../../server/error.ts";
import { posted } from "../../server/http/posted.server.ts";
import { uploadLimits } from "../../sheets/limits.ts";
import { pageAddress } from "../../web/address.ts";
import { Button, Field } from "../../web/form.tsx";
import { useWords } from "../../web/language.tsx";
import { Page } from "../../web/page.tsx";
import { webTexts } from "../../web/texts.ts";
import { folderPaths } from "../addresses.ts";
import { sheetsOf } from "../wide/open.server.ts";
import { storeUpload } from "../wide/store.server.ts";
import { wideTexts } from "../wide/texts.ts";
import type { Route } from "./+types/wideUpload.ts";

export const middleware = [guardPage("value.load", undefined, { takesFiles: true })];

const Sent = z.object({ file: z.instanceof(File).optional() });

export function loader() {
  return null;
}

export async function action({ request, context }: Route.ActionArgs) {
  const asked = context.get(requestContext);
  return posted(request, Sent, asked, async ({ file }) => {
    if (file === undefined || file.size === 0) throw new AppError("file_not_chosen", 422);
    const bytes = new Uint8Array(await file.arrayBuffer());
    const sheets = await sheetsOf({ name: file.name, bytes }, { by: asked.person?.id, limits: uploadLimits });
    if (sheets.every(({ rows, hidden }) => rows.length === 0 || hidden)) throw new AppError("wide_no_sheets", 422);
    const id = await asked.database.write((tx) => storeUpload(tx, asked, file.name, { sheets }));
    return redirect(pageAddress(folderPaths.wideTable, { upload: id }));
  });
}

export default function WideUploadPage() {
  const words = useWords(wideTexts);
  return (
    <Page
      title={words("take_in_table")}
      crumbs={[{ to: reportPaths.board, name: useWords(webTexts)("nav_board") }]}
      narrow
    >
      <p>{words("wide_lead")}</p>
      <Form method="post" encType="multipart/form-data">
        <Field label={words("wide_file")} name="file" type="file" required accept=".xlsx,.csv,.tsv" />
        <p>
          <Button kind="primary">{words("wide_upload")}</Button>
        </p>
      </Form>
    </Page>
  );
}
