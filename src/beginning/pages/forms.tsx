/** The fourth step: forms as the targets ask for them, to be taken as they are or without some lines. */
import { redirect } from "react-router";
import { z } from "zod";
import { requestContext } from "../../access/context.server.ts";
import { accessTree, guardPage, requireMay, requirePerson } from "../../access/guard.server.ts";
import { may } from "../../access/may.ts";
import { today } from "../../calendar/clock.ts";
import { calendarTexts } from "../../calendar/texts.ts";
import { readDefinitions } from "../../indicators/definitions.server.ts";
import { posted } from "../../server/http/posted.server.ts";
import { isUnitKind } from "../../units/kinds.ts";
import { Button, LinkButton, Select } from "../../web/form.tsx";
import { queryOf } from "../../web/formData.ts";
import { useWords } from "../../web/language.tsx";
import { Page, Section } from "../../web/page.tsx";
import { useRefusal } from "../../web/refusal.tsx";
import { beginningPaths } from "../addresses.ts";
import { addForms } from "../begin.server.ts";
import { offeredFrequencies, proposeForms } from "../formsProposed.ts";
import { readBody, targetedIndicators } from "../gather.server.ts";
import { beginningTexts } from "../texts.ts";
import type { Route } from "./+types/forms.ts";
import "./beginning.css";

export const middleware = [guardPage("definition.write")];

const frequency = z.enum(offeredFrequencies);
const Query = z.object({ "tan-suat": frequency.default("quarter") });
const Given = z.object({ frequency, line: z.array(z.string()).default([]) });

export async function loader({ request, context }: Route.LoaderArgs) {
  const asked = context.get(requestContext);
  const chosen = queryOf(request, Query)["tan-suat"];
  return asked.database.read(async (tx) => {
    const definitions = await readDefinitions(tx);
    const forms = proposeForms(definitions, await targetedIndicators(tx), chosen);
    const shown = forms.map((form) => ({
      ...form,
      owedBy: form.owedBy.map((word) => definitions.tree.byCode.get(word)?.name ?? word),
    }));
    return { chosen, forms: shown, formsThere: definitions.forms.map(({ name }) => name) };
  });
}

export async function action({ request, context }: Route.ActionArgs) {
  const asked = context.get(requestContext);
  const doing = { by: requirePerson(asked), at: asked.clock.now() };
  return posted(request, Given, asked, async ({ frequency, line }) => {
    const wanted = new Set(line);
    await asked.database.write(async (tx) => {
      const body = await readBody(tx);
      await requireMay(tx, asked, "definition.write", body ? { unit: body.id } : "anywhere");
      const proposed = proposeForms(await readDefinitions(tx), await targetedIndicators(tx), frequency);
      const forms = proposed
        .map((form) => ({ ...form, lines: form.lines.filter(({ code }) => wanted.has(code)) }))
        .filter((form) => form.lines.length > 0);
      if (forms.length > 0) await addForms(tx, forms, doing);
    });
    const tree = await asked.database.read(accessTree);
    const mayGoOn = may(asked.person, "person.manage", "anywhere", tree, today(asked.clock));
    return redirect(mayGoOn ? beginningPaths.accounts : beginningPaths.beginning);
  });
}

export default function FormsPage({ loaderData: { chosen, forms, formsThere } }: Route.ComponentProps) {
  const words = useWords(beginningTexts);
  const frequencies = useWords(calendarTexts);
  const { refusal, typed } = useRefusal();
  const lines = typed.line?.split("\n") ?? [];
  const count = forms.reduce((sum, form) => sum + form.lines.length, 0);
  return (
    <Page
      title={words("step_forms")}
      lead={words(count === 0 ? "forms_nothing_wanted" : "forms_lead", { count })}
      crumbs={[{ to: beginningPaths.beginning, name: words("beginning") }]}
      narrow
    >
      {formsThere.length > 0 && (
        <details className="section">
          <summary>{words("forms_there", { count: formsThere.length })}</summary>
          <ul>
            {formsThere.map((name) => (
              <li key={name}>{name}</li>
            ))}
          </ul>
        </details>
      )}
      {count === 0 ? (
        <p className="actions">
          <LinkButton to={beginningPaths.beginning}>{words("back_to_steps")}</LinkButton>
        </p>
      ) : (
        <>
          <form method="get" className="row-of-fields">
            <Select
              label={words("how_often")}
              name="tan-suat"
              defaultValue={chosen}
              choices={offeredFrequencies.map((each) => ({ value: each, name: frequencies(`frequency_${each}`) }))}
            />
            <Button>{words("propose_again")}</Button>
          </form>
          <form method="post" key={chosen}>
            <input type="hidden" name="frequency" value={chosen} />
            {forms.map((form) => (
              <Section key={form.code} title={form.name}>
                <p className="soft">
                  {words("owed_by", { who: form.owedBy.map((word) => kindWords(word, words)).join(", ") })}
                </p>
                <ul className="checks">
                  {form.lines.map((line) => (
                    <li key={line.code}>
                      <label>
                        <input
                          type="checkbox"
                          name="line"
                          value={line.code}
                          defaultChecked={!refusal || lines.includes(line.code)}
                        />
                        <span>
                          {line.name} {line.measure && <span className="soft">({line.measure})</span>}
                        </span>
                      </label>
                    </li>
                  ))}
                </ul>
              </Section>
            ))}
            <p className="section actions">
              <Button kind="primary">{words("make_forms", { count: forms.length })}</Button>
            </p>
          </form>
        </>
      )}
    </Page>
  );
}

function kindWords(word: string, words: ReturnType<typeof useWords<typeof beginningTexts>>): string {
  return isUnitKind(word) ? words(`all_${word}`) : word;
}
