/** One article as its writer sees it: change, publish, withdraw. */
import { redirect } from "react-router";
import { z } from "zod";
import { requestContext } from "../../access/context.server.ts";
import { guardPage, requireMay, requirePerson } from "../../access/guard.server.ts";
import { vietnamDay, vietnamInstant, writeTime } from "../../calendar/clock.ts";
import type { ReadTransaction } from "../../database/connection.server.ts";
import type { FileId } from "../../database/ids.ts";
import { AppError } from "../../server/error.ts";
import { doneMarks, pageAddress } from "../../web/address.ts";
import { LinkButton } from "../../web/form.tsx";
import { queryOf } from "../../web/formData.ts";
import { useWords } from "../../web/language.tsx";
import { Notice, Page } from "../../web/page.tsx";
import { typedDay, typedTime } from "../../words/day.ts";
import { articleAddress, editArticleAddress, portalPaths } from "../addresses.ts";
import { filesOf, picturesAndAttachments, saveWithFile, saveWithoutFile } from "../articleFiles.server.ts";
import { ArticleForm, savedAddress } from "../articleForm.tsx";
import {
  giveBackArticle,
  proposeArticle,
  publishArticle,
  readArticle,
  saveArticle,
  withdrawArticle,
} from "../articles.server.ts";
import { articlesWaiting, withCorrections } from "../corrected.server.ts";
import { insertionChoices, postedArticle } from "../insertion.server.ts";
import { requireSpeaks, speaks } from "../speaking.server.ts";
import { portalTexts } from "../texts.ts";
import type { Route } from "./+types/editArticle.ts";

export const middleware = [guardPage("article.write", undefined, { takesFiles: true })];

async function articleCalled(tx: ReadTransaction, slug: string) {
  const article = await readArticle(tx, slug);
  if (!article) throw new AppError("article_unknown", 404);
  return article;
}

/** Of a draft that was just saved: the day and the time that were typed stay in the form until it is published. */
const Query = z.object({ ...doneMarks(["save"]), ngay: typedDay.optional(), gio: typedTime.optional() });

export async function loader({ params, request, context }: Route.LoaderArgs) {
  const asked = context.get(requestContext);
  const { xong, ngay, gio } = queryOf(request, Query);
  return asked.database.read(async (tx) => {
    const article = await articleCalled(tx, params.slug);
    await requireMay(tx, asked, "article.write", { unit: article.unit });
    const files = await filesOf(tx, article.id);
    const { pictures } = picturesAndAttachments(article.body, files);
    const moment = article.publishedAt ?? asked.clock.now();
    return {
      choices: await insertionChoices(tx, asked),
      saved: xong === "save",
      state: article.state,
      slug: article.slug,
      wasPublished: article.publishedAt !== null,
      canPublish: await speaks(tx, asked),
      why: article.state === "draft" ? article.why : "",
      isCorrected: (await articlesWaiting(tx, [article.unit])).some(
        ({ id, waits }) => id === article.id && waits === "corrected",
      ),
      files: files.map(({ id, name, isPicture }) => ({
        ...{ id, name, isPicture },
        isShown: pictures.some((picture) => picture.id === id),
      })),
      form: {
        seen: article.version,
        title: article.title,
        lead: article.lead,
        body: article.body,
        author: article.author,
        tags: article.tags.join(", "),
        date: ngay ?? vietnamDay(moment),
        time: gio ?? writeTime(moment),
      },
    };
  });
}

/** What the portal's office alone does. */
const speaking: ReadonlySet<string> = new Set(["publish", "withdraw", "return", "correct"]);

export async function action({ request, params, context }: Route.ActionArgs) {
  const asked = context.get(requestContext);
  const author = { by: requirePerson(asked).id, at: asked.clock.now() };
  return postedArticle(
    request,
    asked,
    async ({ intent, seen, date, time, reason, file, caption, after, remove, why, ...content }) => {
      await asked.database.write(async (tx) => {
        const article = await articleCalled(tx, params.slug);
        const { slug } = article;
        await requireMay(tx, asked, "article.write", { unit: article.unit });
        if (article.state === "published" || speaking.has(intent)) await requireSpeaks(tx, asked);
        if (intent === "withdraw") return withdrawArticle(tx, slug, seen, author);
        if (intent === "return") return giveBackArticle(tx, slug, seen, why, author);
        if (intent === "correct") return withCorrections(tx, asked, { ...article, version: seen });
        if (remove !== undefined) {
          return saveWithoutFile(tx, slug, seen, content, remove as FileId, author, reason);
        }
        if (intent === "attach") {
          if (file === undefined) throw new AppError("file_empty", 422);
          const sent = { name: file.name, bytes: Buffer.from(await file.arrayBuffer()), caption, after };
          return saveWithFile(tx, slug, seen, content, sent, author, reason);
        }
        const saved = await saveArticle(tx, slug, seen, content, author, reason);
        if (intent === "propose") return proposeArticle(tx, slug, saved.version, author);
        if (intent !== "publish") return saved;
        const { version } = await withCorrections(tx, asked, saved);
        return publishArticle(tx, slug, version, vietnamInstant(date, time), author);
      });
      return redirect(
        intent === "save" || intent === "attach" || remove !== undefined
          ? savedAddress(params.slug, date, time)
          : editArticleAddress(params.slug),
      );
    },
  );
}

export default function EditArticlePage({ loaderData, actionData }: Route.ComponentProps) {
  const words = useWords(portalTexts);
  const { saved } = loaderData;
  const { form, state, slug, files, wasPublished, canPublish } = loaderData;
  return (
    <Page
      title={form.title}
      lead={words(`state_${state}`)}
      crumbs={[{ to: portalPaths.articles, name: words("nav_articles") }]}
      actions={
        state === "published" ? (
          <LinkButton to={articleAddress(slug)} reloadDocument>
            {words("see_published")}
          </LinkButton>
        ) : (
          <LinkButton to={pageAddress(portalPaths.preview, { slug })} reloadDocument>
            {words("preview")}
          </LinkButton>
        )
      }
      narrow
    >
      {saved && !actionData && <Notice>{words(state === "draft" ? "draft_saved" : "saved")}</Notice>}
      {loaderData.why !== "" && <Notice kind="warning">{words("article_given_back", { why: loaderData.why })}</Notice>}
      {state === "proposed" && <Notice>{words(canPublish ? "proposed_to_you" : "proposed_note")}</Notice>}
      {loaderData.isCorrected && <Notice kind="warning">{words("review_corrected_since")}</Notice>}
      {state === "published" && !canPublish ? (
        <Notice>{words("published_by_portal")}</Notice>
      ) : (
        <ArticleForm
          key={form.seen}
          article={form}
          choices={loaderData.choices}
          state={state}
          canPublish={canPublish}
          isCorrected={loaderData.isCorrected}
          files={{ slug, files }}
          wasPublished={wasPublished}
        />
      )}
    </Page>
  );
}
