import { Link, redirect } from "react-router";
import { z } from "zod";
import { accessPaths } from "../../access/addresses.ts";
import { requestContext } from "../../access/context.server.ts";
import { accessTree, guardPage } from "../../access/guard.server.ts";
import { may } from "../../access/may.ts";
import { beginningPaths } from "../../beginning/addresses.ts";
import { today } from "../../calendar/clock.ts";
import { writeDay } from "../../calendar/day.ts";
import { readSetting } from "../../database/setting.server.ts";
import { dutyPaths } from "../../duties/addresses.ts";
import { closedThrough } from "../../ledger/closed.server.ts";
import { posted } from "../../server/http/posted.server.ts";
import { upkeepPaths } from "../../upkeep/addresses.ts";
import { Button, DayField } from "../../web/form.tsx";
import { queryOf } from "../../web/formData.ts";
import { useWords } from "../../web/language.tsx";
import { Page, Section } from "../../web/page.tsx";
import { Table } from "../../web/table.tsx";
import { typedDayOrNone } from "../../words/day.ts";
import { sectionAddress, settingsPaths } from "../addresses.ts";
import { setClosedThrough } from "../closedThrough.server.ts";
import type { SettingsText } from "../fields.ts";
import { sections } from "../sections.ts";
import { countObjects } from "../shown.server.ts";
import { settingsTexts } from "../texts.ts";
import type { Route } from "./+types/settings.ts";

const Closing = z.object({ day: typedDayOrNone });

export const middleware = [guardPage("definition.write")];

export async function loader({ request, context }: Route.LoaderArgs) {
  queryOf(request, z.object({}));
  const asked = context.get(requestContext);
  const day = today(asked.clock);
  return asked.database.read(async (tx) => {
    const counts = await countObjects(tx, day);
    const closed = await readSetting(tx, closedThrough);
    const maySeeHealth = may(asked.person, "log.read", "anywhere", await accessTree(tx), day);
    const listed = sections.filter(({ sheet }) => sheet !== "targets");
    return {
      sections: listed.map(({ slug, sheet, title, lead }) => ({ slug, title, lead, count: counts[sheet] })),
      closedThrough: closed,
      maySeeHealth,
    };
  });
}

export async function action({ request, context }: Route.ActionArgs) {
  const asked = context.get(requestContext);
  return posted(request, Closing, asked, async ({ day }) => {
    await asked.database.write((tx) => setClosedThrough(tx, asked, day));
    return redirect(settingsPaths.settings);
  });
}

export default function SettingsPage({ loaderData }: Route.ComponentProps) {
  const { closedThrough, maySeeHealth } = loaderData;
  const words = useWords(settingsTexts);
  const lines: { to: string; title: SettingsText; lead: SettingsText; count?: number }[] = [
    ...loaderData.sections.map(({ slug, ...section }) => ({ to: sectionAddress(slug), ...section })),
    { to: accessPaths.people, title: "people", lead: "people_lead" },
    { to: settingsPaths.judging, title: "judging", lead: "judging_lead" },
    { to: settingsPaths.scans, title: "scans", lead: "scans_lead" },
    { to: dutyPaths.rules, title: "notice_rules", lead: "notice_rules_lead" },
    { to: beginningPaths.beginning, title: "beginning", lead: "beginning_lead" },
  ];
  if (maySeeHealth) lines.push({ to: upkeepPaths.health, title: "health", lead: "health_lead" });
  return (
    <Page title={words("nav_settings")} lead={words("settings_lead")}>
      <Table
        rows={lines}
        keyOf={({ to }) => to}
        onPhone="plain"
        className="settings-index"
        columns={[
          {
            name: "",
            cell: ({ to, title, lead }) => (
              <>
                <Link to={to}>{words(title)}</Link>
                <span className="under">{words(lead)}</span>
              </>
            ),
          },
          { name: "", kind: "number", cell: ({ count }) => count !== undefined && words("in_use", { count }) },
        ]}
      />
      <Section title={words("closed_through")}>
        <p>
          {closedThrough === undefined
            ? words("closed_through_none")
            : words("closed_through_until", { day: writeDay(closedThrough) })}{" "}
          {words("closed_through_lead")}
        </p>
        <form method="post" className="row-of-fields">
          <DayField label={words("closed_through_day")} name="day" defaultValue={closedThrough} />
          <Button>{words("closed_through_set")}</Button>
        </form>
      </Section>
    </Page>
  );
}
