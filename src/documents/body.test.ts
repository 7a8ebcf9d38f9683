/** How papers name units. */
import { expect, test } from "vitest";
import { nameInText, placeOf } from "./body.ts";

const district = { name: "Huyện Giồng Trôm", kind: "district" };
const commune = { name: "Xã Tân Hào", kind: "commune" };

test.each([
  [commune, district, "Tân Hào"],
  [{ name: "Tân Hào", kind: "commune" }, district, "Tân Hào"],
  [{ name: "Phòng Nông nghiệp và Phát triển nông thôn", kind: "agency" }, district, "Giồng Trôm"],
  [{ name: "Huyện đội", kind: "agency" }, district, "Giồng Trôm"],
  [{ name: "Chi bộ ấp Một", kind: "cell" }, commune, "Tân Hào"],
  [{ name: "Ấp Một", kind: "village" }, commune, "Tân Hào"],
  [{ name: "Trung tâm Văn hóa", kind: "agency" }, undefined, "Trung tâm Văn hóa"],
])("%j is dated from %j: %s", (unit, superior, place) => {
  expect(placeOf(unit, superior)).toBe(place);
});

test.each([
  [commune, "xã Tân Hào"],
  [{ name: "Tân Hào", kind: "commune" }, "xã Tân Hào"],
  [{ name: "Thị trấn Giồng Trôm", kind: "town" }, "thị trấn Giồng Trôm"],
  [{ name: "Phòng Tài chính", kind: "agency" }, "Phòng Tài chính"],
])("%j within a sentence: %s", (unit, name) => {
  expect(nameInText(unit)).toBe(name);
});
