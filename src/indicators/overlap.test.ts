import { expect, test } from "vitest";
import type { FormId, IsoDate, UnitCode, UnitId } from "../database/ids.ts";
import { type Unit, unitTree } from "../units/tree.ts";
import { overlapInWords, overlapsOn } from "./overlap.ts";

const unit = (id: number, name: string, parent?: number, validTo?: string): Unit => ({
  ...{ id: id as UnitId, code: `u${id}` as UnitCode, name, kind: "commune" },
  ...(parent !== undefined && { parent: parent as UnitId }),
  ...(validTo !== undefined && { validTo: validTo as IsoDate }),
});
const tree = unitTree([
  unit(1, "Huyện"),
  unit(2, "Xã A", 1),
  unit(3, "Xã B", 1),
  unit(4, "Ấp 1", 3),
  unit(5, "Xã C", 1, "2023-12-31"),
]);
const form = 1 as FormId;
const owing = (rows: Record<number, number[]>) =>
  new Map([
    [
      form,
      new Map(
        Object.entries(rows).map(([id, positions]) => [
          Number(id) as UnitId,
          [{ form, unit: Number(id) as UnitId, positions }],
        ]),
      ),
    ],
  ]);
const found = (rows: Record<number, number[]>, day = "2024-06-30") =>
  overlapsOn({ tree, owed: owing(rows) }, form, day as IsoDate).map(({ upper, lower }) => [
    upper.name,
    lower.map(({ name }) => name),
  ]);

test("a unit and one above it that owe the same line, however far apart", () => {
  expect(found({ 1: [1, 2], 2: [2], 3: [3], 4: [1] })).toEqual([["Huyện", ["Xã A", "Ấp 1"]]]);
  expect(found({ 1: [1], 3: [1], 4: [1] })).toEqual([
    ["Huyện", ["Xã B", "Ấp 1"]],
    ["Xã B", ["Ấp 1"]],
  ]);
});

test("neither beside each other, nor of different lines, nor with one that has ended", () => {
  expect(found({ 2: [1], 3: [1] })).toEqual([]);
  expect(found({ 1: [1], 2: [2] })).toEqual([]);
  expect(found({ 1: [1], 5: [1] })).toEqual([]);
  expect(found({ 1: [1], 5: [1] }, "2023-06-30")).toEqual([["Huyện", ["Xã C"]]]);
});

test("said with names, some of many", () => {
  const [first] = overlapsOn({ tree, owed: owing({ 1: [1], 2: [1] }) }, form, "2024-06-30" as IsoDate);
  expect(first && overlapInWords(first, "vi")).toBe(
    "Huyện và 1 đơn vị bên dưới (Xã A) cùng nộp biểu này: số của Huyện thay cho số cộng từ các đơn vị ấy.",
  );
});
