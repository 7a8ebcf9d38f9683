/**
 * What an installation has set for itself: a row by name, with the shape and the usual value that stand beside the noun.
 * Read and written here alone.
 */
import { isDeepStrictEqual } from "node:util";
import type { z } from "zod";
import { AppError } from "../server/error.ts";
import { logChange } from "./changeLog.server.ts";
import { type Database, isSnapshot, type ReadTransaction, type WriteTransaction } from "./connection.server.ts";
import { keptBy } from "./versions.server.ts";

export type Setting<Value> = {
  readonly name: string;
  readonly schema: z.ZodType<Value>;
  /** What holds until somebody has set it. */
  readonly usual: Value;
};

/** `const closedThrough = setting("closed_through", isoDate.optional(), undefined)` */
export function setting<Value>(name: string, schema: z.ZodType<Value>, usual: Value): Setting<Value> {
  return { name, schema, usual };
}

/** All of them, few and small, until one changes. */
const settings = keptBy(({ settings }) => settings, readAll);

async function readAll(tx: ReadTransaction): Promise<ReadonlyMap<string, unknown>> {
  const rows = await tx.selectFrom("setting").select(["name", "value"]).execute();
  return new Map(rows.map(({ name, value }) => [name, value]));
}

export async function readSetting<Value>(tx: ReadTransaction, setting: Setting<Value>): Promise<Value> {
  const { name } = setting;
  return shaped(isSnapshot(tx) ? (await settings(tx)).get(name) : await readOne(tx, name), setting);
}

function shaped<Value>(value: unknown, { name, schema, usual }: Setting<Value>): Value {
  if (value === undefined) return usual;
  const read = schema.safeParse(value);
  if (!read.success) throw new AppError("setting_unreadable", 500, { name }, [], read.error);
  return read.data;
}

/** Where its version was just seen: without a transaction, unless it is not kept yet. */
export async function settingOfVersion<Value>(
  database: Database,
  setting: Setting<Value>,
  version: string | undefined,
): Promise<Value> {
  const kept = version === undefined ? undefined : settings.known(version);
  return kept ? shaped(kept.get(setting.name), setting) : database.read((tx) => readSetting(tx, setting));
}

async function readOne(tx: ReadTransaction, name: string): Promise<unknown> {
  const row = await tx.selectFrom("setting").select("value").where("name", "=", name).executeTakeFirst();
  return row?.value;
}

/** Sets it, or with undefined unsets it, and records who did; what is as it was is not recorded. */
export async function writeSetting<Value>(
  tx: WriteTransaction,
  setting: Setting<Value>,
  value: Value,
  { by, at }: { by: string; at: Date },
): Promise<void> {
  const before = await readSetting(tx, setting);
  if (isDeepStrictEqual(before, value)) return;
  await rememberSetting(tx, setting, value);
  await logChange(tx, { at, by, act: "change", object: `setting:${setting.name}`, before, after: value });
}

/** The same for what the program notes for itself, as when it last made a backup: nobody's act, so not recorded. */
export async function rememberSetting<Value>(
  tx: WriteTransaction,
  { name }: Setting<Value>,
  value: Value,
): Promise<void> {
  if (value === undefined) {
    await tx.deleteFrom("setting").where("name", "=", name).execute();
    return;
  }
  const kept = JSON.stringify(value);
  await tx
    .insertInto("setting")
    .values({ name, value: kept })
    .onConflict((on) => on.column("name").doUpdateSet({ value: kept }))
    .execute();
}

/** What is noted once and never changed; answers what stands there then. */
export async function rememberOnce<Value>(tx: WriteTransaction, setting: Setting<Value>, value: Value): Promise<Value> {
  const { name } = setting;
  await tx
    .insertInto("setting")
    .values({ name, value: JSON.stringify(value) })
    .onConflict((on) => on.column("name").doNothing())
    .execute();
  return readSetting(tx, setting);
}
