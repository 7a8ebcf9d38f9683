/** Taking up, renewing and ending the second factor. Every step asks for the password, so that a session left open is not enough. */
import { z } from "zod";
import { writeInstant } from "../../calendar/clock.ts";
import { posted } from "../../server/http/posted.server.ts";
import { todayPaths } from "../../today/addresses.ts";
import { Field, LinkButton, Submit } from "../../web/form.tsx";
import { secret } from "../../web/formData.ts";
import { useWords } from "../../web/language.tsx";
import { Facts, Notice, Page, Section } from "../../web/page.tsx";
import { useRefusal } from "../../web/refusal.tsx";
import { confirmPassword } from "../account.server.ts";
import { accessPaths } from "../addresses.ts";
import { type RequestContext, requestContext } from "../context.server.ts";
import { tokenIn } from "../cookie.ts";
import { guardPage, requirePerson } from "../guard.server.ts";
import { asProved } from "../proof.server.ts";
import {
  beginSecondFactor,
  confirmSecondFactor,
  endSecondFactor,
  renewRecoveryCodes,
  secondFactorOf,
} from "../secondFactor.server.ts";
import { needsSecondFactor, type Shared, sharedSecret } from "../secondFactor.ts";
import { accessTexts } from "../texts.ts";
import type { Route } from "./+types/secondFactor.ts";
import { CurrentPassword } from "./passwordFields.tsx";

const Given = z.object({
  intent: z.enum(["begin", "confirm", "codes", "end"]),
  current: secret(z.string().optional()),
  code: secret(z.string().max(60, "sign_in_code_wrong").optional()),
});

export const middleware = [guardPage("account.manage")];

type Shown = { state: "none" } | { state: "begun"; shared: Shared } | { state: "on"; since: string; codesLeft: number };

export async function loader({ context }: Route.LoaderArgs) {
  const asked = context.get(requestContext);
  const person = requirePerson(asked);
  const factor = await asked.database.read((tx) => secondFactorOf(tx, person.id));
  return {
    factor: shown(factor, { username: person.username, issuer: "Quyết" }),
    demanded: person.owes === "second_factor",
    advised: factor.state === "none" && needsSecondFactor(person),
  };
}

function shown(factor: Awaited<ReturnType<typeof secondFactorOf>>, names: Parameters<typeof sharedSecret>[1]): Shown {
  switch (factor.state) {
    case "none":
      return factor;
    case "begun":
      return { state: "begun", shared: sharedSecret(factor.secret, names) };
    case "on":
      return { state: "on", since: writeInstant(factor.since), codesLeft: factor.codesLeft };
    default:
      return factor satisfies never;
  }
}

/** What was done, for the page: the recovery codes are answered this once. */
type Done = { codes?: string[]; ended?: true };

export async function action({ request, context }: Route.ActionArgs) {
  const asked = context.get(requestContext);
  const cookies = request.headers.get("Cookie");
  return posted(request, Given, asked, (given) => changed(asked, given, cookies));
}

async function changed(asked: RequestContext, given: z.output<typeof Given>, cookies: string | null): Promise<Done> {
  const { database, clock, wall, address, configuration } = asked;
  const person = requirePerson(asked);
  const now = wall.now();
  if (given.intent === "confirm") {
    const kept = tokenIn("session", cookies, configuration.isSecure);
    const moment = { clock, now, kept };
    return { codes: await database.write((tx) => confirmSecondFactor(tx, person.id, given.code ?? "", moment)) };
  }
  const proof = await confirmPassword(database, person, { password: given.current ?? "", address, now });
  switch (given.intent) {
    case "begin":
      await asProved(database, proof, (tx) => beginSecondFactor(tx, person.id, now));
      return {};
    case "codes":
      return { codes: await asProved(database, proof, (tx) => renewRecoveryCodes(tx, person.id, clock)) };
    case "end":
      await asProved(database, proof, (tx) => endSecondFactor(tx, person.id, { by: person.id, clock, wall }));
      return { ended: true };
    default:
      return given.intent satisfies never;
  }
}

export function headers({ actionHeaders }: Route.HeadersArgs) {
  return actionHeaders;
}

export default function SecondFactorPage({ loaderData, actionData }: Route.ComponentProps) {
  const words = useWords(accessTexts);
  const { factor, demanded, advised } = loaderData;
  const done: Done = actionData === undefined || "refusal" in actionData ? {} : actionData;
  return (
    <Page
      title={words("second_factor")}
      lead={words("second_factor_lead")}
      crumbs={[{ to: accessPaths.account, name: words("account") }]}
      narrow
    >
      {demanded && !done.codes && <Notice kind="warning">{words("owes_second_factor")}</Notice>}
      {advised && !demanded && <Notice>{words("second_factor_advice")}</Notice>}
      {done.ended && <Notice>{words("second_factor_ended")}</Notice>}
      {done.codes && <RecoveryCodes codes={done.codes} />}
      {done.codes && (
        <p className="actions">
          <LinkButton kind="primary" to={todayPaths.today}>
            {words("recovery_codes_kept")}
          </LinkButton>
        </p>
      )}
      {factor.state === "none" && <WithPassword intent="begin" act="second_factor_begin" kind="primary" />}
      {factor.state === "begun" && <Confirming shared={factor.shared} />}
      {factor.state === "on" && <Standing {...factor} />}
    </Page>
  );
}

type WithPasswordProps = {
  intent: "begin" | "codes" | "end";
  act: "second_factor_begin" | "recovery_codes_renew" | "second_factor_end";
  kind?: "primary" | "danger";
};

/** One act, with the password that is typed to do it. */
function WithPassword({ intent, act, kind }: WithPasswordProps) {
  const words = useWords(accessTexts);
  const { typed } = useRefusal();
  return (
    <Section title={words(act)}>
      <p>{words(`${act}_lead`)}</p>
      <form method="post">
        {/* A fault of the field has its place in the form that was sent. */}
        <CurrentPassword id={typed.intent === intent ? "current" : `password-to-${intent}`} />
        <Submit kind={kind} intent={intent}>
          {words(act)}
        </Submit>
      </form>
    </Section>
  );
}

function Confirming({ shared: { secret, drawn, address } }: { shared: Shared }) {
  const words = useWords(accessTexts);
  return (
    <Section title={words("second_factor_scan")}>
      <p>{words("second_factor_scan_lead")}</p>
      <svg
        className="qr"
        viewBox={`0 0 ${drawn.size} ${drawn.size}`}
        role="img"
        aria-label={words("second_factor_drawn")}
        shapeRendering="crispEdges"
      >
        <rect width={drawn.size} height={drawn.size} fill="#fff" />
        <path d={drawn.path} fill="#000" />
      </svg>
      <p>{words("second_factor_typed")}</p>
      <p>
        <code className="secret">{secret}</code>
      </p>
      <p>
        <a href={address}>{words("second_factor_here")}</a>
      </p>
      <form method="post">
        <Field
          label={words("code_of_telephone")}
          name="code"
          inputMode="numeric"
          autoComplete="one-time-code"
          maxLength={10}
          required
        />
        <Submit intent="confirm">{words("second_factor_confirm")}</Submit>
      </form>
    </Section>
  );
}

function RecoveryCodes({ codes }: { codes: string[] }) {
  const words = useWords(accessTexts);
  return (
    <Notice>
      <p className="told">{words("recovery_codes_made")}</p>
      <p>{words("recovery_codes_lead")}</p>
      <ul className="codes">
        {codes.map((code) => (
          <li key={code}>
            <code className="secret">{code}</code>
          </li>
        ))}
      </ul>
    </Notice>
  );
}

function Standing({ since, codesLeft }: { since: string; codesLeft: number }) {
  const words = useWords(accessTexts);
  return (
    <>
      {codesLeft === 0 && <Notice kind="warning">{words("recovery_codes_none")}</Notice>}
      <Facts
        facts={[
          [words("state"), words("second_factor_since", { since })],
          [words("recovery_codes"), words("recovery_codes_left", { count: codesLeft })],
        ]}
      />
      <WithPassword intent="codes" act="recovery_codes_renew" />
      <WithPassword intent="end" act="second_factor_end" kind="danger" />
    </>
  );
}
