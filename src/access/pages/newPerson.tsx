import { data } from "react-router";
import { z } from "zod";
import { posted } from "../../server/http/posted.server.ts";
import { Field, LinkButton, Submit } from "../../web/form.tsx";
import { useWords } from "../../web/language.tsx";
import { Page } from "../../web/page.tsx";
import { accessPaths } from "../addresses.ts";
import { requestContext } from "../context.server.ts";
import { guardPage, requirePerson } from "../guard.server.ts";
import { addPerson } from "../people.server.ts";
import { roleGiven, unitChoices } from "../roleForm.server.ts";
import { email, fullName, language, orEmpty, role, username } from "../schemas.ts";
import { accessTexts } from "../texts.ts";
import type { Route } from "./+types/newPerson.ts";
import { LanguageChoice } from "./languageChoice.tsx";
import { LinkToHandOn, RoleFields } from "./roles.tsx";

const NewPerson = z.object({
  name: fullName,
  username,
  email: orEmpty(email),
  language,
  role,
  unit: z.string().optional(),
});

export const middleware = [guardPage("person.manage")];

export async function loader({ context }: Route.LoaderArgs) {
  const asked = context.get(requestContext);
  return { choices: await asked.database.read((tx) => unitChoices(tx, asked)) };
}

export async function action({ request, context }: Route.ActionArgs) {
  const asked = context.get(requestContext);
  return posted(request, NewPerson, asked, async ({ role, unit, ...given }) => {
    const doing = { by: requirePerson(asked).id, clock: asked.clock, wall: asked.wall };
    const link = await asked.database.write(async (tx) => {
      const roles = [await roleGiven(tx, asked, { role, unit })];
      return (await addPerson(tx, { ...given, email: given.email, roles }, doing)).link;
    });
    return data({ link: asked.configuration.origin + link, name: given.name });
  });
}

export default function NewPersonPage({ loaderData: { choices }, actionData }: Route.ComponentProps) {
  const words = useWords(accessTexts);
  const crumbs = [{ to: accessPaths.people, name: words("people") }];
  if (actionData && "link" in actionData) {
    return (
      <Page title={words("add_person")} crumbs={crumbs} narrow>
        <LinkToHandOn link={actionData.link} name={actionData.name} hours={72} />
        <p className="actions">
          <LinkButton to={accessPaths.people}>{words("back_to_people")}</LinkButton>
        </p>
      </Page>
    );
  }
  return (
    <Page title={words("add_person")} crumbs={crumbs} narrow>
      <form method="post">
        <Field label={words("full_name")} name="name" autoComplete="off" required maxLength={100} />
        <Field
          label={words("username")}
          name="username"
          hint={words("username_hint")}
          autoComplete="off"
          autoCapitalize="none"
          required
        />
        <Field label={words("email")} name="email" type="email" hint={words("email_hint")} autoComplete="off" />
        <LanguageChoice label={words("language")} />
        <RoleFields choices={choices} />
        <Submit>{words("add_person")}</Submit>
      </form>
    </Page>
  );
}
