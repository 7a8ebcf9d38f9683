import { fc, test as property } from "@fast-check/vitest";
import { expect, test } from "vitest";
import { done, noSteps, redone, type Steps, undone } from "./undo.ts";

const change = fc.record({ place: fc.constantFrom("a", "b", "c"), value: fc.nat({ max: 9 }) });
const paste = fc.uniqueArray(change, { minLength: 1, maxLength: 3, selector: ({ place }) => place });

property.prop([fc.array(paste, { maxLength: 12 }), fc.nat({ max: 12 })])(
  "all undone is as it was, and all redone as it became",
  (pastes, count) => {
    const cells = new Map([
      ["a", 0],
      ["b", 0],
      ["c", 0],
    ]);
    let steps: Steps<number> = noSteps;
    const states = [new Map(cells)];
    for (const each of pastes) {
      const edit = each.map(({ place, value }) => ({ place, before: cells.get(place) ?? 0, after: value }));
      const next = done(steps, edit);
      if (next.past.length > steps.past.length) {
        for (const { place, after } of edit) cells.set(place, after);
        states.push(new Map(cells));
      }
      steps = next;
    }
    const back = Math.min(count, steps.past.length);
    const step = (way: typeof undone) => {
      const result = way(steps, (place) => cells.get(place));
      steps = result.steps;
      for (const { place, after } of result.changes) cells.set(place, after);
    };
    for (let index = 0; index < back; index++) step(undone);
    expect(cells).toEqual(states[states.length - 1 - back]);
    for (let index = 0; index < back; index++) step(redone);
    expect(cells).toEqual(states.at(-1));
  },
);

test("a cell that somebody else changed since stays as it is", () => {
  const steps = done<number>(noSteps, [
    { place: "a", before: 1, after: 2 },
    { place: "b", before: 1, after: 2 },
  ]);
  const { changes, kept } = undone(steps, (place) => (place === "a" ? 7 : 2));
  expect(changes.map(({ place }) => place)).toEqual(["b"]);
  expect(kept).toEqual(["a"]);
});

test("a change that changes nothing is no step", () => {
  expect(done<number>(noSteps, [{ place: "a", before: 1, after: 1 }]).past).toHaveLength(0);
});
