/** What is kept in memory is known by a version: one small statement says whether it still holds. */
import { sql } from "kysely";
import { type Database, isSnapshot, type ReadTransaction } from "./connection.server.ts";
import { type Shared, togetherOn } from "./together.ts";

/** Of all definitions (units to targets), and of everything that an installation has set for itself. */
export type Versions = { readonly definitions: string; readonly settings: string };

/** The two as columns of a statement. Settings are few and small: their version is what they say. */
export const versionColumns = `
  (SELECT value #>> '{}' FROM setting WHERE name = 'definitions_version') AS "definitions",
  (SELECT encode(sha256(convert_to(string_agg(name || ' ' || value, chr(10) ORDER BY name), 'UTF8')), 'hex') FROM setting)
    AS "settings"`;

const publicVersions = togetherOn(askPublicVersion, { lanes: 4, most: 1_000 });

/**
 * Moves with anything that the public may see: figures that are approved (the ledger moves it), articles, corrections and
 * papers (triggers do), definitions and settings. One statement, for all who ask at the same time.
 */
export function publicVersion(database: Database): Promise<PublicVersion> {
  return publicVersions(database, undefined);
}

/** Of everything public, with the versions of definitions and settings that are part of it. */
export type PublicVersion = Versions & { readonly all: string };

async function askPublicVersion(database: Shared, asked: readonly undefined[]): Promise<readonly PublicVersion[]> {
  const { rows } = await database.connection((client) =>
    client.query<PublicVersion>({
      name: "public_version",
      text: `SELECT (SELECT string_agg(version::text, ' ' ORDER BY slot) FROM public_version) AS "all", ${versionColumns}`,
    }),
  );
  const [found] = rows;
  if (found === undefined) throw new Error("A SELECT without FROM answers one row.");
  const { definitions, settings } = found;
  const version = { definitions, settings, all: `${found.all} ${definitions} ${settings}` };
  return asked.map(() => version);
}

const ofSnapshot = new WeakMap<object, Promise<Versions>>();

/** Asked once for a snapshot, in which they cannot move. */
export function versionsOf(tx: ReadTransaction): Promise<Versions> {
  const known = ofSnapshot.get(tx);
  if (known !== undefined) return known;
  const asked = readVersions(tx);
  if (isSnapshot(tx)) ofSnapshot.set(tx, asked);
  return asked;
}

async function readVersions(tx: ReadTransaction): Promise<Versions> {
  const { rows } = await sql<Versions>`SELECT ${sql.raw(versionColumns)}`.execute(tx);
  const [versions] = rows;
  if (versions === undefined) throw new Error("A SELECT without FROM answers one row.");
  return versions;
}

/**
 * Remembers what `read` gave for the latest versions, so that a transaction costs one small statement instead of many. After a
 * change all who ask at the same time wait for one reading.
 */
export function keptBy<Kept>(
  versionOf: (versions: Versions) => string,
  read: (tx: ReadTransaction, version: string) => Promise<Kept>,
) {
  const kept = new Map<string, Kept>();
  const underWay = new Map<string, Promise<Kept>>();
  const readKept = async (tx: ReadTransaction): Promise<Kept> => {
    const version = versionOf(await versionsOf(tx));
    // The first version is that of every empty installation, which changes when anything is loaded.
    if (version === "1") return read(tx, version);
    // A reading that failed for another asks again here; one of a transaction that writes may show what nobody else may see.
    const others = isSnapshot(tx) ? await underWay.get(version)?.catch(() => undefined) : undefined;
    const known = kept.get(version) ?? others;
    if (known !== undefined) return known;
    const reading = read(tx, version);
    if (isSnapshot(tx)) underWay.set(version, reading);
    try {
      const fresh = await reading;
      if (kept.size >= 4) kept.delete([...kept.keys()][0] ?? "");
      kept.set(version, fresh);
      return fresh;
    } finally {
      if (underWay.get(version) === reading) underWay.delete(version);
    }
  };
  /** What is kept for a version that was just seen; undefined where it must be read. */
  const known = (version: string): Kept | undefined => kept.get(version);
  return Object.assign(readKept, { known });
}
