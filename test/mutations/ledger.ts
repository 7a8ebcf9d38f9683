/** What is written of a report, what of it counts, and what stays as it was. */
import type { Mutation } from "./mutation.ts";

const writing = { file: "src/ledger/writing.server.ts" };
const stepsTest = (...names: string[]) => ({ "src/ledger/steps.test.ts": names });

export const ledger: readonly Mutation[] = [
  {
    ...writing,
    rule: "who writes on an older version is told so before anything else",
    text: "WHEN seen <> coalesce(old.version, 0) THEN 'report_changed'",
    replacement: "WHEN false THEN 'report_changed'",
    fails: { "src/ledger/writing.test.ts": ["whatever many people try at once"] },
  },
  {
    ...writing,
    rule: "a state allows some acts and no others",
    text: "WHEN coalesce(old.state, 'unwritten') <> ALL (way.states) THEN 'act_not_allowed'",
    replacement: "WHEN false THEN 'act_not_allowed'",
    fails: stepsTest("a step that the state does not allow is refused"),
  },
  {
    ...writing,
    rule: "closed through a day closes the period that ends on it",
    text: "WHEN last_day <= (SELECT",
    replacement: "WHEN last_day < (SELECT",
    fails: { "src/closedPeriods.test.ts": ["names the row, and of several reports writes none"] },
  },
  {
    ...writing,
    rule: "of two first versions at once one is written",
    text: "WHERE now.version = excluded.version - 1",
    replacement: "",
    fails: { "src/ledger/writing.test.ts": ["so it is with the first version, which has no row to wait for"] },
  },
  {
    ...writing,
    rule: "every row that is replaced is kept",
    text: "),\n  marked AS (",
    replacement: "WHERE false\n  ),\n  marked AS (",
    fails: stepsTest("the history holds every state, with who, when and why"),
  },
  {
    ...writing,
    rule: "a submission makes the parent's roll-up stale",
    text: "AND (now_submitted IS DISTINCT FROM old_submitted OR now_approved IS DISTINCT FROM old_approved)",
    replacement: "AND now_approved IS DISTINCT FROM old_approved",
    fails: stepsTest(
      "a submitted report counts as submitted, an approved one on both bases, and each marks the parent",
    ),
  },
  {
    ...writing,
    rule: "a return by the unit's own approver undoes no earlier submission",
    text: "= 'before_submit' AND old.state = 'submitted' THEN (",
    replacement: "= 'before_submit' THEN (",
    fails: stepsTest("a return by the unit's own approver undoes no earlier submission"),
  },
  {
    ...writing,
    rule: "the version of what is public moves with every approval",
    text: "num_nonnulls(old_approved, now_approved) > 0",
    replacement: "num_nonnulls(old_approved) > 0",
    fails: { "src/publicPages.test.ts": ["an approval shows at once; a draft and a submission"] },
  },
  {
    file: "src/ledger/steps.server.ts",
    rule: "what is approved counts as submitted too",
    text: '{ state: "approved", submitted: "new_version", approved: "new_version" }',
    replacement: '{ state: "approved", approved: "new_version" }',
    fails: stepsTest("a submitted report counts as submitted, an approved one on both bases"),
  },
  {
    file: "src/ledger/steps.server.ts",
    rule: "nothing counts before the unit's own approver has signed",
    text: 'move(tx, key, "submit", step, { state: "filled" })',
    replacement: 'move(tx, key, "submit", step, { state: "filled", submitted: "new_version" })',
    fails: stepsTest("where the unit has an approver of its own, nothing counts before that one has signed"),
  },
  {
    file: "src/ledger/steps.server.ts",
    rule: "a reason is more than blanks",
    text: 'if (reason === "")',
    replacement: 'if (why === "")',
    fails: stepsTest("a return and a reopening want a reason"),
  },
  {
    file: "src/ledger/report.ts",
    rule: "another figure typed over an illustrative one is none",
    text: "illustrative: isAsBefore && before.illustrative",
    replacement: "illustrative: before.illustrative",
    fails: {
      "src/ledger/report.test.ts": [
        "an illustrative figure stays one until somebody types another: another figure",
        "a figure that is taken away is no illustration",
      ],
    },
  },
  {
    file: "src/ledger/report.ts",
    rule: "an illustrative figure typed again stays one",
    text: "illustrative: isAsBefore && before.illustrative",
    replacement: "illustrative: false",
    fails: { "src/ledger/report.test.ts": ["the same figure typed again, or written otherwise"] },
  },
  {
    file: "src/ledger/report.ts",
    rule: "what both changed is a conflict, and nothing is written",
    text: 'return same(now, seen) ? "written" : "conflict";',
    replacement: 'return "written";',
    fails: { "src/reports/draft.test.ts": ["a cell that somebody else changed since is kept"] },
  },
  {
    file: "src/ledger/report.ts",
    rule: "a submitted report is locked",
    text: 'submitted: ["approve", "return", "correct"],',
    replacement: 'submitted: ["fill", "approve", "return", "correct"],',
    fails: stepsTest("a step that the state does not allow is refused"),
  },
  {
    file: "src/ledger/flags.ts",
    rule: "an illustrative figure is stored as one",
    text: "(illustrative ? ILLUSTRATIVE : 0)",
    replacement: "0",
    fails: {
      "src/ledger/report.test.ts": ["what is said of an amount comes back: estimated false, illustrative true"],
    },
  },
];
