/** What is another's, wherever it is read. */
import type { Mutation } from "./mutation.ts";

const readingOf = (...routes: string[]) => ({ "src/foreignObjects.test.ts": routes.map((route) => `S1 GET ${route}`) });

export const foreign: readonly Mutation[] = [
  {
    file: "src/reviews/api.server.ts",
    rule: "another's review is not read over the API",
    text: "const { unit } = await readReview(tx, id);\n  await requireMay(tx, request, act, { unit });",
    replacement: "",
    fails: readingOf("/api/v1/reviews/:review", "/api/v1/reviews/:review/file"),
  },
  {
    file: "src/reviews/pages/review.server.ts",
    rule: "another's review is not read on its page",
    text: 'await requireMay(tx, request, "review.read", place);',
    replacement: "",
    fails: readingOf("/app/van-ban/:review"),
  },
  {
    file: "src/reviews/pages/word.ts",
    rule: "another's review is not had in Word",
    text: 'await requireMay(tx, asked, "review.read", { unit: opened.review.unit });',
    replacement: "",
    fails: readingOf("/app/van-ban/:review/bao-cao.docx"),
  },
  {
    file: "src/reviews/pages/versions.tsx",
    rule: "another's review has no versions to read",
    text: 'await requireMay(tx, asked, "review.read", { unit: review.unit });',
    replacement: "",
    fails: readingOf("/app/van-ban/:review/ban"),
  },
  {
    file: "src/reports/acts.server.ts",
    rule: "another's report, its scan and its history are not read",
    text: 'refuseUnlessMay(asking, "report.read", accessPlace(place), definitions.tree);',
    replacement: "",
    fails: readingOf(
      "/app/bao-cao/:unit/:form/:period",
      "/app/bao-cao/:unit/:form/:period/ban-ky/:file",
      "/app/bao-cao/:unit/:form/:period/lich-su",
    ),
  },
  {
    file: "src/reports/api.server.ts",
    rule: "another's reports are not listed",
    text: 'await requireMay(tx, request, "report.read", { unit: unit.id });',
    replacement: "",
    fails: readingOf("/api/v1/reports"),
  },
  {
    file: "src/resolutions/pages/target.server.ts",
    rule: "another's target is not read",
    text: 'await requireMay(tx, asked, "target.read", { unit: target.unit, owner: target.lead });',
    replacement: "",
    fails: readingOf("/app/chi-tieu/:target"),
  },
  {
    file: "src/resolutions/pages/targetCsv.ts",
    rule: "another's target is not had as CSV",
    text: 'await requireMay(tx, asked, "target.read", { unit: target.unit, owner: target.lead });',
    replacement: "",
    fails: readingOf("/app/chi-tieu/:target/dien-bien.csv"),
  },
  {
    file: "src/values/api.server.ts",
    rule: "the history of another's figure is not read",
    text: 'await requireMay(tx, request, "report.read", { unit: unit.id, owner: place.form.owner });',
    replacement: "",
    fails: readingOf("/api/v1/values/history"),
  },
  {
    file: "src/values/figureShown.server.ts",
    rule: "another's figure is not shown",
    text: 'await requireMay(tx, asked, "report.read", { unit: unit.id, owner: ownerOf(indicator, definitions) });',
    replacement: "",
    fails: readingOf("/app/so-lieu.json"),
  },
  {
    file: "src/portal/pages/draftFile.ts",
    rule: "the file of another's draft is not had",
    text: 'await requireMay(tx, asked, "article.read", { unit: article.unit });',
    replacement: "",
    fails: readingOf("/app/tin-bai/:slug/tep/:file"),
  },
  {
    file: "src/portal/pages/articlePreview.tsx",
    rule: "another's draft is not read",
    text: 'await requireMay(tx, asked, "article.read", { unit: article.unit });',
    replacement: "",
    fails: readingOf("/app/tin-bai/:slug/xem-truoc"),
  },
  {
    file: "src/folder/wide.server.ts",
    rule: "a wide table is its sender's alone",
    text: '.where("by", "=", by)',
    replacement: "",
    fails: readingOf("/app/nap-so-lieu/:upload"),
  },
  {
    file: "src/views/savedView.server.ts",
    rule: "a view that somebody keeps is theirs alone",
    text: '.where("person_id", "=", person)\n    .orderBy("name")',
    replacement: '.orderBy("name")',
    fails: { "src/views/savedViews.test.ts": ["S1 a view is its keeper's alone"] },
  },
];
