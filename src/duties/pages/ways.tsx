/** How I am told outside the application: by mail or not, and by a calendar of my deadlines. */
import { Form } from "react-router";
import { z } from "zod";
import { makeCalendarLink, revokeCalendarLink } from "../../access/calendarLink.server.ts";
import { requestContext } from "../../access/context.server.ts";
import { guardPage, requirePerson } from "../../access/guard.server.ts";
import { posted } from "../../server/http/posted.server.ts";
import { pageAddress } from "../../web/address.ts";
import { Button } from "../../web/form.tsx";
import { useWords } from "../../web/language.tsx";
import { Notice, Page, Section } from "../../web/page.tsx";
import { dutyPaths } from "../addresses.ts";
import { noticeTexts } from "../notices/texts.ts";
import { chooseMail, waysOf } from "../notices/ways.server.ts";
import type { Route } from "./+types/ways.ts";

export const middleware = [guardPage("own.keep")];

const Chosen = z.object({ intent: z.enum(["start_mail", "stop_mail", "make_calendar", "revoke_calendar"]) });

export async function loader({ context }: Route.LoaderArgs) {
  const asked = context.get(requestContext);
  const ways = await asked.database.read((tx) => waysOf(tx, requirePerson(asked).id));
  return { ...ways, isMailed: asked.configuration.mail !== undefined };
}

export async function action({ request, context }: Route.ActionArgs) {
  const asked = context.get(requestContext);
  const { id } = requirePerson(asked);
  return posted(request, Chosen, asked, async ({ intent }) => {
    const calendar = await asked.database.write(async (tx) => {
      switch (intent) {
        case "start_mail":
        case "stop_mail":
          await chooseMail(tx, id, intent === "start_mail");
          return undefined;
        case "make_calendar":
          return makeCalendarLink(tx, id, asked.clock.now());
        case "revoke_calendar":
          await revokeCalendarLink(tx, id);
          return undefined;
        default:
          return intent satisfies never;
      }
    });
    return {
      calendar: calendar && asked.configuration.origin + pageAddress(dutyPaths.feed, { token: `${calendar}.ics` }),
    };
  });
}

export default function WaysPage({ loaderData: ways, actionData }: Route.ComponentProps) {
  const made = actionData && "calendar" in actionData ? actionData.calendar : undefined;
  const words = useWords(noticeTexts);
  const button = (intent: z.output<typeof Chosen>["intent"], name: keyof typeof noticeTexts) => (
    <Button intent={intent}>{words(name)}</Button>
  );
  return (
    <Page
      title={words("ways")}
      lead={words("ways_lead")}
      crumbs={[{ to: dutyPaths.notices, name: words("notices") }]}
      narrow
    >
      <Section title={words("by_mail")}>
        {!ways.isMailed && <p>{words("no_mail_server")}</p>}
        {ways.address === undefined ? (
          <p>{words("no_address")}</p>
        ) : (
          <>
            <p>{ways.wantsMail ? words("by_mail_to", { address: ways.address }) : words("mail_is_off")}</p>
            <Form method="post">
              {ways.wantsMail ? button("stop_mail", "stop_mail") : button("start_mail", "start_mail")}
            </Form>
          </>
        )}
      </Section>
      <Section title={words("by_calendar")}>
        <p>{words("by_calendar_lead")}</p>
        {made !== undefined ? (
          <Notice>
            <p>{words("calendar_made")}</p>
            <p className="once">
              <code>{made}</code>
            </p>
          </Notice>
        ) : (
          ways.hasCalendar && <p>{words("calendar_on")}</p>
        )}
        <Form method="post" className="buttons">
          {button("make_calendar", ways.hasCalendar ? "renew_calendar" : "make_calendar")}{" "}
          {ways.hasCalendar && button("revoke_calendar", "revoke_calendar")}
        </Form>
      </Section>
    </Page>
  );
}
