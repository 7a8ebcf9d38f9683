/** A page's address is spelled once, in the `addresses.ts` of its capability. */
import { glob, readFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { pageRoutes } from "./testServer.ts";

const patterns = (await pageRoutes()).map(({ path }) => path).filter((path) => path !== "" && path !== "*");
/** `app`, `tin`, `dang-nhap` …: what an address of ours begins with. */
const beginnings = new Set(patterns.map((path) => path.split("/")[1]?.split(".")[0]).filter((name) => name));

test("no source spells an address that another file knows", async () => {
  const spelled = new RegExp(`["'\`}](/(?:${[...beginnings].join("|")}))(?![\\w-])`, "g");
  const found: string[] = [];
  let known = 0;
  for await (const path of glob("**/*.{ts,tsx}", { cwd: import.meta.dirname })) {
    if (/\.test\.tsx?$|(^|\/)test[A-Z]\w*\.ts$/.test(path)) continue;
    const source = await readFile(join(import.meta.dirname, path), "utf8");
    const code = source.replace(/\/\*[\s\S]*?\*\/|^\s*\/\/.*$/gm, "");
    const addresses = [...code.matchAll(spelled)].map(([, address]) => address);
    if (/^\w+\/addresses\.ts$/.test(path)) known += addresses.length;
    else found.push(...addresses.map((address) => `${path} ${address}`));
  }
  expect(found).toEqual([]);
  expect(known).toBeGreaterThan(60);
});

test("no two pages have one address", () => {
  expect(patterns.length).toBeGreaterThan(60);
  expect(new Set(patterns).size).toBe(patterns.length);
});
