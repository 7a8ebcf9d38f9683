/**
 * What somebody proves of themselves, by password and code, is looked at before the transaction in which it is acted on: it takes
 * a tenth of a second. Meanwhile a new password may have been set, so whoever acts holds the account first and sees that what
 * was proved still stands (TRUST S12).
 */
import type { Database, ReadTransaction, WriteTransaction } from "../database/connection.server.ts";
import type { PersonId } from "../database/ids.ts";
import { AppError } from "../server/error.ts";

/** What was proved, and of whom. */
export type Proof = { readonly person: PersonId; readonly password: string | null; readonly factorSince: Date | null };

export async function readProof(tx: ReadTransaction, person: PersonId): Promise<Proof> {
  const row = await tx.selectFrom("person").select("password").where("id", "=", person).executeTakeFirst();
  return { person, password: row?.password ?? null, factorSince: await factorSince(tx, person) };
}

/** As it stands now; until the transaction ends nobody else changes by what the person comes in. */
export async function holdAccount(tx: WriteTransaction, person: PersonId): Promise<Proof> {
  const row = await tx
    .selectFrom("person")
    .select("password")
    .where("id", "=", person)
    .forNoKeyUpdate()
    .executeTakeFirst();
  return { person, password: row?.password ?? null, factorSince: await factorSince(tx, person) };
}

/** Does the work in a transaction in which what was proved still stands. */
export async function asProved<Result>(
  database: Database,
  proof: Proof,
  work: (tx: WriteTransaction) => Promise<Result>,
): Promise<Result> {
  return database.write(async (tx) => {
    const { password, factorSince } = await holdAccount(tx, proof.person);
    const isUnchanged = password === proof.password && factorSince?.getTime() === proof.factorSince?.getTime();
    if (!isUnchanged) throw new AppError("account_changed_meanwhile", 409);
    return work(tx);
  });
}

async function factorSince(tx: ReadTransaction, person: PersonId): Promise<Date | null> {
  const row = await tx
    .selectFrom("second_factor")
    .select("confirmed_at")
    .where("person_id", "=", person)
    .executeTakeFirst();
  return row?.confirmed_at ?? null;
}
