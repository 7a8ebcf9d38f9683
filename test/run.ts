/**
 * `npm test`: builds what is stale, runs every test, browser journeys included, and ends with one plain line of counts.
 * Further words go to Vitest: `npm test -- -t F1`, `npm test -- src/calendar`.
 */

import { spawn } from "node:child_process";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { buildWhatIsStale, projectFolder } from "../src/server/build.server.ts";

type Ran = { fullName: string; status: string };
type Results = {
  numPassedTests: number;
  numFailedTests: number;
  numPendingTests: number;
  testResults: { assertionResults: Ran[] }[];
};

await buildWhatIsStale(() => console.log("Building the program from its sources …"));

const folder = await mkdtemp(join(tmpdir(), "quyet-results-"));
const resultsFile = join(folder, "results.json");
const code = await vitest(process.argv.slice(2));
const results = await readResults();
await rm(folder, { recursive: true, force: true });

// A file that did not even load counts as one failure: no counts at all must never look like success.
const failed = Math.max(results?.numFailedTests ?? 0, code === 0 ? 0 : 1);
const counts = [`${results?.numPassedTests ?? 0} passed`, `${failed} failed`];
if (results && results.numPendingTests > 0) counts.push(`${results.numPendingTests} skipped`);
// Without a name asked for, what was left out could not run on this machine, and holds nothing on it.
if (!process.argv.includes("-t")) for (const { fullName } of skipped()) console.log(`skipped: ${fullName}`);
console.log(counts.join(", "));
process.exitCode = failed === 0 ? 0 : 1;

function skipped(): Ran[] {
  const ran = results?.testResults.flatMap(({ assertionResults }) => assertionResults) ?? [];
  return ran.filter(({ status }) => status === "skipped" || status === "pending");
}

function vitest(words: string[]): Promise<number> {
  const tool = join(projectFolder, "node_modules/vitest/vitest.mjs");
  const reporters = ["--reporter=default", "--reporter=json", `--outputFile.json=${resultsFile}`];
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [tool, "run", ...reporters, ...words], {
      cwd: projectFolder,
      stdio: ["ignore", "inherit", "inherit"],
    });
    child.on("error", reject);
    child.on("exit", (status) => resolve(status ?? 1));
  });
}

async function readResults(): Promise<Results | undefined> {
  try {
    return JSON.parse(await readFile(resultsFile, "utf8"));
  } catch {
    return undefined;
  }
}
