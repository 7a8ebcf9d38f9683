import { redirect } from "react-router";
import { z } from "zod";
import { posted } from "../../server/http/posted.server.ts";
import { doneMarks, withQuery } from "../../web/address.ts";
import { Field, Submit } from "../../web/form.tsx";
import { queryOf, secret } from "../../web/formData.ts";
import { useWords } from "../../web/language.tsx";
import { Notice, Page, Section } from "../../web/page.tsx";
import { useRefusal } from "../../web/refusal.tsx";
import { accessPaths } from "../addresses.ts";
import { requestContext } from "../context.server.ts";
import { cookieWith, tokenIn } from "../cookie.ts";
import { DEMO_PASSWORD, demoAccounts } from "../demoAccounts.server.ts";
import { guardPage } from "../guard.server.ts";
import { pathOfOurs } from "../next.ts";
import { ABSOLUTE_LIMIT } from "../session.server.ts";
import { signIn } from "../signIn.server.ts";
import { STEP_LIMIT } from "../signInStep.server.ts";
import { accessTexts } from "../texts.ts";
import type { Route } from "./+types/signIn.ts";

const SignIn = z.object({
  username: z.string().min(1),
  password: secret(z.string().min(1)),
  next: z.string().optional(),
});
const Query = z.object({
  tiep: z.string().optional(),
  ...doneMarks(["password"]),
  "qua-han": z.literal("ma").optional(),
});

export const middleware = [guardPage("session.begin", undefined, { counts: "sign_in" })];

export async function loader({ request, context }: Route.LoaderArgs) {
  const { person, demo } = context.get(requestContext);
  const { tiep, xong, "qua-han": over } = queryOf(request, Query);
  if (person) throw redirect(pathOfOurs(tiep));
  return {
    next: tiep,
    passwordSaved: xong === "password",
    stepOver: over === "ma",
    demo: demo
      ? { password: DEMO_PASSWORD, accounts: demoAccounts.map(({ username, name }) => ({ username, name })) }
      : undefined,
  };
}

export async function action({ request, context }: Route.ActionArgs) {
  const asked = context.get(requestContext);
  const { isSecure } = asked.configuration;
  return posted(request, SignIn, asked, async ({ username, password, next }) => {
    const previous = tokenIn("session", request.headers.get("Cookie"), isSecure);
    const signedIn = await signIn(asked, { username, password, address: asked.address, previous }, asked.wall);
    if ("step" in signedIn) {
      const cookie = cookieWith("step", signedIn.step, isSecure, STEP_LIMIT / 1000);
      return redirect(withQuery(accessPaths.signInCode, { tiep: next }), {
        status: 303,
        headers: { "Set-Cookie": cookie },
      });
    }
    const cookie = cookieWith("session", signedIn.session, isSecure, ABSOLUTE_LIMIT / 1000);
    return redirect(pathOfOurs(next), { status: 303, headers: { "Set-Cookie": cookie } });
  });
}

/** A refusal for too many tries says when to come again. */
export function headers({ actionHeaders }: Route.HeadersArgs) {
  return actionHeaders;
}

export default function SignInPage({ loaderData }: Route.ComponentProps) {
  const words = useWords(accessTexts);
  const { next, passwordSaved, stepOver, demo } = loaderData;
  const { refusal } = useRefusal();
  return (
    <Page title={words("sign_in")} narrow>
      {passwordSaved && <Notice>{words("password_saved")}</Notice>}
      {stepOver && !refusal && <Notice kind="warning">{words("sign_in_step_over")}</Notice>}
      <form method="post">
        {next !== undefined && <input type="hidden" name="next" value={next} />}
        <Field label={words("username")} name="username" autoComplete="username" autoCapitalize="none" required />
        <Field label={words("password")} name="password" type="password" autoComplete="current-password" required />
        <Submit>{words("sign_in")}</Submit>
      </form>
      <p className="small soft">{words("forgot_password")}</p>
      {demo && (
        <Section title={words("demo_accounts")}>
          <p>{words("demo_accounts_lead", { password: demo.password })}</p>
          <ul>
            {demo.accounts.map((account) => (
              <li key={account.username}>
                <code>{account.username}</code> · {account.name}
              </li>
            ))}
          </ul>
        </Section>
      )}
    </Page>
  );
}
