import { glob, readFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import type { Text } from "./prose/text.ts";
import { catalogues } from "./texts.ts";

/** Every code that some part of the program throws or names as a fault. */
async function thrownCodes(): Promise<Set<string>> {
  const codes = new Set<string>();
  for await (const path of glob("**/*.{ts,tsx}", { cwd: import.meta.dirname })) {
    if (path.endsWith(".test.ts")) continue;
    const source = await readFile(join(import.meta.dirname, path), "utf8");
    for (const [, code = ""] of source.matchAll(/(?:AppError\(\s*|code: |\bfault\()"(\w+)"/g)) codes.add(code);
  }
  return codes;
}

test("the code of an error has one meaning, wherever it is thrown", async () => {
  const ambiguous: Record<string, Text[]> = {};
  for (const code of await thrownCodes()) {
    const meanings = new Map(catalogues.flatMap(({ [code]: text }) => (text ? [[JSON.stringify(text), text]] : [])));
    if (meanings.size > 1) ambiguous[code] = [...meanings.values()];
  }
  expect(ambiguous).toEqual({});
});
