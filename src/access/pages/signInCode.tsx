/** The second half of signing in: the code of the telephone, or one for recovery. */
import { redirect } from "react-router";
import { z } from "zod";
import { isAppError } from "../../server/error.ts";
import { posted } from "../../server/http/posted.server.ts";
import { withQuery } from "../../web/address.ts";
import { Field, Submit } from "../../web/form.tsx";
import { queryOf, secret } from "../../web/formData.ts";
import { useWords } from "../../web/language.tsx";
import { Page } from "../../web/page.tsx";
import { accessPaths } from "../addresses.ts";
import { requestContext } from "../context.server.ts";
import { clearedCookie, cookieWith, tokenIn } from "../cookie.ts";
import { guardPage } from "../guard.server.ts";
import { pathOfOurs } from "../next.ts";
import { ABSOLUTE_LIMIT } from "../session.server.ts";
import { signInByCode } from "../signIn.server.ts";
import { findStep } from "../signInStep.server.ts";
import { accessTexts } from "../texts.ts";
import type { Route } from "./+types/signInCode.ts";

const Code = z.object({
  code: secret(z.string().min(1, "sign_in_code_wrong").max(60, "sign_in_code_wrong")),
  next: z.string().optional(),
});
const Query = z.object({ tiep: z.string().optional() });

export const middleware = [guardPage("session.begin", undefined, { counts: "sign_in" })];

export async function loader({ request, context }: Route.LoaderArgs) {
  const { database, wall, configuration } = context.get(requestContext);
  const { tiep } = queryOf(request, Query);
  const step = tokenIn("step", request.headers.get("Cookie"), configuration.isSecure);
  const who = step && (await database.read((tx) => findStep(tx, step, wall.now())));
  if (!who) throw redirect(accessPaths.signIn);
  return { next: tiep };
}

export async function action({ request, context }: Route.ActionArgs) {
  const asked = context.get(requestContext);
  const { isSecure } = asked.configuration;
  const cookies = request.headers.get("Cookie");
  return posted(request, Code, asked, async ({ code, next }) => {
    const step = tokenIn("step", cookies, isSecure);
    const previous = tokenIn("session", cookies, isSecure);
    const session = await signInByCode(asked, { step, code, address: asked.address, previous }, asked.wall).catch(
      toBeginAgain,
    );
    const headers = new Headers();
    headers.append("Set-Cookie", cookieWith("session", session, isSecure, ABSOLUTE_LIMIT / 1000));
    headers.append("Set-Cookie", clearedCookie("step", isSecure));
    return redirect(pathOfOurs(next), { status: 303, headers });
  });
}

/** Whoever took too long gives the password again. */
function toBeginAgain(error: unknown): never {
  if (isAppError(error) && error.code === "sign_in_step_over")
    throw redirect(withQuery(accessPaths.signIn, { "qua-han": "ma" }), 303);
  throw error;
}

export function headers({ actionHeaders }: Route.HeadersArgs) {
  return actionHeaders;
}

export default function SignInCodePage({ loaderData: { next } }: Route.ComponentProps) {
  const words = useWords(accessTexts);
  return (
    <Page title={words("second_step")} lead={words("second_step_lead")} narrow>
      <form method="post">
        {next !== undefined && <input type="hidden" name="next" value={next} />}
        <Field
          label={words("code")}
          name="code"
          hint={words("code_hint")}
          autoComplete="one-time-code"
          autoCapitalize="none"
          spellCheck={false}
          required
        />
        <Submit>{words("sign_in")}</Submit>
      </form>
      <p className="small soft">{words("lost_telephone")}</p>
    </Page>
  );
}
