/** What an operator starts is started as `npm start` starts it: with what was compiled kept, and with its bounds of memory. */
import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { compileStart, projectFolder } from "../src/server/build.server.ts";
import { temporaryFolder } from "./temporary.ts";

const textOf = (file: string) => readFile(join(projectFolder, file), "utf8");
const { scripts } = JSON.parse(await textOf("package.json"));

/** The words between `node` and the program. */
function optionsOf(command: string): string[] {
  const [, options = ""] = /(?:^|\/)node (.*?)src\/main\.ts/.exec(command) ?? [];
  return options.split(" ").filter((option) => option !== "");
}

function matchIn(text: string, pattern: RegExp): string {
  const [, found] = pattern.exec(text) ?? [];
  if (found === undefined) throw new Error(`${pattern}`);
  return found;
}

test("the service and the container start as npm start does", async () => {
  const start = optionsOf(scripts.start);
  expect(start).toContain("--import=./src/compiled.js");
  const service = matchIn(await textOf("operators/quyet.service"), /^ExecStart=(.*)$/m);
  expect(optionsOf(service)).toEqual(start);
  const container = JSON.parse(matchIn(await textOf("operators/Containerfile"), /^CMD (\[.*\])$/m));
  expect(optionsOf(container.join(" "))).toEqual(start);
});

test("a build leaves compiled what a start loads, by the options of npm start", async () => {
  const folder = await mkdtemp(join(temporaryFolder(), "quyet-compiled-"));
  try {
    await compileStart({ folder });
    const files = await readdir(folder, { recursive: true });
    expect(files.length).toBeGreaterThan(200);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
});

test("the nightly backups run as npm run quyet does", async () => {
  const command = optionsOf(scripts.quyet);
  const service = matchIn(await textOf("operators/quyet-backup.service"), /^ExecStart=(.*)$/m);
  expect(optionsOf(service)).toEqual(command);
  const container = matchIn(await textOf("operators/Containerfile"), /^# podman exec quyet (.*)$/m);
  expect(optionsOf(container)).toEqual(command);
});
