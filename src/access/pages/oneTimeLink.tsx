/** A one-time link: the password is set here, and for the first administrator the account is made. */
import { redirect } from "react-router";
import { z } from "zod";
import { posted } from "../../server/http/posted.server.ts";
import { withDone } from "../../web/address.ts";
import { Field, Submit } from "../../web/form.tsx";
import { secret } from "../../web/formData.ts";
import { useWords } from "../../web/language.tsx";
import { Page } from "../../web/page.tsx";
import { accessPaths } from "../addresses.ts";
import { requestContext } from "../context.server.ts";
import { guardPage } from "../guard.server.ts";
import { openLink, setPasswordByLink } from "../link.server.ts";
import { requireRepeated } from "../password.ts";
import { fullName, username } from "../schemas.ts";
import { accessTexts } from "../texts.ts";
import type { Route } from "./+types/oneTimeLink.ts";
import { NewPasswordFields } from "./passwordFields.tsx";

const NewPassword = z.object({
  password: secret(z.string()),
  repeated: secret(z.string()),
  username: username.optional(),
  name: fullName.optional(),
});

export const middleware = [guardPage("link.use", undefined, { counts: "sign_in" })];

export async function loader({ params, context }: Route.LoaderArgs) {
  const { database, wall } = context.get(requestContext);
  const { purpose, person } = await database.read((tx) => openLink(tx, params.token, wall.now()));
  return { purpose, person: person && { username: person.username, name: person.name } };
}

export async function action({ request, params, context }: Route.ActionArgs) {
  const asked = context.get(requestContext);
  return posted(request, NewPassword, asked, async (given) => {
    requireRepeated(given.password, given.repeated);
    const administrator =
      given.username !== undefined && given.name !== undefined
        ? { username: given.username, name: given.name }
        : undefined;
    await asked.database.write((tx) =>
      setPasswordByLink(tx, params.token, given.password, {
        clock: asked.clock,
        wall: asked.wall,
        administrator,
      }),
    );
    return redirect(withDone(accessPaths.signIn, "password"), 303);
  });
}

export default function OneTimeLinkPage({ loaderData: { purpose, person } }: Route.ComponentProps) {
  const words = useWords(accessTexts);
  const isFirst = purpose === "first_administrator";
  return (
    <Page
      title={words(isFirst ? "link_first_administrator" : "link_set_password")}
      lead={person ? words("link_set_lead", person) : words("link_first_lead")}
      narrow
    >
      <form method="post">
        {person ? (
          <input type="hidden" autoComplete="username" value={person.username} readOnly />
        ) : (
          <>
            <Field label={words("full_name")} name="name" autoComplete="name" required />
            <Field
              label={words("username")}
              name="username"
              hint={words("username_hint")}
              autoComplete="username"
              autoCapitalize="none"
              required
            />
          </>
        )}
        <NewPasswordFields />
        <Submit>{words(isFirst ? "make_account" : "save_password")}</Submit>
      </form>
    </Page>
  );
}
