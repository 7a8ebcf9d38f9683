/** docs/trust.md is walked: what it calls held has a test that carries its id. */

import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { projectFolder } from "../src/server/build.server.ts";

type Line = { id: string; status: "held" | "later" };

test("every fault and attack that is called held has a test whose name carries its id", async () => {
  const named = await idsInTestNames();
  const held = (await trustLines()).filter(({ status }) => status === "held").map(({ id }) => id);
  expect(held.length).toBeGreaterThan(10);
  expect(held.filter((id) => !named.has(id))).toEqual([]);
});

test("every line of the table is there once, held or later", async () => {
  const ids = (await trustLines()).map(({ id }) => id);
  const expected = [...numbered("F", 12), ...numbered("S", 18)];
  expect(ids).toEqual(expected);
});

function numbered(letter: string, count: number): string[] {
  return Array.from({ length: count }, (_, index) => `${letter}${index + 1}`);
}

async function trustLines(): Promise<Line[]> {
  const text = await readFile(join(projectFolder, "docs/trust.md"), "utf8");
  return [...text.matchAll(/^\| ([FS]\d+) \|.*\| (?:\*\*)?(held|later)\b[^|]*\|$/gm)].map(([, id = "", status]) => ({
    id,
    status: status === "held" ? "held" : "later",
  }));
}

async function idsInTestNames(): Promise<Set<string>> {
  const ids = new Set<string>();
  for (const folder of ["src", "test"]) {
    const files = await readdir(join(projectFolder, folder), { recursive: true });
    for (const file of files.filter((name) => /\.test\.tsx?$/.test(name))) {
      const text = await readFile(join(projectFolder, folder, file), "utf8");
      // A name follows `test(` or `describe(`, or the `])(` of a table over several lines.
      for (const [, id] of text.matchAll(/^\s*(?:test\b|describe\b|\]).*\(\s*["'`]([FS]\d{1,2}) /gm)) {
        if (id !== undefined) ids.add(id);
      }
    }
  }
  return ids;
}
