/** The rules of signing in that an installation sets for itself. */

import { redirect } from "react-router";
import { z } from "zod";
import { readSetting, writeSetting } from "../../database/setting.server.ts";
import { posted } from "../../server/http/posted.server.ts";
import { doneMarks, withDone } from "../../web/address.ts";
import { Check, Field, Submit } from "../../web/form.tsx";
import { queryOf } from "../../web/formData.ts";
import { useWords } from "../../web/language.tsx";
import { Notice, Page } from "../../web/page.tsx";
import { useRefusal } from "../../web/refusal.tsx";
import { accessPaths } from "../addresses.ts";
import { requestContext } from "../context.server.ts";
import { guardPage, requirePerson } from "../guard.server.ts";
import { maySetRules, requireRules } from "../manage.server.ts";
import { orEmpty } from "../schemas.ts";
import { signInRules } from "../signInRules.server.ts";
import { accessTexts } from "../texts.ts";
import type { Route } from "./+types/signInRules.ts";

const ticks = [
  { name: "secondFactor", word: "rule_second_factor" },
  { name: "composition", word: "rule_composition" },
] as const;
const ticked = z.literal("1").optional();
const Rules = z.object({
  secondFactor: ticked,
  composition: ticked,
  expiryDays: orEmpty(
    z.coerce.number("expiry_wrong").int("expiry_wrong").min(1, "expiry_wrong").max(3650, "expiry_wrong"),
  ),
});
const Query = z.object(doneMarks(["save"]));

export const middleware = [guardPage("person.manage")];

export async function loader({ request, context }: Route.LoaderArgs) {
  const asked = context.get(requestContext);
  const saved = queryOf(request, Query).xong === "save";
  return asked.database.read(async (tx) => {
    return { rules: await readSetting(tx, signInRules), saved, mayChange: await maySetRules(tx, asked) };
  });
}

export async function action({ request, context }: Route.ActionArgs) {
  const asked = context.get(requestContext);
  return posted(request, Rules, asked, async ({ secondFactor, composition, expiryDays }) => {
    const rules = {
      secondFactor: secondFactor === "1",
      composition: composition === "1",
      expiryDays: expiryDays ?? null,
    };
    const by = requirePerson(asked).id;
    await asked.database.write(async (tx) => {
      await requireRules(tx, asked);
      await writeSetting(tx, signInRules, rules, { by, at: asked.clock.now() });
    });
    return redirect(withDone(accessPaths.signInRules, "save"), 303);
  });
}

export default function SignInRulesPage({ loaderData }: Route.ComponentProps) {
  const words = useWords(accessTexts);
  const { saved, mayChange } = loaderData;
  const { refusal, typed } = useRefusal();
  const rules: Record<string, string | number | boolean | null> = refusal ? typed : loaderData.rules;
  return (
    <Page
      title={words("sign_in_rules")}
      lead={words("sign_in_rules_lead")}
      crumbs={[{ to: accessPaths.people, name: words("people") }]}
      narrow
    >
      {saved && !refusal && <Notice>{words("sign_in_rules_saved")}</Notice>}
      <form method="post">
        {ticks.map(({ name, word }) => (
          <Check
            key={name}
            label={words(word)}
            hint={words(`${word}_hint`)}
            name={name}
            value="1"
            defaultChecked={Boolean(rules[name])}
            disabled={!mayChange}
          />
        ))}
        <Field
          label={words("rule_expiry")}
          name="expiryDays"
          inputMode="numeric"
          hint={words("rule_expiry_hint")}
          defaultValue={String(rules.expiryDays ?? "")}
          maxLength={4}
          disabled={!mayChange}
        />
        {mayChange ? <Submit>{words("save")}</Submit> : <p className="soft">{words("sign_in_rules_above")}</p>}
      </form>
    </Page>
  );
}
