/** The built program in `build/`: whether it is that of these sources, and building it when it is not. */

import { createHash } from "node:crypto";
import { access, constants, mkdir, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { alone } from "./dataFolder.server.ts";
import { AppError } from "./error.ts";
import { runProgram } from "./program.server.ts";

export const projectFolder = fileURLToPath(new URL("../../", import.meta.url));
export const serverEntry = join(projectFolder, "build/server/index.js");
export const clientFolder = join(projectFolder, "build/client");

const stamp = join(projectFolder, "build/sources.sha256");
const settings = ["package.json", "package-lock.json", "vite.config.ts", "react-router.config.ts", "tsconfig.json"];

/** Builds pages and server when any source changed since the last time. True when it had to. */
export async function buildWhatIsStale(onBuilding: () => void, stop?: AbortSignal): Promise<boolean> {
  if (await isFresh()) return false;
  await requireWritable();
  const lockFolder = join(projectFolder, ".react-router");
  await mkdir(lockFolder, { recursive: true });
  return alone(lockFolder, async () => {
    // Another start may have built it while this one waited.
    if (await isFresh()) return false;
    onBuilding();
    const sources = await hashOfSources();
    await rm(stamp, { force: true });
    await build(stop);
    await compileStart({ stop });
    await writeFile(stamp, sources);
    return true;
  });
}

/** A service may only read its program: whoever installs it builds it. */
async function requireWritable(): Promise<void> {
  try {
    await access(projectFolder, constants.W_OK);
  } catch (error) {
    throw new AppError("not_built", 500, { folder: projectFolder }, [], error);
  }
}

async function isFresh(): Promise<boolean> {
  const built = await readFile(stamp, "utf8").catch(() => undefined);
  return built !== undefined && built === (await hashOfSources());
}

async function hashOfSources(): Promise<string> {
  const hash = createHash("sha256").update(process.version);
  const sources = await readdir(join(projectFolder, "src"), { recursive: true, withFileTypes: true });
  const paths = sources
    .filter((entry) => entry.isFile() && !/\.test\.tsx?$|\.sql$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name));
  for (const path of [...settings.map((name) => join(projectFolder, name)), ...paths].sort()) {
    hash.update(path.slice(projectFolder.length)).update(await readFile(path));
  }
  return hash.digest("hex");
}

async function build(stop: AbortSignal | undefined): Promise<void> {
  const tool = join(projectFolder, "node_modules/@react-router/dev/bin.cjs");
  const { code, output } = await runProgram(process.execPath, [tool, "build"], "close", {
    cwd: projectFolder,
    env: { ...process.env, NODE_ENV: "production", VITEST: undefined },
    signal: stop,
  });
  if (code !== 0) throw new AppError("build_failed", 500, { output: output.trim().split("\n").slice(-20).join("\n") });
}

/**
 * Lets Node compile what a start loads, and keep it, so that the first start after a build needs no more memory than later
 * ones. Node keeps it by the options of the process, so these are those of `npm start`. A build stands without it too.
 */
export async function compileStart({ stop, folder }: { stop?: AbortSignal; folder?: string } = {}): Promise<void> {
  const { scripts } = JSON.parse(await readFile(join(projectFolder, "package.json"), "utf8"));
  const options = String(scripts.start)
    .split(" ")
    .filter((word) => word.startsWith("--"));
  // The program without a command ends by saying which there are. A single file left out would load what strips types.
  const loaded = ["./src/main.ts", "./src/commands/start.server.ts", "./build/server/index.js"];
  const program = `${loaded.map((file) => `await import("${file}");`).join(" ")} process.exit(0);`;
  await runProgram(process.execPath, [...options, "--input-type=module", "--eval", program], "close", {
    cwd: projectFolder,
    env: { ...process.env, NODE_ENV: "production", VITEST: undefined, ...(folder && { NODE_COMPILE_CACHE: folder }) },
    signal: stop,
  });
}
