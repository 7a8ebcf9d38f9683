import { describe, expect, test } from "vitest";
import type { UnitId } from "../database/ids.ts";
import { completeUnits, coverageByCounts, nothingOwed } from "./coverage.ts";

const units = (...ids: number[]) => new Set(ids as UnitId[]);

describe("how much of what is owed has come, by counts alone", () => {
  const owing = units(1, 2, 3);

  test("where all came but those of one line, its count is that of the complete", () => {
    expect(
      coverageByCounts([
        { owing, count: 3 },
        { owing, count: 2 },
      ]),
    ).toEqual({ reported: 2, expected: 3, come: 5, owed: 6 });
  });

  test("counts alone settle nothing where several lines are short, of which nobody knows whether by the same units", () => {
    expect(
      coverageByCounts([
        { owing, count: 2 },
        { owing, count: 1 },
      ]),
    ).toBeUndefined();
    expect(
      coverageByCounts([
        { owing, count: 2 },
        { owing, count: 0 },
      ]),
    ).toEqual({ reported: 0, expected: 3, come: 2, owed: 6 });
  });

  test("nor where not the same units owe everything; and nothing owed is nothing missing", () => {
    expect(
      coverageByCounts([
        { owing, count: 3 },
        { owing: units(1, 2), count: 2 },
      ]),
    ).toBeUndefined();
    expect(coverageByCounts([])).toEqual(nothingOwed);
  });
});

test("who left out one of what they owe has not sent all", () => {
  const { owing, complete, come, owed } = completeUnits([
    { owing: units(1, 2), reported: units(1, 2) },
    { owing: units(1, 2, 3), reported: units(1, 4) },
  ]);
  expect([owing, complete, come, owed]).toEqual([units(1, 2, 3), units(1), 3, 5]);
});
