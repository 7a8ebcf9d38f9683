/** Check your answers: what will be submitted, what still asks for a reason, what is empty. */
import { Form, redirect } from "react-router";
import { z } from "zod";
import { requestContext } from "../../../access/context.server.ts";
import { guardPage } from "../../../access/guard.server.ts";
import { posted } from "../../../server/http/posted.server.ts";
import { Button, LinkButton } from "../../../web/form.tsx";
import { useWords } from "../../../web/language.tsx";
import { Notice, Page, Section } from "../../../web/page.tsx";
import { takeStep } from "../../acts.server.ts";
import { reportAddress } from "../../addresses.ts";
import type { LineView } from "../../filling/formView.ts";
import { inputOf } from "../../filling/postedForm.ts";
import { unitOfFrame } from "../../reportQuery.ts";
import { reportTexts } from "../../texts.ts";
import styles from "../reports.css?url";
import type { Route } from "./+types/check.ts";
import { readFormPage } from "./form.server.ts";
import { Grid } from "./grid.tsx";

export const middleware = [guardPage("report.read")];
export const links = () => [{ rel: "stylesheet", href: styles }];

export async function loader({ params, request, context }: Route.LoaderArgs) {
  const asked = context.get(requestContext);
  const chosen = unitOfFrame(request, params.unit);
  const page = await asked.database.read((tx) => readFormPage(tx, asked, params));
  return { ...page, chosen };
}

const Confirmed = z.object({ seen: z.coerce.number().int().nonnegative() });

export async function action({ params, request, context }: Route.ActionArgs) {
  const asked = context.get(requestContext);
  const chosen = unitOfFrame(request, params.unit);
  return posted(request, Confirmed, asked, async ({ seen }) => {
    await asked.database.write((tx) => takeStep(tx, asked, params, "submit", { seen, why: "" }));
    return redirect(reportAddress(params, "receipt", chosen));
  });
}

type CheckPageData = Route.ComponentProps["loaderData"];

export default function CheckPage({ loaderData: page }: Route.ComponentProps) {
  const words = useWords(reportTexts);
  const lines = page.view.sections.flatMap((section) => section.lines).filter((line) => line.kind === "own");
  const asked = lines.filter((line) => line.checks.some((check) => !check.explained));
  const empty = lines.filter((line) => line.value === "");
  const { filled, all } = page.view;
  return (
    <Page
      title={words("check_answers")}
      lead={
        <>
          {page.unit} · {page.form} · {page.period}
          <br />
          {words("check_answers_lead", { filled, all })}
        </>
      }
      crumbs={[{ to: reportAddress(page.codes, "form", page.chosen), name: words("back_to_form") }]}
    >
      {asked.length > 0 && (
        <Notice kind="warning">
          <p>{words("open_checks", { count: asked.length })}</p>
          <ul>
            {asked.map((line) => (
              <li key={line.code}>
                <CellLink page={page} line={line} />: {line.value}. {line.checks.map((check) => check.text).join(" ")}
              </li>
            ))}
          </ul>
        </Notice>
      )}
      {empty.length > 0 && (
        <Notice>
          <p>{words("empty_cells", { count: empty.length })}</p>
          <ul>
            {empty.map((line) => (
              <li key={line.code}>
                <CellLink page={page} line={line} />
              </li>
            ))}
          </ul>
        </Notice>
      )}
      <Grid view={page.view} editable={false} cellAddress={(position) => cellAddress(page, position)} />
      {page.narrative.some((each) => each.words !== "") && (
        <Section title={words("narrative")}>
          <div className="narrative">
            {page.narrative.map((each) =>
              each.words === "" ? null : (
                <div key={each.heading}>
                  <h3>{words(`heading_${each.heading}`)}</h3>
                  <p className="words">{each.words}</p>
                </div>
              ),
            )}
          </div>
        </Section>
      )}
      <Form method="post" className="report-bar no-print">
        <input type="hidden" name="seen" value={page.version} />
        <LinkButton to={reportAddress(page.codes, "form", page.chosen)}>{words("back_to_form")}</LinkButton>
        {page.acts.includes("submit") && (
          <Button kind="primary" disabled={filled === 0}>
            {words("confirm_submit")}
          </Button>
        )}
      </Form>
    </Page>
  );
}

/** Leads to the cell itself. */
function CellLink({ page, line }: { page: CheckPageData; line: LineView }) {
  return <a href={cellAddress(page, line.position)}>{line.name}</a>;
}

function cellAddress(page: CheckPageData, position: number): string {
  return `${reportAddress(page.codes, "form", page.chosen)}#${inputOf.amount(position)}`;
}
