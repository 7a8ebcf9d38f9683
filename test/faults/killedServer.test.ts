import { expect, test } from "vitest";
import { killServerDuringWrites } from "./killedServer.ts";

test("F2 the program killed 20 times during writes over HTTP loses nothing it acknowledged, and takes its database over", async () => {
  const { rounds, acknowledged, lost, adopted } = await killServerDuringWrites(20);
  expect(lost).toBe(0);
  expect(acknowledged).toBeGreaterThan(rounds);
  expect(adopted).toBe(rounds);
}, 900_000);
