/** The installation's rules of telling: before the deadline, after it, and when nobody is disturbed. */
import { Form } from "react-router";
import { type RequestContext, requestContext } from "../../access/context.server.ts";
import { guardPage, requireMay, requirePerson } from "../../access/guard.server.ts";
import { unitsAtWork } from "../../access/people.server.ts";
import { today } from "../../calendar/clock.ts";
import { codeOf, nameOf, next, periodAt, periodOf, previous } from "../../calendar/period.ts";
import type { ReadTransaction } from "../../database/connection.server.ts";
import { readSetting, writeSetting } from "../../database/setting.server.ts";
import { capital } from "../../prose/capital.ts";
import { say } from "../../prose/text.ts";
import { posted } from "../../server/http/posted.server.ts";
import { settingsPaths } from "../../settings/addresses.ts";
import { Field, Select, Submit } from "../../web/form.tsx";
import { useWords } from "../../web/language.tsx";
import { Notice, Page } from "../../web/page.tsx";
import { webTexts } from "../../web/texts.ts";
import { firstSinceBeginning } from "../asked.server.ts";
import { noticeRules } from "../notices/rules.server.ts";
import { NoticeRules } from "../notices/rules.ts";
import { noticeTexts } from "../notices/texts.ts";
import type { Route } from "./+types/rules.ts";
import "./notices.css";

export const middleware = [guardPage("definition.write")];

const counts = ["soon", "escalate", "escalateToOffice"] as const;
const times = ["quietFrom", "quietTo", "mailAt"] as const;

export async function loader({ context }: Route.LoaderArgs) {
  const asked = context.get(requestContext);
  return asked.database.read(async (tx) => {
    await requireMay(tx, asked, "definition.write", "anywhere");
    const rules = await readSetting(tx, noticeRules);
    return { rules, periods: await periodsToAskFrom(tx, asked, rules.firstAsked) };
  });
}

/** The quarters of two years and the one to come, one that was chosen before them too, and what holds without a choice. */
async function periodsToAskFrom(tx: ReadTransaction, { clock, language }: RequestContext, chosen: string) {
  const since = await firstSinceBeginning(tx);
  const coming = next(periodAt("quarter", today(clock)));
  const quarters = [coming];
  while (quarters.length < 10) quarters.push(previous(quarters.at(-1) ?? coming));
  const known = quarters.some((quarter) => codeOf(quarter) === chosen);
  const listed = chosen === "" || known ? quarters : [...quarters, periodOf(chosen)];
  const usual = since === undefined ? noticeTexts.ask_always : noticeTexts.ask_since_beginning;
  return [
    { value: "", name: say(usual, language, { period: since === undefined ? "" : nameOf(since, language) }) },
    ...listed.map((period) => ({ value: codeOf(period) as string, name: capital(nameOf(period, language)) })),
  ];
}

export async function action({ request, context }: Route.ActionArgs) {
  const asked = context.get(requestContext);
  return posted(request, NoticeRules, asked, async (rules) => {
    const by = { by: requirePerson(asked).id, at: asked.clock.now() };
    await asked.database.write(async (tx) => {
      await requireWhole(tx, asked);
      await writeSetting(tx, noticeRules, rules, by);
    });
    return { saved: true };
  });
}

/** The rules hold for everybody here: who administers some units of those in which people work does not set them. */
async function requireWhole(tx: ReadTransaction, asked: RequestContext): Promise<void> {
  await requireMay(tx, asked, "definition.write", "anywhere");
  for (const unit of await unitsAtWork(tx)) await requireMay(tx, asked, "definition.write", { unit });
}

export default function RulesPage({ loaderData: { rules, periods }, actionData }: Route.ComponentProps) {
  const words = useWords(noticeTexts);
  return (
    <Page
      title={words("rules")}
      lead={words("rules_lead")}
      crumbs={[{ to: settingsPaths.settings, name: useWords(webTexts)("nav_settings") }]}
      narrow
    >
      {actionData && "saved" in actionData && <Notice>{words("saved")}</Notice>}
      <Form method="post" className="notice-rules">
        {counts.map((name) => (
          <Field
            key={name}
            label={words(`rule_${name}`)}
            name={name}
            inputMode="numeric"
            defaultValue={rules[name]}
            size={4}
          />
        ))}
        {times.map((name) => (
          <Field
            key={name}
            label={words(`rule_${name}`)}
            name={name}
            autoComplete="off"
            maxLength={5}
            size={8}
            defaultValue={rules[name]}
          />
        ))}
        <Select
          label={words("rule_firstAsked")}
          hint={words("rule_firstAsked_hint")}
          name="firstAsked"
          choices={periods}
          defaultValue={rules.firstAsked}
        />
        <Submit>{words("rules_save")}</Submit>
      </Form>
    </Page>
  );
}
