/** The enumeration of what is due against a plain description, over random regimes, forms, units, reports and beginnings. */
import { fc, test as property } from "@fast-check/vitest";
import { expect } from "vitest";
import { z } from "zod";
import { codeOf, firstDay, lastDay, type Period, periodAt, periodsWithin } from "../calendar/period.ts";
import { dueDay, type RegimeRule } from "../calendar/regime.ts";
import type { WriteTransaction } from "../database/connection.server.ts";
import type { IsoDate, UnitId } from "../database/ids.ts";
import { rememberSetting, setting } from "../database/setting.server.ts";
import { testDatabase } from "../database/testDatabase.ts";
import { noticeRules } from "../duties/notices/rules.server.ts";
import { NoticeRules } from "../duties/notices/rules.ts";
import { readDuties } from "../duties/source.server.ts";
import { definitionsChanged } from "../ledger/marks.server.ts";
import { reportDuties } from "./duties.server.ts";

const database = await testDatabase();

const frequency = fc.constantFrom("month", "quarter", "half", "nine_months", "year");
const dayFrom2023 = fc
  .date({ min: new Date("2023-01-01T00:00:00Z"), max: new Date("2025-06-30T00:00:00Z"), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10) as IsoDate);
const installation = fc.record({
  units: fc.array(
    fc.record({ kind: fc.constantFrom("commune", "ward"), endsOn: fc.option(dayFrom2023, { nil: null }) }),
    {
      minLength: 1,
      maxLength: 3,
    },
  ),
  forms: fc.array(fc.record({ frequency, owedBy: fc.constantFrom("commune", "ward"), ofAgency: fc.boolean() }), {
    minLength: 1,
    maxLength: 3,
  }),
  rules: fc.array(
    fc.record({
      frequency,
      dueDays: fc.nat(40),
      level: fc.constantFrom("", "commune"),
      cutOff: fc.constantFrom(14, 31),
    }),
    { maxLength: 5 },
  ),
  firstAsked: fc.option(fc.constantFrom("2024-Q1", "2024-Q2", "2024-Q3"), { nil: "" }),
  begun: fc.array(
    fc.record({
      unit: fc.nat(2),
      form: fc.nat(2),
      back: fc.nat(20),
      state: fc.constantFrom("draft", "returned", "filled", "submitted", "approved"),
    }),
    { maxLength: 4 },
  ),
  day: dayFrom2023,
});
type Installation = typeof installation extends fc.Arbitrary<infer Value> ? Value : never;

property.prop([installation], { numRuns: 25 })("what is due is what a clerk would say", async (made) => {
  const [found, plainly, apart] = await rolledBack(async (tx) => {
    const plain = await build(tx, made);
    const duties = await readDuties(tx, [reportDuties], "everybody", made.day);
    const apart = [];
    for (const unit of [...plain.units.map(({ id }) => id), plain.agency]) {
      const by = await readDuties(tx, [reportDuties], { by: [unit], to: [] }, made.day);
      const expected = duties.filter(({ owedBy }) => owedBy === unit);
      apart.push([by.map(({ about }) => about).sort(), expected.map(({ about }) => about).sort()]);
    }
    const to = await readDuties(tx, [reportDuties], { by: [], to: [plain.office] }, made.day);
    apart.push([to.map(({ about }) => about).sort(), duties.map(({ about }) => about).sort()]);
    return [duties, plain.duties, apart] as const;
  });
  const told = found.map(({ about, due, stage }) => `${about} ${due} ${stage}`);
  expect(told.toSorted()).toEqual(plainly.map(({ about, due, stage }) => `${about} ${due} ${stage}`).sort());
  expect(found.map(({ due }) => due)).toEqual(plainly.map(({ due }) => due).sort());
  for (const [one, other] of apart) expect(one).toEqual(other);
});

const stages: Record<string, string> = {
  draft: "open",
  returned: "returned",
  filled: "to_sign",
  submitted: "handed_over",
  approved: "accepted",
};

/** Puts the installation into the database, and says plainly what is due in it. */
async function build(tx: WriteTransaction, made: Installation) {
  const unit = async (code: string, kind: string, parent: UnitId | null, endsOn: IsoDate | null) => {
    const row = { code, name: code, kind, parent_id: parent, valid_from: null, valid_to: endsOn, sort: 1 };
    return (await tx.insertInto("unit").values(row).returning("id").executeTakeFirstOrThrow()).id;
  };
  const office = await unit("huyen", "district", null, null);
  const agency = await unit("thue", "agency", office, null);
  const units = [];
  for (const [index, { kind, endsOn }] of made.units.entries())
    units.push({ id: await unit(`xa-${index}`, kind, office, endsOn), kind, endsOn });
  const forms = [];
  for (const [index, { frequency, owedBy, ofAgency }] of made.forms.entries()) {
    const indicator = await tx
      .insertInto("indicator")
      .values({
        ...{ code: `chi-so-${index}`, name: "", name_en: "", measure: "", change_measure: "", field: "" },
        ...{
          direction: "more",
          timing: "flow",
          rollup: "sum",
          formula: null,
          numerator_id: null,
          denominator_id: null,
        },
        ...{ decimals: 0, owner_id: ofAgency ? agency : null, part_of_id: null, public: true, in_review: false },
        ...{ synonyms: [], sort: index },
      })
      .returning("id")
      .executeTakeFirstOrThrow();
    const { id } = await tx
      .insertInto("form")
      .values({ code: `bieu-${index}`, name: "", frequency, owner_id: ofAgency ? agency : null })
      .returning("id")
      .executeTakeFirstOrThrow();
    const line = { position: 1, indicator_id: indicator.id, cumulative: false, owed_by: [owedBy], sort: 0 };
    await tx
      .insertInto("form_line")
      .values({ form_id: id, ...line })
      .execute();
    forms.push({ id, frequency, owedBy });
  }
  const rules: RegimeRule[] = [];
  for (const rule of made.rules) {
    if (rules.some((each) => each.frequency === rule.frequency && each.level === rule.level)) continue;
    rules.push({ code: "rieng", name: "", ...rule });
    const { frequency, cutOff, dueDays, level } = rule;
    const row = { code: "rieng", name: "", frequency, cut_off: cutOff, due_days: dueDays, level };
    await tx.insertInto("regime").values(row).execute();
  }
  await rememberSetting(tx, setting("regime", z.string(), ""), "rieng");
  await rememberSetting(tx, noticeRules, NoticeRules.parse({ firstAsked: made.firstAsked }));
  await definitionsChanged(tx);

  const all = ({ frequency }: { frequency: Period["kind"] }) => periodsWithin(frequency, 2018 * 12, 2027 * 12);
  const states = new Map<string, string>();
  for (const { unit: u, form: f, back, state } of made.begun) {
    const [of, form] = [units[u], forms[f]];
    if (of === undefined || form === undefined) continue;
    const period = all(form)
      .filter((each) => firstDay(each) <= made.day)
      .at(-1 - back);
    if (period === undefined || states.has(`${of.id} ${form.id} ${codeOf(period)}`)) continue;
    states.set(`${of.id} ${form.id} ${codeOf(period)}`, state);
    const key = { unit_id: of.id, form_id: form.id, period: codeOf(period) };
    const row = {
      ...key,
      version: 1,
      state,
      by: "test",
      at: new Date(),
      why: null,
      amounts: [],
      flags: null,
      notes: null,
    };
    await tx
      .insertInto("report")
      .values({ ...row, submitted_version: null, approved_version: null } as never)
      .execute();
  }

  const quarters = (day: IsoDate) => Number(day.slice(0, 4)) * 4 + Math.floor((Number(day.slice(5, 7)) - 1) / 3);
  const duties = [];
  for (const form of forms)
    for (const of of units)
      for (const period of all(form)) {
        const end = lastDay(period);
        if (of.kind !== form.owedBy || (of.endsOn !== null && of.endsOn < end)) continue;
        const about = `${of.id} ${form.id} ${codeOf(period)}`;
        const state = states.get(about);
        const ago = quarters(made.day) - quarters(end);
        const began = made.firstAsked === "" ? undefined : firstDay(periodNamed(made.firstAsked));
        const isAsked =
          (ago === 0 || ago === 1) && firstDay(period) <= made.day && (began === undefined || end >= began);
        const waits = state === "draft" || state === "returned" || state === "filled";
        if (!isAsked && !waits) continue;
        const ofFrequency = rules.filter((rule) => rule.frequency === form.frequency);
        const rule =
          ofFrequency.find(({ level }) => level === of.kind) ?? ofFrequency.find(({ level }) => level === "");
        const due = rule && dueDay(rule, period);
        duties.push({ about, due, stage: state === undefined ? "open" : stages[state] });
      }
  return { office, agency, units, duties };
}

function periodNamed(code: string): Period {
  return periodAt(
    "quarter",
    `${code.slice(0, 4)}-0${Number(code.at(-1)) * 3 - 2}-01`.replace("-010", "-10") as IsoDate,
  );
}

/** Does it in a transaction that leaves nothing. */
async function rolledBack<Result>(work: (tx: WriteTransaction) => Promise<Result>): Promise<Result> {
  const results: Result[] = [];
  const undone = new Error("undone");
  await database
    .write(async (tx) => {
      results.push(await work(tx));
      throw undone;
    })
    .catch((error: unknown) => {
      if (error !== undone) throw error;
    });
  const [result] = results;
  if (result === undefined) throw new Error("no result");
  return result;
}
