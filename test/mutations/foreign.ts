/** What is another's, wherever it is read. */
import type { Mutation } from "./mutation.ts";

const readingOf = (...routes: string[]) => ({ "src/foreignReading.test.ts": routes.map((route) => `S1 GET ${route}`) });

const writingOf = (...acts: string[]) => ({ "src/foreignWriting.test.ts": acts.map((act) => `S1 ${act}`) });

export const foreign: readonly Mutation[] = [
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
    file: "src/reviews/api.server.ts",
    rule: "another's review is not read over the API",
    text: "const { unit } = await readReview(tx, id);\n  await requireMay(tx, request, act, { unit });",
    replacement: "await readReview(tx, id);",
    fails: readingOf("/api/v1/reviews/:review", "/api/v1/reviews/:review/file", "/api/v1/reviews/:review/versions"),
  },
  {
    file: "src/reviews/pages/review.server.ts",
    rule: "another's review is not read on its page",
    text: 'await requireMay(tx, request, "review.read", place);',
    replacement: "",
    fails: readingOf("/app/van-ban/:review"),
  },
  {
    file: "src/reviews/pages/review.server.ts",
    rule: "another's review is not written on its page",
    text: "await requireMay(tx, request, actNeeded(act.intent), { unit });",
    replacement: "",
    fails: writingOf("words typed on the screen", "a review presented on the screen"),
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
    rule: "earlier words of another's review are not read",
    text: 'await requireMay(tx, asked, "review.read", { unit: review.unit });',
    replacement: "",
    fails: readingOf("/app/van-ban/:review/ban"),
  },
  {
    file: "src/reviews/pages/fromWord.server.ts",
    rule: "another's review takes in no words from Word",
    text: 'await requireMay(tx, asked, "review.write", { unit: opened.review.unit });',
    replacement: "",
    fails: readingOf("/app/van-ban/:review/tu-word"),
  },
  {
    file: "src/reports/acts.server.ts",
    rule: "another's report, its paper and its scan are not read",
    text: 'refuseUnlessMay(asking, "report.read", accessPlace(place), definitions.tree);',
    replacement: "",
    fails: readingOf("/app/bao-cao/:unit/:form/:period/ban-ky/:file", "/app/bao-cao/:unit/:form/:period/van-ban"),
  },
  {
    file: "src/reports/paper/paper.server.ts",
    rule: "a scan is had from its own report's address alone",
    text: ".find((each) => each.id === id)",
    replacement: "[0]",
    fails: { "src/reportPapers.test.ts": ["S8 downloaded by whoever may read the report"] },
  },
  {
    file: "src/portal/pages/draftFile.ts",
    rule: "a file of another's draft is not had",
    text: 'await requireMay(tx, asked, "article.read", { unit: article.unit });',
    replacement: "",
    fails: readingOf("/app/tin-bai/:slug/tep/:file"),
  },
  {
    file: "src/portal/pages/articlePreview.tsx",
    rule: "another's draft is not read",
    text: 'await requireMay(tx, asked, "article.read", { unit: article.unit });',
    replacement: "",
    fails: readingOf("/app/tin-bai/:slug/xem"),
  },
  {
    file: "src/folder/wide/store.server.ts",
    rule: "another's wide table is not read",
    text: '.where("by", "=", by)',
    replacement: "",
    fails: readingOf("/app/nap-so-lieu/:upload"),
  },
  {
    file: "src/folder/wide/store.server.ts",
    rule: "a wide table shows what stands there only to who may load it",
    text: "const loaded = places.map((place) => place && loadedBy(by, place.access, definitions.tree, today(clock)));",
    replacement: 'const loaded = [by, clock].map(() => "counted");',
    fails: { "src/loadingRights.test.ts": ["S1 a code posted to the preview of a wide table shows nothing"] },
  },
  {
    file: "src/views/savedView.server.ts",
    rule: "another's saved view is not read",
    text: '.where("person_id", "=", person)\n    .orderBy("name")',
    replacement: '.orderBy("name")',
    fails: {
      "src/views/savedViews.test.ts": ["S1 a view is its keeper's alone"],
      ...readingOf("/app/tim"),
    },
  },
  {
    file: "src/views/savedView.server.ts",
    rule: "another's saved view is not removed",
    text: '.deleteFrom("saved_view").where("person_id", "=", person)',
    replacement: '.deleteFrom("saved_view")',
    fails: { "src/views/savedViews.test.ts": ["S1 a view is its keeper's alone"] },
  },
  {
    file: "src/beginning/pages/accounts.tsx",
    rule: "accounts are made for units within reach alone",
    text: 'may(asked.person, "person.manage", { unit }, tree, day),',
    replacement: 'tree.byId.has(unit) && day > "",',
    fails: writingOf("accounts are made at the beginning for units within reach alone"),
  },
];
