/** What the office changed in Word, laid back in: the file is sent, each differing paragraph is taken or left. */
import { Form, redirect } from "react-router";
import { z } from "zod";
import { requestContext } from "../../access/context.server.ts";
import { guardPage } from "../../access/guard.server.ts";
import { nameOf, periodOf } from "../../calendar/period.ts";
import { parseJson } from "../../server/http/json.ts";
import { posted } from "../../server/http/posted.server.ts";
import { Button, Field } from "../../web/form.tsx";
import { useWords } from "../../web/language.tsx";
import { Page } from "../../web/page.tsx";
import { reviewAddress, reviewPaths } from "../addresses.ts";
import { fromWordTexts } from "../fromWord/texts.ts";
import { reviewTexts } from "../texts.ts";
import type { Route } from "./+types/fromWord.ts";
import styles from "./differences.css?url";
import { compareFile, draftOf, takeFromWord } from "./fromWord.server.ts";
import { Compared } from "./fromWordCompared.tsx";
import { reviewIdOf } from "./review.server.ts";

export const middleware = [guardPage("review.write", undefined, { takesFiles: true })];
export const links = () => [{ rel: "stylesheet", href: styles }];

export async function loader({ params, context }: Route.LoaderArgs) {
  const asked = context.get(requestContext);
  return asked.database.read(async (tx) => {
    const { review, data } = await draftOf(tx, asked, reviewIdOf(params.review));
    return {
      id: review.id,
      isDraft: review.state === "draft",
      unit: data.unit.name,
      period: nameOf(periodOf(review.period), asked.language),
    };
  });
}

const longestTaken = 200_000;
const Sent = z.object({
  intent: z.enum(["preview", "apply"]),
  file: z.instanceof(File).optional(),
  seen: z.coerce.number().int().positive().optional(),
  /** Each the blocks that are taken together with their new texts, as the comparison offered them; empty where it is left. */
  take: z.array(z.string().max(longestTaken)).default([]),
});
const Taken = z.array(z.strictObject({ block: z.string().min(1).max(200), text: z.string().max(25_000) }));

export async function action({ params, request, context }: Route.ActionArgs) {
  const asked = context.get(requestContext);
  const id = reviewIdOf(params.review);
  return posted(request, Sent, asked, async ({ intent, file, seen, take }) => {
    if (intent === "preview") return compareFile(asked, id, file);
    const taken = take.filter((sent) => sent !== "").flatMap((sent) => Taken.parse(parseJson(sent)));
    await takeFromWord(asked, id, { seen: seen ?? 0, taken });
    return redirect(reviewAddress(id));
  });
}

export default function FromWordPage({ loaderData: page, actionData }: Route.ComponentProps) {
  const words = useWords(fromWordTexts);
  const reviewWords = useWords(reviewTexts);
  const title = reviewWords("review_title", { period: page.period, unit: page.unit });
  const compared = actionData && "changes" in actionData ? actionData : undefined;
  return (
    <Page
      title={words("from_word")}
      lead={title}
      crumbs={[
        { to: reviewPaths.reviews, name: reviewWords("nav_reviews") },
        { to: reviewAddress(page.id), name: title },
      ]}
      narrow
    >
      {page.isDraft ? (
        <Form method="post" encType="multipart/form-data">
          <input type="hidden" name="intent" value="preview" />
          <Field
            label={words("word_file")}
            hint={words("word_file_hint")}
            name="file"
            type="file"
            accept=".docx"
            required
          />
          <Button kind={compared ? "plain" : "primary"}>{words("compare_word")}</Button>
        </Form>
      ) : (
        <p>{reviewWords("review_presented_already")}</p>
      )}
      {compared && <Compared compared={compared} />}
    </Page>
  );
}
