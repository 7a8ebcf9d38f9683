/** The kept mutations can be tried: what they change is there, and so are the tests that must fail. `npm run mutate` tries them. */
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { projectFolder } from "../src/server/build.server.ts";
import { mutations } from "./mutations/all.ts";

test("each changes a text that stands once in its file", async () => {
  expect(mutations.length).toBeGreaterThanOrEqual(80);
  const faulty = [];
  for (const { file, rule, text, replacement } of mutations) {
    const source = await readFile(join(projectFolder, file), "utf8");
    const times = source.split(text).length - 1;
    if (times !== 1 || text === replacement) faulty.push(`${file}, “${rule}”: there ${times} times`);
  }
  expect(faulty).toEqual([]);
});

test("each names tests that must fail, and no two break a rule of one name", () => {
  expect(mutations.filter(({ fails }) => Object.values(fails).flat().length === 0)).toEqual([]);
  const rules = mutations.map(({ rule }) => rule);
  expect(rules.filter((rule, index) => rules.indexOf(rule) !== index)).toEqual([]);
});
