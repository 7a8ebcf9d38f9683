/** The files that the build makes: compressed once, when built, and served under names that change with their content. */
import { readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { brotliCompress, constants, gzip } from "node:zlib";
import { serveStatic } from "@hono/node-server/serve-static";
import type { MiddlewareHandler } from "hono";

const compressible = /\.(css|js|svg|json|txt)$/;

/** Writes `.br` and `.gz` beside every file of a folder that shrinks. */
export async function compressFiles(folder: string): Promise<void> {
  for (const name of await readdir(folder)) {
    if (!compressible.test(name)) continue;
    const path = join(folder, name);
    const content = await readFile(path);
    if (content.length < 1024) continue;
    await writeFile(`${path}.br`, await promisify(brotliCompress)(content, {}));
    await writeFile(`${path}.gz`, await promisify(gzip)(content, { level: constants.Z_BEST_COMPRESSION }));
  }
}

/** Serves the built files of `folder`; those under /assets never change, so a browser keeps them for a year. */
export function staticFiles(folder: string): MiddlewareHandler {
  return serveStatic({
    root: folder,
    precompressed: true,
    onFound: (_path, context) => {
      const immutable = context.req.path.startsWith("/assets/");
      context.header("Cache-Control", immutable ? "public, max-age=31536000, immutable" : "public, max-age=3600");
    },
  });
}
