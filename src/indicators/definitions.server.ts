/** Units, groups, indicators and forms together, read once for each version of the definitions. */
import { sql } from "kysely";
import { type Frequency, frequencies } from "../calendar/period.ts";
import type { ReadTransaction, WriteTransaction } from "../database/connection.server.ts";
import { keptByVersion } from "../database/definitionsVersion.server.ts";
import type { FormId, IndicatorCode, IndicatorId, UnitId } from "../database/ids.ts";
import { named } from "../database/named.ts";
import { readGroups, readUnitTree } from "../units/units.server.ts";
import type { Definitions, Form, Indicator, Owed, Place } from "./indicator.ts";
import { owedRows } from "./owed.ts";

export const readDefinitions: (tx: ReadTransaction) => Promise<Definitions> = keptByVersion(freshDefinitions);

/** Works out anew who owes what, after a change of definitions: see `definitionsChanged` in ledger/. */
export async function renewOwed(tx: WriteTransaction): Promise<void> {
  const forms = await readForms(tx);
  const { units } = await readUnitTree(tx);
  const groups = await readGroups(tx);
  const rows = forms.flatMap((form) => owedRows(form, units, groups));
  await tx.deleteFrom("owed").execute();
  await sql`
    INSERT INTO owed (form_id, unit_id, valid_from, valid_to, positions)
    SELECT form_id, unit_id, valid_from, valid_to, positions::int[]
    FROM unnest(
      ${rows.map((row) => row.form)}::int[],
      ${rows.map((row) => row.unit)}::int[],
      ${rows.map((row) => row.from ?? null)}::date[],
      ${rows.map((row) => row.to ?? null)}::date[],
      ${rows.map((row) => `{${row.positions.join(",")}}`)}::text[]
    ) AS row (form_id, unit_id, valid_from, valid_to, positions)`.execute(tx);
}

async function freshDefinitions(tx: ReadTransaction, version: string): Promise<Definitions> {
  const tree = await readUnitTree(tx);
  const groups = await readGroups(tx);
  const indicators = await readIndicators(tx);
  const forms = await readForms(tx);
  return {
    version,
    tree,
    groups,
    indicators,
    indicatorById: new Map(indicators.map((indicator) => [indicator.id, indicator])),
    indicatorByCode: new Map(indicators.map((indicator) => [indicator.code as string, indicator])),
    forms,
    formById: new Map(forms.map((form) => [form.id, form])),
    formByCode: new Map(forms.map((form) => [form.code, form])),
    places: placesOf(forms),
    owed: await readOwed(tx),
  };
}

function placesOf(forms: Form[]): Map<IndicatorId, Place[]> {
  const places = new Map<IndicatorId, Place[]>();
  const shortFirst = [...forms].sort((a, b) => frequencies.indexOf(a.frequency) - frequencies.indexOf(b.frequency));
  for (const form of shortFirst) {
    for (const line of form.lines.filter((each) => !each.closed)) {
      const known = places.get(line.indicator) ?? [];
      places.set(line.indicator, [...known, { form, position: line.position }]);
    }
  }
  return places;
}

async function readIndicators(tx: ReadTransaction): Promise<Indicator[]> {
  const rows = await tx.selectFrom("indicator").selectAll().orderBy("sort").orderBy("id").execute();
  return rows.map((row) => ({ ...named(row), code: row.code as IndicatorCode, nameEnglish: row.name_en }));
}

async function readForms(tx: ReadTransaction): Promise<Form[]> {
  const forms = await tx.selectFrom("form").selectAll().orderBy("id").execute();
  const lines = await tx.selectFrom("form_line").selectAll().orderBy("sort").orderBy("position").execute();
  return forms.map((form) => ({
    ...named(form),
    frequency: form.frequency as Frequency,
    lines: lines
      .filter((line) => line.form_id === form.id)
      .map((line) => ({ ...named(line), closed: line.closed ?? false })),
  }));
}

async function readOwed(tx: ReadTransaction): Promise<Definitions["owed"]> {
  const rows = await tx.selectFrom("owed").selectAll().execute();
  const owed = new Map<FormId, Map<UnitId, Owed[]>>();
  // Most units owe the same of a form: they share one list, and whatever is remembered of it.
  const lists = new Map<string, number[]>();
  for (const row of rows) {
    const key = `${row.form_id} ${row.positions.join()}`;
    const positions = lists.get(key) ?? row.positions;
    lists.set(key, positions);
    const entry = {
      form: row.form_id,
      unit: row.unit_id,
      from: row.valid_from ?? undefined,
      to: row.valid_to ?? undefined,
      positions,
    };
    const byUnit = owed.get(row.form_id) ?? new Map<UnitId, Owed[]>();
    owed.set(row.form_id, byUnit.set(row.unit_id, [...(byUnit.get(row.unit_id) ?? []), entry]));
  }
  return owed;
}
