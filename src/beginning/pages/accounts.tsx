/** The fifth step: accounts for everybody whom a quarter needs, and the slips that are handed out. */
import { z } from "zod";
import { requestContext } from "../../access/context.server.ts";
import { accessTree, guardPage, requirePerson } from "../../access/guard.server.ts";
import { may } from "../../access/may.ts";
import { listPeople } from "../../access/people.server.ts";
import { fullName } from "../../access/schemas.ts";
import { type Clock, today } from "../../calendar/clock.ts";
import type { ReadTransaction } from "../../database/connection.server.ts";
import { readDefinitions } from "../../indicators/definitions.server.ts";
import { AppError } from "../../server/error.ts";
import { posted } from "../../server/http/posted.server.ts";
import { Button, LinkButton, Submit } from "../../web/form.tsx";
import { queryOf } from "../../web/formData.ts";
import { useWords } from "../../web/language.tsx";
import { Page, Section } from "../../web/page.tsx";
import { useRefusal } from "../../web/refusal.tsx";
import { Table } from "../../web/table.tsx";
import { type ProposedAccount, proposeAccounts } from "../accounts.ts";
import { beginningPaths } from "../addresses.ts";
import { readBody, reportingUnits } from "../gather.server.ts";
import { makeAccounts, slipsAgain, waitingPeople } from "../slips.server.ts";
import { beginningTexts } from "../texts.ts";
import type { Route } from "./+types/accounts.ts";
import { Slips } from "./slips.tsx";
import "./beginning.css";

export const middleware = [guardPage("person.manage")];

const Query = z.object({ "nguoi-duyet": z.enum(["co", "khong"]).default("khong") });
/** With the name that was given to each: `name.tan-hao`. */
const Chosen = z
  .object({ intent: z.literal("again").optional(), account: z.array(z.string()).default([]) })
  .catchall(z.string());
type Asked = Parameters<typeof requirePerson>[0] & { clock: Clock };

/** What is proposed to this administrator: nobody whom they could not add one by one. */
async function proposedTo(tx: ReadTransaction, asked: Asked, withApprovers: boolean): Promise<ProposedAccount[]> {
  const body = await readBody(tx);
  if (!body) return [];
  const day = today(asked.clock);
  const tree = await accessTree(tx);
  const reporting = reportingUnits(await readDefinitions(tx), day);
  return proposeAccounts(body, reporting, await listPeople(tx), withApprovers).filter(({ unit }) =>
    may(asked.person, "person.manage", { unit }, tree, day),
  );
}

export async function loader({ request, context }: Route.LoaderArgs) {
  const asked = context.get(requestContext);
  const withApprovers = queryOf(request, Query)["nguoi-duyet"] === "co";
  return asked.database.read(async (tx) => ({
    withApprovers,
    accounts: (await proposedTo(tx, asked, withApprovers)).map(({ username, role, unitName }) => ({
      ...{ username, role, unitName },
    })),
    waiting: (await waitingPeople(tx, requirePerson(asked), asked)).map(({ name }) => name),
  }));
}

export async function action({ request, context }: Route.ActionArgs) {
  const asked = context.get(requestContext);
  const person = requirePerson(asked);
  const withApprovers = queryOf(request, Query)["nguoi-duyet"] === "co";
  return posted(request, Chosen, asked, async ({ intent, account, ...names }) => {
    const slips = await asked.database.write(async (tx) => {
      const tree = await accessTree(tx);
      const doing = { by: person.id, clock: asked.clock, wall: asked.wall };
      const making = { doing, tree, origin: asked.configuration.origin };
      if (intent === "again") return slipsAgain(tx, person, making);
      const chosen = new Set(account);
      const accounts = (await proposedTo(tx, asked, withApprovers)).filter(({ username }) => chosen.has(username));
      if (accounts.length === 0) throw new AppError("no_accounts_chosen", 400);
      const called = new Map(accounts.map(({ username }) => [username, nameGiven(names, username)]));
      return makeAccounts(tx, accounts, called, making);
    });
    return { slips, origin: asked.configuration.origin };
  });
}

function nameGiven(names: Readonly<Record<string, string>>, username: string): string {
  const given = fullName.safeParse(names[`name.${username}`]);
  if (given.success) return given.data;
  throw new AppError("account_name_wrong", 400, { username });
}

export default function AccountsPage({ loaderData, actionData }: Route.ComponentProps) {
  const words = useWords(beginningTexts);
  const crumbs = [{ to: beginningPaths.beginning, name: words("beginning") }];
  if (actionData && "slips" in actionData) return <Slips {...actionData} crumbs={crumbs} />;
  const { accounts, waiting, withApprovers } = loaderData;
  return (
    <Page
      title={words("step_accounts")}
      lead={words(accounts.length === 0 ? "no_accounts_wanted" : "accounts_lead", { count: accounts.length })}
      crumbs={crumbs}
    >
      <p>
        {withApprovers ? (
          <a href="?nguoi-duyet=khong">{words("without_approvers")}</a>
        ) : (
          <a href="?nguoi-duyet=co">{words("with_approvers")}</a>
        )}
      </p>
      {accounts.length > 0 && <Proposed accounts={accounts} />}
      {waiting.length > 0 && (
        <Section title={words("waiting", { count: waiting.length })}>
          <p className="soft">{words("waiting_lead", { names: waiting.slice(0, 6).join(", ") })}</p>
          <form method="post">
            <Button intent="again">{words("print_again")}</Button>
          </form>
        </Section>
      )}
      {accounts.length === 0 && (
        <p className="actions">
          <LinkButton to={beginningPaths.beginning}>{words("back_to_steps")}</LinkButton>
        </p>
      )}
    </Page>
  );
}

type Shown = Route.ComponentProps["loaderData"]["accounts"];

function Proposed({ accounts }: { accounts: Shown }) {
  const words = useWords(beginningTexts);
  const { refusal, typed } = useRefusal();
  const chosen = typed.account?.split("\n") ?? [];
  return (
    <form method="post">
      <Table
        label={words("step_accounts")}
        rows={accounts}
        keyOf={({ username }) => username}
        className="accounts by-two"
        namedBy={1}
        columns={[
          {
            name: words("make"),
            cell: ({ username }) => (
              <input
                type="checkbox"
                name="account"
                value={username}
                defaultChecked={!refusal || chosen.includes(username)}
                aria-label={words("make_account", { username })}
              />
            ),
          },
          { name: words("unit"), cell: ({ unitName }) => unitName },
          { name: words("role"), cell: ({ role }) => words(`role_${role}`) },
          {
            name: words("full_name"),
            kind: "long",
            cell: ({ username, role, unitName }) => (
              <input
                name={`name.${username}`}
                defaultValue={
                  typed[`name.${username}`] ?? words("name_of_role", { role: words(`role_${role}`), unit: unitName })
                }
                aria-label={words("full_name_of", { username })}
                autoComplete="off"
                maxLength={100}
              />
            ),
          },
          { name: words("username"), cell: ({ username }) => <code>{username}</code> },
        ]}
      />
      <Submit>{words("make_accounts", { count: accounts.length })}</Submit>
    </form>
  );
}
