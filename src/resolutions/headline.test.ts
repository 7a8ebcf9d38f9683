import { fc, test as property } from "@fast-check/vitest";
import { expect, test } from "vitest";
import { headlineInWords, headlineOf } from "./headline.ts";
import { paces } from "./pace.ts";

test("what is judged only later is counted apart, and what cannot be judged not at all", () => {
  const some = [
    ...Array.from({ length: 12 }, () => "ahead" as const),
    ...Array.from({ length: 9 }, () => "on_pace" as const),
    ...Array.from({ length: 4 }, () => "behind" as const),
    ...Array.from({ length: 3 }, () => "at_risk" as const),
    ...Array.from({ length: 3 }, () => "later" as const),
    "no_data" as const,
  ].map((pace) => ({ pace }));
  expect(headlineInWords(headlineOf(some), "vi")).toBe(
    "21 trong 28 chỉ tiêu có số liệu đúng hoặc vượt tiến độ; 3 chỉ tiêu cuối năm mới đánh giá",
  );
  expect(headlineInWords(headlineOf([{ pace: "ahead" }]), "en")).toBe("1 of 1 targets with figures on pace or ahead");
  expect(headlineInWords(headlineOf([{ pace: "no_data" }, { pace: "later" }]), "vi")).toBe(
    "Chưa chỉ tiêu nào đủ số liệu để đánh giá; 1 chỉ tiêu cuối năm mới đánh giá",
  );
});

property.prop([fc.array(fc.constantFrom(...paces))])(
  "never more good than known, nor more counted than there are",
  (seen) => {
    const { known, good, later } = headlineOf(seen.map((pace) => ({ pace })));
    expect(good).toBeLessThanOrEqual(known);
    expect(known + later).toBe(seen.filter((pace) => pace !== "no_data").length);
  },
);
