import { brotliDecompressSync, gunzipSync } from "node:zlib";
import { Hono } from "hono";
import { expect, test } from "vitest";
import { compression, encodingFor } from "./compression.server.ts";

test.each([
  ["gzip, deflate, br", "br"],
  ["gzip;q=1.0, br;q=0", "gzip"],
  ["gzip", "gzip"],
  ["identity", undefined],
  ["br;q=0, gzip;q=0", undefined],
  [undefined, undefined],
])("of %s it takes %s", (accepted, expected) => {
  expect(encodingFor(accepted)).toBe(expected);
});

const long = "Kết nạp 58/130 đảng viên. ".repeat(200);
const app = new Hono()
  .use(compression())
  .get("/long", (context) => context.html(long))
  .get("/short", (context) => context.text("ok"))
  .get("/picture", (context) => context.body(long, 200, { "Content-Type": "image/png" }));

test("a page shrinks on the wire and is the same when unpacked", async () => {
  const brotli = await app.request("/long", { headers: { "Accept-Encoding": "gzip, br" } });
  expect(brotli.headers.get("Content-Encoding")).toBe("br");
  expect(brotli.headers.get("Vary")).toBe("Accept-Encoding");
  const packed = Buffer.from(await brotli.arrayBuffer());
  expect(packed.length).toBeLessThan(long.length / 10);
  expect(brotliDecompressSync(packed).toString()).toBe(long);
  const gzip = await app.request("/long", { headers: { "Accept-Encoding": "gzip" } });
  expect(gunzipSync(Buffer.from(await gzip.arrayBuffer())).toString()).toBe(long);
});

test("what is packed already, is small, or is not asked for stays as it is", async () => {
  for (const [path, accepted] of [
    ["/picture", "br"],
    ["/long", "identity"],
  ] as const) {
    const answer = await app.request(path, { headers: { "Accept-Encoding": accepted } });
    expect(answer.headers.get("Content-Encoding")).toBeNull();
    expect(await answer.text()).toBe(long);
  }
  const short = await app.request("/short", { headers: { "Accept-Encoding": "br", "Content-Length": "2" } });
  expect(await short.text()).not.toBe("");
});
