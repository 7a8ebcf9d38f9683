/** The views that people keep, each one's own. */
import type { ReadTransaction, WriteTransaction } from "../database/connection.server.ts";
import type { PersonId } from "../database/ids.ts";
import { AppError } from "../server/error.ts";
import { MOST_VIEWS, type SavedView } from "./savedView.ts";

export async function viewsOf(tx: ReadTransaction, person: PersonId): Promise<SavedView[]> {
  return tx
    .selectFrom("saved_view")
    .select(["name", "address"])
    .where("person_id", "=", person)
    .orderBy("name")
    .execute();
}

/** The same name again replaces what it led to. */
export async function saveView(
  tx: WriteTransaction,
  person: PersonId,
  { name, address }: SavedView,
  at: Date,
): Promise<void> {
  const known = await viewsOf(tx, person);
  if (known.length >= MOST_VIEWS && !known.some((view) => view.name === name)) {
    throw new AppError("too_many_views", 422, { most: MOST_VIEWS });
  }
  await tx
    .insertInto("saved_view")
    .values({ person_id: person, name, address, at })
    .onConflict((conflict) => conflict.columns(["person_id", "name"]).doUpdateSet({ address, at }))
    .execute();
}

export async function removeView(tx: WriteTransaction, person: PersonId, name: string): Promise<void> {
  await tx.deleteFrom("saved_view").where("person_id", "=", person).where("name", "=", name).execute();
}
