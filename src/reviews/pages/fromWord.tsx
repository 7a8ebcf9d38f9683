/** What the office changed in Word, laid back in: the file is sent, each differing paragraph is taken or left. */
import { Form, redirect } from "react-router";
import { z } from "zod";
import { type RequestContext, requestContext } from "../../access/context.server.ts";
import { guardPage, requireMay, requirePerson } from "../../access/guard.server.ts";
import { nameOf, periodOf } from "../../calendar/period.ts";
import type { ReadTransaction } from "../../database/connection.server.ts";
import type { ReviewId } from "../../database/ids.ts";
import { readWordFile } from "../../documents/wordFile.server.ts";
import { AppError } from "../../server/error.ts";
import { parseJson } from "../../server/http/json.ts";
import { posted } from "../../server/http/posted.server.ts";
import { Button, Field } from "../../web/form.tsx";
import { useWords } from "../../web/language.tsx";
import { Notice, Page, Section } from "../../web/page.tsx";
import { reviewAddress, reviewPaths } from "../addresses.ts";
import { compareWithWord } from "../comparison.server.ts";
import { comparingWith, type WordComparison } from "../fromWord.ts";
import { openReview, paperOfReview } from "../review.server.ts";
import { reviewTexts } from "../texts.ts";
import { blocksOfVersion } from "../versions.server.ts";
import { originOf } from "../word.server.ts";
import { saveTexts } from "../words.server.ts";
import type { Route } from "./+types/fromWord.ts";
import styles from "./differences.css?url";
import { Pieces } from "./differences.tsx";
import { reviewIdOf } from "./review.server.ts";

export const middleware = [guardPage("review.write", undefined, { takesFiles: true })];
export const links = () => [{ rel: "stylesheet", href: styles }];

async function draftOf(tx: ReadTransaction, asked: RequestContext, id: ReviewId) {
  const opened = await openReview(tx, id);
  await requireMay(tx, asked, "review.write", { unit: opened.review.unit });
  return opened;
}

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

const Sent = z.object({
  intent: z.enum(["preview", "apply"]),
  file: z.instanceof(File).optional(),
  seen: z.coerce.number().int().positive().optional(),
  /** Each a block and its new text, as the comparison offered them. */
  take: z.array(z.string().max(25_000)).default([]),
});
const Taken = z.strictObject({ block: z.string().min(1).max(200), text: z.string().max(25_000) });

export async function action({ params, request, context }: Route.ActionArgs) {
  const asked = context.get(requestContext);
  const id = reviewIdOf(params.review);
  return posted(request, Sent, asked, async ({ intent, file, seen, take }) => {
    if (intent === "preview") return compared(asked, id, file);
    const change = { id, seen: seen ?? 0, by: requirePerson(asked).id, at: asked.clock.now() };
    await asked.database.write(async (tx) => {
      await draftOf(tx, asked, id);
      await saveTexts(tx, change, Object.fromEntries(take.map(takenFrom)));
    });
    return redirect(reviewAddress(id));
  });
}

function takenFrom(sent: string): [block: string, text: string] {
  const { block, text } = Taken.parse(parseJson(sent));
  return [block, text];
}

async function compared(asked: RequestContext, id: ReviewId, file: File | undefined) {
  if (file === undefined || file.size === 0) throw new AppError("file_empty", 422);
  const by = requirePerson(asked).id;
  const word = await readWordFile(new Uint8Array(await file.arrayBuffer()), by);
  const origin = originOf(word.description);
  const isOwn = origin?.review === id;
  const { comparing, seen } = await asked.database.read(async (tx) => {
    const opened = await draftOf(tx, asked, id);
    const { review, data, blocks } = opened;
    if (review.state !== "draft") throw new AppError("review_presented_already", 409);
    const base = (isOwn ? await blocksOfVersion(tx, id, origin.version) : undefined) ?? blocks;
    const { layout } = paperOfReview(opened);
    return { comparing: comparingWith({ data, layout, base, now: blocks }), seen: review.version };
  });
  return { ...(await compareWithWord(comparing, word.paragraphs, by)), seen, isOther: !isOwn };
}

export default function FromWordPage({ loaderData: page, actionData }: Route.ComponentProps) {
  const words = useWords(reviewTexts);
  const title = words("review_title", { period: page.period, unit: page.unit });
  const compared = actionData && "changes" in actionData ? actionData : undefined;
  return (
    <Page
      title={words("from_word")}
      lead={title}
      crumbs={[
        { to: reviewPaths.reviews, name: words("nav_reviews") },
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
        <p>{words("review_presented_already")}</p>
      )}
      {compared && <Compared compared={compared} />}
    </Page>
  );
}

function Compared({ compared }: { compared: WordComparison & { seen: number; isOther: boolean } }) {
  const words = useWords(reviewTexts);
  const { changes, elsewhere, seen, isOther } = compared;
  return (
    <>
      {isOther && (
        <Notice kind="warning">
          <p>{words("word_of_another")}</p>
        </Notice>
      )}
      <Section title={words("differing_paragraphs", { count: changes.length })} id="khac">
        {changes.length === 0 && <p>{words("word_unchanged")}</p>}
        {changes.length > 0 && (
          <Form method="post" encType="multipart/form-data">
            <input type="hidden" name="intent" value="apply" />
            <input type="hidden" name="seen" value={seen} />
            <p className="soft">{words("difference_key")}</p>
            {changes.map(({ block, text, pieces, isStale }, index) => (
              <div key={block} className="change differences">
                <label>
                  <input
                    type="checkbox"
                    name="take"
                    value={JSON.stringify({ block, text })}
                    defaultChecked={!isStale}
                  />{" "}
                  {words("take_paragraph", { number: index + 1 })}
                </label>
                {isStale && <p className="stale">{words("stale_paragraph")}</p>}
                <p lang="vi">
                  <Pieces pieces={pieces} />
                </p>
              </div>
            ))}
            <Button kind="primary">{words("take_chosen")}</Button>
          </Form>
        )}
      </Section>
      {elsewhere.length > 0 && (
        <Section title={words("differs_elsewhere")} id="ngoai">
          <p className="soft">{words("differs_elsewhere_note")}</p>
          {elsewhere.map((pieces, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: lines of one text have no other name
            <p key={index} className="differences" lang="vi">
              <Pieces pieces={pieces} />
            </p>
          ))}
        </Section>
      )}
    </>
  );
}
