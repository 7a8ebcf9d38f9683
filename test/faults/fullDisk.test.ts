/** F3 on a small disk of its own: whoever may mount one runs it, whoever may not is told that it was left out. */

import { execFileSync, spawnSync } from "node:child_process";
import { mkdir, mkdtemp, rm, statfs, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type RunningServer, startServer } from "../server.ts";
import { signedIn } from "../signedIn.ts";
import { temporaryFolder } from "../temporary.ts";

const megabyte = 1024 * 1024;
const report = "/api/v1/reports/hung-le/xa-quy/2024-Q3";

const disk = await mkdtemp(join(temporaryFolder(), "quyet-disk-"));
const mounted = spawnSync("mount", ["-t", "tmpfs", "-o", "size=700m,mode=755", "tmpfs", disk]).status === 0;

let server: RunningServer | undefined;

beforeAll(async () => {
  if (!mounted) return;
  const folder = join(disk, "data");
  await mkdir(folder);
  server = await startServer({ command: "demo", folder });
}, 240_000);

afterAll(async () => {
  await server?.stop();
  if (mounted) execFileSync("umount", ["--lazy", disk]);
  await rm(disk, { recursive: true, force: true });
});

test.skipIf(!mounted)(
  "F3 while the disk is full every write is refused in words and every page can be read; with room again it goes on",
  async () => {
    const { url } = running();
    const call = await signedIn(url, "baocao.hungle");
    const save = async (amount: string) => {
      const seen = await call(report);
      return call(report, {
        method: "PUT",
        headers: { "Content-Type": "application/json", "If-Match": seen.headers.get("ETag") ?? "" },
        body: JSON.stringify({ values: { "ket-nap-dang-vien": amount } }),
      });
    };
    const saved = async () => (await (await call(report)).json()).values["ket-nap-dang-vien"].amount;
    expect((await save("3")).status).toBe(200);

    for (const left of [150, 0]) {
      await fillUpTo(left);
      await nextLook();
      const refused = await save("4");
      expect(refused.status).toBe(507);
      expect(await refused.json()).toMatchObject({ code: "no_room", title: expect.stringContaining("đầy") });
      for (const path of ["/", "/chi-tieu", "/healthz", "/app", "/app/chi-tieu", report]) {
        expect((await call(path)).status, path).toBe(200);
      }
    }

    await rm(join(disk, "ballast"));
    await nextLook();
    expect(await saved()).toBe("3");
    expect((await save("5")).status).toBe(200);
    expect(await saved()).toBe("5");
    expect(running().output()).not.toContain("database_restarted");
  },
  120_000,
);

function running(): RunningServer {
  if (server === undefined) throw new Error("The server did not start");
  return server;
}

/** Writes until only so many megabytes are left. */
async function fillUpTo(left: number): Promise<void> {
  const ballast = join(disk, "ballast");
  for (;;) {
    const { bavail, bsize } = await statfs(disk);
    const over = Math.floor((bavail * bsize) / megabyte) - left;
    if (over <= 0) return;
    await writeFile(ballast, Buffer.alloc(over * megabyte), { flag: "a" });
  }
}

/** How much room there is is asked once a second. */
const nextLook = () => new Promise((resolve) => setTimeout(resolve, 1_200));
