/** The rules of signing in that an installation sets for itself; all are off until somebody turns them on. */
import { z } from "zod";
import type { Clock } from "../calendar/clock.ts";
import { logChange } from "../database/changeLog.server.ts";
import type { ReadTransaction, WriteTransaction } from "../database/connection.server.ts";
import type { PersonId } from "../database/ids.ts";

export const signInRules = z.object({
  /** Whether those roles must have a second factor that `rolesWithSecondFactor` names; else it is advised. */
  secondFactor: z.boolean().default(false),
  /** Whether a password needs capital and small letters, digits and signs. */
  composition: z.boolean().default(false),
  /** After how many days a password must be changed. */
  expiryDays: z.number().int().min(1).max(3650).nullable().default(null),
});

export type SignInRules = z.output<typeof signInRules>;

const NAME = "sign_in_rules";

export async function readSignInRules(tx: ReadTransaction): Promise<SignInRules> {
  const row = await tx.selectFrom("setting").select("value").where("name", "=", NAME).executeTakeFirst();
  return signInRules.parse(row?.value ?? {});
}

export async function writeSignInRules(
  tx: WriteTransaction,
  rules: SignInRules,
  { by, clock }: { by: PersonId; clock: Clock },
): Promise<void> {
  const before = await readSignInRules(tx);
  const value = JSON.stringify(rules);
  await tx
    .insertInto("setting")
    .values({ name: NAME, value })
    .onConflict((on) => on.column("name").doUpdateSet({ value }))
    .execute();
  await logChange(tx, { at: clock.now(), by, act: "set_sign_in_rules", object: "sign_in_rules", before, after: rules });
}
