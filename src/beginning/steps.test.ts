import { expect, test } from "vitest";
import { type Found, stepsLeft, stepsOf } from "./steps.ts";

const nothing: Found = {
  body: false,
  layout: false,
  units: 0,
  resolutions: 0,
  targets: 0,
  onForms: 0,
  onNoForm: 0,
  withReporter: 0,
  withoutReporter: 0,
  office: false,
  waiting: 0,
  submitted: 0,
  accepted: 0,
  owing: 0,
  reviewsBegun: 0,
  reviewsIssued: 0,
  published: 0,
};
const next = (found: Partial<Found>) => stepsOf({ ...nothing, ...found }).find(({ state }) => state === "next")?.name;

test("the first step that the data do not show as done comes next", () => {
  const body = { body: true, layout: true };
  const units = { ...body, units: 21 };
  const targets = { ...units, targets: 31, onNoForm: 40 };
  const forms = { ...targets, onNoForm: 0, onForms: 40, owing: 21, withoutReporter: 21 };
  const accounts = { ...forms, withoutReporter: 0, withReporter: 21, office: true };
  expect(next({})).toBe("body");
  expect(next({ body: true })).toBe("body");
  expect(next(body)).toBe("units");
  expect(next(units)).toBe("targets");
  expect(next(targets)).toBe("forms");
  expect(next(forms)).toBe("accounts");
  expect(next({ ...accounts, office: false })).toBe("accounts");
  expect(next(accounts)).toBe("reports");
  expect(next({ ...accounts, submitted: 1 })).toBe("acceptance");
  expect(next({ ...accounts, submitted: 1, accepted: 1, reviewsBegun: 1 })).toBe("review");
  expect(next({ ...accounts, submitted: 1, accepted: 1, reviewsIssued: 1, published: 1 })).toBeUndefined();
});

test("what a loaded folder brought is done, wherever it stands in the order", () => {
  const steps = stepsOf({ ...nothing, body: true, units: 3, targets: 4, onForms: 4 });
  expect(steps.filter(({ state }) => state === "done").map(({ name }) => name)).toEqual(["units", "targets", "forms"]);
  expect(stepsLeft({ ...nothing, body: true, units: 3, targets: 4, onForms: 4 })).toBe(2);
});
