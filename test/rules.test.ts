import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { projectFolder } from "../src/server/build.server.ts";
import { walkImports } from "./rules.ts";

const folders: string[] = [];
afterAll(async () => {
  for (const folder of folders) await rm(folder, { recursive: true, force: true });
});

test("no file imports what its place forbids, and all files were looked at", async () => {
  const { modules, violations } = await walkImports(projectFolder);
  expect(violations).toEqual([]);
  expect(modules).toBeGreaterThan(150);
});

test.each([
  ["pure-stays-pure", "resolutions/standing.ts", "resolutions/standing.server.ts"],
  ["pure-stays-pure", "calendar/period.ts", "node:fs"],
  ["pure-stays-pure", "web/table.tsx", "node:http"],
  ["floor-knows-no-capability", "web/frame.tsx", "units/unit.ts"],
  ["floor-knows-no-capability", "database/rows.server.ts", "values/figure.ts"],
  ["floor-knows-no-capability", "words/demand.ts", "resolutions/target.ts"],
  ["telling-looks-up", "telling/figure.ts", "reviews/data.ts"],
  ["units-looks-up", "units/tree.ts", "access/may.ts"],
  ["values-looks-up", "values/figure.ts", "resolutions/target.ts"],
  ["reviews-looks-up", "reviews/draft.ts", "texts.ts"],
  ["today-looks-up", "today/contribution.server.ts", "reports/duties.server.ts"],
  ["today-edges-look-up", "today/pages/today.tsx", "resolutions/today.server.ts"],
  ["search-looks-up", "search/find.server.ts", "portal/articles.server.ts"],
  ["values-edges-look-up", "values/pages/history.tsx", "reports/place.ts"],
  ["addresses-know-nothing", "resolutions/addresses.ts", "units/tree.ts"],
  ["floor-knows-no-capability", "web/frame.tsx", "today/addresses.ts"],
  ["only-root-imports-edges", "reports/draft.server.ts", "reports/api.server.ts"],
  ["edges-stay-apart", "reviews/pages/editor.tsx", "reports/pages/filling/form.tsx"],
  ["portal-tells-without-reviews", "portal/figures.server.ts", "reviews/figure.ts"],
  ["portal-tells-without-reviews", "portal/pages/publishReview.tsx", "reviews/review.server.ts"],
  ["no-circles", "values/figure.ts", "values/total.ts", "values/total.ts", "values/figure.ts"],
])("a planted violation of %s is found: %s", async (rule, ...files) => {
  expect(await rulesBrokenBy(files)).toContain(rule);
});

test.each([
  ["a page takes from the server what its loader needs", "reports/pages/reports.tsx", "ledger/report.server.ts"],
  ["an edge asks who may, though access lies below", "units/api.server.ts", "access/guard.server.ts"],
  ["a capability uses those above it", "resolutions/standing.server.ts", "values/figure.ts"],
  ["who leads to a page below cites its address", "resolutions/pages/behind.tsx", "portal/addresses.ts"],
  ["an issued review is published", "portal/pages/publishReview.tsx", "reviews/issued.server.ts"],
  ["a command is a root file", "commands/serve.server.ts", "reports/api.server.ts"],
])("%s", async (_what, ...files) => {
  expect(await rulesBrokenBy(files)).toEqual([]);
});

/** Plants pairs of files, the first of which imports the second, in a tree of their own. */
async function rulesBrokenBy(files: string[]): Promise<string[]> {
  const folder = await mkdtemp(join(tmpdir(), "quyet-rules-"));
  folders.push(folder);
  const planted = new Map<string, string[]>();
  for (let index = 0; index < files.length; index += 2) {
    const [from, to] = [files[index] ?? "", files[index + 1] ?? ""];
    planted.set(from, [...(planted.get(from) ?? []), to]);
    if (!to.startsWith("node:") && !planted.has(to)) planted.set(to, []);
  }
  for (const [file, imports] of planted) {
    const path = join(folder, "src", file);
    const lines = imports.map((to) => `import { planted } from "${to.startsWith("node:") ? to : upTo(file, to)}";\n`);
    await mkdir(dirname(path), { recursive: true });
    await writeFile(
      path,
      `${lines.join("")}export const here = ${imports.length > 0 ? "planted" : "1"};\n${imports.length > 0 ? "" : "export const planted = 1;\n"}`,
    );
  }
  const { modules, violations } = await walkImports(folder);
  expect(modules).toBeGreaterThanOrEqual(planted.size);
  return violations.map((violation) => violation.rule);
}

function upTo(file: string, to: string): string {
  return "../".repeat(file.split("/").length - 1) + to;
}
