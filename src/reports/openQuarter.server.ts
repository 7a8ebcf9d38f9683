/**
 * The quarter in the middle of which the demo stands: its drafts, submitted, approved and returned reports, played through
 * the same functions that people use. A report that exists already is left alone, so that playing twice changes nothing.
 */
import { z } from "zod";
import { vietnamDay } from "../calendar/clock.ts";
import { periodCode } from "../calendar/period.ts";
import type { WriteTransaction } from "../database/connection.server.ts";
import type { UnitId } from "../database/ids.ts";
import { readDefinitions } from "../indicators/definitions.server.ts";
import type { Definitions } from "../indicators/indicator.ts";
import { readReport } from "../ledger/report.server.ts";
import { type Cell, headings } from "../ledger/report.ts";
import { approve, returnReport, signOff, submit } from "../ledger/steps.server.ts";
import { Decimal } from "../prose/number.ts";
import { saveDraft } from "./draft.server.ts";
import { placeOf, positionsOf, type ReportPlace } from "./place.ts";
import { hasApprover } from "./sending/approver.server.ts";

const amount = z.string().regex(/^-?\d+(\.\d+)?$/);
const openReport = z.object({
  unit: z.string(),
  form: z.string(),
  state: z.enum(["draft", "submitted", "approved", "returned"]),
  at: z.iso.datetime({ offset: true }),
  amounts: z.record(z.string(), amount),
  estimated: z.array(z.string()).default([]),
  notes: z.record(z.string(), z.string()).default({}),
  narrative: z.partialRecord(z.enum(headings), z.string()).default({}),
  why: z.string().optional(),
});
/** The file `open-quarter.json` of a demo. */
export const openQuarter = z.object({
  period: periodCode,
  illustrative: z.boolean().default(false),
  reports: z.array(openReport),
});
export type OpenQuarter = z.infer<typeof openQuarter>;
type OpenReport = z.infer<typeof openReport>;

/** Plays the quarter as it stands at `now`; returns how many reports were written. */
export async function playOpenQuarter(tx: WriteTransaction, quarter: OpenQuarter, now: Date): Promise<number> {
  const definitions = await readDefinitions(tx);
  let written = 0;
  for (const report of quarter.reports) {
    const place = placeOf(definitions, { unit: report.unit, form: report.form, period: quarter.period });
    if ((await readReport(tx, place.key)).state !== "unwritten") continue;
    await playReport(tx, definitions, place, report, quarter.illustrative, now);
    written += 1;
  }
  return written;
}

async function playReport(
  tx: WriteTransaction,
  definitions: Definitions,
  place: ReportPlace,
  report: OpenReport,
  illustrative: boolean,
  now: Date,
): Promise<void> {
  const { key, filler, parent } = place;
  // Nothing in the demo happens after its clock.
  const at = new Date(Math.min(Date.parse(report.at), now.getTime()));
  const later = new Date(Math.min(at.getTime() + HOURS_UNTIL_ANSWER * 3_600_000, now.getTime()));
  const positions = positionsOf(definitions, place, Object.keys(report.amounts));
  const cells = new Map<number, Cell>();
  for (const [code, position] of positions) {
    cells.set(position, {
      amount: new Decimal(report.amounts[code] ?? 0),
      estimated: report.estimated.includes(code),
      illustrative,
      note: report.notes[code] ?? "",
    });
  }
  const reporter = await someoneWho(tx, "reporter", filler);
  const { version } = await saveDraft(tx, key, { seen: 0, cells, narrative: report.narrative, by: reporter, at });
  if (report.state === "draft") return;

  const signedFirst = await hasApprover(tx, filler, vietnamDay(at));
  let seen = await submit(tx, key, { seen: version, by: reporter, at, parent }, signedFirst);
  if (signedFirst) {
    seen = await signOff(tx, key, { seen, by: await someoneWho(tx, "approver", filler), at, parent });
  }
  if (report.state === "submitted") return;

  const answer = { seen, by: await someoneWho(tx, "office", parent ?? filler), at: later, parent };
  if (report.state === "approved") await approve(tx, key, answer);
  else await returnReport(tx, key, answer, report.why ?? "");
}

const HOURS_UNTIL_ANSWER = 20;

/** The first person with that role on the unit; the demo itself where nobody has it. */
async function someoneWho(
  tx: WriteTransaction,
  role: "reporter" | "approver" | "office",
  unit: UnitId,
): Promise<string> {
  const found = await tx
    .selectFrom("person_role")
    .select("person_id")
    .where("role", "=", role)
    .where("unit_id", "=", unit)
    .orderBy("id")
    .executeTakeFirst();
  return found?.person_id ?? "load";
}
