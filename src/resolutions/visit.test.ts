import { fc, test as property } from "@fast-check/vitest";
import { expect, test } from "vitest";
import { type Pace, paces } from "./pace.ts";
import { changeOf, changesOf, gotWorse } from "./visit.ts";

test.each<[Pace, Pace | undefined, string]>([
  ["at_risk", "on_pace", "worse"],
  ["behind", "ahead", "worse"],
  ["at_risk", "behind", "worse"],
  ["on_pace", "behind", "better"],
  ["no_data", "on_pace", "worse"],
  ["at_risk", "no_data", "same"],
  ["ahead", "no_data", "better"],
  ["behind", undefined, "same"],
])("%s after %s is %s", (now, before, change) => expect(changeOf(now, before)).toBe(change));

test.each<[Pace, Pace | undefined, boolean]>([
  ["on_pace", "ahead", false],
  ["behind", "ahead", true],
  ["no_data", "on_pace", true],
  ["at_risk", undefined, false],
])("%s after %s is to be minded as worse: %s", (now, before, minded) => expect(gotWorse(now, before)).toBe(minded));

test("the line since the last visit counts only targets that were there then", () => {
  expect(
    changesOf([
      { now: "on_pace", before: "behind" },
      { now: "ahead", before: "at_risk" },
      { now: "at_risk", before: "on_pace" },
      { now: "at_risk", before: "at_risk" },
      { now: "at_risk", before: undefined },
    ]),
  ).toEqual({ gained: 1, lost: 0, newlyAtRisk: 1 });
});

property.prop([fc.array(fc.constantFrom(...paces))])("a second look at the same finds no change", (seen) => {
  const targets = seen.map((pace) => ({ now: pace, before: pace }));
  expect(changesOf(targets)).toEqual({ gained: 0, lost: 0, newlyAtRisk: 0 });
  expect(targets.every(({ now, before }) => changeOf(now, before) === "same")).toBe(true);
});
