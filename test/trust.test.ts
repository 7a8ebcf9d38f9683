/** docs/trust.md is walked: what it calls held has a test that carries its id. */

import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { projectFolder } from "../src/server/build.server.ts";

type Line = { id: string; status: "held" | "later"; isWhereItCan: boolean };

test("every fault and attack that is called held has a test whose name carries its id, and that is not skipped", async () => {
  const named = await idsInTestNames();
  const held = (await trustLines()).filter(({ status }) => status === "held");
  expect(held.length).toBeGreaterThan(10);
  expect(held.filter(({ id }) => !named.has(id)).map(({ id }) => id)).toEqual([]);
  // What only some machines can try is held on those alone.
  expect(held.filter(({ isWhereItCan }) => isWhereItCan).map(({ id }) => id)).toEqual(
    held.filter(({ id }) => named.get(id) === "where it can").map(({ id }) => id),
  );
});

test.each([
  ['test("F1 x', "F1", "always"],
  ['describe.each(a)("S1 x', "S1", "always"],
  ['test.skipIf(!mounted)(\n  "F3 x', "F3", "where it can"],
  ['test.skip("F1 x', "F1", undefined],
  ['describe.todo("S2 x', "S2", undefined],
])("%j holds %s: %s", (text, id, holds) => {
  expect(idsIn(text).find((each) => each.id === id)?.holds).toBe(holds);
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
  return [...text.matchAll(/^\| ([FS]\d+) \|.*\| (?:\*\*)?(held|later)\b([^|]*)\|$/gm)].map(
    ([, id = "", status, rest = ""]) => ({
      id,
      status: status === "held" ? "held" : "later",
      isWhereItCan: /^\*\* where /.test(rest),
    }),
  );
}

type Holds = "always" | "where it can";

async function idsInTestNames(): Promise<Map<string, Holds>> {
  const ids = new Map<string, Holds>();
  for (const folder of ["src", "test"]) {
    const files = await readdir(join(projectFolder, folder), { recursive: true });
    for (const file of files.filter((name) => /\.test\.tsx?$/.test(name))) {
      for (const { id, holds } of idsIn(await readFile(join(projectFolder, folder, file), "utf8"))) {
        if (ids.get(id) !== "always") ids.set(id, holds);
      }
    }
  }
  return ids;
}

/** A name follows `test(` or `describe(`, or the `])(` of a table over several lines; what is skipped anyway holds nothing. */
function idsIn(text: string): { id: string; holds: Holds }[] {
  return [...text.matchAll(/^\s*(?:test\b|describe\b|\])(.*)\(\s*["'`]([FS]\d{1,2}) /gm)].flatMap(
    ([, how = "", id = ""]) => {
      if (/\.(skip|todo)\b/.test(how)) return [];
      return [{ id, holds: /\.(skipIf|runIf)\b/.test(how) ? "where it can" : "always" }];
    },
  );
}
