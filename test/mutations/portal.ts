/** The portal's two promises, on every address: what it shows was approved, and somebody marked it as public. */
import type { Mutation } from "./mutation.ts";

const site = { file: "src/portal/site.server.ts" };
const cited = { file: "src/portal/figures.server.ts" };
const articles = { file: "src/portal/articles.server.ts" };
const issued = { file: "src/reviews/issued.server.ts" };
const target = { file: "src/portal/pages/target.tsx" };
const told = { "src/publicPromises.test.ts": ["S1 what was approved and is public is told"] };
const madePrivate = { "src/publicPromises.test.ts": ["S1 an indicator that is made private leaves every address"] };
const review = (...names: string[]) => ({ "src/publishedReview.test.ts": names });

const marks = { file: "src/portal/marks.ts" };
const typed = (...names: string[]) => ({ "src/portal/marks.test.ts": names });

const alike = (...names: string[]) => ({ "src/sameEverywhere.test.ts": names });
const speaks = (...names: string[]) => ({ "src/portalSpeaks.test.ts": names });

export const portal: readonly Mutation[] = [
  {
    file: "src/portal/pages/editArticle.tsx",
    rule: "what is on the portal changes by its own office's hand",
    text: 'article.state === "published" || speaking.has(intent)',
    replacement: "speaking.has(intent)",
    fails: speaks("once published is changed, given files, withdrawn by the portal's office"),
  },
  {
    file: "src/portal/pages/publishReview.tsx",
    rule: "a review becomes public by the portal's office",
    text: "await requireSpeaks(tx, asked);",
    replacement: "",
    fails: speaks("becomes an article by its office, and public by the portal's"),
  },
  {
    file: "src/portal/corrected.server.ts",
    rule: "a correction by an office below waits for the portal's",
    text: "if (!(await speaks(tx, asked))) return;",
    replacement: "",
    fails: speaks("becomes an article by its office, and public by the portal's"),
  },
  {
    file: "src/portal/speaking.server.ts",
    rule: "publishing is judged at the portal's unit",
    text: 'await requireMay(tx, asked, "article.publish", await placeOfPortal(tx));',
    replacement: 'await requireMay(tx, asked, "article.publish", "anywhere");',
    fails: speaks("is written and proposed by its office"),
  },
  {
    file: "src/reviews/paper.ts",
    rule: "an empty section vanishes, and the headings below are numbered on",
    text: 'renumbered(text.filter((block, index) => block.kind !== "heading" || hasText(text, index)))',
    replacement: "text",
    fails: alike("headings are numbered on over what is empty"),
  },
  {
    file: "src/reviews/review.server.ts",
    rule: "an issued review is read with the headings of its paper",
    text: "blocks: asOnPaper(frozen.blocks, true),",
    replacement: "blocks: frozen.blocks,",
    fails: alike("headings are numbered on over what is empty"),
  },
  {
    file: "src/portal/corrected.server.ts",
    rule: "a correction makes the attached paper anew",
    text: "if (word && papers.length > 0)",
    replacement: "if (word && papers.length < 0)",
    fails: alike("a correction stands on every surface"),
  },
  {
    ...site,
    rule: "the portal is that of the topmost unit with a resolution of its own",
    text: "publishers.sort((one, other) => depth(one.unit) - depth(other.unit))",
    replacement: "publishers.filter(({ unit }) => depth(unit) >= 0)",
    fails: speaks("a unit below does not make the portal its own"),
  },
  {
    ...site,
    rule: "the portal tells no target that a unit below set itself",
    text: "target.unit === unit?.id || own.has(target.resolution)",
    replacement: "target.unit !== undefined || own.has(target.resolution)",
    fails: speaks("a target that a unit below set itself has no page on the portal"),
  },
  {
    ...marks,
    rule: "an article's sections keep the numbers they were given",
    text: "list: none, ",
    replacement: "",
    fails: typed("lines keep together what was typed in them, in a quotation too"),
  },
  {
    ...marks,
    rule: "a star within a word or a number is a star",
    text: '(!run.startsWith("**") && /[\\p{L}\\p{N}]$/u.test(before))',
    replacement: "before === undefined",
    fails: typed('"58/130* đảng viên'),
  },
  {
    file: "src/portal/article.ts",
    rule: "nothing is published with double brackets left in it",
    text: '...leftBetweenBrackets(plainBody(text, () => "")),',
    replacement: "",
    fails: { "src/undrawn.test.ts": ["with a chart that is a place still to be written is not"] },
  },
  {
    file: "src/reviews/untold.ts",
    rule: "no review is issued with double brackets left in it",
    text: ", ...leftBetweenBrackets(span.text)",
    replacement: "",
    fails: { "src/undrawn.test.ts": ["is issued once every live figure in it can be told"] },
  },
  {
    ...site,
    rule: "the portal's targets stand on approved figures",
    text: 'basis: "approved", likeForLike',
    replacement: 'basis: "submitted", likeForLike',
    fails: told,
  },
  {
    ...site,
    rule: "the portal's targets are those of public indicators",
    text: "rows: board.rows.filter(isPublic)",
    replacement: "rows: board.rows",
    fails: told,
  },
  {
    ...site,
    rule: "the register shows public papers alone",
    text: "return documents.filter((document) => document.public);",
    replacement: "return documents;",
    fails: told,
  },
  {
    ...target,
    rule: "a target's own page stands on approved figures",
    text: 'at,\n      basis: "approved",',
    replacement: 'at,\n      basis: "submitted",',
    fails: told,
  },
  {
    ...target,
    rule: "a target of an indicator that is not public has no page",
    text: "if (!indicator.public || ",
    replacement: "if (",
    fails: told,
  },
  {
    ...cited,
    rule: "a chart stands on approved figures",
    text: 'readFigures(tx, "approved", wanted)',
    replacement: 'readFigures(tx, "submitted", wanted)',
    fails: told,
  },
  {
    ...cited,
    rule: "an indicator that is not public has no chart and is cited nowhere",
    text: "return cited?.indicator.public ? cited : undefined;",
    replacement: "return cited;",
    fails: told,
  },
  {
    ...cited,
    rule: "an article cites approved figures",
    text: 'asked.map(({ cited }) => cited),\n    "approved",',
    replacement: 'asked.map(({ cited }) => cited),\n    "submitted",',
    fails: { "src/publicPromises.test.ts": ["S1 an article that cites a quarter of which figures were only sent"] },
  },
  {
    ...cited,
    rule: "an indicator that is public no more takes along what was published of it",
    text: "citedBy(demands, indicator, place.unit.id, place.period)?.indicator.public ?? true",
    replacement: "true",
    fails: madePrivate,
  },
  {
    file: "src/portal/find.server.ts",
    rule: "the public search finds no target of an indicator that is not public",
    text: "(target) => target.unit === unit?.id && definitions.indicatorById.get(target.indicatorId)?.public,",
    replacement: "(target) => target.unit === unit?.id,",
    fails: told,
  },
  {
    ...articles,
    rule: "lists and the feed have published articles alone",
    text: '.where("state", "=", "published");\n  if (tag',
    replacement: ";\n  if (tag",
    fails: told,
  },
  {
    ...articles,
    rule: "the search finds published articles alone",
    text: '.where("state", "=", "published");\n  for (const word',
    replacement: ";\n  for (const word",
    fails: told,
  },
  {
    ...articles,
    rule: "lists tell of a published figure only while its indicator is public",
    text: "return rows.map((row) => ({ ...articleOf(row), figures: figuresToTell(row.figures, isTold) }));",
    replacement: "return rows.map((row) => ({ ...articleOf(row), isTold }));",
    fails: madePrivate,
  },
  {
    file: "src/portal/shownArticle.server.ts",
    rule: "a page and its social card tell of a published figure only while its indicator is public",
    text: "const figures = figuresToTell(article.figures, isTold);",
    replacement: "const figures = article.figures;",
    fails: madePrivate,
  },
  {
    file: "src/portal/shownArticle.server.ts",
    rule: "a social card shows no chart of an indicator that is public no more",
    text: "chartTokensIn(article.body).filter(isTold)",
    replacement: "chartTokensIn(article.body).filter(() => isTold)",
    fails: madePrivate,
  },
  {
    file: "src/portal/pages/article.tsx",
    rule: "an article that is not published has no page",
    text: 'if (article?.state !== "published")',
    replacement: "if (!article)",
    fails: told,
  },
  {
    file: "src/portal/articleFiles.server.ts",
    rule: "files of an article go out while it is published",
    text: '.where("article.state", "=", "published")',
    replacement: "",
    fails: told,
  },
  {
    ...issued,
    rule: "a review becomes an article once it is issued",
    text: 'if (review.state !== "issued") throw new AppError("review_not_publishable", 409);',
    replacement: "",
    fails: review("a review that is not issued is not published"),
  },
  {
    ...issued,
    rule: "a review becomes an article on approved figures",
    text: 'if (review.basis !== "approved") throw new AppError("review_not_approved", 409);',
    replacement: "",
    fails: review("a review written from figures that are not approved is not published"),
  },
  {
    ...issued,
    rule: "the Word file stays behind where it tells of what is not public",
    text: "word: isAllPublic\n",
    replacement: "word: told\n",
    fails: review("the Word file goes along where every indicator in it is public"),
  },
];
