/** The fields of an article, as its pages show and read them. */
import { Form, useActionData } from "react-router";
import { z } from "zod";
import { fileTypes, largestFile } from "../documents/file.ts";
import { withDone, withQuery } from "../web/address.ts";
import { Button, DayField, Field, Select, TextArea } from "../web/form.tsx";
import { useWords } from "../web/language.tsx";
import { useRefusal } from "../web/refusal.tsx";
import { typedDay, typedTime } from "../words/day.ts";
import { draftFileAddress, editArticleAddress } from "./addresses.ts";
import { paragraphsOf } from "./article.ts";
import type { Article } from "./articles.server.ts";
import type { InsertionChoices } from "./insertion.server.ts";
import type { Insertion } from "./insertion.ts";
import { InsertionPart } from "./insertionPart.tsx";
import { portalTexts } from "./texts.ts";

const longestBody = 100_000;

export const ArticleFields = z.object({
  intent: z.enum(["save", "propose", "publish", "withdraw", "return", "correct", "attach"]).default("save"),
  seen: z.coerce.number().int().nonnegative(),
  title: z.string().trim().min(1, "article_title_missing").max(300, "article_title_too_long"),
  lead: z.string().trim().max(2_000, "article_lead_too_long"),
  body: z.string().trim().min(1, "article_body_missing").max(longestBody, "article_body_too_long"),
  author: z.string().trim().max(200, "article_author_too_long"),
  tags: z
    .string()
    .max(500, "article_tags_too_long")
    .transform((tags) =>
      tags
        .split(/[|,;]/)
        .map((tag) => tag.trim())
        .filter((tag) => tag !== ""),
    ),
  date: typedDay,
  time: typedTime,
  /** Why something that was published is changed. */
  reason: z.string().trim().max(1_000, "reason_too_long").default(""),
  /** Why a proposed article is given back. */
  why: z.string().trim().max(1_000, "reason_too_long").default(""),
  file: z.instanceof(File).optional(),
  caption: z.string().trim().max(300, "caption_too_long").default(""),
  /** The number of the paragraph behind which a picture stands; empty: the end. */
  after: z.union([z.literal("").transform(() => undefined), z.coerce.number().int().nonnegative()]).optional(),
  /** The file to be taken out of use. */
  remove: z.coerce.number().int().positive().optional(),
  // What the part that inserts figures holds is of no weight to the other buttons.
  indicator: z.string().optional(),
  unit: z.string().optional(),
  period: z.string().optional(),
  telling: z.string().optional(),
});

/** The page of an article that was saved and not published: the day and the time typed for it stay in its form. */
export function savedAddress(slug: string, date: string, time: string): string {
  return withDone(withQuery(editArticleAddress(slug), { ngay: date, gio: time }), "save");
}

type Shown = { seen: number } & Record<"title" | "lead" | "body" | "author" | "tags" | "date" | "time", string>;
type Files = { id: number; name: string; isPicture: boolean; isShown: boolean }[];

export function ArticleForm({
  article,
  choices,
  state = "draft",
  canPublish,
  isCorrected = false,
  files,
  wasPublished = false,
}: {
  article: Shown;
  choices: InsertionChoices;
  state?: Article["state"];
  /** Whether the writer speaks on the portal; else it is proposed to who does. */
  canPublish: boolean;
  /** Whether its review was corrected since it was published. */
  isCorrected?: boolean;
  /** Of an article that is kept already; a new one takes files once it is. */
  files?: { slug: string; files: Files };
  wasPublished?: boolean;
}) {
  const words = useWords(portalTexts);
  const { typed } = useRefusal();
  const inserted = useActionData<{ inserted?: Insertion }>()?.inserted;
  // With what was typed stays the version it was typed over: an article changed meanwhile is not overwritten.
  const { seen = article.seen, body = article.body } = typed;
  return (
    <Form method="post" encType={files ? "multipart/form-data" : undefined}>
      <input type="hidden" name="seen" value={seen} />
      {/* What Enter in a field does: the first button of a form. */}
      <button type="submit" name="intent" value="save" className="hidden" tabIndex={-1} aria-hidden="true" />
      <Field label={words("article_title")} name="title" defaultValue={article.title} required maxLength={300} />
      <TextArea label={words("article_lead")} name="lead" defaultValue={article.lead} rows={3} />
      <TextArea
        label={words("article_body")}
        hint={words("article_body_hint")}
        name="body"
        defaultValue={article.body}
        rows={18}
        required
      />
      <InsertionPart choices={choices} inserted={inserted} body="body" />
      <Field label={words("article_author")} name="author" defaultValue={article.author} maxLength={200} />
      <Field label={words("article_tags")} name="tags" defaultValue={article.tags} maxLength={500} />
      <DayField label={words("article_date")} name="date" defaultValue={article.date} required />
      <Field
        label={words("article_time")}
        hint={words("article_time_hint")}
        name="time"
        defaultValue={article.time}
        autoComplete="off"
        required
        maxLength={5}
        size={8}
      />
      {files && <FilesPart {...files} body={body} />}
      {wasPublished && (
        <Field label={words("correction_reason")} hint={words("reason_hint")} name="reason" maxLength={1000} />
      )}
      {canPublish && state === "proposed" && (
        <Field label={words("article_why")} hint={words("article_why_hint")} name="why" maxLength={1000} />
      )}
      <p className="actions">
        {canPublish ? (
          <Button intent="publish" kind="primary">
            {words("publish")}
          </Button>
        ) : (
          state !== "proposed" && (
            <Button intent="propose" kind="primary">
              {words("propose")}
            </Button>
          )
        )}
        <Button intent="save">{words("save_draft")}</Button>
        {canPublish && state === "proposed" && <Button intent="return">{words("give_back")}</Button>}
        {isCorrected && canPublish && <Button intent="correct">{words("tell_corrections")}</Button>}
        {state === "published" && (
          <Button intent="withdraw" kind="danger">
            {words("withdraw")}
          </Button>
        )}
      </p>
    </Form>
  );
}

/** The article's pictures and files, and one more to add; a button saves the text with what it does. */
function FilesPart({ slug, files, body }: { slug: string; files: Files; body: string }) {
  const words = useWords(portalTexts);
  return (
    <fieldset className="files-of-article">
      <legend>{words("article_files")}</legend>
      {files.length > 0 && (
        <ul>
          {files.map(({ id, name, isPicture, isShown }) => (
            <li key={id}>
              {isPicture && <img src={draftFileAddress(slug, id)} alt="" width="96" />}{" "}
              <a href={draftFileAddress(slug, id)} download>
                {name}
              </a>{" "}
              <small className="soft">{words(isShown ? "in_the_text" : "attached")}</small>{" "}
              <Button name="remove" value={id} slim aria-label={words("remove_file", { name })}>
                ×
              </Button>
            </li>
          ))}
        </ul>
      )}
      <Field
        label={words("file_to_add")}
        hint={words("file_to_add_hint", { most: largestFile / 1024 / 1024 })}
        name="file"
        type="file"
        accept={Object.keys(fileTypes)
          .map((type) => `.${type}`)
          .join(",")}
      />
      <Field label={words("caption")} name="caption" maxLength={300} />
      <Select
        label={words("picture_after")}
        name="after"
        choices={[
          { value: "", name: words("at_the_end") },
          ...paragraphsOf(body).map((paragraph, index) => ({
            value: String(index),
            name: `${index + 1}. ${paragraph.replace(/\s+/g, " ").slice(0, 60)}`,
          })),
        ]}
      />
      <Button intent="attach">{words("add_file")}</Button>
    </fieldset>
  );
}
