/** What the pages of settings show: names behind codes, objects in words, and what was done to them. */

import { sql } from "kysely";
import type { RequestContext } from "../access/context.server.ts";
import { namesOf } from "../access/names.server.ts";
import { writeInstant } from "../calendar/clock.ts";
import type { ReadTransaction } from "../database/connection.server.ts";
import { cellOf } from "../definitions/records.server.ts";
import { type Column, type Sheet, sheetCalled, storedAs, tableOfCodes } from "../definitions/sheet.ts";
import { sheets } from "../folder/sheets.ts";
import { readRecords } from "../folder/stored.server.ts";
import { fieldName, knownFields } from "../indicators/fields.ts";
import { Decimal, formatNumber } from "../prose/number.ts";
import { say, type Texts } from "../prose/text.ts";
import type { Comparator } from "../resolutions/target.ts";
import { comparatorNames } from "../resolutions/texts.ts";
import { isUnitKind, kindName, unitKinds } from "../units/kinds.ts";
import { toldApart } from "../units/toldApart.ts";
import { authorOf } from "../web/author.ts";
import type { Change } from "../web/changes.tsx";
import { webTexts } from "../web/texts.ts";
import type { Section, SettingField } from "./fields.ts";
import { fieldOf, lineKeyOf } from "./fieldsOf.ts";
import { historyOfObject } from "./object.server.ts";
import type { Listed } from "./objectsTable.tsx";
import { keptSheets } from "./sections.ts";
import { settingsTexts } from "./texts.ts";
import { type Names, shownInWords, type Telling } from "./typed.ts";

export async function readNames(tx: ReadTransaction): Promise<Names> {
  const units = await tx
    .selectFrom("unit")
    .select(["code", "name", "kind", "valid_from", "valid_to"])
    .orderBy("sort")
    .execute();
  const dated = units.map(({ code, name, valid_from, valid_to }) => ({
    ...{ code, name },
    validFrom: valid_from ?? undefined,
    validTo: valid_to ?? undefined,
  }));
  const groups = await tx.selectFrom("unit_group").select(["code", "name"]).orderBy("id").execute();
  const indicators = await tx
    .selectFrom("indicator")
    .select(["code", "name", "field"])
    .orderBy("sort")
    .orderBy("id")
    .execute();
  const resolutions = await tx.selectFrom("resolution").select(["code", "title"]).orderBy("sort").execute();
  return {
    units: toldApart(dated, "vi"),
    groups: new Map(groups.map(({ code, name }) => [code, name])),
    indicators: new Map(indicators.map(({ code, name }) => [code, name])),
    resolutions: new Map(resolutions.map(({ code, title }) => [code, title])),
    kinds: [...new Set(units.map(({ kind }) => kind))].filter((kind) => !isUnitKind(kind)),
    fields: [...new Set(indicators.map(({ field }) => field))].filter((field) => field !== ""),
  };
}

export type Choices = Record<"unit" | "indicator" | "resolution" | "kind" | "field" | "owed_by", [string, string][]>;

/** What the inputs offer: codes with their names; more units than a list holds are found by typing. */
export function choicesOf(names: Names, language: RequestContext["language"]): Choices {
  const kinds = [...unitKinds, ...names.kinds].map((kind): [string, string] => [kind, say(kindName(kind), language)]);
  const fields = [...new Set([...knownFields, ...names.fields])];
  return {
    unit: [...names.units],
    indicator: [...names.indicators],
    resolution: [...names.resolutions],
    kind: kinds,
    field: fields.map((field) => [field, fieldName(field, language)]),
    owed_by: [
      ...kinds.map(([, name]): [string, string] => [name, name]),
      ...[...names.groups.values()].map((name): [string, string] => [name, name]),
    ],
  };
}

/** The objects of a section in words, each once. */
export async function listObjects(
  tx: ReadTransaction,
  section: Section,
  { names, language, day }: { names: Names; language: RequestContext["language"]; day: string },
): Promise<Listed[]> {
  const rows = await readRecords(tx, section.sheet);
  const first = new Map<string, (typeof rows)[number]>();
  const open = new Set<string>();
  for (const row of rows) {
    const code = row.code ?? "";
    if (!first.has(code)) first.set(code, row);
    const until = row[section.closing] ?? "";
    if (until === "" || until >= day) open.add(code);
  }
  const telling: Telling = { names, language, words: wordsIn(language) };
  return [...first].map(([code, row]) => ({
    code,
    name: (language === "en" && row.name_en) || row[section.named] || code,
    isPart: (row.part_of ?? "") !== "",
    closed: !open.has(code),
    isPublic: section.sheet === "indicators" ? row.public === "yes" : undefined,
    cells: section.listed.map((column) => {
      if (column === "demand") return demandInWords(row, telling);
      return shownInWords(fieldCalled(section, column), row[column] ?? "", telling);
    }),
  }));
}

/** The field of a column, whether it is on the form or not. */
function fieldCalled({ sheet }: Section, name: string): SettingField {
  const column: Column | undefined = (keptSheets[sheet] as Sheet).columns[name];
  return column ? fieldOf(name, column) : { name, label: { vi: name, en: name }, kind: "text" };
}

/** "ít nhất 98", "giảm ít nhất 10% so cùng kỳ". */
function demandInWords(row: Readonly<Record<string, string>>, { language }: Telling): string {
  const { comparator = "", amount = "", by } = row;
  const text = settingsTexts[`demand_${comparator}` as keyof typeof settingsTexts];
  const number = amount === "" ? "…" : formatNumber(new Decimal(amount));
  const isPercent = by !== "amount" && (comparator === "rise_at_least" || comparator === "fall_at_least");
  return text
    ? say(text, language, { amount: isPercent ? `${number}%` : number })
    : say(comparatorNames[comparator as Comparator], language);
}

const texts: Texts = { ...webTexts, ...settingsTexts };

export function wordsIn(language: RequestContext["language"]): (key: string) => string {
  return (key) => {
    const text = texts[key];
    return text ? say(text, language) : key;
  };
}

/** What was done to an object, the latest first, in words: each field with what it was and what it became. */
export async function historyShown(
  tx: ReadTransaction,
  section: Section,
  code: string,
  { names, language }: { names: Names; language: RequestContext["language"] },
): Promise<Change[]> {
  const ids = await codesById(tx, section);
  const words = wordsIn(language);
  const telling: Telling = { names, language, words };
  const told = (await historyOfObject(tx, section.sheet, code)).slice(0, 100);
  const people = await namesOf(
    tx,
    told.map(({ by }) => by),
  );
  return told.map(({ id, at, by, act, before, after }) => ({
    id,
    at: writeInstant(at),
    by: people.get(by) ?? authorOf(by, language),
    act: words(`done_${before === null ? "create" : act === "load" ? "change" : act}`),
    changes: before === null ? lineOf(section, after, ids, telling) : changesOfRow(before, after),
  }));

  function changesOfRow(before: unknown, after: unknown): string[] {
    const [old, fresh] = [rowOf(before), rowOf(after)];
    const line = lineOf(section, after, ids, telling);
    const changed = Object.keys(fresh)
      .filter((column) => column !== "sort" && column !== "id" && text(old[column]) !== text(fresh[column]))
      .map((column) => {
        const told = (value: unknown) => storedInWords(section, column, value, ids, telling) || "–";
        return `${say(fieldCalled(section, nameOf(section, column)).label, language)}: ${told(old[column])} › ${told(fresh[column])}`;
      });
    return [...line, ...changed];
  }
}

/** Codes by the sheets that a section refers to, and by their ids. */
type Ids = ReadonlyMap<string, ReadonlyMap<number, string>>;

async function codesById(tx: ReadTransaction, { sheet }: Section): Promise<Ids> {
  const { columns }: Sheet = keptSheets[sheet];
  const found = new Map<string, ReadonlyMap<number, string>>();
  for (const { refersTo } of Object.values(columns)) {
    if (refersTo === undefined || found.has(refersTo)) continue;
    const { rows } = await sql<{ id: number; code: string }>`
      SELECT id, code
      FROM ${sql.table(tableOfCodes(sheetCalled(sheets, refersTo)))}`.execute(tx);
    found.set(refersTo, new Map(rows.map(({ id, code }) => [id, code])));
  }
  return found;
}

/** The column of the file that is stored so. */
function nameOf({ sheet }: Section, stored: string): string {
  const { columns }: Sheet = keptSheets[sheet];
  return Object.entries(columns).find(([name, column]) => storedAs(name, column) === stored)?.[0] ?? stored;
}

/** Which line of a form or member of a group was meant; nothing where the object itself was. */
function lineOf(section: Section, after: unknown, ids: Ids, telling: Telling): string[] {
  const sheet: Sheet = keptSheets[section.sheet];
  const [name = ""] = sheet.shared ? lineKeyOf(sheet) : [];
  const stored = storedAs(name, sheet.columns[name] ?? {});
  const row = rowOf(after);
  return stored in row ? [storedInWords(section, stored, row[stored], ids, telling)] : [];
}

function storedInWords(section: Section, stored: string, value: unknown, ids: Ids, telling: Telling): string {
  const name = nameOf(section, stored);
  const column = (keptSheets[section.sheet] as Sheet).columns[name];
  const code = column?.refersTo === undefined ? undefined : ids.get(column.refersTo)?.get(Number(value));
  return shownInWords(fieldCalled(section, name), code ?? cellOf(value, column ?? {}), telling);
}

function rowOf(value: unknown): Record<string, unknown> {
  return typeof value === "object" && value !== null ? (value as Record<string, unknown>) : {};
}

function text(value: unknown): string {
  if (value === null || value === undefined) return "";
  return typeof value === "object" ? JSON.stringify(value) : String(value);
}

/** How many of each are in use on a day. */
export async function countObjects(tx: ReadTransaction, day: string): Promise<Readonly<Record<string, number>>> {
  const { rows } = await sql<Record<string, number>>`
    SELECT
      (SELECT count(*)::int FROM unit WHERE valid_to IS NULL OR valid_to >= ${day}::date) AS units,
      (SELECT count(*)::int FROM unit_group) AS groups,
      (SELECT count(*)::int FROM indicator WHERE closed_on IS NULL OR closed_on >= ${day}::date) AS indicators,
      (
        SELECT count(DISTINCT form_id)::int
        FROM form_line
        WHERE NOT closed AND (closed_on IS NULL OR closed_on >= ${day}::date)
      ) AS forms,
      (SELECT count(DISTINCT code)::int FROM regime WHERE closed_on IS NULL OR closed_on >= ${day}::date) AS regimes,
      (SELECT count(DISTINCT code)::int FROM day_off) AS days_off,
      (SELECT count(*)::int FROM resolution WHERE closed_on IS NULL OR closed_on >= ${day}::date) AS resolutions`.execute(
    tx,
  );
  return rows[0] ?? {};
}
