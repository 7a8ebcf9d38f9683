/**
 * `npm run mutate`: breaks a rule at a time in a copy of the tree and sees the tests fail that must. A mutation that none of
 * them notices fails it, and so does one whose text is no longer there. `-- WORD` tries those of a file or rule with the word,
 * `-- --sample` the ten whose turn it is today.
 */

import { spawn } from "node:child_process";
import { cp, mkdtemp, readdir, readFile, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";
import { projectFolder } from "../src/server/build.server.ts";
import { openEmbedded } from "../src/server/embedded.server.ts";
import { mutations } from "./mutations/all.ts";
import type { Mutation } from "./mutations/mutation.ts";
import { temporaryFolder } from "./temporary.ts";

const SAMPLE = 10;
const DAY = 24 * 3_600_000;
/** A change may make a loop endless. */
const LONGEST = 5 * 60_000;
const notCopied = ["node_modules", ".git", "build", ".react-router", "data"];

type Tests = Mutation["fails"];
type Ran = { file: string; name: string; status: string };

const words = process.argv.slice(2);
const chosen = words.includes("--sample") ? ofToday() : mutations.filter(hasAllWords);
const copy = await copyOfTheTree();
const dataFolder = await mkdtemp(join(temporaryFolder(), "quyet-mutate-"));
const database = await openEmbedded(dataFolder, { as: "serve", durable: false });
// Ctrl+C leaves neither the copy nor its database behind.
for (const signal of ["SIGINT", "SIGTERM"] as const)
  process.once(signal, () => void close().finally(() => process.exit(130)));
try {
  const faults = (await faultsBefore()) ?? (await faultsOfMutations());
  for (const fault of faults) console.log(fault);
  console.log(`${chosen.length} mutations, ${faults.length} faults`);
  process.exitCode = chosen.length > 0 && faults.length === 0 ? 0 : 1;
} finally {
  await close();
}

async function close(): Promise<void> {
  await database.close();
  await rm(dataFolder, { recursive: true, force: true });
  await rm(copy, { recursive: true, force: true });
}

/** One of every so many, from another one on each day: all have their turn, and neighbours come apart. */
function ofToday(): Mutation[] {
  const step = Math.ceil(mutations.length / SAMPLE);
  const turn = Math.floor(Date.now() / DAY) % step;
  return mutations.filter((_, index) => index % step === turn);
}

function hasAllWords({ rule, file }: Mutation): boolean {
  return words.every((word) => `${rule} ${file}`.includes(word));
}

async function copyOfTheTree(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "quyet-mutate-"));
  for (const name of await readdir(projectFolder)) {
    if (!notCopied.includes(name)) await cp(join(projectFolder, name), join(folder, name), { recursive: true });
  }
  await symlink(join(projectFolder, "node_modules"), join(folder, "node_modules"));
  return folder;
}

/** Of unchanged rules: a test that is not there, or fails anyway, proves nothing. Nothing where all pass. */
async function faultsBefore(): Promise<string[] | undefined> {
  const tests: Record<string, string[]> = {};
  for (const { fails } of chosen)
    for (const [file, names] of Object.entries(fails)) tests[file] = [...(tests[file] ?? []), ...names];
  const ran = await run(tests, LONGEST * chosen.length);
  const faults = namesIn(tests)
    .filter(({ file, name }) => !hasEnded(ran, file, name, "passed") || hasEnded(ran, file, name, "failed"))
    .map(({ file, name }) => `without any change: no test of ${file} passes as “${name}”`);
  return faults.length > 0 ? [...new Set(faults)] : undefined;
}

async function faultsOfMutations(): Promise<string[]> {
  const faults: string[] = [];
  for (const mutation of chosen) {
    const begun = performance.now();
    const found = await faultsOf(mutation);
    const seconds = ((performance.now() - begun) / 1000).toFixed(1);
    console.log(`${found.length === 0 ? "noticed " : "SURVIVED"} ${seconds} s  ${mutation.file}: ${mutation.rule}`);
    faults.push(...found);
  }
  return faults;
}

async function faultsOf({ rule, file, text, replacement, fails }: Mutation): Promise<string[]> {
  const path = join(copy, file);
  const source = await readFile(path, "utf8").catch(() => "");
  const found = source.split(text).length - 1;
  if (found !== 1) return [`${file}: the text of “${rule}” is there ${found} times`];
  await writeFile(
    path,
    source.replace(text, () => replacement),
  );
  const ran = await run(fails);
  await writeFile(path, source);
  return namesIn(fails)
    .filter((expected) => !hasEnded(ran, expected.file, expected.name, "failed"))
    .map((expected) => `${file}: “${rule}” goes unnoticed by “${expected.name}” of ${expected.file}`);
}

function namesIn(tests: Tests): { file: string; name: string }[] {
  return Object.entries(tests).flatMap(([file, names]) => names.map((name) => ({ file, name })));
}

function hasEnded(ran: readonly Ran[], file: string, name: string, status: "passed" | "failed"): boolean {
  return ran.some((each) => each.file === file && each.status === status && each.name.includes(name));
}

/** Runs the tests in the copy; one that does not even load is not among the answered. */
async function run(tests: Tests, longest = LONGEST): Promise<Ran[]> {
  const output = join(copy, "results.json");
  await rm(output, { force: true });
  const named = namesIn(tests).map(({ name }) => RegExp.escape(name));
  const options = ["--reporter=json", `--outputFile.json=${output}`, "-t", named.join("|")];
  await vitest(["run", ...options, ...Object.keys(tests)], longest);
  const { testResults }: { testResults: { name: string; assertionResults: { fullName: string; status: string }[] }[] } =
    JSON.parse(await readFile(output, "utf8").catch(() => '{"testResults":[]}'));
  return testResults.flatMap(({ name, assertionResults }) =>
    assertionResults.map(({ fullName, status }) => ({ file: relative(copy, name), name: fullName, status })),
  );
}

function vitest(words: readonly string[], timeout: number): Promise<void> {
  const tool = join(projectFolder, "node_modules/vitest/vitest.mjs");
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [tool, ...words], {
      cwd: copy,
      env: { ...process.env, QUYET_TEST_DATABASE_URL: database.administratorUrl },
      stdio: "ignore",
      timeout,
    });
    child.on("error", reject);
    child.on("exit", () => resolve());
  });
}
