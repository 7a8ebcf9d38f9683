/** The layout in which this installation's body writes, as it was said when the installation was set up. */
import type { ReadTransaction, WriteTransaction } from "../database/connection.server.ts";
import type { LayoutKind } from "./layout.ts";

const name = "usual_layout";

/** Undefined until somebody has said it. */
export async function usualLayout(tx: ReadTransaction): Promise<LayoutKind | undefined> {
  const row = await tx.selectFrom("setting").select("value").where("name", "=", name).executeTakeFirst();
  return row?.value === "party" || row?.value === "state" ? row.value : undefined;
}

export async function chooseUsualLayout(tx: WriteTransaction, layout: LayoutKind): Promise<void> {
  const value = JSON.stringify(layout);
  await tx
    .insertInto("setting")
    .values({ name, value })
    .onConflict((on) => on.column("name").doUpdateSet({ value }))
    .execute();
}
