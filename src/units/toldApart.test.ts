import { expect, test } from "vitest";
import type { IsoDate } from "../database/ids.ts";
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

test("two living ones of one name are told apart by when they began, or by their codes", () => {
  const units = [
    { code: "mot", name: "Xã Hòa Bình", validFrom: day("2025-07-01") },
    { code: "hai", name: "Xã Hoà Bình" },
  ];
  expect([...toldApart(units, "vi").values()]).toEqual(["Xã Hòa Bình (từ 01/07/2025)", "Xã Hoà Bình (hai)"]);
});
