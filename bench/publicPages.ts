/**
 * Public pages asked again while nothing changes, against a static file of the same size from the same server: requests a
 * second over connections that stay open, the first drawing among them.
 */
import { rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { clientFolder } from "../src/server/build.server.ts";
import { startServer } from "../test/server.ts";
import { atLeast, type Measurement } from "./measurement.ts";
import { atOnce, median, secondsOf } from "./timing.ts";

const readersAtOnce = 8;
const rounds = 5;

export async function measurePublicPages(requests: number): Promise<Measurement[]> {
  const server = await startServer({ command: "demo" });
  const file = `bench-${process.pid}.txt`;
  try {
    const list = await (await fetch(`${server.url}/tin`)).text();
    const article = /href="(\/tin\/[^"?]+)"/.exec(list)?.[1];
    if (article === undefined) throw new Error("The demo has no article.");
    const rateOf = async (path: string) => {
      const seconds = await secondsOf(() =>
        atOnce(readersAtOnce, Array.from({ length: requests }), async () => {
          await (await fetch(server.url + path, { headers: { "Accept-Encoding": "identity" } })).arrayBuffer();
        }),
      );
      return requests / seconds;
    };
    const measured: Measurement[] = [];
    for (const [name, path] of [
      ["the portal's front", "/"],
      ["the portal's targets", "/chi-tieu"],
      ["an article of the portal", article],
    ] as const) {
      const page = await (await fetch(server.url + path)).text();
      await writeFile(join(clientFolder, "assets", file), "x".repeat(Buffer.byteLength(page)));
      const ours: number[] = [];
      const theirs: number[] = [];
      for (let round = 0; round < rounds; round++) {
        theirs.push(await rateOf(`/assets/${file}`));
        ours.push(await rateOf(path));
      }
      const compared = { value: median(ours), baseline: median(theirs) };
      measured.push(atLeast({ name: `${name}, asked again`, unit: "requests/s", ...compared, must: 0.5 }));
    }
    return measured;
  } finally {
    await rm(join(clientFolder, "assets", file), { force: true });
    await server.remove();
  }
}
