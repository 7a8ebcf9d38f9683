/** What people do about their own account. */

import type { Clock } from "../calendar/clock.ts";
import { logChange } from "../database/changeLog.server.ts";
import type { WriteTransaction } from "../database/connection.server.ts";
import type { PersonId } from "../database/ids.ts";
import type { Language } from "../prose/text.ts";
import { AppError } from "../server/error.ts";
import { refuseWeakPassword, setPassword } from "./link.server.ts";
import { isPassword } from "./password.server.ts";
import type { Person } from "./person.ts";
import { beginSession, endSessionsOf } from "./session.server.ts";
import { revokeTokensOf } from "./token.server.ts";

export async function setLanguage(tx: WriteTransaction, person: PersonId, language: Language): Promise<void> {
  await tx.updateTable("person").set({ language }).where("id", "=", person).execute();
}

/** Ends every session and token of the person and answers the token of a new session. */
export async function changePassword(
  tx: WriteTransaction,
  person: Person,
  { current, next }: { current: string; next: string },
  { clock, wall }: { clock: Clock; wall: Clock },
): Promise<string> {
  const row = await tx.selectFrom("person").select("password").where("id", "=", person.id).executeTakeFirst();
  if (!(await isPassword(current, row?.password ?? undefined))) {
    throw new AppError("password_wrong", 400, {}, [{ code: "password_wrong", place: { field: "current" } }]);
  }
  refuseWeakPassword(next, [person.username, person.name]);
  await setPassword(tx, person.id, next);
  await endSessionsOf(tx, person.id);
  await revokeTokensOf(tx, person.id, wall.now());
  await logChange(tx, { at: clock.now(), by: person.id, act: "change_password", object: `person:${person.id}` });
  return beginSession(tx, person.id, wall.now());
}
