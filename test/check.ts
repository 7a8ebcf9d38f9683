/** `npm run check`: types, lint, import rules, unused code, lockfile, SBOM and ten mutations. Every check runs; the last line says which failed. */

import { spawnSync } from "node:child_process";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { projectFolder } from "../src/server/build.server.ts";
import { lockfileFaults } from "./lockfile.ts";
import { walkImports } from "./rules.ts";

type Check = { name: string; faults: () => string[] | Promise<string[]> };

const mutate = join(projectFolder, "test/mutate.ts");
const checks: Check[] = [
  { name: "types of routes", faults: () => tool("@react-router/dev/bin.cjs", ["typegen"]) },
  { name: "types", faults: () => tool("typescript/bin/tsc", ["--noEmit"]) },
  { name: "lint and format", faults: () => tool("@biomejs/biome/bin/biome", ["check", "--error-on-warnings"]) },
  { name: "import rules", faults: importFaults },
  { name: "unused code", faults: () => tool("knip/bin/knip.js", ["--no-progress"]) },
  { name: "lockfile", faults: lockFaults },
  { name: "software bill of materials", faults: sbomFaults },
  { name: "mutations of the day", faults: () => run(process.execPath, [mutate, "--sample"]).faults },
];

const failed: string[] = [];
for (const { name, faults } of checks) {
  const found = await faults();
  console.log(`${found.length === 0 ? "ok    " : "FAILED"} ${name}`);
  for (const fault of found) console.log(fault);
  if (found.length > 0) failed.push(name);
}
console.log(failed.length === 0 ? "All checks hold." : `Failed: ${failed.join(", ")}.`);
process.exitCode = failed.length === 0 ? 0 : 1;

function tool(path: string, words: string[]): string[] {
  return run(process.execPath, [join(projectFolder, "node_modules", path), ...words]).faults;
}

async function importFaults(): Promise<string[]> {
  const { modules, violations } = await walkImports(projectFolder);
  if (modules === 0) return ["No module was seen."];
  return violations.map(({ rule, from, to }) => `${rule}: ${from} → ${to}`);
}

async function lockFaults(): Promise<string[]> {
  const lock: unknown = JSON.parse(await readFile(join(projectFolder, "package-lock.json"), "utf8"));
  const manifest: unknown = JSON.parse(await readFile(join(projectFolder, "package.json"), "utf8"));
  return [...lockfileFaults(lock, manifest), ...npm(["ls", "--all"]).faults];
}

/** Every part of the program by name, version and license, in CycloneDX; written nowhere, since it follows from the lock. */
function sbomFaults(): string[] {
  const { faults, output } = npm(["sbom", "--sbom-format", "cyclonedx", "--omit", "dev"]);
  if (faults.length > 0) return faults;
  const { components }: { components?: unknown[] } = JSON.parse(output);
  return components && components.length > 0 ? [] : ["It names no component."];
}

function npm(words: string[]) {
  return process.env.npm_execpath ? run(process.execPath, [process.env.npm_execpath, ...words]) : run("npm", words);
}

function run(program: string, words: string[]): { faults: string[]; output: string } {
  const { status, stdout, stderr } = spawnSync(program, words, {
    cwd: projectFolder,
    encoding: "utf8",
    maxBuffer: 64 * 1024 * 1024,
  });
  return {
    output: stdout,
    faults: status === 0 ? [] : [`${stdout}${stderr}`.trim() || `${program} ended with ${status}.`],
  };
}
