import { data, Link } from "react-router";
import { z } from "zod";
import { today } from "../../calendar/clock.ts";
import { AppError } from "../../server/error.ts";
import { posted } from "../../server/http/posted.server.ts";
import { unitNamed } from "../../units/toldApart.ts";
import { doneMarks } from "../../web/address.ts";
import { Submit } from "../../web/form.tsx";
import { queryOf, secret } from "../../web/formData.ts";
import { useLanguage, useWords } from "../../web/language.tsx";
import { Facts, Notice, Page, Section } from "../../web/page.tsx";
import { confirmPasswordAndCode, makeOwnToken, revokeTokenOf } from "../account.server.ts";
import { accessPaths } from "../addresses.ts";
import { type RequestContext, requestContext } from "../context.server.ts";
import { accessTree, guardPage, requirePerson } from "../guard.server.ts";
import { tokenRightsOf } from "../may.ts";
import { tokenRights } from "../person.ts";
import { asProved } from "../proof.server.ts";
import { fullName, tokenLifetimes } from "../schemas.ts";
import { secondFactorOf } from "../secondFactor.server.ts";
import { needsSecondFactor } from "../secondFactor.ts";
import { accessTexts } from "../texts.ts";
import { listTokens } from "../token.server.ts";
import type { Route } from "./+types/account.ts";
import { LanguageChoice } from "./languageChoice.tsx";
import { OwnTokens, tokenLine } from "./tokens.tsx";

const Account = z.object({
  intent: z.enum(["make_token", "revoke_token"]),
  name: fullName.optional(),
  days: z.coerce.number().pipe(z.literal(tokenLifetimes)).optional(),
  rights: z.array(z.enum(tokenRights)).optional(),
  current: secret(z.string().optional()),
  code: secret(z.string().max(60, "sign_in_code_wrong").optional()),
  token: z.coerce.number().int().positive().optional(),
});

const Query = z.object(doneMarks(["password"]));

export const middleware = [guardPage("account.manage")];

export async function loader({ request, context }: Route.LoaderArgs) {
  const asked = context.get(requestContext);
  const person = requirePerson(asked);
  const { xong } = queryOf(request, Query);
  return asked.database.read(async (tx) => {
    const tree = await accessTree(tx);
    const tokens = await listTokens(tx, person.id, asked.wall.now());
    const factor = await secondFactorOf(tx, person.id);
    const isOn = factor.state === "on";
    return {
      passwordChanged: xong === "password",
      factor: { isOn, advised: !isOn && needsSecondFactor(person), lacksCodes: isOn && factor.codesLeft === 0 },
      username: person.username,
      name: person.name,
      roles: person.roles.map(({ role, unitId }) => ({
        role,
        unit: unitNamed(tree, unitId, asked.language, today(asked.clock)),
      })),
      tokens: tokens.map(tokenLine),
      rights: tokenRightsOf(person, tree, today(asked.clock)),
    };
  });
}

/** What a change answers to the page. */
type Done = { token?: string };

export async function action({ request, context }: Route.ActionArgs) {
  const asked = context.get(requestContext);
  return posted(request, Account, asked, async (given) => {
    switch (given.intent) {
      case "make_token":
        return data<Done>({ token: await newToken(asked, given) });
      case "revoke_token":
        await tokenRevoked(asked, given);
        return data<Done>({});
      default:
        return given.intent satisfies never;
    }
  });
}

type Given = z.output<typeof Account>;

/** By whoever knows the password and has the telephone, so that a session left open is not enough. */
async function newToken(asked: RequestContext, given: Given): Promise<string> {
  const { name, days, rights = [], current = "", code = "" } = given;
  if (name === undefined || days === undefined) throw new AppError("name_missing", 400);
  if (rights.length === 0) throw new AppError("token_rights_missing", 400);
  const { database, address, clock, wall } = asked;
  const person = requirePerson(asked);
  const now = wall.now();
  const proof = await confirmPasswordAndCode(database, person, { password: current, code, address, clock, now });
  return asProved(database, proof, (tx) => makeOwnToken(tx, person, { name, days, rights }, { clock, wall }));
}

async function tokenRevoked(asked: RequestContext, { token }: Given): Promise<void> {
  if (token === undefined) throw new AppError("not_found", 404);
  const { id } = requirePerson(asked);
  const doing = { by: id, clock: asked.clock, wall: asked.wall };
  await asked.database.write((tx) => revokeTokenOf(tx, id, token, doing));
}

export default function AccountPage({ loaderData, actionData }: Route.ComponentProps) {
  const words = useWords(accessTexts);
  const { username, name, roles } = loaderData;
  return (
    <Page title={words("account")} narrow>
      {loaderData.passwordChanged && <Notice>{words("password_changed")}</Notice>}
      <Facts
        facts={[
          [words("full_name"), name],
          [words("username"), username],
          [
            words("your_roles"),
            roles.length === 0
              ? words("no_roles")
              : roles
                  .map(({ role, unit }) => words("role_on", { role: words(role), unit: unit ?? words("everything") }))
                  .join("; "),
          ],
        ]}
      />
      <ShownLanguage />
      <WaysIn factor={loaderData.factor} />
      <OwnTokens
        tokens={loaderData.tokens}
        rights={loaderData.rights}
        hasFactor={loaderData.factor.isOn}
        made={actionData && "token" in actionData ? actionData.token : undefined}
      />
    </Page>
  );
}

/** Posted to where the switch in the frame goes, too. */
function ShownLanguage() {
  const words = useWords(accessTexts);
  return (
    <Section title={words("language")}>
      <form method="post" action={accessPaths.language}>
        <input type="hidden" name="back" value={accessPaths.account} />
        <LanguageChoice label={words("shown_in")} chosen={useLanguage()} />
        <Submit kind="plain">{words("save")}</Submit>
      </form>
    </Section>
  );
}

/** Password and second factor: each has a page of its own, which asks for the password first. */
function WaysIn({ factor }: { factor: { isOn: boolean; advised: boolean; lacksCodes: boolean } }) {
  const words = useWords(accessTexts);
  return (
    <Section title={words("ways_in")}>
      {factor.lacksCodes && <Notice kind="warning">{words("recovery_codes_none")}</Notice>}
      {factor.advised && <Notice kind="warning">{words("second_factor_advice")}</Notice>}
      <Facts
        facts={[
          [
            words("password"),
            <Link key="password" to={accessPaths.password}>
              {words("change_password")}
            </Link>,
          ],
          [
            words("second_factor"),
            <Link key="factor" to={accessPaths.secondFactor}>
              {words(factor.isOn ? "second_factor_on" : "second_factor_off")}
            </Link>,
          ],
        ]}
      />
    </Section>
  );
}
