/** Any small folder is judged as the plain way judges it, in every field of the contract. `QUYET_FOLDERS`: so many folders. */
import { fc, test as property } from "@fast-check/vitest";
import { expect } from "vitest";
import { testDatabase } from "../src/database/testDatabase.ts";
import { anyWorld } from "./plain/anyWorld.ts";
import { answered, loaded } from "./plain/product.ts";
import { questionsOf } from "./plain/questions.ts";
import { plainField, plainStandings } from "./plain/standings.ts";

const database = await testDatabase();
const folders = Number(process.env.QUYET_FOLDERS ?? 12);

property.prop([fc.nat()], { numRuns: folders, endOnFailure: true })(
  "any small folder is judged as the plain way judges it",
  async (seed) => {
    const world = anyWorld(seed);
    await loaded(database, world);
    const fields = { approved: plainField(world, "approved"), submitted: plainField(world, "submitted") };
    await database.read(async (tx) => {
      for (const question of questionsOf(world, seed)) {
        const plain = plainStandings(fields[question.basis], question);
        if (plain) expect(await answered(tx, question), JSON.stringify(question)).toEqual(plain);
      }
    });
  },
  60_000 + folders * 10_000,
);
