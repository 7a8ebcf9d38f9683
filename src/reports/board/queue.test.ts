/** The board's queue: the reports that come first are offered with the reasons asked of them, the others after these. */
import { beforeAll, expect, test } from "vitest";
import { beginSession } from "../../access/session.server.ts";
import { addTestPerson } from "../../access/testPerson.ts";
import { stoppedClock } from "../../calendar/clock.ts";
import type { PeriodCode } from "../../database/ids.ts";
import { testDatabase } from "../../database/testDatabase.ts";
import { readDefinitions } from "../../indicators/definitions.server.ts";
import { definitionsChanged } from "../../ledger/marks.server.ts";
import { approve, submit } from "../../ledger/steps.server.ts";
import { readConfiguration } from "../../server/configuration.server.ts";
import { testServer } from "../../testServer.ts";
import { saveDraft } from "../draft.server.ts";
import { cells, now, testField } from "../testField.ts";

const database = await testDatabase();
const field = await testField(database);
const configuration = readConfiguration({});
const app = await testServer({
  ...{ database, clock: stoppedClock(now), configuration },
  ...{ demo: false, clientFolder: "build/client" },
});
const communes = Array.from({ length: 18 }, (_, index) => `xa-${index + 1}`);
const step = (seen: number) => ({ seen, by: "lan", at: now, parent: field.district });
let cookie = "";

/** Of the commune that stands later in the list the figure moved more: from 10 to 200, 210, … */
beforeAll(async () => {
  await database.write(async (tx) => {
    const rows = communes.map((code, index) => ({
      ...{ code, name: code, kind: "commune", parent_id: field.district, valid_from: null, valid_to: null },
      sort: 10 + index,
    }));
    await tx.insertInto("unit").values(rows).execute();
    await definitionsChanged(tx);
    const { tree } = await readDefinitions(tx);
    for (const [index, code] of communes.entries()) {
      const unit = tree.byCode.get(code)?.id ?? field.unit;
      for (const [period, amount] of Object.entries({ "2023-Q3": 10, "2024-Q3": 200 + 10 * index })) {
        const key = { unit, form: field.form, period: period as PeriodCode };
        await saveDraft(tx, key, { seen: 0, cells: cells({ 1: amount }), narrative: {}, by: "lan", at: now });
        await submit(tx, key, step(1), false);
      }
    }
    const office = await addTestPerson(tx, "van-phong", [{ role: "office", unitId: field.district }]);
    cookie = `quyet=${await beginSession(tx, office, new Date())}`;
  });
});

async function board() {
  const answer = await app.request(`${configuration.origin}/app/tong-hop?don-vi=giong-trom&ky=2024-Q3`, {
    headers: { Cookie: cookie },
  });
  const { loaderData } = await answer.json();
  return loaderData["reports/pages/board/board.tsx"];
}

test("fifteen are offered, what changed most first, each with the reasons asked; the next come up as they are answered", async () => {
  const byChange = communes.toReversed();
  const { waiting, waitingCount, rows } = await board();
  expect(waitingCount).toBe(18);
  expect(waiting.map(({ filler }: { filler: string }) => filler)).toEqual(byChange.slice(0, 15));
  for (const { reasons } of waiting) expect(reasons).toMatchObject([{ name: "ket-nap", answer: "" }]);
  expect(waiting[0].changes).toEqual([{ name: "ket-nap", now: "370", before: "10" }]);
  // Those that wait longer can be opened from the table meanwhile.
  expect(rows.map(({ unit }: { unit: string }) => unit)).toEqual(expect.arrayContaining(communes));

  await database.write(async (tx) => {
    const { tree } = await readDefinitions(tx);
    const unit = tree.byCode.get("xa-18")?.id ?? field.unit;
    await approve(tx, { ...field.key, unit }, step(2));
  });
  const after = await board();
  expect(after.waitingCount).toBe(17);
  expect(after.waiting.map(({ filler }: { filler: string }) => filler)).toEqual(byChange.slice(1, 16));
});
