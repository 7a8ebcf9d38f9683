/** An issued review as an article: what will stand on the portal, to be shortened and published, the Word file with it. */
import { redirect } from "react-router";
import { type RequestContext, requestContext } from "../../access/context.server.ts";
import { guardPage, requirePerson } from "../../access/guard.server.ts";
import { today, vietnamInstant, writeTime } from "../../calendar/clock.ts";
import type { ReadTransaction } from "../../database/connection.server.ts";
import type { ReviewId } from "../../database/ids.ts";
import { storeFile } from "../../documents/file.server.ts";
import { reviewAddress } from "../../reviews/addresses.ts";
import { readIssued } from "../../reviews/issued.server.ts";
import { useWords } from "../../web/language.tsx";
import { Notice, Page } from "../../web/page.tsx";
import { editArticleAddress } from "../addresses.ts";
import { ArticleForm, savedAddress } from "../articleForm.tsx";
import { createArticle, proposeArticle, publishArticle } from "../articles.server.ts";
import { reviewText } from "../fromReview.ts";
import { insertionChoices, postedArticle } from "../insertion.server.ts";
import { requireSpeaks, speaks } from "../speaking.server.ts";
import { portalTexts } from "../texts.ts";
import type { Route } from "./+types/publishReview.ts";

export const middleware = [guardPage("article.write")];

async function issued(tx: ReadTransaction, asked: RequestContext, id: string) {
  const review = await readIssued(tx, asked, (/^\d{1,9}$/.test(id) ? Number(id) : 0) as ReviewId);
  return { review, text: reviewText(review.text, review.unitCode, review.period) };
}

export async function loader({ params, context }: Route.LoaderArgs) {
  const asked = context.get(requestContext);
  return asked.database.read(async (tx) => {
    const { review, text } = await issued(tx, asked, params.review);
    const [lead = "", ...paragraphs] = text.body.split("\n\n");
    const hasLead = !lead.startsWith("#");
    return {
      isWordPublic: review.word !== undefined,
      choices: await insertionChoices(tx, asked),
      canPublish: await speaks(tx, asked),
      seen: 0,
      title: review.title,
      lead: hasLead ? lead : "",
      body: hasLead ? paragraphs.join("\n\n") : text.body,
      author: requirePerson(asked).name,
      tags: "",
      date: today(asked.clock),
      time: writeTime(asked.clock.now()),
    };
  });
}

export async function action({ request, params, context }: Route.ActionArgs) {
  const asked = context.get(requestContext);
  const author = { by: requirePerson(asked).id, at: asked.clock.now() };
  return postedArticle(request, asked, async ({ intent, date, time, title, lead, body, author: writer, tags }) => {
    const content = { title, lead, body, author: writer, tags };
    const slug = await asked.database.write(async (tx) => {
      const { review, text } = await issued(tx, asked, params.review);
      const source = `review:${review.id}`;
      const given = { unit: review.unit, source, toldThrough: review.corrected, figures: text.figures };
      const created = await createArticle(tx, content, given, author);
      if (review.word) {
        const { name } = review.word;
        const paper = { name, bytes: await review.word.write(), article: created.id, paperOf: review.id };
        await storeFile(tx, paper, author);
      }
      if (intent === "propose") await proposeArticle(tx, created.slug, created.version, author);
      if (intent === "publish") {
        await requireSpeaks(tx, asked);
        await publishArticle(tx, created.slug, created.version, vietnamInstant(date, time), author);
      }
      return created.slug;
    });
    return redirect(intent === "save" ? savedAddress(slug, date, time) : editArticleAddress(slug));
  });
}

export default function PublishReviewPage({ loaderData, params }: Route.ComponentProps) {
  const words = useWords(portalTexts);
  return (
    <Page
      title={words("review_to_article")}
      lead={words("review_to_article_note")}
      crumbs={[{ to: reviewAddress(params.review), name: loaderData.title }]}
      narrow
    >
      {!loaderData.isWordPublic && <Notice kind="warning">{words("word_left_out")}</Notice>}
      <ArticleForm article={loaderData} choices={loaderData.choices} canPublish={loaderData.canPublish} />
    </Page>
  );
}
