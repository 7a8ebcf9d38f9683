/** What a leader decides by, computed from the demo's figures as they were loaded. */
import { join } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import type { Person } from "../src/access/person.ts";
import { addTestPerson } from "../src/access/testPerson.ts";
import { stoppedClock, vietnamInstant } from "../src/calendar/clock.ts";
import { codeOf, periodOf } from "../src/calendar/period.ts";
import type { IsoDate } from "../src/database/ids.ts";
import { testDatabase } from "../src/database/testDatabase.ts";
import { loadFolder } from "../src/folder/load.server.ts";
import { readDefinitions } from "../src/indicators/definitions.server.ts";
import { readPublicBoard } from "../src/portal/site.server.ts";
import { Decimal } from "../src/prose/number.ts";
import { compareWithTerm } from "../src/resolutions/comparison.server.ts";
import { explainTarget } from "../src/resolutions/explain.server.ts";
import { forecastsOf } from "../src/resolutions/forecast.server.ts";
import { shownForecast } from "../src/resolutions/forecastWords.ts";
import { readLearned } from "../src/resolutions/learned.server.ts";
import { trajectoryCell } from "../src/resolutions/learned.ts";
import { quotesOf } from "../src/resolutions/quoted.server.ts";
import { readDemands } from "../src/resolutions/resolutions.server.ts";
import { standingsOf } from "../src/resolutions/standing.server.ts";
import { leaderPage } from "../src/resolutions/today.server.ts";
import { lastVisit, noteVisit } from "../src/resolutions/visit.server.ts";
import { whyInWords } from "../src/resolutions/why.ts";
import { projectFolder } from "../src/server/build.server.ts";
import { changesOfFigures } from "../src/values/history.server.ts";
import { obligationsOf } from "../src/values/obligation.ts";

const database = await testDatabase();
const clock = stoppedClock(vietnamInstant("2024-07-05" as IsoDate, "08:00"));

beforeAll(() => loadFolder(database, join(projectFolder, "demo/giong-trom-2024"), { clock, by: "test" }));

const unitCalled = async (code: string) => {
  const unit = await database.read(async (tx) => (await readDefinitions(tx)).tree.byCode.get(code));
  if (!unit) throw new Error(code);
  return unit.id;
};

async function forecastAt(target: string, at: string) {
  const unit = await unitCalled("giong-trom");
  return database.read(async (tx) => {
    const { targets } = await standingsOf(tx, { unit, at: periodOf(at), basis: "approved" });
    const found = targets.find((each) => each.target.code === target);
    const indicator = found && (await readDefinitions(tx)).indicatorById.get(found.target.indicatorId);
    if (!found || !indicator) throw new Error(target);
    const [forecast] = await forecastsOf(tx, [found], "approved");
    if (typeof forecast !== "object") return forecast;
    const of = {
      comparator: found.target.comparator,
      indicator,
      actual: found.standing.actual ?? "",
      coverage: found.standing.coverage,
    };
    return { ...forecast, shown: shownForecast(forecast, of, "vi") };
  });
}

describe("the year's forecast", () => {
  test("of new jobs at the half-year goes on as 2022 and 2023 did from there, within what such a forecast was off before", async () => {
    const forecast = await forecastAt("ct19", "2024-Q2");
    expect(forecast).toMatchObject({ forecast: { method: "seasons", years: [2022, 2023], isTried: true } });
    // Rest of 2022 and 2023 (1.117 and 1.226) × 1.566 against 1.540 and 1.610; foretold for 2023: 1.610 + 1.117 × 1.610/1.540.
    expect(forecast).toMatchObject({
      outlook: "possible",
      shown: {
        told: "2.731 (2.614\u00a0–\u2060\u00a02.848)",
        outlookWords: "có thể đạt 2.700 hoặc không",
        method: expect.stringContaining("1.566 + 1.165 = 2.731"),
        past: [
          expect.stringMatching(/dự báo 3\.080, thực tế 2\.657, lệch 15,92% của cả năm; lần này không tính/),
          expect.stringContaining(
            "dự báo 2.777,8, thực tế 2.836, lệch 2,05% của cả năm, 4,75% của phần còn lại (1.226)",
          ),
          expect.stringMatching(/±10% phần còn lại .* ít nhất ±10%/),
        ],
      },
    });
  });

  test("of conscription, done in the first quarter, is what was done", async () => {
    expect(await forecastAt("ct28", "2024-Q2")).toMatchObject({ shown: { told: "172" }, outlook: "likely" });
  });

  test("of fewer accidents is set against last year's whole, of which 5% less is demanded", async () => {
    const forecast = await forecastAt("ct31", "2024-Q2");
    expect(forecast).toMatchObject({ shown: { outlookWords: expect.stringMatching(/^khó giữ được ≤ \d/) } });
    // 11 of 12 would be off by 8,33%: the decimals that make 6,25% are shown.
    expect(forecast).toMatchObject({ shown: { past: expect.arrayContaining([expect.stringMatching(/11,25/)]) } });
  });

  test("of a rate shows the decimals with which its sum comes out: 93,8 and 0,35 are not 94,14", async () => {
    const forecast = await forecastAt("ct21", "2024-Q2");
    if (typeof forecast !== "object") throw new Error("no forecast");
    const sum = /: ([\d,]+) \+ ([\d,]+) = ([\d,]+)\.$/.exec(forecast.shown.method)?.slice(1) ?? [];
    const [actual, rest, point] = sum.map((written) => new Decimal(written.replace(",", ".")));
    expect(point && actual?.plus(rest ?? 0).equals(point)).toBe(true);
    expect(forecast.shown.told).toMatch(/^94,14 /);
  });

  test("there is none before there is a figure", async () => {
    expect(await forecastAt("ct03", "2024-Q2")).toBe("no_figure");
  });
});

describe("the year beside the term", () => {
  const compared = async (at: string) => {
    const unit = await unitCalled("giong-trom");
    return database.read((tx) => compareWithTerm(tx, { unit, at: periodOf(at), basis: "approved" }));
  };

  test("each target of the congress stands beside the year's on the same indicator, or has none", async () => {
    const comparison = await compared("2024-Q2");
    expect(comparison).toMatchObject({ year: 2024, term: { code: "nq-dh-xii" }, annual: { code: "nq-hu-2024" } });
    expect(comparison?.compared.map(({ target, annual }) => [target.indicator, annual?.target.code])).toContainEqual([
      "viec-lam-moi",
      "ct19",
    ]);
    expect(comparison?.onlyAnnual.map(({ target }) => target.code)).toContain("ct01");
  });

  test("years without figures are named, and the need is the most it can be", async () => {
    const jobs = (await compared("2024-Q2"))?.compared.find(({ target }) => target.indicator === "viec-lam-moi");
    // 13.500 − 2.657 of 2022 − 2.836 of 2023, over 2024 and 2025.
    expect(jobs).toMatchObject({ need: { kind: "each_year", missing: [2021], years: 2 }, isEnough: undefined });
    expect(jobs && "amount" in jobs.need && jobs.need.amount.toFixed()).toBe("4003.5");
  });

  test("a target of the last year grows from last year's whole figure", async () => {
    const output = (await compared("2024-Q2"))?.compared.find(({ target }) => target.indicator === "gtsx-nong-nghiep");
    expect(output).toMatchObject({ need: { kind: "growth", years: 2 } });
  });

  test("where no resolution stands behind the year's there is nothing to compare", async () => {
    const unit = await unitCalled("tan-hao");
    const at = periodOf("2024-Q2");
    expect(await database.read((tx) => compareWithTerm(tx, { unit, at, basis: "approved" }))).toBeUndefined();
  });
});

test("how new jobs came in earlier years is said, as a trajectory that the office may take over", async () => {
  const learned = await database.read(async (tx) => {
    const demands = await readDemands(tx);
    const target = demands.targets.find(({ code }) => code === "ct19");
    return target && readLearned(tx, demands, target);
  });
  expect(learned?.years).toEqual([2022, 2023]);
  expect(learned && trajectoryCell(learned)).toMatch(/^2024-Q1:\d+\|2024-Q2:\d+\|2024-Q3:\d+\|2024-Q4:100$/);
});

describe("the portal's targets", () => {
  const shownOn = async (day: string, address = "/chi-tieu") => {
    const clock = stoppedClock(vietnamInstant(day as IsoDate, "08:00"));
    const board = await database.read((tx) => readPublicBoard(tx, { clock }, new URL(address, "http://portal")));
    return board && codeOf(board.at);
  };

  test("are those of the quarter that ended last, once most of its figures are in", async () => {
    expect(await shownOn("2024-07-05")).toBe("2024-Q2");
    // Nothing of the third quarter is in yet: nine months are not judged by the figures of six.
    expect(await shownOn("2024-10-02")).toBe("2024-Q2");
    expect(await shownOn("2024-10-02", "/chi-tieu?ky=2024-Q3")).toBe("2024-Q2");
    expect(await shownOn("2024-10-02", "/chi-tieu?ky=2024-Q1")).toBe("2024-Q1");
    // Until the new year's first quarter has come in, the last one of the old year that did.
    expect(await shownOn("2025-04-01")).toBe("2024-Q2");
  });
});

test("the leader's page blames nobody by figures that have not come in", async () => {
  const unit = await unitCalled("giong-trom");
  const pageAt = (at: string) =>
    database.read(async (tx) => {
      const person = { id: "lanh-dao-moi", name: "Lãnh đạo", language: "vi", roles: [] } as unknown as Person;
      return leaderPage(tx, { person, clock, language: "vi" }, unit, periodOf(at));
    });
  const [full, empty] = [await pageAt("2024-Q2"), await pageAt("2024-Q3")];
  expect(full?.since).not.toContain("chưa có đủ số liệu");
  expect(full?.blocks[1]?.sentences.length).toBeGreaterThan(0);
  expect(empty?.since).toMatch(/\d+ chỉ tiêu chưa có đủ số liệu quý III\/2024/);
  expect(empty?.blocks.slice(0, 2).flatMap(({ sentences }) => sentences)).toEqual([]);
});

describe("the last visit", () => {
  test("is that of an earlier day, and only the last two days are kept", async () => {
    const unit = await unitCalled("giong-trom");
    const person = await database.write((tx) => addTestPerson(tx, "lanh-dao", [{ role: "leader", unitId: unit }]));
    const note = (day: string, at: string) =>
      database.write((tx) => noteVisit(tx, { person, unit, at: periodOf(at), today: day as IsoDate }));
    const seen = (day: string) => database.read((tx) => lastVisit(tx, { person, unit, today: day as IsoDate }));

    expect(await seen("2024-04-05")).toBeUndefined();
    await note("2024-04-05", "2024-Q1");
    await note("2024-04-05", "2024-Q1");
    expect(await seen("2024-04-05")).toBeUndefined();
    expect(await seen("2024-04-06")).toMatchObject({ day: "2024-04-05", period: "2024-Q1", paces: { ct01: "ahead" } });
    await note("2024-07-05", "2024-Q2");
    await note("2024-07-06", "2024-Q2");
    expect(await seen("2024-07-06")).toMatchObject({ day: "2024-07-05", period: "2024-Q2" });
    const kept = await database.read((tx) => tx.selectFrom("person_visit").select("day").orderBy("day").execute());
    expect(kept.map(({ day }) => day)).toEqual(["2024-07-05", "2024-07-06"]);
  });

  test("of a unit without targets is not noted", async () => {
    const unit = await unitCalled("chi-cuc-thue");
    const person = await database.write((tx) => addTestPerson(tx, "khac", [{ role: "leader", unitId: unit }]));
    await database.write((tx) =>
      noteVisit(tx, { person, unit, at: periodOf("2024-Q1"), today: "2024-04-05" as IsoDate }),
    );
    const found = await database.read((tx) => lastVisit(tx, { person, unit, today: "2024-04-06" as IsoDate }));
    expect(found).toBeUndefined();
  });
});

describe("why a target stands as it does", () => {
  const why = (code: string) =>
    database.read(async (tx) => {
      const explained = await explainTarget(tx, code, { at: periodOf("2024-Q2"), basis: "approved" });
      const { tree } = await readDefinitions(tx);
      return { explained, sentences: whyInWords(explained, tree, "vi", "2024-09-23" as IsoDate) };
    });

  test.each(["ct01", "ct19"])("of %s only units that lag behind their allotment are named as such", async (code) => {
    const { explained, sentences } = await why(code);
    const allotted = explained.units.filter((unit) => unit.allotment && unit.standing.actual !== null);
    const lagging = allotted.filter(({ standing }) => standing.pace === "behind" || standing.pace === "at_risk");
    expect(allotted.length).toBeGreaterThan(0);
    const [told = ""] = sentences;
    if (lagging.length === 0) expect(told).toBe("Không đơn vị nào chậm so với phần được giao.");
    else expect(told).toMatch(/^Đơn vị chậm nhất so với phần được giao: /);
    for (const { unit } of allotted.filter((each) => !lagging.includes(each))) {
      expect(told).not.toContain(`${unit.name} `);
    }
  });

  test("what a unit wrote beside a figure is told as its note, not as a reason", async () => {
    const { sentences } = await why("ct23");
    expect(sentences).toContain(
      "Ghi chú của đơn vị: “2.480 hộ công bố 2019” (Xã Châu Bình); “2.952 hộ công bố 7/2021” (Xã Châu Hòa).",
    );
  });
});

describe("what stands behind a target", () => {
  test("every entry of its figures by unit and quarter, the latest first", async () => {
    const changes = await database.read(async (tx) => {
      const { target } = await explainTarget(tx, "ct01", { at: periodOf("2024-Q2"), basis: "approved" });
      const definitions = await readDefinitions(tx);
      const indicator = definitions.indicatorById.get(target.indicatorId);
      if (!indicator) throw new Error("ct01");
      const year = obligationsOf(definitions, indicator, { from: 2024 * 12, to: 2024 * 12 + 5 });
      const places = year.map(({ form, position, code }) => ({ form: form.id, position, period: code }));
      return changesOfFigures(tx, [await unitCalled("tan-hao")], places, 10);
    });
    expect(changes).toMatchObject([
      { isFirst: true, before: null },
      { isFirst: true, before: null },
    ]);
    expect(new Set(changes.map(({ period }) => period))).toEqual(new Set(["2024-Q1", "2024-Q2"]));
  });

  test("the published articles that cite it", async () => {
    const quoted = await database.read(async (tx) => {
      const { target } = await explainTarget(tx, "ct01", { at: periodOf("2024-Q2"), basis: "approved" });
      return quotesOf(tx, target, "giong-trom");
    });
    expect(quoted.articles.length).toBeGreaterThan(0);
    expect(quoted.reviews).toEqual([]);
  });
});
