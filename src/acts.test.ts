/** The act of a form has one name, and what was done has one mark. */
import { glob, readFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";

async function inSources(pattern: RegExp): Promise<string[]> {
  const found: string[] = [];
  for await (const path of glob("**/*.{ts,tsx}", { cwd: import.meta.dirname })) {
    if (path.endsWith(".test.ts")) continue;
    const source = await readFile(join(import.meta.dirname, path), "utf8");
    found.push(...[...source.matchAll(pattern)].map(([, name]) => `${path} ${name}`));
  }
  return found.sort();
}

test("a button says what it does by `intent`; two others name the thing that is chosen", async () => {
  const acts = await inSources(/<(?:Button|Submit)\b(?:[^>]|=>)*?\bintent=["{]([^"}]+)/g);
  expect(acts.length).toBeGreaterThan(30);
  const named = await inSources(/<[Bb]utton\b(?:[^>]|=>)*?\bname="([^"]+)"/g);
  expect(named.filter((name) => !name.endsWith(" intent"))).toEqual([
    "portal/articleForm.tsx remove",
    "web/frame.tsx language",
  ]);
  expect(await inSources(/\bname="(act|do|action|_action|op|viec)"/g)).toEqual([]);
});

test("what was done a moment ago stands in an address as web/address.ts writes it", async () => {
  const marks = await inSources(/((?:[?&]|searchParams\.\w+\(")(?:xong|luu|saved|done)\b|\{ xong: |\bxong: z\.)/g);
  expect(marks.filter((mark) => !mark.startsWith("web/address.ts"))).toEqual([]);
  expect(marks).toContain("web/address.ts { xong: ");
});
