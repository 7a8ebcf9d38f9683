import { expect, test } from "vitest";
import { byField } from "./fields.ts";

test("fields stand in their usual order, others after them as they come, what has none last", () => {
  const items = ["", "thuy-loi", "van-hoa-xa-hoi", "quoc-phong-an-ninh", "du-lich", "kinh-te", "xay-dung-dang"];
  expect(byField([...items, "kinh-te"], (field) => field)).toEqual([
    ["xay-dung-dang", ["xay-dung-dang"]],
    ["kinh-te", ["kinh-te", "kinh-te"]],
    ["van-hoa-xa-hoi", ["van-hoa-xa-hoi"]],
    ["quoc-phong-an-ninh", ["quoc-phong-an-ninh"]],
    ["thuy-loi", ["thuy-loi"]],
    ["du-lich", ["du-lich"]],
    ["", [""]],
  ]);
});
