/** The first step: whose installation this is, and in which layout it writes. */

import { redirect } from "react-router";
import { z } from "zod";
import { requestContext } from "../../access/context.server.ts";
import { guardPage, requirePerson } from "../../access/guard.server.ts";
import { readSetting, writeSetting } from "../../database/setting.server.ts";
import { usualLayout } from "../../documents/usualLayout.server.ts";
import { refuseUnlessMaySetForAll } from "../../folder/defining.server.ts";
import { posted } from "../../server/http/posted.server.ts";
import { Field, Submit } from "../../web/form.tsx";
import { useWords } from "../../web/language.tsx";
import { Page } from "../../web/page.tsx";
import { useRefusal } from "../../web/refusal.tsx";
import { beginningPaths } from "../addresses.ts";
import { addBody } from "../begin.server.ts";
import { readBody, sayBody } from "../gather.server.ts";
import { beginningTexts } from "../texts.ts";
import type { Route } from "./+types/body.ts";
import "./beginning.css";

export const middleware = [guardPage("definition.write")];

const unitName = z.string().trim().normalize().max(200, "body_name_too_long");
const Given = z.object({
  name: unitName.min(1, "body_name_missing").optional(),
  superior: unitName.default(""),
  layout: z.enum(["party", "state"], "layout_missing"),
});

export async function loader({ context }: Route.LoaderArgs) {
  const asked = context.get(requestContext);
  return asked.database.read(async (tx) => ({
    body: (await readBody(tx))?.name,
    layout: await readSetting(tx, usualLayout),
  }));
}

export async function action({ request, context }: Route.ActionArgs) {
  const asked = context.get(requestContext);
  const doing = { by: requirePerson(asked), at: asked.clock.now() };
  const stamp = { by: doing.by.id, at: doing.at };
  return posted(request, Given, asked, async ({ name, superior, layout }) => {
    await asked.database.write(async (tx) => {
      const body = await readBody(tx);
      await refuseUnlessMaySetForAll(tx, doing);
      if (!body) await sayBody(tx, await addBody(tx, { name: name ?? "", superior }, doing), stamp);
      await writeSetting(tx, usualLayout, layout, stamp);
    });
    return redirect(beginningPaths.units);
  });
}

export default function BodyPage({ loaderData: { body, layout } }: Route.ComponentProps) {
  const words = useWords(beginningTexts);
  const { typed } = useRefusal();
  const chosen = typed.layout ?? layout ?? "party";
  return (
    <Page title={words("step_body")} crumbs={[{ to: beginningPaths.beginning, name: words("beginning") }]} narrow>
      <form method="post">
        {body === undefined ? (
          <>
            <Field
              label={words("body_name")}
              name="name"
              hint={words("body_name_hint")}
              autoComplete="off"
              required
              maxLength={200}
            />
            <Field
              label={words("superior")}
              name="superior"
              hint={words("superior_hint")}
              autoComplete="off"
              maxLength={200}
            />
          </>
        ) : (
          <p>{words("body_is", { body })}</p>
        )}
        <fieldset className="choices">
          <legend>{words("usual_layout")}</legend>
          {(["party", "state"] as const).map((each) => (
            <label key={each}>
              <input type="radio" name="layout" value={each} defaultChecked={chosen === each} required />
              <span>
                {words(`layout_${each}`)}
                <span className="hint">{words(`layout_${each}_hint`)}</span>
              </span>
            </label>
          ))}
        </fieldset>
        <Submit>{words("save_and_go_on")}</Submit>
      </form>
    </Page>
  );
}
