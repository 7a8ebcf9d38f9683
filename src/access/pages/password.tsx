/** A new password in place of the old one. */

import { redirect } from "react-router";
import { z } from "zod";
import { readSetting } from "../../database/setting.server.ts";
import { AppError } from "../../server/error.ts";
import { posted } from "../../server/http/posted.server.ts";
import { withDone } from "../../web/address.ts";
import { Submit } from "../../web/form.tsx";
import { secret } from "../../web/formData.ts";
import { useWords } from "../../web/language.tsx";
import { Notice, Page } from "../../web/page.tsx";
import { changePassword, confirmPassword } from "../account.server.ts";
import { accessPaths } from "../addresses.ts";
import { requestContext } from "../context.server.ts";
import { cookieWith } from "../cookie.ts";
import { guardPage, requirePerson } from "../guard.server.ts";
import { requireRepeated } from "../password.ts";
import { asProved } from "../proof.server.ts";
import { ABSOLUTE_LIMIT } from "../session.server.ts";
import { signInRules } from "../signInRules.server.ts";
import { accessTexts } from "../texts.ts";
import type { Route } from "./+types/password.ts";
import { CurrentPassword, NewPasswordFields } from "./passwordFields.tsx";

const Change = z.object({ current: secret(z.string()), password: secret(z.string()), repeated: secret(z.string()) });

export const middleware = [guardPage("account.manage")];

export async function loader({ context }: Route.LoaderArgs) {
  const asked = context.get(requestContext);
  const person = requirePerson(asked);
  const { composition } = await asked.database.read((tx) => readSetting(tx, signInRules));
  return { username: person.username, mustChange: person.owes === "new_password", composition };
}

export async function action({ request, context }: Route.ActionArgs) {
  const asked = context.get(requestContext);
  const { database, clock, wall, address, configuration } = asked;
  return posted(request, Change, asked, async ({ current, password, repeated }) => {
    const person = requirePerson(asked);
    const proof = await confirmPassword(database, person, { password: current, address, now: wall.now() });
    requireRepeated(password, repeated);
    if (password === current) {
      throw new AppError("password_refused", 400, {}, [{ code: "password_same", place: { field: "password" } }]);
    }
    const session = await asProved(database, proof, (tx) => changePassword(tx, person, password, { clock, wall }));
    const cookie = cookieWith("session", session, configuration.isSecure, ABSOLUTE_LIMIT / 1000);
    return redirect(withDone(accessPaths.account, "password"), { status: 303, headers: { "Set-Cookie": cookie } });
  });
}

export function headers({ actionHeaders }: Route.HeadersArgs) {
  return actionHeaders;
}

export default function PasswordPage({ loaderData }: Route.ComponentProps) {
  const words = useWords(accessTexts);
  const { username, mustChange, composition } = loaderData;
  return (
    <Page
      title={words("change_password")}
      lead={words("change_password_lead")}
      crumbs={[{ to: accessPaths.account, name: words("account") }]}
      narrow
    >
      {mustChange && <Notice kind="warning">{words("owes_new_password")}</Notice>}
      <form method="post">
        <input type="hidden" autoComplete="username" value={username} readOnly />
        <CurrentPassword />
        <NewPasswordFields composition={composition} />
        <Submit>{words("change_password")}</Submit>
      </form>
    </Page>
  );
}
