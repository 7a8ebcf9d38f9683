import { expect, test } from "vitest";
import { periodOf } from "../calendar/period.ts";
import type { IsoDate } from "../database/ids.ts";
import { assertBegun, type ReportPlace } from "./place.ts";

test.each([
  ["2024-Q3", "2024-06-30", "2024-07-01"],
  ["2024-02", "2024-01-31", "2024-02-01"],
  ["2024", "2023-12-31", "2024-01-01"],
])("reporting on %s is not open on %s, and opens on %s", (code, before, first) => {
  const place = { period: periodOf(code), key: { period: code } } as ReportPlace;
  expect(() => assertBegun(place, before as IsoDate)).toThrow("period_not_begun");
  expect(() => assertBegun(place, first as IsoDate)).not.toThrow();
});
