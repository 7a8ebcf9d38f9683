import { Link } from "react-router";
import { z } from "zod";
import { today } from "../../calendar/clock.ts";
import { settingsPaths } from "../../settings/addresses.ts";
import { withQuery } from "../../web/address.ts";
import { LinkButton } from "../../web/form.tsx";
import { queryOf } from "../../web/formData.ts";
import { useWords } from "../../web/language.tsx";
import { Page } from "../../web/page.tsx";
import { Table } from "../../web/table.tsx";
import { webTexts } from "../../web/texts.ts";
import { accessPaths, personAddress } from "../addresses.ts";
import { requestContext } from "../context.server.ts";
import { accessTree, guardPage } from "../guard.server.ts";
import { maySetRules } from "../manage.server.ts";
import { may } from "../may.ts";
import { peopleFor, type ShownPerson } from "../peopleShown.server.ts";
import { accessTexts } from "../texts.ts";
import type { Route } from "./+types/people.ts";
import { PersonState, RoleList } from "./roles.tsx";

const Query = z.object({ "trang-thai": z.literal("dong").optional() });

export const middleware = [guardPage("person.read")];

export async function loader({ request, context }: Route.LoaderArgs) {
  const asked = context.get(requestContext);
  const closedOnly = queryOf(request, Query)["trang-thai"] === "dong";
  return asked.database.read(async (tx) => {
    const people = await peopleFor(tx, asked);
    const closed = people.filter(({ state }) => state === "closed");
    return {
      closedOnly,
      people: closedOnly ? closed : people.filter(({ state }) => state !== "closed"),
      closedCount: closed.length,
      maySetRules: await maySetRules(tx, asked),
      mayAdd: may(asked.person, "person.manage", "anywhere", await accessTree(tx), today(asked.clock)),
    };
  });
}

export default function PeoplePage({ loaderData }: Route.ComponentProps) {
  const words = useWords(accessTexts);
  const { people, closedOnly, closedCount, mayAdd, maySetRules } = loaderData;
  return (
    <Page
      crumbs={[{ to: settingsPaths.settings, name: useWords(webTexts)("nav_settings") }]}
      title={words(closedOnly ? "closed_people" : "people")}
      lead={closedOnly ? undefined : words("people_lead", { count: people.length })}
      actions={
        <>
          {maySetRules && <LinkButton to={accessPaths.signInRules}>{words("sign_in_rules")}</LinkButton>}
          {mayAdd && (
            <LinkButton kind="primary" to={accessPaths.newPerson}>
              {words("add_person")}
            </LinkButton>
          )}
        </>
      }
    >
      {people.length === 0 ? (
        <p className="soft">{words(closedOnly ? "nobody_closed" : "nobody")}</p>
      ) : (
        <PeopleTable people={people} />
      )}
      {closedOnly ? (
        <p>
          <Link to={accessPaths.people}>{words("show_open")}</Link>
        </p>
      ) : (
        closedCount > 0 && (
          <p>
            <Link to={withQuery(accessPaths.people, { "trang-thai": "dong" })}>
              {words("show_closed", { count: closedCount })}
            </Link>
          </p>
        )
      )}
    </Page>
  );
}

function PeopleTable({ people }: { people: ShownPerson[] }) {
  const words = useWords(accessTexts);
  return (
    <Table
      label={words("people")}
      rows={people}
      keyOf={(person) => person.id}
      onPhone="brief"
      columns={[
        {
          name: words("full_name"),
          cell: (person) => (
            <>
              <Link to={personAddress(person.id)}>{person.name}</Link>
              <span className="under">{person.username}</span>
            </>
          ),
        },
        { name: words("roles"), isPlain: true, cell: (person) => <RoleList roles={person.roles} /> },
        {
          name: words("second_factor"),
          cell: (person) => (
            <>
              {words(person.hasSecondFactor ? "second_factor_on" : "second_factor_off")}
              {person.lacksSecondFactor && <span className="under">{words("second_factor_lacking")}</span>}
            </>
          ),
        },
        { name: words("state"), isPlain: true, cell: (person) => <PersonState person={person} /> },
      ]}
    />
  );
}
