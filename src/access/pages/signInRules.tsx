/** The rules of signing in that an installation sets for itself. */

import { redirect } from "react-router";
import { z } from "zod";
import { readSetting, writeSetting } from "../../database/setting.server.ts";
import { refused } from "../../server/http/refusal.server.ts";
import { Button, Check, ErrorSummary, Field } from "../../web/form.tsx";
import { formDataOf, queryOf } from "../../web/formData.ts";
import type { RouteHandle } from "../../web/handle.ts";
import { useWords } from "../../web/language.tsx";
import { Notice, Page } from "../../web/page.tsx";
import { requestContext } from "../context.server.ts";
import { guardPage, requirePerson } from "../guard.server.ts";
import { maySetRules, requireRules } from "../manage.server.ts";
import { orEmpty } from "../schemas.ts";
import { signInRules } from "../signInRules.server.ts";
import { accessTexts } from "../texts.ts";
import type { Route } from "./+types/signInRules.ts";

const ticked = z.literal("1").optional();
const Rules = z.object({
  secondFactor: ticked,
  composition: ticked,
  expiryDays: orEmpty(
    z.coerce.number("expiry_wrong").int("expiry_wrong").min(1, "expiry_wrong").max(3650, "expiry_wrong"),
  ),
});
const Query = z.object({ luu: z.literal("1").optional() });

export const middleware = [guardPage("person.manage")];
export const handle: RouteHandle = { chooser: false };

export async function loader({ request, context }: Route.LoaderArgs) {
  const asked = context.get(requestContext);
  const saved = queryOf(request, Query).luu === "1";
  return asked.database.read(async (tx) => {
    return { rules: await readSetting(tx, signInRules), saved, mayChange: await maySetRules(tx, asked) };
  });
}

export async function action({ request, context }: Route.ActionArgs) {
  const asked = context.get(requestContext);
  try {
    const { secondFactor, composition, expiryDays } = await formDataOf(request, Rules);
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
    return redirect("/app/nguoi-dung/quy-tac?luu=1", 303);
  } catch (error) {
    return refused(error, asked.language, accessTexts);
  }
}

export default function SignInRulesPage({ loaderData, actionData }: Route.ComponentProps) {
  const words = useWords(accessTexts);
  const { rules, saved, mayChange } = loaderData;
  return (
    <Page
      title={words("sign_in_rules")}
      lead={words("sign_in_rules_lead")}
      crumbs={[{ to: "/app/nguoi-dung", name: words("people") }]}
      narrow
    >
      {saved && !actionData && <Notice>{words("sign_in_rules_saved")}</Notice>}
      {actionData && <ErrorSummary {...actionData.refusal} />}
      <form method="post">
        <Check
          label={words("rule_second_factor")}
          hint={words("rule_second_factor_hint")}
          name="secondFactor"
          value="1"
          defaultChecked={rules.secondFactor}
          disabled={!mayChange}
        />
        <Check
          label={words("rule_composition")}
          hint={words("rule_composition_hint")}
          name="composition"
          value="1"
          defaultChecked={rules.composition}
          disabled={!mayChange}
        />
        <Field
          label={words("rule_expiry")}
          name="expiryDays"
          inputMode="numeric"
          hint={words("rule_expiry_hint")}
          defaultValue={rules.expiryDays ?? ""}
          maxLength={4}
          disabled={!mayChange}
        />
        {mayChange ? (
          <p className="actions">
            <Button kind="primary">{words("save")}</Button>
          </p>
        ) : (
          <p className="soft">{words("sign_in_rules_above")}</p>
        )}
      </form>
    </Page>
  );
}
