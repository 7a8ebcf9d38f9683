import { data, Link } from "react-router";
import { z } from "zod";
import { systemClock, writeInstant } from "../../calendar/clock.ts";
import { AppError } from "../../server/error.ts";
import { posted } from "../../server/http/posted.server.ts";
import { doneMarks } from "../../web/address.ts";
import { Button, Field, Select } from "../../web/form.tsx";
import { queryOf } from "../../web/formData.ts";
import type { RouteHandle } from "../../web/handle.ts";
import { useLanguage, useWords } from "../../web/language.tsx";
import { Facts, Notice, Page, Section } from "../../web/page.tsx";
import { Table } from "../../web/table.tsx";
import { accessPaths } from "../addresses.ts";
import { type RequestContext, requestContext } from "../context.server.ts";
import { accessTree, guardPage, requirePerson } from "../guard.server.ts";
import { fullName, tokenLifetimes } from "../schemas.ts";
import { hasSecondFactor } from "../secondFactor.server.ts";
import { needsSecondFactor } from "../secondFactor.ts";
import { accessTexts } from "../texts.ts";
import { listTokens, makeToken, revokeToken } from "../token.server.ts";
import type { Route } from "./+types/account.ts";
import { LanguageChoice } from "./languageChoice.tsx";

const Account = z.object({
  intent: z.enum(["make_token", "revoke_token"]),
  name: fullName.optional(),
  days: z.coerce.number().pipe(z.literal(tokenLifetimes)).optional(),
  token: z.coerce.number().int().positive().optional(),
});

const Query = z.object(doneMarks(["password"]));

export const middleware = [guardPage("account.manage")];
export const handle: RouteHandle = { chooser: false };

export async function loader({ request, context }: Route.LoaderArgs) {
  const asked = context.get(requestContext);
  const person = requirePerson(asked);
  const { xong } = queryOf(request, Query);
  return asked.database.read(async (tx) => {
    const tree = await accessTree(tx);
    const tokens = await listTokens(tx, person.id, systemClock.now());
    const isOn = await hasSecondFactor(tx, person.id);
    return {
      passwordChanged: xong === "password",
      factor: { isOn, advised: !isOn && needsSecondFactor(person) },
      username: person.username,
      name: person.name,
      roles: person.roles.map(({ role, unitId }) => ({
        role,
        unit: unitId === undefined ? undefined : tree.byId.get(unitId)?.name,
      })),
      tokens: tokens.map(({ id, name, createdAt, expiresAt }) => ({
        id,
        name,
        made: writeInstant(createdAt),
        until: writeInstant(expiresAt),
      })),
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

async function newToken(asked: RequestContext, { name, days }: Given): Promise<string> {
  if (name === undefined || days === undefined) throw new AppError("name_missing", 400);
  const { id } = requirePerson(asked);
  const made = await asked.database.write((tx) => makeToken(tx, id, name, days, systemClock.now()));
  return made.token;
}

async function tokenRevoked(asked: RequestContext, { token }: Given): Promise<void> {
  if (token === undefined) throw new AppError("not_found", 404);
  const { id } = requirePerson(asked);
  await asked.database.write((tx) => revokeToken(tx, id, token, systemClock.now()));
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
      <Tokens tokens={loaderData.tokens} made={actionData && "token" in actionData ? actionData.token : undefined} />
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
        <p className="actions">
          <Button>{words("save")}</Button>
        </p>
      </form>
    </Section>
  );
}

/** Password and second factor: each has a page of its own, which asks for the password first. */
function WaysIn({ factor }: { factor: { isOn: boolean; advised: boolean } }) {
  const words = useWords(accessTexts);
  return (
    <Section title={words("ways_in")}>
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

type TokenLine = { id: number; name: string; made: string; until: string };

function Tokens({ tokens, made }: { tokens: TokenLine[]; made: string | undefined }) {
  const words = useWords(accessTexts);
  return (
    <Section title={words("tokens")}>
      <p>{words("tokens_lead")}</p>
      {made !== undefined && (
        <Notice>
          <p>{words("token_made")}</p>
          <p>
            <code className="secret">{made}</code>
          </p>
        </Notice>
      )}
      {tokens.length === 0 ? <p className="soft">{words("no_tokens")}</p> : <TokenTable tokens={tokens} />}
      <form method="post">
        <div className="row-of-fields">
          <Field label={words("token_name")} name="name" maxLength={100} required />
          <Select
            label={words("token_days")}
            name="days"
            choices={tokenLifetimes.map((count) => ({ value: String(count), name: words("days", { count }) }))}
          />
          <Button name="intent" value="make_token">
            {words("make_token")}
          </Button>
        </div>
      </form>
    </Section>
  );
}

function TokenTable({ tokens }: { tokens: TokenLine[] }) {
  const words = useWords(accessTexts);
  return (
    <Table
      label={words("tokens")}
      rows={tokens}
      keyOf={(token) => token.id}
      onPhone="brief"
      columns={[
        { name: words("token_name"), cell: (token) => token.name },
        { name: words("token_made_on"), cell: (token) => token.made },
        { name: words("token_until"), cell: (token) => token.until },
        {
          name: "",
          kind: "act",
          cell: (token) => (
            <form method="post">
              <input type="hidden" name="token" value={token.id} />
              <Button name="intent" value="revoke_token" slim aria-label={`${words("revoke")}: ${token.name}`}>
                {words("revoke")}
              </Button>
            </form>
          ),
        },
      ]}
    />
  );
}
