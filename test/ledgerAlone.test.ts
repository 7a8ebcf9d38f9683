import { glob, readFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { projectFolder } from "../src/server/build.server.ts";

/** Versions, closed periods, history and marks are kept by whoever writes these: by one. */
const tables = "(report|report_version|rollup_mark)";
const bySql = new RegExp(
  `\\b(INSERT\\s+INTO|UPDATE|DELETE\\s+FROM|MERGE\\s+INTO|TRUNCATE|COPY|LOCK\\s+TABLE)\\s+${tables}\\b`,
  "gi",
);
const byBuilder = new RegExp(`\\.(insertInto|updateTable|deleteFrom|mergeInto)\\(\\s*"${tables}"`, "g");

/** Takes marks away before it recomputes what they spoke of. */
const fold = { file: "values/rollup.server.ts", does: "DELETE FROM rollup_mark" };

function writesIn(text: string): string[] {
  return [...text.matchAll(bySql), ...text.matchAll(byBuilder)].map(([written]) => written.replace(/\s+/g, " "));
}

test("report rows, their history and marks are written in ledger/ alone", async () => {
  const src = join(projectFolder, "src");
  let looked = 0;
  const written: { file: string; does: string }[] = [];
  for await (const file of glob("**/*.{ts,tsx}", { cwd: src })) {
    if (/\.test\.tsx?$|(^|\/)(test|example)[A-Z]\w*\.ts$/.test(file)) continue;
    looked += 1;
    for (const does of writesIn(await readFile(join(src, file), "utf8"))) written.push({ file, does });
  }
  expect(looked).toBeGreaterThan(400);
  expect(written.filter(({ file }) => file.startsWith("ledger/")).length).toBeGreaterThanOrEqual(5);
  expect(written.filter(({ file }) => !file.startsWith("ledger/"))).toEqual([fold]);
});

test.each([
  ["INSERT INTO report (unit_id)", 1],
  ["update\n  report_version set", 1],
  ['tx.deleteFrom("rollup_mark")', 1],
  ["INSERT INTO report_request", 0],
  ['tx.selectFrom("report")', 0],
  ["SELECT FROM report FOR UPDATE OF report", 0],
])("%j is seen %d times", (text, times) => {
  expect(writesIn(text)).toHaveLength(times);
});
