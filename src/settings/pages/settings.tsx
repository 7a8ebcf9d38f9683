import { Link, redirect } from "react-router";
import { z } from "zod";
import { requestContext } from "../../access/context.server.ts";
import { accessTree, guardPage } from "../../access/guard.server.ts";
import { may } from "../../access/may.ts";
import { today } from "../../calendar/clock.ts";
import { writeDay } from "../../calendar/day.ts";
import { readSetting } from "../../database/setting.server.ts";
import { closedThrough } from "../../ledger/closed.server.ts";
import { refused } from "../../server/http/refusal.server.ts";
import { Button, DayField, ErrorSummary, faultsByField } from "../../web/form.tsx";
import { formDataOf, queryOf, typedIn } from "../../web/formData.ts";
import type { RouteHandle } from "../../web/handle.ts";
import { useWords } from "../../web/language.tsx";
import { Page, Section } from "../../web/page.tsx";
import { typedDayOrNone } from "../../words/day.ts";
import { setClosedThrough } from "../closedThrough.server.ts";
import { type SettingsText, sections } from "../sections.ts";
import { countObjects } from "../shown.server.ts";
import { settingsTexts } from "../texts.ts";
import type { Route } from "./+types/settings.ts";

const Closing = z.object({ day: typedDayOrNone });

export const middleware = [guardPage("definition.write")];
export const handle: RouteHandle = { chooser: false };

export async function loader({ request, context }: Route.LoaderArgs) {
  queryOf(request, z.object({}));
  const asked = context.get(requestContext);
  const day = today(asked.clock);
  return asked.database.read(async (tx) => {
    const counts = await countObjects(tx, day);
    const closed = await readSetting(tx, closedThrough);
    const maySeeHealth = may(asked.person, "log.read", "anywhere", await accessTree(tx), day);
    return { counts, closedThrough: closed, maySeeHealth };
  });
}

export async function action({ request, context }: Route.ActionArgs) {
  const asked = context.get(requestContext);
  const typed = await typedIn(request.clone(), ["day"]);
  try {
    const { day } = await formDataOf(request, Closing);
    await asked.database.write((tx) => setClosedThrough(tx, asked, day));
    return redirect("/app/thiet-lap");
  } catch (error) {
    return refused(error, asked.language, settingsTexts, typed);
  }
}

export default function SettingsPage({ loaderData, actionData }: Route.ComponentProps) {
  const { counts, closedThrough, maySeeHealth } = loaderData;
  const words = useWords(settingsTexts);
  const line = (to: string, title: SettingsText, lead: SettingsText, count?: number) => (
    <tr key={to}>
      <th scope="row">
        <Link to={to}>{words(title)}</Link>
        <span className="under">{words(lead)}</span>
      </th>
      <td className="number">{count !== undefined && words("in_use", { count })}</td>
    </tr>
  );
  return (
    <Page title={words("settings")} lead={words("settings_lead")}>
      {actionData && <ErrorSummary {...actionData.refusal} />}
      <table className="figures settings-index">
        <tbody>
          {sections
            .filter(({ sheet }) => sheet !== "targets")
            .map(({ slug, sheet, title, lead }) => line(`/app/thiet-lap/${slug}`, title, lead, counts[sheet]))}
          {line("/app/nguoi-dung", "people", "people_lead")}
          {line("/app/thong-bao/quy-tac", "notice_rules", "notice_rules_lead")}
          {line("/app/bat-dau", "beginning", "beginning_lead")}
          {maySeeHealth && line("/app/tinh-trang", "health", "health_lead")}
        </tbody>
      </table>
      <Section title={words("closed_through")}>
        <p>
          {closedThrough === undefined
            ? words("closed_through_none")
            : words("closed_through_until", { day: writeDay(closedThrough) })}{" "}
          {words("closed_through_lead")}
        </p>
        <form method="post" className="row-of-fields">
          <DayField
            label={words("closed_through_day")}
            name="day"
            fault={faultsByField(actionData?.refusal)("day")}
            defaultValue={actionData?.typed.day ?? closedThrough}
          />
          <Button>{words("closed_through_set")}</Button>
        </form>
      </Section>
    </Page>
  );
}
