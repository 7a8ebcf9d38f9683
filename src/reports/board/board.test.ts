import { fc, test as property } from "@fast-check/vitest";
import { expect } from "vitest";
import type { IndicatorId } from "../../database/ids.ts";
import type { Indicator } from "../../indicators/indicator.ts";
import type { OwedLine } from "../place.ts";
import { largestChanges } from "./board.ts";

const lines = Array.from({ length: 8 }, (_, index): OwedLine => {
  const id = index as IndicatorId;
  const line = { position: index + 1, indicator: id } as OwedLine["line"];
  return { line, indicator: { id } as Indicator };
});
const amounts = fc.array(fc.option(fc.integer({ min: -3, max: 9 }).map(String)), { maxLength: lines.length });

property.prop([amounts, amounts])("of a report those figures that moved most, of equals the first", (now, before) => {
  const sizes = lines.flatMap(({ line, indicator }) => {
    const [is, was] = [now[line.position - 1] ?? null, before[line.position - 1] ?? null];
    if (is === null || was === null || is === was) return [];
    const moved = Math.abs(Number(is) - Number(was));
    return [{ id: indicator.id, is, was, size: was === "0" ? moved : moved / Math.abs(Number(was)) }];
  });
  const expected = sizes.toSorted((one, other) => other.size - one.size).slice(0, 3);
  const found = largestChanges(lines, { now, before }, 3);
  expect(found.map((change) => [change.indicator.id, change.now.toFixed(), change.before.toFixed()])).toEqual(
    expected.map(({ id, is, was }) => [id, is, was]),
  );
});
