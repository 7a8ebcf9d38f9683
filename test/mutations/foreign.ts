/** What is another's, wherever it is read. */
import type { Mutation } from "./mutation.ts";

const readingOf = (...routes: string[]) => ({ "src/foreignReading.test.ts": routes.map((route) => `S1 GET ${route}`) });

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
];
