/** `npm run check`: types, lint, import rules, unused code, lockfile, SBOM and ten mutations. Every check runs; the last line says which failed. */

import { execFile } from "node:child_process";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { projectFolder } from "../src/server/build.server.ts";
import { lockfileFaults } from "./lockfile.ts";
import { walkImports } from "./rules.ts";

type Check = { name: string; faults: () => Promise<string[]> };
type Ran = { faults: string[]; output: string };

const checks: Check[] = [
  { name: "types of routes", faults: () => tool("@react-router/dev/bin.cjs", ["typegen"]) },
  { name: "types", faults: () => tool("typescript/bin/tsc", ["--noEmit"]) },
  { name: "lint and format", faults: () => tool("@biomejs/biome/bin/biome", ["check", "--error-on-warnings"]) },
  { name: "import rules", faults: importFaults },
  { name: "unused code", faults: () => tool("knip/bin/knip.js", ["--no-progress"]) },
  { name: "lockfile", faults: lockFaults },
  { name: "software bill of materials", faults: sbomFaults },
  { name: "mutations of the day", faults: () => mutating },
];
// They take as long as all others together, and go on beside them: a core each.
const mutating = run(process.execPath, [join(projectFolder, "test/mutate.ts"), "--sample"]).then(
  ({ faults }) => faults,
);

const failed: string[] = [];
for (const { name, faults } of checks) {
  const found = await faults();
  console.log(`${found.length === 0 ? "ok    " : "FAILED"} ${name}`);
  for (const fault of found) console.log(fault);
  if (found.length > 0) failed.push(name);
}
console.log(failed.length === 0 ? "All checks hold." : `Failed: ${failed.join(", ")}.`);
process.exitCode = failed.length === 0 ? 0 : 1;

async function tool(path: string, words: string[]): Promise<string[]> {
  return (await run(process.execPath, [join(projectFolder, "node_modules", path), ...words])).faults;
}

async function importFaults(): Promise<string[]> {
  const { modules, violations } = await walkImports(projectFolder);
  if (modules === 0) return ["No module was seen."];
  return violations.map(({ rule, from, to }) => `${rule}: ${from} → ${to}`);
}

async function lockFaults(): Promise<string[]> {
  const lock: unknown = JSON.parse(await readFile(join(projectFolder, "package-lock.json"), "utf8"));
  const manifest: unknown = JSON.parse(await readFile(join(projectFolder, "package.json"), "utf8"));
  return [...lockfileFaults(lock, manifest), ...(await npm(["ls", "--all"])).faults];
}

/** Every part of the program by name, version and license, in CycloneDX; written nowhere, since it follows from the lock. */
async function sbomFaults(): Promise<string[]> {
  const { faults, output } = await npm(["sbom", "--sbom-format", "cyclonedx", "--omit", "dev"]);
  if (faults.length > 0) return faults;
  const { components }: { components?: unknown[] } = JSON.parse(output);
  return components && components.length > 0 ? [] : ["It names no component."];
}

function npm(words: string[]): Promise<Ran> {
  return process.env.npm_execpath ? run(process.execPath, [process.env.npm_execpath, ...words]) : run("npm", words);
}

async function run(program: string, words: string[]): Promise<Ran> {
  const options = { cwd: projectFolder, maxBuffer: 64 * 1024 * 1024 };
  return promisify(execFile)(program, words, options).then(
    ({ stdout }) => ({ output: stdout, faults: [] }),
    ({ code, stdout, stderr }) => ({
      output: stdout,
      faults: [`${stdout}${stderr}`.trim() || `${program} ended with ${code}.`],
    }),
  );
}
