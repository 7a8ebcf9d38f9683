/** An article written by hand. */
import { redirect } from "react-router";
import { requestContext } from "../../access/context.server.ts";
import { guardPage, requireMay, requirePerson } from "../../access/guard.server.ts";
import { today, vietnamInstant, writeTime } from "../../calendar/clock.ts";
import { AppError } from "../../server/error.ts";
import { useWords } from "../../web/language.tsx";
import { Page } from "../../web/page.tsx";
import { editArticleAddress, portalPaths } from "../addresses.ts";
import { ArticleForm, savedAddress } from "../articleForm.tsx";
import { createArticle, publishArticle } from "../articles.server.ts";
import { insertionChoices, postedArticle } from "../insertion.server.ts";
import { readSite } from "../site.server.ts";
import { portalTexts } from "../texts.ts";
import type { Route } from "./+types/newArticle.ts";

export const middleware = [guardPage("article.write", undefined, { takesFiles: true })];

export async function loader({ context }: Route.LoaderArgs) {
  const asked = context.get(requestContext);
  const { clock, person } = asked;
  return {
    choices: await asked.database.read((tx) => insertionChoices(tx, asked)),
    seen: 0,
    title: "",
    lead: "",
    body: "",
    author: person?.name ?? "",
    tags: "",
    date: today(clock),
    time: writeTime(clock.now()),
  };
}

export async function action({ request, context }: Route.ActionArgs) {
  const asked = context.get(requestContext);
  const author = { by: requirePerson(asked).id, at: asked.clock.now() };
  return postedArticle(request, asked, async ({ intent, date, time, title, lead, body, author: writer, tags }) => {
    const content = { title, lead, body, author: writer, tags };
    const article = await asked.database.write(async (tx) => {
      const { unit } = await readSite(tx);
      if (!unit) throw new AppError("no_units_yet", 422);
      await requireMay(tx, asked, "article.write", { unit: unit.id });
      const created = await createArticle(tx, content, { unit: unit.id }, author);
      if (intent !== "publish") return created;
      await requireMay(tx, asked, "article.publish", { unit: unit.id });
      return publishArticle(tx, created.slug, created.version, vietnamInstant(date, time), author);
    });
    return redirect(intent === "publish" ? editArticleAddress(article.slug) : savedAddress(article.slug, date, time));
  });
}

export default function NewArticlePage({ loaderData }: Route.ComponentProps) {
  const words = useWords(portalTexts);
  return (
    <Page title={words("write_article")} crumbs={[{ to: portalPaths.articles, name: words("nav_articles") }]} narrow>
      <ArticleForm article={loaderData} choices={loaderData.choices} />
    </Page>
  );
}
