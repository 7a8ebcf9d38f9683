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
    let tried = 0;
    let lastSaved = 0;
    /** Each time another amount. */
    const save = async () => {
      const amount = ++tried;
      const seen = await call(report);
      const answer = await call(report, {
        method: "PUT",
        headers: { "Content-Type": "application/json", "If-Match": seen.headers.get("ETag") ?? "" },
        body: JSON.stringify({ values: { "ket-nap-dang-vien": String(amount) } }),
      });
      if (answer.status === 200) lastSaved = amount;
      return answer;
    };
    const saved = async () => (await (await call(report)).json()).values["ket-nap-dang-vien"].amount;
    expect((await save()).status).toBe(200);

    for (const left of [150, 0]) {
      await fillUpTo(left);
      const refused = await nextThat((status) => status !== 200, save);
      expect(refused.status).toBe(507);
      expect(await refused.json()).toMatchObject({ code: "no_room", title: expect.stringContaining("đầy") });
      for (const path of ["/", "/chi-tieu", "/healthz", "/app", "/app/chi-tieu", report]) {
        expect((await call(path)).status, path).toBe(200);
      }
    }

    expect(await saved()).toBe(String(lastSaved));
    await rm(join(disk, "ballast"));
    await nextThat((status) => status !== 507, save);
    expect(await saved()).toBe(String(lastSaved));
    expect((await save()).status).toBe(200);
    expect(await saved()).toBe(String(lastSaved));
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

/** How much room there is is asked once a second: asks again until it is known. */
async function nextThat(isSo: (status: number) => boolean, ask: () => Promise<Response>): Promise<Response> {
  for (;;) {
    const answer = await ask();
    if (isSo(answer.status)) return answer;
  }
}
