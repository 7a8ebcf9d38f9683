import { execFile } from "node:child_process";
import { createServer } from "node:http";
import { promisify } from "node:util";
import { expect, test } from "vitest";
import { mark, watched } from "./thisMachineOnly.ts";

const run = promisify(execFile);

/** 192.0.2.1 is nobody's address (RFC 5737). */
test.each([
  ["fetch", "fetch('http://192.0.2.1/', { signal: AbortSignal.timeout(200) }).catch(() => 0)"],
  [
    "a TLS request",
    "require('https').get('https://192.0.2.1/', { timeout: 200 }).on('error', () => 0).on('timeout', function () { this.destroy() })",
  ],
  [
    "a bare socket",
    "require('net').connect(80, '192.0.2.1').on('error', () => 0).setTimeout(200, function () { this.destroy() })",
  ],
])("S18 the watch sees %s that leaves the machine", async (_, script) => {
  const { stderr } = await run(process.execPath, ["-e", script], { env: { ...process.env, ...watched } });
  expect(stderr).toContain(`${mark} 192.0.2.1`);
});

test("S18 the watch says nothing of calls to this machine", async () => {
  const server = createServer((_, answer) => answer.end("here")).listen(0, "127.0.0.1");
  await new Promise((resolve) => server.once("listening", resolve));
  const address = server.address();
  const port = typeof address === "object" && address !== null ? address.port : 0;
  const script = `fetch('http://127.0.0.1:${port}/').then((answer) => answer.text()).then(console.log)`;
  const { stdout, stderr } = await run(process.execPath, ["-e", script], { env: { ...process.env, ...watched } });
  server.close();
  expect(stdout).toContain("here");
  expect(stderr).not.toContain(mark);
});
