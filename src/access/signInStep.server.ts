/** The step between password and code: the browser carries its token for some minutes, and it opens nothing but that page. */
import type { ReadTransaction, WriteTransaction } from "../database/connection.server.ts";
import type { IsoDate, PersonId } from "../database/ids.ts";
import { hashOf, newSecret } from "./secret.server.ts";

/** Long enough to look for one's telephone. */
export const STEP_LIMIT = 10 * 60_000;

export async function beginStep(tx: WriteTransaction, person: PersonId, now: Date): Promise<string> {
  await tx
    .deleteFrom("sign_in_step")
    .where("created_at", "<", new Date(now.getTime() - STEP_LIMIT))
    .execute();
  const { token, hash } = newSecret();
  await tx.insertInto("sign_in_step").values({ token_hash: hash, person_id: person, created_at: now }).execute();
  return token;
}

export type WhoSteps = { id: PersonId; username: string; closed_on: IsoDate | null };

/** Whose step it is, while it lasts. */
export async function findStep(tx: ReadTransaction, token: string, now: Date): Promise<WhoSteps | undefined> {
  return (
    tx
      .selectFrom("sign_in_step")
      .innerJoin("person", "person.id", "sign_in_step.person_id")
      .select(["person.id", "person.username", "person.closed_on"])
      .where("token_hash", "=", hashOf(token))
      .where("sign_in_step.created_at", ">", new Date(now.getTime() - STEP_LIMIT))
      // A step from the future was taken before the clock was set back.
      .where("sign_in_step.created_at", "<", new Date(now.getTime() + STEP_LIMIT))
      .executeTakeFirst()
  );
}

export async function endStep(tx: WriteTransaction, token: string): Promise<void> {
  await tx.deleteFrom("sign_in_step").where("token_hash", "=", hashOf(token)).execute();
}
