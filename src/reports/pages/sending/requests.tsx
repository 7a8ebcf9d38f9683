/** A request to open a report again, its answer, and the office in a unit's place: said on the form, and done on this page. */

import { redirect } from "react-router";
import { z } from "zod";
import { requestContext } from "../../../access/context.server.ts";
import { guardPage } from "../../../access/guard.server.ts";
import { today } from "../../../calendar/clock.ts";
import { nameOf } from "../../../calendar/period.ts";
import { capital } from "../../../prose/capital.ts";
import { posted } from "../../../server/http/posted.server.ts";
import { nameApart } from "../../../units/toldApart.ts";
import { withDone } from "../../../web/address.ts";
import { Button, Submit, TextArea } from "../../../web/form.tsx";
import { useWords } from "../../../web/language.tsx";
import { Page } from "../../../web/page.tsx";
import { openReport } from "../../acts.server.ts";
import { reportAddress } from "../../addresses.ts";
import { reportPaperTexts } from "../../paper/texts.ts";
import { unitOfFrame } from "../../reportQuery.ts";
import { answerRequest, askReopen, beginStandIn } from "../../sending/requests.server.ts";
import { reportTexts } from "../../texts.ts";
import { ClosedNotice } from "../closedNotice.tsx";
import styles from "../reports.css?url";
import type { Route } from "./+types/requests.ts";
import { AroundNotices } from "./requestNotices.tsx";
import { readAround } from "./requests.server.ts";

const Given = z.object({
  intent: z.enum(["ask", "grant", "decline", "stand_in"]),
  reason: z.string().max(2000, "reason_too_long").default(""),
});

export const middleware = [guardPage("report.read")];
export const links = () => [{ rel: "stylesheet", href: styles }];

export async function loader({ params, request, context }: Route.LoaderArgs) {
  const asked = context.get(requestContext);
  const chosen = unitOfFrame(request, params.unit);
  return asked.database.read(async (tx) => {
    const opened = await openReport(tx, asked, params);
    const { place, definitions } = opened;
    const unit = nameApart(definitions.tree, place.unit, asked.language, today(asked.clock));
    const around = await readAround(tx, asked, opened);
    const title = `${unit} · ${place.form.name} · ${capital(nameOf(place.period, asked.language))}`;
    return { around, title, unit, back: reportAddress(params, "form", chosen) };
  });
}

export async function action({ params, request, context }: Route.ActionArgs) {
  const asked = context.get(requestContext);
  const chosen = unitOfFrame(request, params.unit);
  return posted(request, Given, asked, async ({ intent, reason }) => {
    await asked.database.write((tx) => {
      switch (intent) {
        case "ask":
          return askReopen(tx, asked, params, reason);
        case "grant":
          return answerRequest(tx, asked, params, { answer: "granted", why: reason });
        case "decline":
          return answerRequest(tx, asked, params, { answer: "declined", why: reason });
        case "stand_in":
          return beginStandIn(tx, asked, params, reason);
        default:
          return intent satisfies never;
      }
    });
    return redirect(withDone(reportAddress(params, "form", chosen), intent), 303);
  });
}

export default function AroundPage({ loaderData: page }: Route.ComponentProps) {
  const words = useWords(reportPaperTexts);
  const { around } = page;
  const nothing = !around.mayAsk && !around.mayDecline && !around.mayStandIn;
  return (
    <Page
      title={words(around.mayStandIn ? "stand_in" : "ask_reopen")}
      lead={page.title}
      crumbs={[{ to: page.back, name: useWords(reportTexts)("see_report") }]}
      narrow
    >
      {around.closed !== undefined && <ClosedNotice through={around.closed} />}
      <AroundNotices around={around} unit={page.unit} />
      {around.mayAsk && (
        <Reasoned intent="ask" label={words("ask_reopen")} hint={words("ask_reopen_hint")} send={words("ask_send")} />
      )}
      {around.mayDecline && (
        <>
          {around.mayGrant && (
            <form method="post" className="section">
              <Button kind="primary" intent="grant">
                {words("grant")}
              </Button>
            </form>
          )}
          <Reasoned intent="decline" label={words("decline_reason")} send={words("decline")} />
        </>
      )}
      {around.mayStandIn && (
        <>
          <p>{words("stand_in_lead")}</p>
          <Reasoned
            intent="stand_in"
            label={words("stand_in_why")}
            hint={words("stand_in_why_hint")}
            send={words("stand_in_begin")}
          />
        </>
      )}
      {nothing && !around.request && !around.standIn && <p className="soft">{words("around_nothing")}</p>}
    </Page>
  );
}

function Reasoned({ intent, label, hint, send }: { intent: string; label: string; hint?: string; send: string }) {
  return (
    <form method="post" className="section">
      <TextArea label={label} name="reason" hint={hint} rows={3} maxLength={2000} required />
      <Submit kind="plain" intent={intent}>
        {send}
      </Submit>
    </form>
  );
}
