/**
 * Folders of other districts: every field of every standing, against answers that a reference script, written from the
 * contract alone, came to and that were checked by hand.
 */
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { type Period, periodOf } from "../src/calendar/period.ts";
import type { Database } from "../src/database/connection.server.ts";
import type { Basis } from "../src/database/tables.ts";
import { testDatabase } from "../src/database/testDatabase.ts";
import { loadFolder } from "../src/folder/load.server.ts";
import { readDefinitions } from "../src/indicators/definitions.server.ts";
import { countByReviewClass, reviewCount } from "../src/resolutions/reviewClass.ts";
import { standingsOf } from "../src/resolutions/standing.server.ts";
import type { Standings } from "../src/resolutions/standing.ts";
import { foldRollups } from "../src/values/rollup.server.ts";

const clock = { now: () => new Date("2024-10-01T00:00:00Z") };

type Question = { unit: string; period: string; resolution?: string; likeForLike?: boolean };
type Expected = { question: Question; answer: Standings };

async function answerOf(database: Database, question: Question, basis: Basis): Promise<Standings> {
  return database.read(async (tx) => {
    const unit = (await readDefinitions(tx)).tree.byCode.get(question.unit);
    if (!unit) throw new Error(question.unit);
    const at: Period = periodOf(question.period);
    const { resolution, likeForLike } = question;
    const answer = await standingsOf(tx, {
      unit: unit.id,
      at,
      resolution,
      basis,
      likeForLike: likeForLike ? "always" : undefined,
    });
    return {
      unit: unit.code,
      period: answer.at,
      resolution: answer.resolution.code,
      basis: answer.basis,
      targets: answer.targets.map(({ standing }) => standing),
    };
  });
}

const folderOf = (name: string) => join(import.meta.dirname, "folders", name);

for (const name of ["song-xanh", "bon-tep"]) {
  const database = await testDatabase();
  const expected = JSON.parse(await readFile(`${folderOf(name)}.expected.json`, "utf8")) as Expected[];

  describe(`the folder ${name}`, () => {
    beforeAll(() => loadFolder(database, folderOf(name), { clock, by: "thử" }));

    const titled = expected.map(({ question, answer }) => ({
      title: `${question.unit} at ${question.period}, ${question.resolution ?? "its resolution"}`,
      question,
      answer,
    }));
    test.each(titled)("$title", async ({ question, answer }) => {
      const found = await answerOf(database, question, "approved");
      expect(found.targets.map(({ code }) => code)).toEqual(answer.targets.map(({ code }) => code));
      for (const [index, standing] of answer.targets.entries()) {
        expect(found.targets[index], standing.code).toEqual(standing);
      }
      // The order of fields too, and nothing beside them.
      expect(JSON.stringify(found)).toBe(JSON.stringify(answer));
    });

    test("loaded figures count as submitted too, and the same before and after the roll-ups are folded", async () => {
      await foldRollups(database);
      for (const { question, answer } of expected) {
        expect(await answerOf(database, question, "submitted")).toEqual({ ...answer, basis: "submitted" });
        expect(await answerOf(database, question, "approved")).toEqual(answer);
      }
    });

    test("loading it again changes no answer", async () => {
      await loadFolder(database, folderOf(name), { clock, by: "thử" });
      for (const { question, answer } of expected)
        expect(await answerOf(database, question, "approved")).toEqual(answer);
    });
  });
}

const database = await testDatabase();

describe("the demo's half-year of 2024", () => {
  beforeAll(() =>
    loadFolder(database, join(import.meta.dirname, "..", "demo", "giong-trom-2024"), { clock, by: "thử" }),
  );

  test("is counted as the district stated it: of 31 targets 2, 4, 15, 7 of which 2 not begun, 3", async () => {
    const { targets, resolution } = await answerOf(database, { unit: "giong-trom", period: "2024-H1" }, "approved");
    expect(resolution).toBe("nq-hu-2024");
    expect(reviewCount(targets)).toEqual({
      total: 31,
      exceeded: 2,
      met: 4,
      half: 15,
      below: 7,
      notBegun: 2,
      yearEnd: 3,
      noData: 0,
    });
    expect(countByReviewClass(targets)).toMatchObject({ met: 2, basically_met: 2, below_half: 2, not_met: 3 });
  });
});
