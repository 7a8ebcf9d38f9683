/** Tokens for programs: made by a person in their own name, never with more rights than theirs. */
import type { Database, ReadTransaction, WriteTransaction } from "../database/connection.server.ts";
import type { IsoDate, PersonId, UnitId } from "../database/ids.ts";
import { togetherOn } from "../database/together.ts";
import { AppError } from "../server/error.ts";
import type { Asker, Person, Role } from "./person.ts";
import { hashOf, newSecret } from "./secret.server.ts";

const DAY = 24 * 3_600_000;
const MOST_TOKENS = 20;

export type ApiToken = { id: number; name: string; createdAt: Date; expiresAt: Date };

/** The token itself is answered this once. */
export async function makeToken(
  tx: WriteTransaction,
  person: PersonId,
  name: string,
  days: number,
  now: Date,
): Promise<{ id: number; token: string }> {
  const held = await listTokens(tx, person, now);
  if (held.length >= MOST_TOKENS) throw new AppError("too_many_tokens", 409, { most: MOST_TOKENS });
  const { token, hash } = newSecret("quyet_");
  const row = await tx
    .insertInto("api_token")
    .values({
      person_id: person,
      name,
      token_hash: hash,
      created_at: now,
      expires_at: new Date(now.getTime() + days * DAY),
    })
    .returning("id")
    .executeTakeFirstOrThrow();
  return { id: row.id, token };
}

/** Those that still let in. */
export async function listTokens(tx: ReadTransaction, person: PersonId, now: Date): Promise<ApiToken[]> {
  const rows = await tx
    .selectFrom("api_token")
    .select(["id", "name", "created_at", "expires_at"])
    .where("person_id", "=", person)
    .where("revoked_at", "is", null)
    .where("expires_at", ">", now)
    .orderBy("id")
    .execute();
  return rows.map((row) => ({ id: row.id, name: row.name, createdAt: row.created_at, expiresAt: row.expires_at }));
}

export async function revokeToken(tx: WriteTransaction, person: PersonId, id: number, now: Date): Promise<void> {
  const { numUpdatedRows } = await tx
    .updateTable("api_token")
    .set({ revoked_at: now })
    .where("person_id", "=", person)
    .where("id", "=", id)
    .where("revoked_at", "is", null)
    .executeTakeFirst();
  if (numUpdatedRows === 0n) throw new AppError("not_found", 404);
}

export async function revokeTokensOf(tx: WriteTransaction, person: PersonId, now: Date): Promise<void> {
  await tx
    .updateTable("api_token")
    .set({ revoked_at: now })
    .where("person_id", "=", person)
    .where("revoked_at", "is", null)
    .execute();
}

type TokenAsked = { readonly hash: Buffer; readonly now: Date; readonly today: IsoDate };

const askTogether = togetherOn(personsOfTokens, { lanes: 4, most: 100 });

/**
 * Who made the token, with the roles that hold today, and the version of the definitions by which they are judged: one
 * statement, for all who ask at the same time, since programs send many requests.
 */
export function personOfToken(
  database: Database,
  token: string,
  now: Date,
  today: IsoDate,
): Promise<Asker | undefined> {
  return askTogether(database, { hash: hashOf(token), now, today });
}

async function personsOfTokens(
  database: Database,
  asked: readonly TokenAsked[],
): Promise<readonly (Asker | undefined)[]> {
  type Held = { role: Role; unitId: UnitId | null }[];
  type Row = Omit<Person, "roles"> & { position: number; roles: Held; definitionsVersion: string };
  const { rows } = await database.connection((client) =>
    client.query<Row>({
      name: "persons_of_tokens",
      text: personsOfTokensStatement,
      values: [asked.map(({ hash }) => hash), asked.map(({ now }) => now), asked.map(({ today }) => today)],
    }),
  );
  const found = new Map<number, Asker>(
    rows.map(({ position, definitionsVersion, roles, ...person }) => {
      const held = roles.map(({ role, unitId }) => ({ role, unitId: unitId ?? undefined }));
      return [position, { person: { ...person, roles: held, byToken: true }, definitionsVersion }];
    }),
  );
  return asked.map((_, index) => found.get(index + 1));
}

const personsOfTokensStatement = `
  SELECT
    position::int, person.id, person.username, person.name, person.language, coalesce(held.roles, '[]') AS roles,
    (SELECT value #>> '{}' FROM setting WHERE name = 'definitions_version') AS "definitionsVersion"
  FROM unnest($1::bytea[], $2::timestamptz[], $3::date[]) WITH ORDINALITY AS asked (hash, now, today, position)
  JOIN api_token ON api_token.token_hash = asked.hash
  JOIN person ON person.id = api_token.person_id
  CROSS JOIN LATERAL (
    SELECT json_agg(json_build_object('role', role, 'unitId', unit_id) ORDER BY id) AS roles
    FROM person_role
    WHERE person_role.person_id = person.id
      AND person_role.given_on <= asked.today
      AND (person_role.closed_on IS NULL OR person_role.closed_on > asked.today)
  ) AS held
  WHERE api_token.revoked_at IS NULL
    AND api_token.expires_at > asked.now
    AND (person.closed_on IS NULL OR person.closed_on > asked.today)`;
