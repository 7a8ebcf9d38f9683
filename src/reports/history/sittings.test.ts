import { expect, test } from "vitest";
import type { WrittenReport } from "../../ledger/report.ts";
import { now } from "../testField.ts";
import { sittings } from "./sittings.ts";

function version(version: number, by: string, minutes: number, state: "draft" | "submitted" | "returned" = "draft") {
  return { version, by, state, at: new Date(now.getTime() + minutes * 60_000) } as WrittenReport;
}

test("cells saved one by one by one person are one sitting; another person, a pause or a step begins anew", () => {
  const history = [
    version(1, "lan", 0),
    version(2, "lan", 1),
    version(3, "lan", 59),
    version(4, "minh", 60),
    version(5, "lan", 61),
    version(6, "lan", 200),
    version(7, "lan", 201, "submitted"),
    version(8, "hoa", 202, "returned"),
    version(9, "lan", 203, "returned"),
    version(10, "lan", 204, "returned"),
  ];
  expect(sittings(history).map(({ first, last }) => [first, last.version])).toEqual([
    [1, 3],
    [4, 4],
    [5, 5],
    [6, 6],
    [7, 7],
    [8, 8],
    [9, 10],
  ]);
});
