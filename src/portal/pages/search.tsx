/** Finds public articles, targets and papers, typed with or without accents. */
import { Form, Link } from "react-router";
import { requestContext } from "../../access/context.server.ts";
import { guardPage } from "../../access/guard.server.ts";
import type { RouteHandle } from "../../web/handle.ts";
import { useWords } from "../../web/language.tsx";
import { findPublic } from "../find.server.ts";
import { portalTexts } from "../texts.ts";
import type { Route } from "./+types/search.ts";

export const middleware = [guardPage("portal.read", undefined, { counts: "search" })];
export const handle: RouteHandle = { script: false };

const longestSearch = 100;

export async function loader({ request, context }: Route.LoaderArgs) {
  const sought = (new URL(request.url).searchParams.get("q") ?? "").trim().slice(0, longestSearch);
  const asked = context.get(requestContext);
  return { sought, found: sought === "" ? [] : await asked.database.read((tx) => findPublic(tx, sought, asked.clock)) };
}

export default function SearchPage({ loaderData: { sought, found } }: Route.ComponentProps) {
  const words = useWords(portalTexts);
  return (
    <div className="article">
      <title>{words("search")}</title>
      <h1>{words("search")}</h1>
      <Form className="search" method="get" role="search">
        <input type="search" name="q" defaultValue={sought} aria-label={words("search_words")} />
        <button type="submit">{words("find")}</button>
      </Form>
      {sought !== "" && (
        <p className="soft" role="status">
          {words(found.length === 0 ? "search_nothing" : "search_found", { words: sought, count: found.length })}
        </p>
      )}
      <ul className="lines">
        {found.map((item) => (
          <li key={item.to + item.name}>
            <Link to={item.to}>{item.name}</Link>
            <br />
            <small>{words(item.kind)}</small>
          </li>
        ))}
      </ul>
    </div>
  );
}
