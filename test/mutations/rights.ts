/** Who may do what, and what becomes of what they bring in. */
import type { Mutation } from "./mutation.ts";

const may = { file: "src/access/may.ts" };
const mayTest = (...names: string[]) => ({ "src/access/may.test.ts": names });

export const rights: readonly Mutation[] = [
  {
    ...may,
    rule: "a role on a unit that ended writes no more",
    text: "if (!(reads || holdsOn(role, tree, today) || (finishes && leavesReport(role, place, tree, today)))) return false;",
    replacement: "",
    fails: mayTest(
      "S1 report.fill by reporter: a unit that ended",
      "a role on a unit that has not begun writes nothing yet",
    ),
  },
  {
    ...may,
    rule: "the last report of a unit that ended is brought to its end by its people",
    text: " || (finishes && leavesReport(role, place, tree, today))",
    replacement: "",
    fails: {
      "src/access/may.test.ts": ["a role on a unit that ended finishes the last report asked of it"],
      "src/endedUnits.test.ts": ["is filed and signed by its own people"],
    },
  },
  {
    ...may,
    rule: "and no earlier one",
    text: "lastDay(period) <= ended && lastDay(next(period)) > ended && ",
    replacement: "lastDay(period) <= ended && ",
    fails: { "src/endedUnits.test.ts": ["an earlier one, of 2026-Q2, is not"] },
  },
  {
    ...may,
    rule: "what is for those signed in is for nobody else",
    text: "if (!person) return false;",
    replacement: 'if (!person) return who === "person";',
    fails: mayTest("S1 today.read by nobody signed in"),
  },
  {
    ...may,
    rule: "a role without a unit fills no form",
    text: 'return relation !== "own";',
    replacement: "return true;",
    fails: mayTest("a role without a unit holds everywhere, but fills no form"),
  },
  {
    ...may,
    rule: "a form with an owner is filled by the owner alone",
    text: "return (place.owner ?? place.unit) === held;",
    replacement: "return place.unit === held || place.owner === held;",
    fails: mayTest("the owner's reporter fills the owner's form about a unit, the unit's own reporter does not"),
  },
  {
    ...may,
    rule: "nobody accepts the report of their own unit",
    text: "return (place.owner !== undefined && place.owner !== held) || tree.byId.get(held)?.parent === undefined;",
    replacement: "return true;",
    fails: mayTest("nobody accepts the report of their own unit, but where nothing is above it"),
  },
  {
    ...may,
    rule: "a role reaches what lies below its unit, not what lies above",
    text: "return isWithin(tree, place.unit, held) || place.owner === held;",
    replacement: "return isWithin(tree, place.unit, held) || isWithin(tree, held, place.unit);",
    fails: mayTest("S1 target.read by leader: inside, above, beside, below"),
  },
  {
    ...may,
    rule: "a successor reads what it succeeded and writes nothing of it",
    text: "(reads && succeeds(role, place.unit, tree))",
    replacement: "succeeds(role, place.unit, tree)",
    fails: mayTest("S1 report.fill by reporter: a unit that ended, and its successor"),
  },
  {
    ...may,
    rule: "a token has nothing to do with its maker's account",
    text: 'if (who === "session") return person.tokenRights === undefined;',
    replacement: 'if (who === "session") return true;',
    fails: mayTest("S1 a token does nothing to its maker's account"),
  },
  {
    file: "src/access/acts.ts",
    rule: "a report is filled by the unit's own reporter, not by one above",
    text: '"report.fill": { reads: false, finishes: true, who: { reporter: "own" } },',
    replacement: '"report.fill": { reads: false, finishes: true, who: { reporter: "within" } },',
    fails: mayTest("S1 docs/access.md shows the table that decides"),
  },
  {
    file: "src/access/acts.ts",
    rule: "an office's own load waits for the office above",
    text: '"value.approve": { reads: false, who: { administrator: "below", office: "below" } },',
    replacement: '"value.approve": { reads: false, who: { administrator: "below", office: "within" } },',
    fails: { "src/loadingRights.test.ts": ["S1 they are submitted and wait for the office above"] },
  },
  {
    file: "src/ledger/loading.ts",
    rule: "who loads into a report must have the right to",
    text: 'refuseUnlessDoerMay(doer, "value.load", place, tree, today);',
    replacement: "",
    fails: {
      "src/loadingRights.test.ts": ["S1 an administrator above brings in what counts; one of the unit itself nothing"],
    },
  },
  {
    file: "src/access/manage.ts",
    rule: "one is managed only where all roles lie within reach",
    text: "counting.every((role)",
    replacement: "counting.some((role)",
    fails: {
      "src/access/people.test.ts": [
        "an administrator of a unit manages only those within it, and gives no role beyond",
      ],
    },
  },
  {
    file: "src/access/manage.ts",
    rule: "a role over everything is given by who holds one over everything",
    text: 'return manager.roles.some((role) => role.role === "administrator" && role.unitId === undefined);',
    replacement: 'return manager.roles.some((role) => role.role === "administrator");',
    fails: {
      "src/access/people.test.ts": [
        "an administrator of a unit manages only those within it, and gives no role beyond",
      ],
    },
  },
  {
    file: "src/access/manage.ts",
    rule: "who never held a role is not everybody's to manage",
    text: "if (counting.length > 0) return counting.every(",
    replacement: "if (counting.length >= 0) return counting.every(",
    fails: {
      "src/whoManages.test.ts": [
        "S1 who never held a role is managed by who made them",
        "S1 slips are made again only for people whom one may manage",
      ],
    },
  },
  {
    file: "src/access/manage.ts",
    rule: "who holds no role any more is judged by all that ended last",
    text: "return roles.filter(({ closedOn }) => closedOn === last);",
    replacement: "return roles.filter(({ closedOn }) => closedOn === last).slice(0, 1);",
    fails: {
      "src/whoManages.test.ts": ["S1 who holds no role any more is managed by who may manage all that ended last"],
    },
  },
  {
    file: "src/access/askingAgain.server.ts",
    rule: "who lost a right while a body came in writes nothing",
    text: "      await asks();\n",
    replacement: "",
    fails: {
      "src/rightsLost.test.ts": ["S1 a draft is not written", "S1 figures as CSV", "S1 a setting is not written"],
    },
  },
  {
    file: "src/access/askingAgain.server.ts",
    rule: "who comes in again must have the rights they came with",
    text: "if (rightsOf(found.person) !== rightsOf(person))",
    replacement: "if (found.person.id !== person.id)",
    fails: { "src/rightsLost.test.ts": ["S1 a draft is not written"] },
  },
  {
    file: "src/reports/api.server.ts",
    rule: "a whole report is sent by who may still",
    text: "  await request.stillAsks();\n",
    replacement: "",
    fails: { "src/rightsLost.test.ts": ["S1 a whole report is not written"] },
  },
];
