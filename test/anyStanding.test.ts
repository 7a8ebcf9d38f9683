/**
 * Folders that are shipped, and any small one, are judged as the plain way judges them, in every field of the contract.
 * `QUYET_FOLDERS`: so many small ones.
 */
import { join } from "node:path";
import { fc, test as property } from "@fast-check/vitest";
import { expect, test } from "vitest";
import { testDatabase } from "../src/database/testDatabase.ts";
import { anyWorld } from "./plain/anyWorld.ts";
import { answered, loaded, loadedFrom } from "./plain/product.ts";
import { questionsOf } from "./plain/questions.ts";
import { plainField, plainStandings, type Question } from "./plain/standings.ts";
import type { World } from "./plain/world.ts";
import { worldOf } from "./plain/worldOf.ts";

const database = await testDatabase();
const folders = Number(process.env.QUYET_FOLDERS ?? 12);

async function compare(world: World, questions: readonly Question[]): Promise<number> {
  const fields = { approved: plainField(world, "approved"), submitted: plainField(world, "submitted") };
  let targets = 0;
  await database.read(async (tx) => {
    for (const question of questions) {
      const plain = plainStandings(fields[question.basis], question);
      if (!plain) continue;
      expect(await answered(tx, question), JSON.stringify(question)).toEqual(plain);
      targets += plain.targets.length;
    }
  });
  return targets;
}

property.prop([fc.nat()], { numRuns: folders, endOnFailure: true })(
  "any small folder is judged as the plain way judges it",
  async (seed) => {
    const world = anyWorld(seed);
    await loaded(database, world);
    await compare(world, questionsOf(world, seed));
  },
  60_000 + folders * 10_000,
);

test.each(["demo/giong-trom-2024", "test/folders/song-xanh", "test/folders/bon-tep"])(
  "the folder %s is judged as the plain way judges it",
  async (name) => {
    const folder = join(import.meta.dirname, "..", name);
    const world = await worldOf(folder);
    await loadedFrom(database, folder, world.limits);
    const units = [...new Set(world.targets.map(({ unit }) => unit))];
    const questions = ["2024-02", "2024-Q1", "2024-H1", "2024-08", "2024"].flatMap((period) =>
      units.map((unit): Question => ({ unit, period, basis: "approved", likeForLike: true })),
    );
    expect(await compare(world, questions)).toBeGreaterThan(4);
  },
);
