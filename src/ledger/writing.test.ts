import { fc } from "@fast-check/vitest";
import { describe, expect, test } from "vitest";
import type { PeriodCode } from "../database/ids.ts";
import type { ReportState } from "../database/tables.ts";
import { testDatabase } from "../database/testDatabase.ts";
import { cell, now, testField } from "../reports/testField.ts";
import { historyOf, readReport } from "./report.server.ts";
import { isAllowed, isWritten, type ReportAct, type ReportKey, reportActs, type State } from "./report.ts";
import { type Entry, writeReport, writeReports } from "./writing.server.ts";

const database = await testDatabase();
const field = await testField(database);

/** What an act makes of a report in these tests, as `steps.server.ts` has it. */
const moves: Record<ReportAct, Pick<Entry, "submitted" | "approved"> & { to: ReportState }> = {
  fill: { to: "draft" },
  submit: { to: "submitted", submitted: "new_version" },
  sign_off: { to: "submitted", submitted: "new_version" },
  approve: { to: "approved", submitted: "new_version", approved: "new_version" },
  return: { to: "returned", submitted: "before_submit" },
  reopen: { to: "draft" },
};

function entryOf(key: ReportKey, act: ReportAct, seen: number, amount: number): Entry {
  const { to: state, ...counts } = moves[act];
  const body = act === "fill" || act === "submit" ? { cells: [cell(amount)], narrative: {} } : undefined;
  return { key, act, seen, state, ...counts, ...(body && { body }), by: "lan", at: now, parent: field.district };
}

/** A report as people would keep it on paper: what it went through, and what counted when it was sent. */
class Ledger {
  state: State = "unwritten";
  amounts: (number | undefined)[] = [];
  counts: { submitted: number | null; approved: number | null } = { submitted: null, approved: null };
  beforeSent: number | null = null;
  marks = 0;

  get version(): number {
    return this.amounts.length;
  }

  outcome(act: ReportAct, seen: number): "report_changed" | "act_not_allowed" | null {
    if (seen !== this.version) return "report_changed";
    return isAllowed(act, this.state) ? null : "act_not_allowed";
  }

  take(act: ReportAct, amount: number): void {
    const [from, was] = [this.state, { ...this.counts }];
    this.amounts.push(act === "fill" || act === "submit" ? amount : this.amounts.at(-1));
    this.state = moves[act].to;
    if (this.state === "submitted") {
      this.beforeSent = was.submitted;
      this.counts.submitted = this.version;
    }
    if (this.state === "approved") this.counts = { submitted: this.version, approved: this.version };
    if (this.state === "returned" && from === "submitted") this.counts.submitted = this.beforeSent;
    if (was.submitted !== this.counts.submitted || was.approved !== this.counts.approved) this.marks += 1;
  }
}

let run = 0;
const someEntries = fc.uniqueArray(
  fc.record({
    report: fc.nat(2),
    act: fc.constantFrom(...reportActs),
    // Mostly the version that stands there, so that reports get on.
    off: fc.oneof({ weight: 5, arbitrary: fc.constant(0) }, { weight: 1, arbitrary: fc.constantFrom(-1, 1, 2) }),
    amount: fc.nat(99),
  }),
  { selector: ({ report }) => report, minLength: 1, maxLength: 3 },
);

test("whatever many people try at once: versions neither skip nor double, history keeps every row, marks follow what counts", {
  timeout: 120_000,
}, async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(someEntries, { minLength: 1, maxLength: 12 }), async (rounds) => {
      run += 1;
      const keys = [1, 2, 3].map((quarter) => ({ ...field.key, period: `${1900 + run}-Q${quarter}` as PeriodCode }));
      const ledgers = keys.map(() => new Ledger());
      for (const round of rounds) {
        const asked = round.map(({ report, act, off, amount }) => {
          const ledger = ledgers[report] ?? new Ledger();
          const seen = Math.max(0, ledger.version + off);
          return { ledger, act, amount, seen, entry: entryOf(keys[report] ?? field.key, act, seen, amount) };
        });
        const outcomes = await database.write((tx) =>
          writeReports(
            tx,
            asked.map(({ entry }) => entry),
          ),
        );
        for (const [index, { ledger, act, amount, seen }] of asked.entries()) {
          const refused = ledger.outcome(act, seen);
          expect(outcomes[index]).toEqual(refused === null ? { version: seen + 1, refused } : { refused });
          if (refused === null) ledger.take(act, amount);
        }
      }
      for (const [index, key] of keys.entries()) {
        const ledger = ledgers[index] ?? new Ledger();
        const [history, now, marks] = await database.read(async (tx) => [
          await historyOf(tx, key),
          await readReport(tx, key),
          await tx.selectFrom("rollup_mark").select("unit_id").where("period", "=", key.period).execute(),
        ]);
        expect(history.map(({ version }) => version)).toEqual(ledger.amounts.map((_, before) => before + 1));
        expect(history.map(({ cells }) => cells[0]?.amount?.toNumber())).toEqual(ledger.amounts);
        expect(now.state).toBe(ledger.state);
        if (isWritten(now)) {
          expect({ submitted: now.submittedVersion, approved: now.approvedVersion }).toEqual(ledger.counts);
        }
        expect(marks).toEqual(Array.from({ length: ledger.marks }, () => ({ unit_id: field.district })));
      }
    }),
    { numRuns: 40 },
  );
});

describe("two who write the same report at once", () => {
  const key = (period: string) => ({ ...field.key, period: period as PeriodCode });

  test("the second waits for the first, and then is told that another version stands there", async () => {
    const at = key("1990-Q1");
    await database.write((tx) => writeReport(tx, entryOf(at, "fill", 0, 1)));
    const { promise: held, resolve: release } = Promise.withResolvers<void>();
    const { promise: wrote, resolve: hasWritten } = Promise.withResolvers<void>();
    const first = database.write(async (tx) => {
      const version = await writeReport(tx, entryOf(at, "fill", 1, 2));
      hasWritten();
      await held;
      return version;
    });
    await wrote;
    const second = database.write((tx) => writeReport(tx, entryOf(at, "fill", 1, 3)));
    release();
    expect(await first).toBe(2);
    await expect(second).rejects.toMatchObject({ code: "report_changed", details: { seen: 1, now: 2 } });
  });

  test("so it is with the first version, which has no row to wait for", async () => {
    const at = key("1990-Q2");
    const { promise: held, resolve: release } = Promise.withResolvers<void>();
    const { promise: wrote, resolve: hasWritten } = Promise.withResolvers<void>();
    const first = database.write(async (tx) => {
      const version = await writeReport(tx, entryOf(at, "fill", 0, 1));
      hasWritten();
      await held;
      return version;
    });
    await wrote;
    const second = database.write((tx) => writeReport(tx, entryOf(at, "fill", 0, 2))).catch(({ code }) => code);
    const waits = "SELECT FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'";
    while ((await database.pool.query(waits)).rowCount === 0);
    release();
    expect([await first, await second]).toEqual([1, "report_changed"]);
    const history = await database.read((tx) => historyOf(tx, at));
    expect(history.map(({ version }) => version)).toEqual([1]);
  });
});
