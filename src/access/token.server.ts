/** Tokens for programs: made by a person in their own name, never with more rights than theirs. */
import type { ReadTransaction, WriteTransaction } from "../database/connection.server.ts";
import type { PersonId } from "../database/ids.ts";
import { AppError } from "../server/error.ts";
import { type TokenRight, tokenRights } from "./person.ts";
import { newSecret } from "./secret.server.ts";

const DAY = 24 * 3_600_000;
const MOST_TOKENS = 20;

export type ApiToken = { id: number; name: string; rights: TokenRight[]; createdAt: Date; expiresAt: Date };

/** The token itself is answered this once. It has all rights unless told. */
export async function makeToken(
  tx: WriteTransaction,
  person: PersonId,
  name: string,
  days: number,
  now: Date,
  rights: readonly TokenRight[] = tokenRights,
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
      rights: [...rights],
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
    .select(["id", "name", "rights", "created_at", "expires_at"])
    .where("person_id", "=", person)
    .where("revoked_at", "is", null)
    .where("expires_at", ">", now)
    .orderBy("id")
    .execute();
  return rows.map((row) => ({
    id: row.id,
    name: row.name,
    rights: tokenRights.filter((right) => row.rights.includes(right)),
    createdAt: row.created_at,
    expiresAt: row.expires_at,
  }));
}

/** Answers the name that it had. */
export async function revokeToken(tx: WriteTransaction, person: PersonId, id: number, now: Date): Promise<string> {
  const revoked = await tx
    .updateTable("api_token")
    .set({ revoked_at: now })
    .where("person_id", "=", person)
    .where("id", "=", id)
    .where("revoked_at", "is", null)
    .returning("name")
    .executeTakeFirst();
  if (!revoked) throw new AppError("not_found", 404);
  return revoked.name;
}

export async function revokeTokensOf(tx: WriteTransaction, person: PersonId, now: Date): Promise<void> {
  await tx
    .updateTable("api_token")
    .set({ revoked_at: now })
    .where("person_id", "=", person)
    .where("revoked_at", "is", null)
    .execute();
}
