import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import type { IsoDate, PersonId, UnitCode, UnitId } from "../database/ids.ts";
import { unitTree } from "../units/tree.ts";
import { accessTable } from "./accessTable.ts";
import { actNames, ruleOf } from "./acts.ts";
import { homeUnitOf, may, unitsFor } from "./may.ts";
import { type Person, type Role, roles, type TokenRight, tokenRights } from "./person.ts";
import { rightFor } from "./tokenRights.ts";

const province = 1 as UnitId;
const district = 2 as UnitId;
const commune = 3 as UnitId;
const neighbour = 4 as UnitId;
const village = 5 as UnitId;
const agency = 6 as UnitId;
const merged = 7 as UnitId;
const lastDay = "2025-06-30" as IsoDate;
const firstDay = "2025-07-01" as IsoDate;

/** A commune and its neighbour under a district, all merged into one commune on 1 July 2025; the tax office beside them. */
const tree = unitTree(
  [
    { id: province, code: "tinh" as UnitCode, name: "Tỉnh", kind: "province" },
    { id: district, code: "huyen" as UnitCode, name: "Huyện", kind: "district", parent: province, validTo: lastDay },
    { id: commune, code: "xa" as UnitCode, name: "Xã", kind: "commune", parent: district, validTo: lastDay },
    { id: neighbour, code: "xa-ben" as UnitCode, name: "Xã bên", kind: "commune", parent: district, validTo: lastDay },
    { id: village, code: "ap" as UnitCode, name: "Ấp", kind: "village", parent: commune, validTo: lastDay },
    { id: agency, code: "thue" as UnitCode, name: "Thuế", kind: "agency", parent: district },
    { id: merged, code: "xa-moi" as UnitCode, name: "Xã mới", kind: "commune", parent: province, validFrom: firstDay },
  ],
  [commune, neighbour].map((predecessor) => ({
    predecessor,
    successor: merged,
    date: firstDay,
    share: "1",
    basis: "",
    document: "",
  })),
);
const before = "2024-09-23" as IsoDate;
const after = "2025-09-23" as IsoDate;

function someone(role: Role, unitId: UnitId | undefined): Person {
  return { id: "p" as PersonId, username: "p", name: "P", language: "vi", roles: [{ role, unitId }] };
}

describe("S1 who may do what", () => {
  /** By relation: which units stand so to somebody on the commune, while it exists. */
  const relations = { inside: commune, below: village, above: district, beside: neighbour } as const;

  for (const act of actNames) {
    for (const role of roles) {
      test(`S1 ${act} by ${role}: inside, above, beside, below`, () => {
        const { who } = ruleOf(act);
        const person = someone(role, commune);
        const allowed = (place: UnitId) => may(person, act, { unit: place }, tree, before);
        if (typeof who === "string") {
          for (const unit of Object.values(relations)) expect(allowed(unit)).toBe(true);
          return;
        }
        const relation = who[role];
        expect(allowed(relations.inside)).toBe(relation === "own" || relation === "within");
        expect(allowed(relations.below)).toBe(relation === "within" || relation === "below");
        expect(allowed(relations.above)).toBe(false);
        expect(allowed(relations.beside)).toBe(false);
      });

      test(`S1 ${act} by ${role}: a unit that ended, and its successor`, () => {
        const { who, reads } = ruleOf(act);
        if (typeof who === "string") return;
        const held = who[role] !== undefined;
        const ended = someone(role, commune);
        expect(may(ended, act, { unit: commune }, tree, after)).toBe(held && reads);
        expect(may(ended, act, { unit: merged }, tree, after)).toBe(false);
        const successor = someone(role, merged);
        expect(may(successor, act, { unit: commune }, tree, after)).toBe(held && reads);
        expect(may(successor, act, { unit: district }, tree, after)).toBe(false);
      });
    }

    test(`S1 ${act} by nobody signed in`, () => {
      expect(may(undefined, act, "anywhere", tree, before)).toBe(ruleOf(act).who === "everyone");
      expect(may(undefined, act, { unit: commune }, tree, before)).toBe(ruleOf(act).who === "everyone");
    });
  }
});

describe("a figure has one home", () => {
  const ownersForm = { unit: district, owner: agency };

  test("the owner's reporter fills the owner's form about a unit, the unit's own reporter does not", () => {
    expect(may(someone("reporter", agency), "report.fill", ownersForm, tree, before)).toBe(true);
    expect(may(someone("reporter", district), "report.fill", ownersForm, tree, before)).toBe(false);
    expect(may(someone("reporter", agency), "report.fill", { unit: district }, tree, before)).toBe(false);
  });

  test("what an agency reports about a unit is accepted by the office of that unit", () => {
    expect(may(someone("office", district), "report.accept", ownersForm, tree, before)).toBe(true);
    expect(may(someone("office", agency), "report.accept", ownersForm, tree, before)).toBe(false);
  });

  test("the unit reads what others report about it, and the owner reads only its own forms there", () => {
    expect(may(someone("leader", district), "report.read", ownersForm, tree, before)).toBe(true);
    expect(may(someone("reporter", agency), "report.read", ownersForm, tree, before)).toBe(true);
    expect(may(someone("reporter", agency), "report.read", { unit: district }, tree, before)).toBe(false);
  });
});

test("nobody accepts the report of their own unit, but where nothing is above it", () => {
  expect(may(someone("office", district), "report.accept", { unit: district }, tree, before)).toBe(false);
  expect(may(someone("office", province), "report.accept", { unit: district }, tree, before)).toBe(true);
  expect(may(someone("office", province), "report.accept", { unit: province }, tree, before)).toBe(true);
});

test("a role without a unit holds everywhere, but fills no form", () => {
  expect(may(someone("administrator", undefined), "person.manage", { unit: village }, tree, before)).toBe(true);
  expect(may(someone("reporter", undefined), "report.fill", { unit: village }, tree, before)).toBe(false);
});

test("S1 a token does nothing to its maker's account", () => {
  const maker = someone("administrator", undefined);
  expect(may(maker, "account.manage", "anywhere", tree, before)).toBe(true);
  expect(may({ ...maker, tokenRights }, "account.manage", "anywhere", tree, before)).toBe(false);
  expect(may({ ...maker, tokenRights }, "today.read", "anywhere", tree, before)).toBe(true);
});

test("a role on a unit that ended finishes the last report asked of it, and has no other act", () => {
  const finishing = actNames.filter((act) => ruleOf(act).finishes);
  expect(finishing).toEqual(["report.fill", "report.sign", "report.accept", "report.issue", "report.return"]);
  const reports = { unit: commune, period: { kind: "quarter", year: 2025, quarter: 2 } } as const;
  expect(may(someone("reporter", commune), "report.fill", reports, tree, after)).toBe(true);
  expect(may(someone("office", district), "report.accept", reports, tree, after)).toBe(true);
  expect(may(someone("office", district), "report.reopen", reports, tree, after)).toBe(false);
  expect(may(someone("reporter", merged), "report.fill", reports, tree, after)).toBe(false);
  const earlier = { ...reports, period: { kind: "quarter", year: 2025, quarter: 1 } } as const;
  expect(may(someone("reporter", commune), "report.fill", earlier, tree, after)).toBe(false);
  // Its last year was 2024, of which nothing was asked any more by then; its last month was its last.
  expect(
    may(someone("reporter", commune), "report.fill", { ...reports, period: { kind: "year", year: 2024 } }, tree, after),
  ).toBe(false);
  const june = { ...reports, period: { kind: "month", year: 2025, month: 6 } } as const;
  expect(may(someone("reporter", commune), "report.fill", june, tree, after)).toBe(true);
});

test("a role on a unit that has not begun writes nothing yet", () => {
  expect(may(someone("reporter", merged), "report.fill", { unit: merged }, tree, before)).toBe(false);
  expect(may(someone("reporter", merged), "report.fill", { unit: merged }, tree, after)).toBe(true);
});

test("a page offers the units of an act in file order, and begins with that of the first role", () => {
  const leader = someone("leader", commune);
  expect(unitsFor(leader, "target.read", tree, before)).toEqual([commune, village]);
  expect(homeUnitOf(leader, tree)).toBe(commune);
  expect(homeUnitOf(someone("administrator", undefined), tree)).toBe(province);
});

test("S1 docs/access.md shows the table that decides", () => {
  const text = readFileSync(new URL("../../docs/access.md", import.meta.url), "utf8");
  const cells = (line: string) => line.split("|").map((cell) => cell.trim());
  const shown = text.split("\n").filter((line) => line.startsWith("| `"));
  const decided = accessTable().filter((line) => line.startsWith("| `"));
  expect(shown.map(cells)).toEqual(decided.map(cells));
  expect(shown).toHaveLength(actNames.length);
});

describe("S1 what a token is made for", () => {
  const ofToken = (...tokenRights: TokenRight[]): Person => ({ ...someone("office", undefined), tokenRights });

  test.each(actNames)("S1 %s takes one right, and a token with all others does not do it", (act) => {
    const { who } = ruleOf(act);
    if (who === "everyone") return;
    const right = rightFor(act);
    const allowed = (person: Person) => may(person, act, "anywhere", tree, before);
    if (who === "session") {
      expect(allowed(ofToken(...tokenRights))).toBe(false);
      return;
    }
    const others = tokenRights.filter((each) => each !== right);
    expect(others).toHaveLength(tokenRights.length - 1);
    expect(allowed(ofToken(...others))).toBe(false);
    expect(right !== undefined && allowed(ofToken(right))).toBe(allowed(someone("office", undefined)));
  });
});
