/** A report's workbook comes back: chosen, looked at, and written as a whole or not at all. */

import { Form, Link, redirect } from "react-router";
import { z } from "zod";
import { requestContext } from "../../../access/context.server.ts";
import { guardPage } from "../../../access/guard.server.ts";
import { today } from "../../../calendar/clock.ts";
import { nameOf } from "../../../calendar/period.ts";
import { capital } from "../../../prose/capital.ts";
import { AppError } from "../../../server/error.ts";
import { posted } from "../../../server/http/posted.server.ts";
import { readWorkbook } from "../../../sheets/workbook.server.ts";
import { nameApart } from "../../../units/toldApart.ts";
import { withDone } from "../../../web/address.ts";
import { Button, Field, LinkButton } from "../../../web/form.tsx";
import { requireKnown } from "../../../web/formData.ts";
import { useWords } from "../../../web/language.tsx";
import { Notice, Page, Section } from "../../../web/page.tsx";
import { Table } from "../../../web/table.tsx";
import { openReport } from "../../acts.server.ts";
import { reportAddress } from "../../addresses.ts";
import { unitOfFrame } from "../../reportQuery.ts";
import { reportSheetTexts } from "../../workbook/texts.ts";
import { applyUpload, previewUpload, type UploadChange, type UploadPreview } from "../../workbook/upload.server.ts";
import styles from "../reports.css?url";
import type { Route } from "./+types/upload.ts";

export const middleware = [guardPage("report.read", undefined, { takesFiles: true })];
export const links = () => [{ rel: "stylesheet", href: styles }];

export async function loader({ params, request, context }: Route.LoaderArgs) {
  const asked = context.get(requestContext);
  const chosen = unitOfFrame(request, params.unit);
  return asked.database.read(async (tx) => {
    const { place, acts, definitions } = await openReport(tx, asked, params);
    return {
      codes: { unit: params.unit, form: params.form, period: params.period },
      chosen,
      unit: nameApart(definitions.tree, place.unit, asked.language, today(asked.clock)),
      form: place.form.name,
      period: capital(nameOf(place.period, asked.language)),
      mayFill: acts.includes("fill"),
    };
  });
}

const Posted = z
  .object({
    intent: z.enum(["preview", "apply"]),
    file: z.instanceof(File).optional(),
    seen: z.coerce.number().int().nonnegative().optional(),
  })
  .catchall(z.string());

export async function action({ params, request, context }: Route.ActionArgs) {
  const asked = context.get(requestContext);
  const chosen = unitOfFrame(request, params.unit);
  return posted(request, Posted, asked, async ({ intent, file, seen, ...inputs }) => {
    if (intent === "apply") {
      await asked.database.write((tx) => applyUpload(tx, asked, params, seen ?? 0, inputs));
      return redirect(withDone(reportAddress(params, "form", chosen), "save"));
    }
    requireKnown(inputs, () => false);
    if (file === undefined || file.size === 0) throw new AppError("file_not_chosen", 422);
    const workbook = await readWorkbook(new Uint8Array(await file.arrayBuffer()), { by: asked.person?.id });
    return { preview: await asked.database.read((tx) => previewUpload(tx, asked, params, workbook)) };
  });
}

export default function UploadPage({ loaderData: page, actionData }: Route.ComponentProps) {
  const words = useWords(reportSheetTexts);
  const preview = actionData && "preview" in actionData ? actionData.preview : undefined;
  return (
    <Page
      title={words("upload_title")}
      lead={`${page.unit} · ${page.form} · ${page.period}`}
      crumbs={[{ to: reportAddress(page.codes, "form", page.chosen), name: `${page.unit} · ${page.period}` }]}
    >
      {preview ? (
        <Preview preview={preview} address={reportAddress(page.codes, "upload", page.chosen)} />
      ) : page.mayFill ? (
        <>
          <p>{words("upload_lead")}</p>
          <Form method="post" encType="multipart/form-data">
            <Field label={words("excel_file")} name="file" type="file" required accept=".xlsx" />
            <p className="actions">
              <Button kind="primary" intent="preview">
                {words("preview")}
              </Button>
              <a href={reportAddress(page.codes, "workbook", page.chosen)}>{words("excel_download")}</a>
            </p>
          </Form>
        </>
      ) : (
        <Notice kind="warning">
          <p>{words("upload_locked")}</p>
        </Notice>
      )}
    </Page>
  );
}

function Preview({ preview, address }: { preview: UploadPreview; address: string }) {
  const words = useWords(reportSheetTexts);
  const { changes } = preview;
  const conflicts = changes.filter((change) => change.isConflict);
  if (changes.length === 0) {
    return (
      <>
        <Notice>
          <p>{words("upload_none")}</p>
        </Notice>
        <LinkButton to={address}>{words("upload_again")}</LinkButton>
      </>
    );
  }
  return (
    <Form method="post">
      <input type="hidden" name="seen" value={preview.version} />
      {conflicts.length > 0 && (
        <Notice kind="warning">
          <p>{words("upload_conflicts", { count: conflicts.length })}</p>
        </Notice>
      )}
      <Section title={words("upload_changes")}>
        <Table
          label={words("upload_changes")}
          rows={changes}
          keyOf={({ key }) => key}
          columns={[
            { name: words("sheet_heading"), cell: ({ name }) => name },
            { name: words("cell"), cell: ({ at }) => at },
            { name: words("upload_now"), cell: ({ now }) => now },
            {
              name: words("in_file"),
              cell: ({ mine, inputs }) => (
                <>
                  <strong>{mine}</strong>
                  {inputs.map((input) => (
                    <input key={input.name} type="hidden" name={input.name} value={input.value} />
                  ))}
                </>
              ),
            },
            conflicts.length > 0 && {
              name: words("upload_choice"),
              cell: (change) => change.isConflict && <Choice change={change} />,
            },
          ]}
        />
      </Section>
      <p className="section actions">
        <Button kind="primary" intent="apply">
          {words("upload_apply", { count: changes.length })}
        </Button>
        <Link to={address}>{words("upload_again")}</Link>
      </p>
    </Form>
  );
}

function Choice({ change: { key, name } }: { change: UploadChange }) {
  const words = useWords(reportSheetTexts);
  return (
    <fieldset className="conflict">
      <legend className="hidden">{name}</legend>
      <label className="choice">
        <input type="radio" name={`chon-${key}`} value="now" defaultChecked />
        <span>{words("upload_keep")}</span>
      </label>
      <label className="choice">
        <input type="radio" name={`chon-${key}`} value="mine" />
        <span>{words("upload_take")}</span>
      </label>
    </fieldset>
  );
}
