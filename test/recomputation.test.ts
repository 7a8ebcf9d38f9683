/**
 * While several people submit, sign, approve, return, reopen and correct at random and the fold runs beside them, every
 * roll-up and every standing equals, in one snapshot, what a plain recomputation from all versions comes to.
 */
import { fc, test as property } from "@fast-check/vitest";
import { beforeAll, expect } from "vitest";
import type { ReadTransaction } from "../src/database/connection.server.ts";
import type { PeriodCode } from "../src/database/ids.ts";
import type { Basis } from "../src/database/tables.ts";
import { testDatabase } from "../src/database/testDatabase.ts";
import { readReport } from "../src/ledger/report.server.ts";
import { type Cell, emptyCell, type ReportKey, type State } from "../src/ledger/report.ts";
import { approve, reopen, returnReport, signOff, submit } from "../src/ledger/steps.server.ts";
import { Decimal } from "../src/prose/number.ts";
import { saveDraft } from "../src/reports/draft.server.ts";
import { isAppError } from "../src/server/error.ts";
import { foldRollups, readRollups } from "../src/values/rollup.server.ts";
import { Field } from "./plain/owed.ts";
import { answered } from "./plain/product.ts";
import { plainStandings } from "./plain/standings.ts";
import {
  type Counted,
  childrenIn,
  communes,
  districts,
  existsIn,
  formId,
  keyOf,
  lines,
  makeField,
  parents,
  periodsOf,
  plainlyCounted,
  plainTotal,
  unitId,
  withinIn,
  worldOfField,
} from "./plainField.ts";

const database = await testDatabase();
beforeAll(() => makeField(database));

const at = new Date("2024-09-23T00:30:00Z");
const bothBases: Basis[] = ["submitted", "approved"];

/** Choices drawn from a list that fast-check made: the same list, the same wishes of each person. */
function chooser(choices: readonly number[]) {
  let next = 0;
  return <Item>(items: readonly Item[]): Item => {
    const item = items[(choices[next++ % choices.length] ?? 0) % items.length];
    if (item === undefined) throw new Error("nothing to choose from");
    return item;
  };
}

type Choose = ReturnType<typeof chooser>;

/** One person does one thing that the report's state allows; that somebody else was quicker is no failure. */
async function act(choose: Choose): Promise<void> {
  const form = choose([1, 2]);
  const period = choose(periodsOf[form] ?? []);
  const unit = choose([...communes, ...districts].filter((each) => existsIn(each, period)));
  const key: ReportKey = { unit: unitId(unit), form: formId(form), period: period as PeriodCode };
  const { state, version } = await database.read((tx) => readReport(tx, key));
  const parent = unitId(parents.get(unit) ?? 0);
  const seen = choose([version, version, version, Math.max(version - 1, 0)]);
  const step = { seen, by: "thử", at, parent };
  const fill = () => {
    const places = lines.filter((line) => line.form === form && line.owedBy.includes(unit));
    const cells = new Map<number, Cell>(
      places.map(({ position }) => {
        const amount = choose([null, 0, 3, 7.25, 12, 40.5, 99]);
        const estimated = choose([false, false, true]);
        const illustrative = choose([false, false, false, true]);
        return [
          position,
          amount === null ? emptyCell : { amount: new Decimal(amount), estimated, illustrative, note: "" },
        ];
      }),
    );
    return database.write((tx) => saveDraft(tx, key, { seen, cells, narrative: {}, by: "thử", at }));
  };
  const acts: Record<State, (() => Promise<unknown>)[]> = {
    unwritten: [fill],
    draft: [fill, () => database.write((tx) => submit(tx, key, step, unit === 6))],
    returned: [fill, () => database.write((tx) => submit(tx, key, step, unit === 6))],
    filled: [
      () => database.write((tx) => signOff(tx, key, step)),
      () => database.write((tx) => returnReport(tx, key, step, "Xem lại")),
    ],
    submitted: [
      () => database.write((tx) => approve(tx, key, step)),
      () => database.write((tx) => approve(tx, key, step)),
      () => database.write((tx) => returnReport(tx, key, step, "Xem lại")),
    ],
    approved: [() => database.write((tx) => reopen(tx, key, step, "Đính chính"))],
  };
  try {
    await choose(acts[state])();
  } catch (error) {
    if (!isAppError(error) || ![409, 412, 422].includes(error.status)) throw error;
  }
}

/** Every roll-up and standing of the snapshot against the plain recomputation. */
async function compare(tx: ReadTransaction): Promise<void> {
  for (const basis of bothBases) {
    const counted = await plainlyCounted(tx, basis);
    await compareRollups(tx, basis, counted);
    await compareStandings(tx, basis, counted);
  }
}

async function compareRollups(tx: ReadTransaction, basis: Basis, counted: Counted): Promise<void> {
  const asked = [1, 2].flatMap((form) =>
    (periodsOf[form] ?? []).map((period) => ({ form: formId(form), period: period as PeriodCode })),
  );
  const units = [1, 2, 3];
  const all = await readRollups(tx, basis, [{ units: units.map(unitId), reports: asked }]);
  for (const unit of units) {
    const rollups = all.filter((rollup) => rollup.unit === unitId(unit));
    for (const { form, period } of asked) {
      const rollup = rollups.find((each) => each.form === form && each.period === period);
      for (const line of lines.filter((each) => each.form === form)) {
        const where = `${basis} ${keyOf(unit, form, period, line.position)}`;
        const total = rollup?.totals[line.position - 1] ?? null;
        const plain = plainTotal(counted, unit, line, period);
        expect(total === null ? undefined : new Decimal(total).toFixed(), where).toBe(plain?.amount.toFixed());
        const flag = (plain?.estimated ? 1 : 0) + (plain?.illustrative ? 2 : 0);
        if (plain) expect(rollup?.flags?.[line.position - 1] ?? 0, where).toBe(flag);
        const below = childrenIn(unit, period).flatMap((child) => withinIn(child, period));
        const reporting = below.filter(
          (each) => line.owedBy.includes(each) && counted.has(keyOf(each, form, period, line.position)),
        );
        expect(rollup?.counts[line.position - 1] ?? 0, where).toBe(reporting.length);
      }
    }
  }
}

async function compareStandings(tx: ReadTransaction, basis: Basis, counted: Counted): Promise<void> {
  const world = worldOfField(counted);
  const field = new Field(world, world.values);
  for (const unit of ["u1", "u2", "u3", "u4"]) {
    for (const period of ["2024-Q1", "2024-05", "2024-Q2"]) {
      const question = { unit, period, resolution: "nq", basis, likeForLike: true };
      const told = await answered(tx, question);
      expect(told.targets.length).toBe(8);
      expect(told, `${basis} ${unit} ${period}`).toEqual(plainStandings(field, question));
    }
  }
}

const wishes = fc.array(fc.nat(9_999), { minLength: 400, maxLength: 400 });

property.prop([fc.array(wishes, { minLength: 4, maxLength: 4 })], { numRuns: 2, endOnFailure: true })(
  "roll-ups and standings are those of the versions, on both bases, while four people write and two folds run",
  async (people) => {
    let writing = true;
    const writers = Promise.all(
      people.map(async (choices) => {
        const choose = chooser(choices);
        for (let turn = 0; turn < 50; turn++) await act(choose);
      }),
    ).finally(() => {
      writing = false;
    });
    const folding = Promise.all(
      [1, 2].map(async () => {
        while (writing) await foldRollups(database);
      }),
    );
    const reading = (async () => {
      while (writing) await database.read(compare);
    })();
    await Promise.all([writers, folding, reading]);
    await database.read(compare);
    await foldRollups(database);
    await database.read(compare);
  },
  240_000,
);
