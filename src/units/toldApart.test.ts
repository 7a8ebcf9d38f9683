import { fc, test as property } from "@fast-check/vitest";
import { expect, test } from "vitest";
import type { IsoDate } from "../database/ids.ts";
import { unitNames } from "../words/unitName.ts";
import { toldApart } from "./toldApart.ts";

const day = (text: string) => text as IsoDate;

test("of units of one name the ended ones say until when they existed, and the living one nothing more", () => {
  const units = [
    { code: "cu", name: "Xã Tân Hào", validTo: day("2025-06-30") },
    { code: "moi", name: "Xã Tân Hào", validFrom: day("2025-07-01") },
    { code: "khac", name: "Xã Hưng Lễ", validTo: day("2025-06-30") },
  ];
  expect([...toldApart(units, "vi").values()]).toEqual(["Xã Tân Hào (đến 30/06/2025)", "Xã Tân Hào", "Xã Hưng Lễ"]);
});

test("on a day the one that exists has its name alone, and those that are no more or not yet say so", () => {
  const units = [
    { code: "cu", name: "Xã Tân Hào", validTo: day("2025-06-30") },
    { code: "moi", name: "Xã Tân Hào", validFrom: day("2025-07-01") },
  ];
  const shownOn = (on: string) => [...toldApart(units, "vi", day(on)).values()];
  expect(shownOn("2025-06-30")).toEqual(["Xã Tân Hào", "Xã Tân Hào (từ 01/07/2025)"]);
  expect(shownOn("2025-07-01")).toEqual(["Xã Tân Hào (đến 30/06/2025)", "Xã Tân Hào"]);
});

test("two living ones of one name are told apart by when they began, or by their codes", () => {
  const units = [
    { code: "mot", name: "Xã Hòa Bình", validFrom: day("2025-07-01") },
    { code: "hai", name: "Xã Hoà Bình" },
  ];
  expect([...toldApart(units, "vi").values()]).toEqual(["Xã Hòa Bình (từ 01/07/2025)", "Xã Hoà Bình (hai)"]);
});

const names = fc.constantFrom("Xã Tân Hào", "Xã Hưng Lễ", "Phường Tân Hào", "Thị trấn Lương Hòa", "Xã Phương Thịnh");
const someDay = fc.constantFrom(day("2024-12-31"), day("2025-06-30"), day("2025-07-01"), day("2026-03-31"));
const namesakes = fc.uniqueArray(
  fc.record({
    code: fc.stringMatching(/^[a-z]{3,6}-[0-9]$/),
    name: names,
    validFrom: fc.option(someDay, { nil: undefined }),
    validTo: fc.option(someDay, { nil: undefined }),
  }),
  { minLength: 1, maxLength: 8, selector: ({ code }) => code },
);

property.prop([namesakes])(
  "a name beside its namesakes is read back as that unit, or as those that are shown alike",
  (units) => {
    const named = unitNames(units);
    for (const language of ["vi", "en"] as const) {
      const shown = toldApart(units, language);
      for (const unit of units) {
        const text = shown.get(unit.code) ?? "";
        const found = named(text)?.units ?? [];
        expect(found, text).toContain(unit);
        if (!text.includes("(")) continue;
        const alike = units.filter(({ code }) => shown.get(code) === text);
        expect(
          found.filter((each) => !alike.includes(each)),
          text,
        ).toEqual([]);
      }
    }
  },
);
