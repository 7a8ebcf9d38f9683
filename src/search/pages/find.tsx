/** Finds anything by a few letters: a target, an indicator, a unit, a document, an article. */
import { useEffect, useRef } from "react";
import { Form, Link, useSubmit } from "react-router";
import { z } from "zod";
import { requestContext } from "../../access/context.server.ts";
import { guardPage } from "../../access/guard.server.ts";
import { queryOf } from "../../web/formData.ts";
import type { RouteHandle } from "../../web/handle.ts";
import { useWords } from "../../web/language.tsx";
import { Page, Section } from "../../web/page.tsx";
import { finders } from "../contribution.server.ts";
import { find } from "../find.server.ts";
import { type Found, kinds } from "../found.ts";
import { searchTexts } from "../texts.ts";
import type { Route } from "./+types/find.ts";

export const middleware = [guardPage("search.use", undefined, { counts: "search" })];
export const handle: RouteHandle = { chooser: true };

const Query = z.object({ tim: z.string().max(100).default("") });

export async function loader({ request, context }: Route.LoaderArgs) {
  const asked = context.get(requestContext);
  const sought = queryOf(request, Query).tim.trim();
  if (sought === "") return { sought, found: [] };
  const found = await asked.database.read((tx) => find(tx, context.get(finders), sought, new URL(request.url), asked));
  return { sought, found };
}

export default function FindPage({ loaderData: { sought, found } }: Route.ComponentProps) {
  const words = useWords(searchTexts);
  const submit = useSubmit();
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => input.current?.focus(), []);
  return (
    <Page title={words("find")} narrow>
      <Form onChange={(event) => submit(event.currentTarget, { replace: true })}>
        <label className="hidden" htmlFor="tim">
          {words("sought")}
        </label>
        <input
          id="tim"
          name="tim"
          type="search"
          ref={input}
          defaultValue={sought}
          placeholder={words("sought")}
          autoComplete="off"
          maxLength={100}
        />
      </Form>
      <p className="soft small found-hint">{words("hint")}</p>
      {sought !== "" && found.length === 0 && <p>{words("nothing", { sought })}</p>}
      {kinds.map((kind) => (
        <OfKind key={kind} title={words(`kind_${kind}`)} found={found.filter((each) => each.kind === kind)} />
      ))}
    </Page>
  );
}

function OfKind({ title, found }: { title: string; found: Found[] }) {
  if (found.length === 0) return null;
  return (
    <Section title={title}>
      <ul className="plain">
        {found.map((each) => (
          <li key={each.to + each.name}>
            <Link to={each.to} reloadDocument={each.kind === "article"}>
              {each.name}
            </Link>
            {each.beside !== "" && <span className="soft"> · {each.beside}</span>}
          </li>
        ))}
      </ul>
    </Section>
  );
}
