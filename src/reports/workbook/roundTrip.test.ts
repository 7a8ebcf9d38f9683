/** What a report's workbook holds its reader reads back the same: amounts, estimates, notes and words. */
import { fc, test as property } from "@fast-check/vitest";
import { beforeAll, expect } from "vitest";
import type { RequestContext } from "../../access/context.server.ts";
import type { Person } from "../../access/person.ts";
import { stoppedClock } from "../../calendar/clock.ts";
import type { PeriodCode, PersonId } from "../../database/ids.ts";
import { testDatabase } from "../../database/testDatabase.ts";
import { type Cell, headings } from "../../ledger/report.ts";
import { Decimal } from "../../prose/number.ts";
import { readWorkbook, writeWorkbook } from "../../sheets/workbook.server.ts";
import { openReport } from "../acts.server.ts";
import { saveDraft } from "../draft.server.ts";
import { now, type TestField, testField } from "../testField.ts";
import { readFormWorkbook } from "./filledWorkbook.ts";
import { formWorkbookOf, previewUpload } from "./upload.server.ts";

const database = await testDatabase();
let field: TestField;
let reporter: RequestContext;
beforeAll(async () => {
  field = await testField(database);
  const id = "lan" as PersonId;
  await database.write((tx) =>
    tx.insertInto("person").values({ id, username: id, name: id, created_at: now }).execute(),
  );
  const roles: Person["roles"] = [{ role: "reporter", unitId: field.unit }];
  const person: Person = { id, username: id, name: id, language: "vi", roles };
  reporter = { database, clock: stoppedClock(now), person, language: "vi" } as RequestContext;
});

const amounts = fc
  .record({ digits: fc.integer({ min: -99_999_999, max: 2_000_000_000 }), decimals: fc.integer({ min: 0, max: 2 }) })
  .map(({ digits, decimals }) => new Decimal(digits).div(10 ** decimals));
const words = fc.oneof(
  fc.constantFrom(
    "",
    "Hụt 03 trường hợp so với quý I",
    "=1+1",
    "@SUM(A1)",
    "1.234,5",
    "Nợ & <đọng>",
    "dòng một\ndòng hai",
  ),
  fc.string({ unit: "grapheme-ascii", maxLength: 40 }).map((text) => text.trim()),
);
const cells = fc.array(
  fc
    .record({ amount: fc.option(amounts), estimated: fc.boolean(), note: words })
    .map((cell): Cell => ({ ...cell, estimated: cell.estimated && cell.amount !== null, illustrative: false })),
  { minLength: 4, maxLength: 4 },
);

let taken = 0;

property.prop([cells, fc.array(words, { minLength: 4, maxLength: 4 })], { numRuns: 4 })(
  "a report goes out as a workbook and comes back without a change",
  async (given, told) => {
    taken += 1;
    const period = `${1950 + taken}-Q1` as PeriodCode;
    const codes = { unit: "tan-hao", form: "quy", period };
    const narrative = Object.fromEntries(headings.map((heading, index) => [heading, told[index] ?? ""]));
    const typed = new Map(given.map((cell, index) => [index + 1, cell]));
    await database.write((tx) =>
      saveDraft(tx, { ...field.key, period }, { seen: 0, cells: typed, narrative, by: "lan", at: now }),
    );
    const plan = await database.read((tx) => formWorkbookOf(tx, reporter, codes));
    const workbook = await readWorkbook(await writeWorkbook(plan));
    const { form } = await database.read((tx) => openReport(tx, reporter, codes));
    const read = readFormWorkbook(workbook, form).typed;
    for (const [position, cell] of typed) {
      expect(read.cells.get(position)).toMatchObject({ estimated: cell.estimated, note: cell.note });
      expect(read.cells.get(position)?.amount?.toFixed()).toBe(cell.amount?.toFixed());
    }
    expect(read.narrative).toEqual(narrative);
    expect((await database.read((tx) => previewUpload(tx, reporter, codes, workbook))).changes).toEqual([]);
  },
);
