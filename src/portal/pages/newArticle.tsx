/** An article written by hand. */
import { redirect } from "react-router";
import { type RequestContext, requestContext } from "../../access/context.server.ts";
import { accessTree, guardPage, requirePerson } from "../../access/guard.server.ts";
import { unitsFor } from "../../access/may.ts";
import { today, vietnamInstant, writeTime } from "../../calendar/clock.ts";
import type { ReadTransaction } from "../../database/connection.server.ts";
import type { UnitId } from "../../database/ids.ts";
import { AppError } from "../../server/error.ts";
import { useWords } from "../../web/language.tsx";
import { Page } from "../../web/page.tsx";
import { editArticleAddress, portalPaths } from "../addresses.ts";
import { ArticleForm, savedAddress } from "../articleForm.tsx";
import { createArticle, proposeArticle, publishArticle } from "../articles.server.ts";
import { insertionChoices, postedArticle } from "../insertion.server.ts";
import { readSite } from "../site.server.ts";
import { requireSpeaks, speaks } from "../speaking.server.ts";
import { portalTexts } from "../texts.ts";
import type { Route } from "./+types/newArticle.ts";

export const middleware = [guardPage("article.write", undefined, { takesFiles: true })];

export async function loader({ context }: Route.LoaderArgs) {
  const asked = context.get(requestContext);
  const { clock, person } = asked;
  return {
    ...(await asked.database.read(async (tx) => ({
      choices: await insertionChoices(tx, asked),
      canPublish: await speaks(tx, asked),
    }))),
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
      const created = await createArticle(tx, content, { unit: await unitOfWriter(tx, asked) }, author);
      if (intent === "propose") return proposeArticle(tx, created.slug, created.version, author);
      if (intent !== "publish") return created;
      await requireSpeaks(tx, asked);
      return publishArticle(tx, created.slug, created.version, vietnamInstant(date, time), author);
    });
    return redirect(intent === "save" ? savedAddress(article.slug, date, time) : editArticleAddress(article.slug));
  });
}

/** An article is the portal's unit's where one may write there, else one's own. */
async function unitOfWriter(tx: ReadTransaction, asked: RequestContext): Promise<UnitId> {
  const { unit: site } = await readSite(tx);
  const units = unitsFor(asked.person, "article.write", await accessTree(tx), today(asked.clock));
  const unit = units.find((each) => each === site?.id) ?? units[0];
  if (unit === undefined) throw new AppError("not_allowed", 403);
  return unit;
}

export default function NewArticlePage({ loaderData }: Route.ComponentProps) {
  const words = useWords(portalTexts);
  return (
    <Page title={words("write_article")} crumbs={[{ to: portalPaths.articles, name: words("nav_articles") }]} narrow>
      <ArticleForm article={loaderData} choices={loaderData.choices} canPublish={loaderData.canPublish} />
    </Page>
  );
}
