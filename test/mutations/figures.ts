/** Roll-ups, figures over months, coverage and like for like: missing is not zero, and no month counts twice. */
import type { Mutation } from "./mutation.ts";

const rolled = { file: "src/values/rolled.server.ts" };
const rollups = (...names: string[]) => ({ "src/values/rollup.test.ts": names });
const alone = { file: "src/values/figures.server.ts" };
const figuresAtOnce = { "src/values/figures.test.ts": ["of many units at once, of each alone, and after the fold"] };
const overMonths = { file: "src/values/overMonths.ts" };
const figure = (...names: string[]) => ({ "src/values/figure.test.ts": names });

export const figures: readonly Mutation[] = [
  {
    ...rolled,
    rule: "a sum is that of all parts",
    text: "sum(amount * share) AS sum",
    replacement: "max(amount * share) AS sum",
    fails: rollups("a stale roll-up is computed on the fly, level by level"),
  },
  {
    ...rolled,
    rule: "a maximum is that of the parts, no sum",
    text: "max(amount) AS max",
    replacement: "sum(amount) AS max",
    fails: rollups("a stale roll-up is computed on the fly, level by level"),
  },
  {
    ...rolled,
    rule: "a unit's own figure overrides what stands below it",
    text: "coalesce(place.own, place.total) AS amount",
    replacement: "coalesce(place.total, place.own) AS amount",
    fails: rollups("a figure reported on a unit itself overrides what stands below it"),
  },
  {
    ...rolled,
    rule: "an own figure of nothing leaves what stands below it",
    text: "coalesce(place.own, place.total) AS amount",
    replacement: "place.own AS amount",
    fails: rollups("a stale roll-up is computed on the fly, level by level"),
  },
  {
    ...rolled,
    rule: "what was just computed goes before what is stored",
    text: "coalesce(override.totals, rollup.totals) AS totals",
    replacement: "coalesce(rollup.totals, override.totals) AS totals",
    fails: rollups("a correction downwards lowers the maximum"),
  },
  {
    file: "src/values/stored.server.ts",
    rule: "a draft counts nowhere",
    text: "THEN report.submitted_version ELSE report.approved_version END",
    replacement: "THEN report.version ELSE report.approved_version END",
    fails: {
      "src/values/counted.test.ts": ["a draft counts nowhere; of a report opened again what was approved counts"],
    },
  },
  {
    file: "src/values/stored.server.ts",
    rule: "of a report reopened the version counts that was approved",
    text: "THEN report.amounts ELSE earlier.amounts END)",
    replacement: "THEN report.amounts ELSE report.amounts END)",
    fails: {
      "src/values/counted.test.ts": ["a draft counts nowhere; of a report opened again what was approved counts"],
    },
  },
  {
    file: "src/values/foldRound.server.ts",
    rule: "a fold waits while more comes in, and not without end",
    text: "left < mostLeft;",
    replacement: "left >= 0;",
    fails: { "src/values/foldRound.test.ts": ["while more comes in with every round, each ninth folds"] },
  },
  {
    ...alone,
    rule: "figures asked alone are of the definitions in force",
    text: "const isAsSeen =\n    stored.versions?.definitions === versions.definitions && stored.versions.settings === versions.settings;",
    replacement: "const isAsSeen = stored.versions?.definitions === versions.definitions;",
    fails: figuresAtOnce,
  },
  {
    ...alone,
    rule: "figures asked alone are exact or none",
    text: "if (!isAsSeen || stored.marked.length > 0)",
    replacement: "if (!isAsSeen)",
    fails: figuresAtOnce,
  },
  {
    ...overMonths,
    rule: "a flow begins with the target's period",
    text: "({ first, last }) => first >= from && last <= to",
    replacement: "({ last }) => last <= to",
    fails: figure("what began before the target's period is left out"),
  },
  {
    ...overMonths,
    rule: "of choices that cover as much the finest counts",
    text: "return one.count > other.count;",
    replacement: "return one.count < other.count;",
    fails: figure("among equals the finest"),
  },
  {
    ...overMonths,
    rule: "of choices as fine the more even counts",
    text: "return one.squares < other.squares;",
    replacement: "return one.squares > other.squares;",
    fails: figure("two halves before nine months and a quarter"),
  },
  {
    ...overMonths,
    rule: "no month counts twice",
    text: "areApart(entries) ? entries : chosenAmong(entries, fromMonth, toMonth)",
    replacement: "entries",
    fails: figure("no month is counted twice, and no other choice covers more or is finer"),
  },
  {
    ...overMonths,
    rule: "one unit's quarter says nothing of another's months",
    text: "const units = byUnit(entriesWithin(reported, fromMonth, toMonth));\n  const chosen",
    replacement: "const units = [entriesWithin(reported, fromMonth, toMonth)];\n  const chosen",
    fails: {
      "test/mixedFrequencies.test.ts": [
        "a flow is the sum of each unit's months and of the quarter of one that reports by the quarter",
      ],
    },
  },
  {
    ...overMonths,
    rule: "what is above overrides the months below it, whoever asks",
    text: "all.filter((entry) => !isOverridden(entry))",
    replacement: "all",
    fails: {
      "test/mixedFrequencies.test.ts": [
        "what a district itself reported hides the months below it from the province too, and no others",
      ],
    },
  },
  {
    ...overMonths,
    rule: "of a stock nothing is carried forward",
    text: "last === month",
    replacement: "last <= month",
    fails: figure("silent then, though reported before"),
  },
  {
    ...overMonths,
    rule: "a peak is the highest",
    text: "...gathered(entries), amount: Decimal.max(...amounts)",
    replacement: "...gathered(entries), amount: Decimal.min(...amounts)",
    fails: figure("of all months so far"),
  },
  {
    ...overMonths,
    rule: "a figure is an estimate when one of its parts is",
    text: "estimated: entries.some(",
    replacement: "estimated: entries.every(",
    fails: figure("it is an estimate when one of the chosen figures is"),
  },
  {
    file: "src/values/figure.ts",
    rule: "by zero nothing is divided",
    text: "|| denominator.isZero()) return undefined;",
    replacement: ") return undefined;",
    fails: figure("no figure when a part has none, or where the denominator is zero"),
  },
  {
    file: "src/values/figure.ts",
    rule: "a share is shown in per cent",
    text: 'sign === "%" ? 100',
    replacement: 'sign === "%" ? 1',
    fails: figure("a share is shown × 100"),
  },
  {
    file: "src/values/coverage.ts",
    rule: "who left out one of what they owe has not sent all",
    text: "else short.add(unit);",
    replacement: "",
    fails: { "test/coverage.test.ts": ["a district's own figure counts the district"] },
  },
  {
    file: "src/values/coverage.ts",
    rule: "counts alone settle nothing where several lines are short",
    text: "if (incomplete.length > 1) return undefined;",
    replacement: "",
    fails: { "src/values/coverage.test.ts": ["counts alone settle nothing where several lines are short"] },
  },
  {
    file: "src/values/likeForLike.server.ts",
    rule: "like for like is over the units that sent all in both",
    text: "completeNow.intersection(completeBefore)",
    replacement: "completeNow",
    fails: { "src/values/likeForLike.test.ts": ["over the units that sent all in both years"] },
  },
  {
    file: "src/values/likeForLike.server.ts",
    rule: "like for like leaves out what others sent",
    text: ".filter((report) => units.has(report.unit))",
    replacement: "",
    fails: { "src/values/likeForLike.test.ts": ["over the units that sent all in both years"] },
  },
  {
    file: "src/prose/number.ts",
    rule: "sums of long amounts keep every digit",
    text: "const [MOST_DIGITS, MOST_ADDENDS] = [13, 900];",
    replacement: "const [MOST_DIGITS, MOST_ADDENDS] = [30, 900];",
    fails: { "src/prose/number.test.ts": ["amounts added up by their digits are exactly their sum"] },
  },
];
