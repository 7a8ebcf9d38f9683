/** The review's editor: the paper block by block, each with its form; beside it what the data says. Works without script. */
import { type ComponentType, useEffect, useMemo, useState } from "react";
import { redirect, useSubmit } from "react-router";
import { requestContext } from "../../access/context.server.ts";
import { guardPage } from "../../access/guard.server.ts";
import { portalPaths } from "../../portal/addresses.ts";
import { posted } from "../../server/http/posted.server.ts";
import { pageAddress } from "../../web/address.ts";
import { LinkButton } from "../../web/form.tsx";
import { useWords } from "../../web/language.tsx";
import { Notice, Page } from "../../web/page.tsx";
import { useRefusal } from "../../web/refusal.tsx";
import { reviewAddress, reviewPaths } from "../addresses.ts";
import type { EditorProps } from "../editor/editor.tsx";
import { reviewTexts } from "../texts.ts";
import type { Route } from "./+types/review.ts";
import { ReviewActs, ReviewFields } from "./act.ts";
import { ActButton, GiveBackForm, IssueForm } from "./actForms.tsx";
import { Corrections } from "./corrections.tsx";
import differenceStyles from "./differences.css?url";
import editorStyles from "./editor.css?url";
import { Annex, PaperFoot, PaperHead } from "./paper.tsx";
import { BlockForms, Pieces } from "./paragraph.tsx";
import { doReviewAct, readReviewPage, reviewIdOf } from "./review.server.ts";
import styles from "./reviews.css?url";

export const middleware = [guardPage("review.read")];
export const links = () => [styles, differenceStyles, editorStyles].map((href) => ({ rel: "stylesheet", href }));

export type ReviewPageData = Awaited<ReturnType<typeof readReviewPage>>;

export async function loader({ params, context }: Route.LoaderArgs) {
  const asked = context.get(requestContext);
  return asked.database.read((tx) => readReviewPage(tx, asked, reviewIdOf(params.review)));
}

export async function action({ params, request, context }: Route.ActionArgs) {
  const asked = context.get(requestContext);
  return posted(request, ReviewFields, asked, async (given) => {
    const act = ReviewActs.parse(given);
    const block = "block" in act ? act.block : undefined;
    await asked.database.write((tx) => doReviewAct(tx, asked, reviewIdOf(params.review), act));
    return redirect(`${reviewAddress(params.review)}${new URL(request.url).search}${block ? `#${block}` : ""}`);
  });
}

export default function ReviewPage({ loaderData: page }: Route.ComponentProps) {
  const words = useWords(reviewTexts);
  const { typed } = useRefusal();
  const isEditable = page.canWrite && page.state === "draft";
  const { Editor, isPlain } = useEditorPiece(isEditable);
  const submit = useSubmit();
  const { id, version, saved: lastSaved, blocks, data: figures } = page;
  const served = useMemo(
    () => figures && { id, version, lastSaved, blocks, data: figures },
    [id, version, lastSaved, blocks, figures],
  );
  const onDrop = (block: string) => submit({ intent: "drop", seen: version, block }, { method: "post" });
  return (
    <Page
      title={words("review_title", { period: page.period, unit: page.unit })}
      lead={`${words(`state_${page.state}`)} · ${words("saved_by", { time: page.saved.time, by: page.saved.by })}`}
      crumbs={[{ to: reviewPaths.reviews, name: words("nav_reviews") }]}
      actions={<Actions page={page} />}
    >
      {typed.text !== undefined && (
        <Notice kind="warning">
          <p>{words("not_typed")}</p>
          <p className="not-saved">{typed.text}</p>
        </Notice>
      )}
      <Notices page={page} isEditable={isEditable} isWritten={Editor !== undefined} />
      <div className={isPlain ? "review" : "review written"}>
        <Outline page={page} />
        <div>
          <div className="desk">
            <article className="paper" lang="vi">
              <PaperHead head={page.head} />
              {Editor && served ? (
                <Editor served={served} panelId={panelId} onDrop={onDrop} />
              ) : (
                <Blocks page={page} isEditable={isEditable} />
              )}
              <PaperFoot foot={page.foot} />
            </article>
            {page.figures.length > 0 && (
              <aside className="insert no-print" id={panelId}>
                {!Editor && <Figures page={page} />}
              </aside>
            )}
          </div>
          <Annex annex={page.annex} />
        </div>
      </div>
    </Page>
  );
}

const panelId = "so-lieu-de-chen";

/** The editor, once its piece of script is there; `isPlain` while nobody writes or where it cannot be had. */
function useEditorPiece(isEditable: boolean) {
  const [Editor, setEditor] = useState<ComponentType<EditorProps>>();
  const [isAway, setAway] = useState(false);
  useEffect(() => {
    if (!isEditable) return;
    import("../editor/editor.tsx").then(
      (piece) => setEditor(() => piece.default),
      () => setAway(true),
    );
  }, [isEditable]);
  return { Editor: isEditable ? Editor : undefined, isPlain: !isEditable || isAway };
}

function Blocks({ page, isEditable }: { page: ReviewPageData; isEditable: boolean }) {
  return page.blocks.map((block, index) => {
    if (block.kind === "heading") {
      const Heading = block.level === 1 ? "h2" : "h3";
      return (
        <Heading key={block.id} id={block.id}>
          {block.text}
        </Heading>
      );
    }
    if (!isEditable && block.pieces.length === 0) return null;
    return (
      <div key={block.id} id={block.id} className={block.isEdited ? "block edited" : "block"}>
        <Pieces block={block} />
        {isEditable && <BlockForms block={block} version={page.version} follower={page.blocks[index + 1]?.id} />}
        <Corrections page={page} block={block} />
      </div>
    );
  });
}

function Actions({ page }: { page: ReviewPageData }) {
  const words = useWords(reviewTexts);
  return (
    <>
      {page.canWrite && page.state === "draft" && (
        <ActButton intent="present" version={page.version} kind="primary">
          {words("present")}
        </ActButton>
      )}
      <LinkButton to={pageAddress(reviewPaths.versions, { review: page.id })}>
        {words("compare_with_before")}
      </LinkButton>
      {page.canWrite && page.state === "presented" && (
        <ActButton intent="take_back" version={page.version}>
          {words("take_back")}
        </ActButton>
      )}
      <LinkButton to={pageAddress(reviewPaths.word, { review: page.id })} reloadDocument>
        {words("word")}
      </LinkButton>
      {page.canWrite && page.state === "draft" && (
        <LinkButton to={pageAddress(reviewPaths.fromWord, { review: page.id })}>{words("from_word_short")}</LinkButton>
      )}
      {page.canPublish && page.state === "issued" && (
        <LinkButton to={pageAddress(portalPaths.publishReview, { review: page.id })} kind="primary">
          {words("publish")}
        </LinkButton>
      )}
    </>
  );
}

type NoticesProps = {
  page: ReviewPageData;
  isEditable: boolean;
  /** The editor shows by itself which typed figures differ. */
  isWritten: boolean;
  /** The issue that was refused. */
};

function Notices({ page, isEditable, isWritten }: NoticesProps) {
  const words = useWords(reviewTexts);
  return (
    <>
      {page.issue !== undefined && <p className="soft">{words("issued_note", page.issue)}</p>}
      {page.givenBack !== undefined && (
        <Notice kind="warning">
          <p>{words("given_back_note", page.givenBack)}</p>
        </Notice>
      )}
      {page.changed.length > 0 && (
        <Notice kind="warning">
          <p>{words("changed_since")}</p>
          <ul>
            {page.changed.map((change) => (
              <li key={change.key}>
                {words("changed_figure", {
                  name: change.name,
                  frozen: change.frozen,
                  now: change.now ?? words("no_longer"),
                })}
              </li>
            ))}
          </ul>
        </Notice>
      )}
      {!isWritten && page.differing.length > 0 && (
        <Notice kind="warning">
          <p>{words("differing", { count: page.differing.length })}</p>
          <ul>
            {page.differing.map((finding) => (
              <li key={`${finding.block} ${finding.quote} ${finding.token}`}>
                <a href={`#${finding.block}`}>{words("differs", finding)}</a>{" "}
                {isEditable && (
                  <ActButton
                    intent="correct"
                    version={page.version}
                    fields={{ block: finding.block, quote: finding.quote, token: finding.token }}
                    slim
                  >
                    {words("correct", { expected: finding.expected })}
                  </ActButton>
                )}
              </li>
            ))}
          </ul>
        </Notice>
      )}
      {page.state === "presented" && (
        <Notice>
          <p>{words("presented_note")}</p>
          {page.open > 0 && <p>{words("open_prompts", { count: page.open })}</p>}
          {page.canIssue && <IssueForm version={page.version} day={page.issueDay} />}
          {page.canReturn && <GiveBackForm version={page.version} />}
        </Notice>
      )}
    </>
  );
}

function Outline({ page }: { page: ReviewPageData }) {
  const words = useWords(reviewTexts);
  return (
    <nav className="outline no-print" aria-label={words("outline")}>
      <ul>
        {page.blocks.map(
          (block) =>
            block.kind === "heading" && (
              <li key={block.id} className={block.level === 2 ? "below" : undefined}>
                <a href={`#${block.id}`}>{block.text}</a>
              </li>
            ),
        )}
        <li>
          <a href="#phu-luc">{words("annex")}</a>
        </li>
      </ul>
    </nav>
  );
}

function Figures({ page }: { page: ReviewPageData }) {
  const words = useWords(reviewTexts);
  return (
    <details>
      <summary>{words("figures")}</summary>
      <p className="hint">{words("figures_hint")}</p>
      <dl>
        {page.figures.map((row) => (
          <div key={row.code}>
            <dt>{row.name}</dt>
            {row.forms.map((form) => (
              <dd key={form.token}>
                <span className="figure-live">{form.text}</span> <code>{form.token}</code>
              </dd>
            ))}
          </div>
        ))}
      </dl>
    </details>
  );
}
