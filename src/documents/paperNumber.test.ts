import { expect, test } from "vitest";
import type { IsoDate } from "../database/ids.ts";
import { type PaperUnit, partyBody } from "./body.ts";
import { layoutOn } from "./layout.ts";
import { bareNumber, numberLine, typedNumber } from "./paperNumber.ts";

const day = "2024-03-31" as IsoDate;
const party = layoutOn("party", day);
const state = layoutOn("state", day);
const commune = { name: "xã Tân Hào", kind: "commune" };
const agency = { name: "Chi cục Thuế", kind: "agency" };

test("the symbol that the paper adds is taken off, in whatever case and spaces", () => {
  for (const typed of ["12", " 12 ", "12-BC/ĐU", "12-bc/đu", "12 - BC / ĐU", "12-BC/ĐU".normalize("NFD")]) {
    expect(typedNumber(typed, party, commune)).toBe("12");
  }
  expect(typedNumber("47/BC-UBND", state, commune)).toBe("47");
  expect(typedNumber("47/BC", state, agency)).toBe("47");
  expect(typedNumber("", party, commune)).toBe("");
});

test("committees sign ĐU, cells CB, and a committee's own body gives its number without one", () => {
  const lineOf = (unit: PaperUnit) => numberLine(party, partyBody(unit));
  expect(lineOf(commune)).toBe("Số {number}-BC/ĐU");
  expect(lineOf({ name: "Chi bộ ấp Một", kind: "cell" })).toBe("Số {number}-BC/CB");
  expect(lineOf({ name: "Đảng ủy Quân sự", kind: "cell" })).toContain("BC");
  const office = { name: "Văn phòng Đảng ủy", kind: "agency" };
  expect(partyBody(office).name).toBe("Văn phòng Đảng ủy");
  expect(lineOf(office)).not.toContain("ĐU");
});

test("another symbol is refused at its field; programs may give it", () => {
  for (const typed of ["12-BC/HU", "12/BC-UBND", "-BC/ĐU", "12-"]) {
    expect(() => typedNumber(typed, party, commune)).toThrow("invalid_input");
    expect(bareNumber(typed, party, commune)).toBe(typed);
  }
});
