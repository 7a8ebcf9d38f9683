/** The third step: the resolution, whose annex is then pasted among the settings. */
import { Link, redirect } from "react-router";
import { z } from "zod";
import { requestContext } from "../../access/context.server.ts";
import { guardPage, requireMay, requirePerson } from "../../access/guard.server.ts";
import { today } from "../../calendar/clock.ts";
import { readDemands } from "../../resolutions/resolutions.server.ts";
import { AppError } from "../../server/error.ts";
import { posted } from "../../server/http/posted.server.ts";
import { annexAddress } from "../../settings/addresses.ts";
import { DayField, Field, Submit } from "../../web/form.tsx";
import { useWords } from "../../web/language.tsx";
import { Page, Section } from "../../web/page.tsx";
import { typedDayOrNone } from "../../words/day.ts";
import { beginningPaths } from "../addresses.ts";
import { readBody } from "../gather.server.ts";
import { addResolution } from "../targets.server.ts";
import { beginningTexts } from "../texts.ts";
import type { Route } from "./+types/targets.ts";
import "./beginning.css";

export const middleware = [guardPage("definition.write")];

const Resolution = z.object({
  title: z.string().trim().normalize().min(1, "resolution_title_missing").max(300, "resolution_title_missing"),
  number: z.string().trim().max(60, "resolution_number_long"),
  adopted: typedDayOrNone,
  year: z.string().regex(/^20\d\d$/, "resolution_year_wrong"),
});

export async function loader({ context }: Route.LoaderArgs) {
  const asked = context.get(requestContext);
  return asked.database.read(async (tx) => {
    const body = await readBody(tx);
    if (!body) throw redirect(beginningPaths.body);
    const { resolutions, targets } = await readDemands(tx);
    return {
      body: body.name,
      year: today(asked.clock).slice(0, 4),
      there: resolutions.map(({ id, code, title }) => ({
        to: annexAddress(code, true),
        title,
        count: targets.filter(({ resolution }) => resolution === id).length,
      })),
    };
  });
}

export async function action({ request, context }: Route.ActionArgs) {
  const asked = context.get(requestContext);
  const doing = { by: requirePerson(asked), at: asked.clock.now() };
  let code: string;
  return posted(request, Resolution, asked, async (given) => {
    code = await asked.database.write(async (tx) => {
      const body = await readBody(tx);
      if (!body) throw new AppError("body_first", 409);
      await requireMay(tx, asked, "definition.write", { unit: body.id });
      return addResolution(tx, body, given, doing);
    });
    return redirect(annexAddress(code, true));
  });
}

export default function TargetsPage({ loaderData }: Route.ComponentProps) {
  const words = useWords(beginningTexts);
  const { body, year, there } = loaderData;
  const crumbs = [{ to: beginningPaths.beginning, name: words("beginning") }];
  return (
    <Page title={words("step_targets")} lead={words("targets_lead", { body })} crumbs={crumbs} narrow>
      {there.length > 0 && (
        <Section title={words("resolutions_there")}>
          <ul>
            {there.map(({ to, title, count }) => (
              <li key={to}>
                <Link to={to}>{words("paste_targets_of", { title, count })}</Link>
              </li>
            ))}
          </ul>
        </Section>
      )}
      <form method="post" className="section">
        <Field
          label={words("resolution_title")}
          name="title"
          defaultValue={words("resolution_usual", { year })}
          autoComplete="off"
          required
          maxLength={300}
        />
        <div className="row-of-fields spaced">
          <Field
            label={words("resolution_year")}
            name="year"
            defaultValue={year}
            inputMode="numeric"
            required
            size={6}
          />
          <Field label={words("document_number")} name="number" autoComplete="off" size={14} />
          <DayField label={words("issue_date")} name="adopted" />
        </div>
        <Submit>{words("go_on_to_annex")}</Submit>
      </form>
    </Page>
  );
}
