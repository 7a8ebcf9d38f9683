import { expect, test } from "vitest";
import type { IsoDate, UnitId } from "../../database/ids.ts";
import { byUrgency, isInView, type Line, views } from "./board.ts";

const day = "2024-09-23" as IsoDate;
const line = (given: Partial<Line>): Line => ({
  ...{ code: "", title: "", document: "", field: "", inCharge: "", illustrative: false, assignedBy: 1 as UnitId },
  ...{ units: [], pieces: 3, done: 1, overdue: 0, lateSince: null, nextDue: null, dueFirst: null, due: null },
  ...{ waiting: 0, touched: day, ...given },
});
const viewsOf = (given: Partial<Line>, mayAnswer = true) =>
  views.filter((view) => isInView(line(given), view, { day, mayAnswer }));

test("a line is in the views that it answers", () => {
  expect(viewsOf({})).toEqual(["dang-mo", "tat-ca"]);
  expect(viewsOf({ done: 3 })).toEqual(["tat-ca"]);
  expect(viewsOf({ overdue: 1 })).toContain("qua-han");
  expect(viewsOf({ nextDue: "2024-09-30" as IsoDate })).toContain("sap-han");
  expect(viewsOf({ nextDue: "2024-10-01" as IsoDate })).not.toContain("sap-han");
  expect(viewsOf({ touched: "2024-09-16" as IsoDate })).toContain("im-lang");
  expect(viewsOf({ touched: "2024-09-17" as IsoDate })).not.toContain("im-lang");
  expect(viewsOf({ touched: "2024-09-16" as IsoDate, done: 3 })).not.toContain("im-lang");
});

test("what is reported done waits with who may answer, and is not through", () => {
  expect(viewsOf({ done: 3, waiting: 1 })).toEqual(["dang-mo", "cho-toi", "tat-ca"]);
  expect(viewsOf({ done: 3, waiting: 1 }, false)).toEqual(["dang-mo", "tat-ca"]);
});

test("overdue longest comes first, then what is due next", () => {
  const lines = [
    line({ code: "none" }),
    line({ code: "next", nextDue: "2024-09-24" as IsoDate }),
    line({ code: "late", lateSince: "2024-09-20" as IsoDate, nextDue: "2024-09-24" as IsoDate }),
    line({ code: "longest", lateSince: "2024-06-30" as IsoDate }),
  ];
  expect(lines.toSorted(byUrgency).map(({ code }) => code)).toEqual(["longest", "late", "next", "none"]);
});
