/** The commands as a script calls them: exit codes, one clear line, and the data folder alone or beside a server. */

import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { createServer } from "node:net";
import { basename, join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { installationOf } from "../src/access/installation.server.ts";
import { commandTexts } from "../src/commands/texts.ts";
import { openDatabase } from "../src/database/connection.server.ts";
import { projectFolder } from "../src/server/build.server.ts";
import { openEmbedded } from "../src/server/embedded.server.ts";
import { type RunningServer, runCommand, startServer } from "./server.ts";
import { smallDistrict } from "./smallDistrict.ts";
import { temporaryFolder } from "./temporary.ts";

const folders: string[] = [];
const servers: RunningServer[] = [];
afterAll(async () => {
  for (const server of servers) await server.stop();
  for (const folder of folders) await rm(folder, { recursive: true, force: true });
});

async function newFolder(): Promise<string> {
  const folder = await mkdtemp(join(temporaryFolder(), "quyet-command-"));
  folders.push(folder);
  return folder;
}

test.each([
  ["an unknown command", ["bay"], "bay"],
  [
    "no command",
    [],
    "start, demo, load, export, standing, annex, tasks, cases, review, wide, backup, restore, doctor, upgrade, build",
  ],
  ["an unknown option", ["standing", "--mau", "xanh"], "--mau"],
  ["a missing option", ["standing", "--unit", "huyen"], "--period"],
  ["a wrong period", ["standing", "--unit", "huyen", "--period", "2024-Q5"], "2024-Q5"],
  ["a word too many", ["start", "ngay"], "start"],
  ["a missing folder", ["load"], "load"],
])("%s ends with 2 and one line that names it", async (_what, words, named) => {
  const { code, stdout, stderr } = await runCommand(words, { QUYET_DATA: "/nonexistent/quyet" });
  expect(code).toBe(2);
  expect(stdout).toBe("");
  expect(stderr.trimEnd().split("\n")).toHaveLength(1);
  expect(stderr).toContain(named);
});

test("a command whose words nobody reads any more ends as it would have", async () => {
  const child = spawn(process.execPath, [join(projectFolder, "src/main.ts"), "bay"], { stdio: "pipe" });
  child.stdout.destroy();
  child.stderr.destroy();
  expect(await once(child, "exit")).toEqual([2, null]);
});

test("a wrong setting ends with 2 and names the variable", async () => {
  const { code, stderr } = await runCommand(["standing", "--unit", "huyen", "--period", "2024"], { PORT: "ba" });
  expect(code).toBe(2);
  expect(stderr).toContain("PORT");
});

test("start and demo on a taken port say so before anything is loaded or built", async () => {
  const data = await newFolder();
  const other = createServer().listen(0, "127.0.0.1");
  await once(other, "listening");
  const taken = other.address();
  const port = String(typeof taken === "object" ? taken?.port : taken);
  for (const command of ["start", "demo"]) {
    const { code, stdout, stderr } = await runCommand([command], { QUYET_DATA: data, PORT: port });
    expect([command, code]).toEqual([command, 2]);
    expect(stderr).toContain(port);
    for (const step of ["step_loading_demo", "step_building"] as const)
      expect(stdout).not.toContain(commandTexts[step].vi.slice(0, 12));
  }
  other.close();
  const embedded = await openEmbedded(data, { as: "visit" });
  const database = openDatabase(embedded.url, { connections: 1 });
  expect(await database.read(installationOf)).toBeUndefined();
  await database.close();
  await embedded.close();
}, 240_000);

test("load, standing and review work on the data folder alone, and beside the server that runs on it", async () => {
  const district = await smallDistrict(await newFolder());
  const data = await newFolder();
  const ask = ["standing", "--unit", "huyen", "--period", "2024-Q1", "--format", "json"];

  const loaded = await runCommand(["load", district], { QUYET_DATA: data });
  expect(loaded).toMatchObject({ code: 0, stderr: "" });
  const alone = await runCommand(ask, { QUYET_DATA: data });
  expect(alone).toMatchObject({ code: 0, stderr: "" });
  expect(JSON.parse(alone.stdout)).toMatchObject({
    unit: "huyen",
    targets: [{ code: "viec-lam", actual: "25", share: "0.25", pace: "on_pace" }],
  });

  const word = await runCommand(["review", "--unit", "huyen", "--period", "2024-Q1", "--format", "docx"], {
    QUYET_DATA: data,
  });
  expect(word).toMatchObject({ code: 0, stdout: expect.stringMatching(/^PK/), stderr: "" });

  const file = join(data, "..", `${basename(data)}.csv`);
  await writeFile(file, "Đơn vị,Việc làm mới quý II/2024\nXã Thử,1.234\nCộng,1.235\n");
  folders.push(file);
  const wide = await runCommand(["wide", file, "--format", "json"], { QUYET_DATA: data });
  expect(wide).toMatchObject({ code: 1, stderr: "" });
  expect(JSON.parse(wide.stdout)).toMatchObject({
    columns: [{ head: "Việc làm mới quý II/2024", indicator: "viec-lam", period: "2024-Q2", sure: true }],
    rows: [{ head: "Xã Thử", unit: "xa", sure: true }],
    values: [{ indicator: "viec-lam", unit: "xa", period: "2024-Q2", amount: "1234" }],
    totals: [{ indicator: "viec-lam", period: "2024-Q2", stated: "1235", sum: "1234" }],
    questions: [],
  });
  expect(await runCommand(["wide", `${file}.xlsx`], { QUYET_DATA: data })).toMatchObject({ code: 2, stdout: "" });

  const server = await startServer({ folder: data });
  servers.push(server);
  expect(await runCommand(ask, { QUYET_DATA: data })).toEqual(alone);
  expect((await fetch(`${server.url}/healthz`)).status).toBe(200);

  const second = await runCommand(["start"], { QUYET_DATA: data, PORT: "65000" });
  expect(second.code).toBe(2);
  expect(second.stderr).toContain(data);

  expect(await server.stop()).toBe(0);
  expect(server.output()).toContain("Đã dừng.");
}, 240_000);

test("S13 start on empty data prints a one-time link and lets no demo account in; the demo refuses real data", async () => {
  const server = await startServer();
  servers.push(server);
  folders.push(server.folder);
  expect(server.output()).toMatch(/http:\/\/127\.0\.0\.1:\d+\/lien-ket\/[\w-]{43}\n/);
  const answer = await fetch(`${server.url}/dang-nhap`, {
    method: "POST",
    redirect: "manual",
    headers: { Origin: server.url },
    body: new URLSearchParams({ username: "quantri", password: "mot-vu-mua-2024" }),
  });
  expect(answer.headers.get("Set-Cookie")).toBeNull();
  await server.stop();

  const demo = await runCommand(["demo", "--load"], { QUYET_DATA: server.folder });
  expect(demo.code).toBe(2);
  expect(demo.stderr).toContain("QUYET_DATA");
}, 240_000);
