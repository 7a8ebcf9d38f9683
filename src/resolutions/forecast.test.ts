import { fc, test as property } from "@fast-check/vitest";
import { describe, expect, test } from "vitest";
import { Decimal } from "../prose/number.ts";
import { type EarlierYear, type Forecast, type ForecastOf, forecastOf, offBy, outlookOf } from "./forecast.ts";
import { compare } from "./target.ts";

const d = (amount: number | string) => new Decimal(amount);
const year = (year: number, until: number, whole: number): EarlierYear => ({ year, until: d(until), whole: d(whole) });

function told(given: Partial<ForecastOf> & { actual: Decimal }): Forecast {
  const forecast = forecastOf({ timing: "flow", way: d("0.5"), earlier: [], ...given });
  if (typeof forecast === "string") throw new Error(forecast);
  return forecast;
}

describe("the rest of the year as it was in earlier years", () => {
  test("half as much again as last year goes on so: 60 for 40, then 60 more made 100", () => {
    const forecast = told({ actual: d(60), earlier: [year(2023, 40, 100)] });
    expect(forecast).toMatchObject({ method: "seasons", years: [2023], isTried: false });
    expect(forecast.scale.toFixed()).toBe("1.5");
    expect([forecast.low, forecast.point, forecast.high].map((each) => each.toFixed())).toEqual(["105", "150", "195"]);
  });

  test("a season that is over leaves nothing to come: conscription is done in the first quarter", () => {
    const forecast = told({ actual: d(172), way: d("0.25"), earlier: [year(2023, 168, 168)] });
    expect([forecast.low, forecast.point, forecast.high].map((each) => each.toFixed())).toEqual(["172", "172", "172"]);
  });

  test("where last year had none by now, what came later then is expected again", () => {
    expect(told({ actual: d(0), earlier: [year(2023, 0, 8)] }).point.toFixed()).toBe("8");
  });

  test("four accidents for one last year are not believed to be four times the rest: the double is the most", () => {
    expect(told({ actual: d(4), earlier: [year(2023, 1, 6)] }).point.toFixed()).toBe("14");
  });

  test("a state goes on by what it moved in earlier years, not by a multiple of them", () => {
    const forecast = told({ timing: "ratio", actual: d("93.8"), earlier: [year(2023, 93, 94)] });
    expect(forecast.point.toFixed()).toBe("94.8");
  });
});

describe("without an earlier year", () => {
  test("a flow goes on as its way is expected, with the wide range", () => {
    const forecast = told({ actual: d(30), way: d("0.25") });
    expect(forecast).toMatchObject({ method: "pace", isTried: false, trials: [] });
    expect([forecast.low, forecast.point, forecast.high].map((each) => each.toFixed())).toEqual(["75", "120", "165"]);
  });

  test("a state goes on from its baseline; without one there is no forecast", () => {
    const state = { timing: "stock", actual: d(66), way: d("0.5"), earlier: [] } as const;
    expect(told({ ...state, baseline: d(60) }).point.toFixed()).toBe("72");
    expect(forecastOf(state)).toBe("no_history");
  });

  test("nothing is told before anything is expected, nor of a maximum", () => {
    expect(forecastOf({ timing: "flow", actual: d(1), way: d(0), earlier: [] })).toBe("no_history");
    expect(forecastOf({ timing: "peak", actual: d(4), way: d("0.5"), earlier: [year(2023, 4, 5)] })).toBe("peak");
  });
});

describe("how far off it was before", () => {
  test("each earlier year is foretold from the years before it, the first by the pace alone", () => {
    const { trials, isTried, spread } = told({ actual: d(60), earlier: [year(2023, 50, 90), year(2022, 40, 100)] });
    expect(trials.map(({ year: of, method, foretold }) => [of, method, foretold.toFixed()])).toEqual([
      [2022, "pace", "80"],
      [2023, "seasons", "125"],
    ]);
    expect(isTried).toBe(true);
    // The rest of 2023 was foretold as 75 and came to 40: off by 87,5%.
    expect(spread.toFixed()).toBe("0.875");
    expect(trials.map((trial) => offBy(trial)?.toFixed(4))).toEqual(["-0.2000", "0.3889"]);
  });

  test("where nothing came there is no share to be off by", () => {
    expect(offBy({ foretold: d(2), came: d(0) })).toBeUndefined();
  });
});

describe("what the range says of the demand", () => {
  const range = { low: d(90), high: d(110) };
  test.each([
    [90, false, "likely"],
    [100, false, "possible"],
    [111, false, "unlikely"],
    [110, true, "likely"],
    [100, true, "possible"],
    [89, true, "unlikely"],
  ] as const)("of %d, at most %s: %s", (demanded, atMost, outlook) => {
    expect(outlookOf(range, d(demanded), atMost)).toBe(outlook);
  });
});

const amount = fc.integer({ min: 0, max: 1_000_000 }).map((cents) => d(cents).div(100));
const earlierYears = fc
  .array(fc.tuple(amount, amount), { maxLength: 5 })
  .map((pairs) => pairs.map(([until, rest], index) => ({ year: 2019 + index, until, whole: until.plus(rest) })));
const share = fc.integer({ min: 1, max: 12 }).map((months) => d(months).div(12));
const noise = d("1e-30");

property.prop([amount, earlierYears, share])(
  "the range holds the point, and of a flow what is reached",
  (actual, earlier, way) => {
    const { low, point, high } = told({ actual, earlier, way });
    expect(low.lessThanOrEqualTo(point) && point.lessThanOrEqualTo(high)).toBe(true);
    expect(compare(low, actual)).toBeGreaterThanOrEqual(0);
  },
);

property.prop([amount, earlierYears])("a whole year forecasts itself", (actual, earlier) => {
  const ended = earlier.map((each) => ({ ...each, until: each.whole }));
  const { low, point, high } = told({ actual, way: d(1), earlier: ended });
  expect([low, point, high].every((each) => each.equals(actual))).toBe(true);
});

property.prop([amount, amount, earlierYears, share])(
  "who has more is foretold no less",
  (actual, more, earlier, way) => {
    const less = told({ actual, earlier, way }).point;
    expect(
      told({ actual: actual.plus(more), earlier, way })
        .point.minus(less)
        .plus(noise)
        .isNegative(),
    ).toBe(false);
  },
);

property.prop([earlierYears.filter((years) => years.length > 0), share])(
  "a year that goes as the years before it comes out as they did",
  (earlier, way) => {
    const [first] = earlier;
    const same = earlier.map((each) => ({ ...each, until: first?.until ?? d(0), whole: first?.whole ?? d(0) }));
    const { point, low, high, spread } = told({ actual: first?.until ?? d(0), earlier: same, way });
    expect(compare(point, first?.whole ?? d(0))).toBe(0);
    expect(
      compare(
        high.minus(low),
        point
          .minus(first?.until ?? d(0))
          .times(spread)
          .times(2),
      ),
    ).toBe(0);
  },
);

property.prop([amount, earlierYears, share, fc.integer({ min: 1, max: 1000 })])(
  "in another unit of measure it is the same forecast",
  (actual, earlier, way, factor) => {
    const times = (each: Decimal) => each.times(factor);
    const scaled = earlier.map(({ year: of, until, whole }) => ({
      year: of,
      until: times(until),
      whole: times(whole),
    }));
    const [one, other] = [told({ actual, earlier, way }), told({ actual: times(actual), earlier: scaled, way })];
    expect(other.point.minus(times(one.point)).abs().lessThan("1e-20")).toBe(true);
    expect(other.spread.minus(one.spread).abs().lessThan("1e-20")).toBe(true);
  },
);
