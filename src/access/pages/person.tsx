import { z } from "zod";
import { today } from "../../calendar/clock.ts";
import { writeDay } from "../../calendar/day.ts";
import { AppError } from "../../server/error.ts";
import { posted } from "../../server/http/posted.server.ts";
import { Changes } from "../../web/changes.tsx";
import { Button, DayField } from "../../web/form.tsx";
import { useWords } from "../../web/language.tsx";
import { Facts, Page, Section } from "../../web/page.tsx";
import { Table } from "../../web/table.tsx";
import { typedDayOrNone } from "../../words/day.ts";
import { revokeTokenOf } from "../account.server.ts";
import { accessPaths } from "../addresses.ts";
import { type RequestContext, requestContext } from "../context.server.ts";
import { guardPage, requireMay, requirePerson } from "../guard.server.ts";
import { closePerson, closeRole, giveRole, reopenPerson, resetPassword, resetSecondFactor } from "../people.server.ts";
import { historyOf, personFor, requireManaged, type ShownPerson } from "../peopleShown.server.ts";
import { roleGiven, type UnitChoices, unitChoices } from "../roleForm.server.ts";
import { role } from "../schemas.ts";
import { accessTexts } from "../texts.ts";
import { listTokens } from "../token.server.ts";
import type { Route } from "./+types/person.ts";
import { LinkToHandOn, PersonState, RoleFields, RoleName } from "./roles.tsx";
import { TokenTable, tokenLine } from "./tokens.tsx";

const Change = z.object({
  intent: z.enum(["give_role", "close_role", "reset_password", "reset_factor", "revoke_token", "close", "reopen"]),
  role: role.optional(),
  unit: z.string().optional(),
  held: z.coerce.number().int().positive().optional(),
  token: z.coerce.number().int().positive().optional(),
  on: typedDayOrNone.optional(),
});

export const middleware = [guardPage("person.read")];

export async function loader({ params, context }: Route.LoaderArgs) {
  const asked = context.get(requestContext);
  return asked.database.read(async (tx) => {
    const person = await personFor(tx, asked, params.person);
    return {
      person,
      isSelf: person.id === requirePerson(asked).id,
      today: today(asked.clock),
      history: await historyOf(tx, person.id, asked),
      tokens: person.mayManage ? (await listTokens(tx, person.id, asked.wall.now())).map(tokenLine) : undefined,
      choices: person.mayManage ? await unitChoices(tx, asked) : undefined,
    };
  });
}

export async function action({ request, params, context }: Route.ActionArgs) {
  const asked = context.get(requestContext);
  return posted(request, Change, asked, (given) => changed(asked, params.person, given));
}

/** Does what was asked for; answers the link to hand on, where there is one. */
function changed(asked: RequestContext, id: string, given: z.output<typeof Change>): Promise<{ link?: string }> {
  const doing = { by: requirePerson(asked).id, clock: asked.clock, wall: asked.wall };
  return asked.database.write(async (tx) => {
    await requireMay(tx, asked, "person.manage", "anywhere");
    const person = await requireManaged(tx, asked, id);
    switch (given.intent) {
      case "give_role": {
        if (!given.role) throw new AppError("role_unknown", 400);
        const { role, unit } = given;
        await giveRole(tx, person.id, await roleGiven(tx, asked, { role, unit }), doing);
        return {};
      }
      case "close_role":
        await closeRole(tx, person.id, given.held ?? 0, doing);
        return {};
      case "reset_password":
        return { link: asked.configuration.origin + (await resetPassword(tx, person.id, doing)) };
      case "reset_factor":
        await resetSecondFactor(tx, person.id, doing);
        return {};
      case "revoke_token":
        await revokeTokenOf(tx, person.id, given.token ?? 0, doing);
        return {};
      case "close":
        if (given.on === undefined)
          throw new AppError("invalid_input", 400, {}, [{ code: "typed_day_wrong", place: { field: "on" } }]);
        await closePerson(tx, person.id, given.on, doing);
        return {};
      case "reopen":
        await reopenPerson(tx, person.id, doing);
        return {};
      default:
        return given.intent satisfies never;
    }
  });
}

export default function PersonPage({ loaderData, actionData }: Route.ComponentProps) {
  const words = useWords(accessTexts);
  const { person, isSelf, history, tokens, choices } = loaderData;
  const link = actionData && "link" in actionData ? actionData.link : undefined;
  return (
    <Page title={person.name} crumbs={[{ to: accessPaths.people, name: words("people") }]}>
      {link !== undefined && <LinkToHandOn link={link} name={person.name} hours={24} />}
      <Facts
        facts={[
          [words("username"), person.username],
          [words("email"), person.email ?? "–"],
          [words("state"), <PersonState key="state" person={person} />],
          [words("second_factor"), words(person.hasSecondFactor ? "second_factor_on" : "second_factor_off")],
        ]}
      />
      <Roles person={person} />
      {choices && <Giving choices={choices} />}
      {tokens && (
        <Section title={words("tokens")}>
          <TokenTable tokens={tokens} />
        </Section>
      )}
      {person.mayManage && <Reset title="reset_password" lead="reset_lead" act="make_link" intent="reset_password" />}
      {person.mayManage && person.hasSecondFactor && !isSelf && (
        <Reset
          title="reset_second_factor"
          lead="reset_second_factor_lead"
          act="reset_second_factor"
          intent="reset_factor"
          kind="danger"
        />
      )}
      {person.mayManage && !isSelf && <Closing person={person} today={loaderData.today} />}
      <Section title={words("history")}>
        <Changes changes={history} label={words("history")} />
      </Section>
    </Page>
  );
}

function Roles({ person }: { person: ShownPerson }) {
  const words = useWords(accessTexts);
  return (
    <Section title={words("roles")}>
      {person.roles.length === 0 ? (
        <p className="soft">{words("no_roles")}</p>
      ) : (
        <Table
          label={words("roles")}
          rows={person.roles}
          keyOf={(held) => held.id}
          onPhone="plain"
          columns={[
            { name: "", cell: (held) => <RoleName role={held} /> },
            { name: "", kind: "short", cell: (held) => words("since", { day: writeDay(held.since) }) },
            {
              name: "",
              cell: (held) =>
                person.mayManage && (
                  <form method="post">
                    <input type="hidden" name="held" value={held.id} />
                    <Button intent="close_role" slim>
                      {words("close_role")}
                    </Button>
                  </form>
                ),
            },
          ]}
        />
      )}
    </Section>
  );
}

function Giving({ choices }: { choices: UnitChoices }) {
  const words = useWords(accessTexts);
  return (
    <Section title={words("give_role")}>
      <p>{words("give_role_lead")}</p>
      <form method="post" className="row-of-fields">
        <RoleFields choices={choices} />
        <Button intent="give_role">{words("give")}</Button>
      </form>
    </Section>
  );
}

type ResetProps = Record<"title" | "lead" | "act", keyof typeof accessTexts> & {
  intent: z.output<typeof Change>["intent"];
  kind?: "danger";
};

function Reset({ title, lead, act, intent, kind }: ResetProps) {
  const words = useWords(accessTexts);
  return (
    <Section title={words(title)}>
      <p>{words(lead)}</p>
      <form method="post">
        <Button kind={kind} intent={intent}>
          {words(act)}
        </Button>
      </form>
    </Section>
  );
}

function Closing({ person, today }: { person: ShownPerson; today: string }) {
  const words = useWords(accessTexts);
  if (person.closedOn !== undefined) {
    return (
      <Section title={words("reopen_person")}>
        <form method="post">
          <Button intent="reopen">{words("reopen_person")}</Button>
        </form>
      </Section>
    );
  }
  return (
    <Section title={words("close_person")}>
      <p>{words("close_lead")}</p>
      <form method="post" className="row-of-fields">
        <DayField label={words("close_on")} name="on" defaultValue={today} required />
        <Button kind="danger" intent="close">
          {words("close")}
        </Button>
      </form>
    </Section>
  );
}
