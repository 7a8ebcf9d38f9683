import { expect, test } from "vitest";
import { killDatabaseDuringWrites } from "./killedDatabase.ts";

test("F1 the database killed 20 times during writes by 8 writers loses nothing it acknowledged", async () => {
  const { acknowledged, lost } = await killDatabaseDuringWrites(20);
  expect(lost).toBe(0);
  expect(acknowledged).toBeGreaterThanOrEqual(1_000);
}, 600_000);

test("F1 the count of lost writes is seen to work: without synchronous_commit there are some", async () => {
  const { lost } = await killDatabaseDuringWrites(3, { synchronousCommit: false });
  expect(lost).toBeGreaterThan(0);
}, 300_000);
