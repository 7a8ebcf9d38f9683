/** What people do about their own account. */

import type { Clock } from "../calendar/clock.ts";
import { logChange } from "../database/changeLog.server.ts";
import type { Database, WriteTransaction } from "../database/connection.server.ts";
import type { PersonId } from "../database/ids.ts";
import type { Language } from "../prose/text.ts";
import { AppError } from "../server/error.ts";
import { beginAttempt, forgetFailures } from "./attempt.server.ts";
import { refuseWeakPassword, setPassword } from "./link.server.ts";
import { isPassword } from "./password.server.ts";
import type { Person } from "./person.ts";
import { beginSession, endSessionsOf } from "./session.server.ts";
import { revokeTokensOf } from "./token.server.ts";

export async function setLanguage(tx: WriteTransaction, person: PersonId, language: Language): Promise<void> {
  await tx.updateTable("person").set({ language }).where("id", "=", person).execute();
}

/** Before anything that concerns the account itself: wrong tries are counted as at signing in (TRUST S9). */
export async function confirmPassword(
  database: Database,
  person: Person,
  { password, address, now }: { password: string; address: string; now: Date },
): Promise<void> {
  await beginAttempt(database, person.username, address, now);
  const row = await database.read((tx) =>
    tx.selectFrom("person").select("password").where("id", "=", person.id).executeTakeFirst(),
  );
  if (!(await isPassword(password, row?.password ?? undefined))) {
    throw new AppError("password_wrong", 400, {}, [{ code: "password_wrong", place: { field: "current" } }]);
  }
  await database.write((tx) => forgetFailures(tx, person.username, address, now));
}

/** Ends every session and token of the person, who has confirmed the old one; answers the token of a new session. */
export async function changePassword(
  tx: WriteTransaction,
  person: Person,
  next: string,
  { clock, wall }: { clock: Clock; wall: Clock },
): Promise<string> {
  await refuseWeakPassword(tx, next, [person.username, person.name]);
  await setPassword(tx, person.id, next, wall.now());
  await endSessionsOf(tx, person.id);
  await revokeTokensOf(tx, person.id, wall.now());
  await logChange(tx, { at: clock.now(), by: person.id, act: "change_password", object: `person:${person.id}` });
  return beginSession(tx, person.id, wall.now());
}
