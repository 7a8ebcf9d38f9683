/** The fields of an article, as its pages show and read them. */
import { Form } from "react-router";
import { z } from "zod";
import { isoDate } from "../calendar/day.ts";
import { Button, ErrorSummary, Field, type FormFault, TextArea } from "../web/form.tsx";
import { useWords } from "../web/language.tsx";
import { portalTexts } from "./texts.ts";

const longestBody = 100_000;

export const ArticleFields = z.object({
  act: z.enum(["save", "publish", "withdraw"]),
  seen: z.coerce.number().int().nonnegative(),
  title: z.string().trim().min(1).max(300),
  lead: z.string().trim().max(2_000),
  body: z.string().trim().min(1).max(longestBody),
  author: z.string().trim().max(200),
  tags: z
    .string()
    .max(500)
    .transform((tags) =>
      tags
        .split("|")
        .map((tag) => tag.trim())
        .filter((tag) => tag !== ""),
    ),
  date: isoDate,
  time: z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/),
});
export type ArticleInput = z.input<typeof ArticleFields>;

type Shown = Omit<ArticleInput, "act" | "seen"> & { seen: number };

export function ArticleForm({
  article,
  refusal,
  canWithdraw = false,
}: {
  article: Shown;
  refusal?: { title: string; faults: FormFault[] };
  canWithdraw?: boolean;
}) {
  const words = useWords(portalTexts);
  return (
    <Form method="post">
      {refusal && <ErrorSummary title={refusal.title} faults={refusal.faults} />}
      <input type="hidden" name="seen" value={article.seen} />
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
      <Field label={words("article_author")} name="author" defaultValue={article.author} />
      <Field label={words("article_tags")} name="tags" defaultValue={article.tags} />
      <Field label={words("article_date")} name="date" type="date" defaultValue={article.date} required />
      <Field label={words("article_time")} name="time" type="time" defaultValue={article.time} required />
      <p className="actions">
        <Button name="act" value="publish" kind="primary">
          {words("publish")}
        </Button>
        <Button name="act" value="save">
          {words("save_draft")}
        </Button>
        {canWithdraw && (
          <Button name="act" value="withdraw" kind="danger">
            {words("withdraw")}
          </Button>
        )}
      </p>
    </Form>
  );
}
