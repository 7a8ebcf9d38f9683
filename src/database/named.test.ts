import { expect, test } from "vitest";
import { named } from "./named.ts";

test("a row is told in the words of the program", () => {
  const row = { id: 7, valid_from: "2024-01-01", parent_id: 3, part_of_id: 5, valid_to: null, sort: 0, public: false };
  expect(named(row)).toEqual({ id: 7, validFrom: "2024-01-01", parent: 3, partOf: 5, sort: 0, public: false });
  expect(named(row).validTo).toBeUndefined();
});
