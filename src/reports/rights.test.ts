/** What is offered to whom of a report, by its state. */
import { expect, test } from "vitest";
import type { Person, Role } from "../access/person.ts";
import type { FormId, IsoDate, PersonId, UnitCode, UnitId } from "../database/ids.ts";
import { unitTree } from "../units/tree.ts";
import type { ReportPlace } from "./place.ts";
import { actsOf } from "./rights.ts";

const [district, commune] = [1, 2] as [UnitId, UnitId];
const tree = unitTree([
  { id: district, code: "huyen" as UnitCode, name: "Huyện", kind: "district" },
  { id: commune, code: "xa" as UnitCode, name: "Xã", kind: "commune", parent: district },
]);
const place = { key: { unit: commune, form: 1 as FormId }, form: { owner: undefined } } as ReportPlace;
const open = { today: "2024-09-23" as IsoDate, isClosed: false };

const someone = (role: Role, unitId: UnitId): Person => ({
  ...{ id: "p" as PersonId, username: "p", name: "P", language: "vi" },
  roles: [{ role, unitId }],
});
const approver = someone("approver", commune);
const office = someone("office", district);

test("a return is the approver's before the signature, the office's after it", () => {
  expect(actsOf(approver, place, "filled", tree, open)).toEqual(["sign_off", "return"]);
  expect(actsOf(office, place, "filled", tree, open)).toEqual([]);
  expect(actsOf(approver, place, "submitted", tree, open)).toEqual([]);
  expect(actsOf(office, place, "submitted", tree, open)).toEqual(["approve", "return"]);
});

test("in a unit's place the office fills and submits, and signs for nobody", () => {
  const standsIn = { ...open, standsIn: true };
  expect(actsOf(office, place, "draft", tree, open)).toEqual([]);
  expect(actsOf(office, place, "draft", tree, standsIn)).toEqual(["fill", "submit"]);
  expect(actsOf(office, place, "filled", tree, standsIn)).toEqual([]);
});

test("in a closed period nothing is offered to anybody", () => {
  const closed = { ...open, isClosed: true, standsIn: true };
  expect(actsOf(approver, place, "filled", tree, closed)).toEqual([]);
  expect(actsOf(office, place, "submitted", tree, closed)).toEqual([]);
  expect(actsOf(office, place, "draft", tree, closed)).toEqual([]);
});
