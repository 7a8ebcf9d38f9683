/** Whether this is the demo or a real installation: marked once, when data first comes in, and never changed. */
import type { ReadTransaction, WriteTransaction } from "../database/connection.server.ts";
import { AppError } from "../server/error.ts";

export type Installation = "demo" | "real";

export async function installationOf(tx: ReadTransaction): Promise<Installation | undefined> {
  const row = await tx.selectFrom("setting").select("value").where("name", "=", "installation").executeTakeFirst();
  return row?.value === "demo" || row?.value === "real" ? row.value : undefined;
}

/** Refuses to make a demo of a real installation, or the other way. */
export async function markInstallation(tx: WriteTransaction, kind: Installation): Promise<void> {
  await tx
    .insertInto("setting")
    .values({ name: "installation", value: JSON.stringify(kind) })
    .onConflict((on) => on.column("name").doNothing())
    .execute();
  const marked = await installationOf(tx);
  if (marked !== kind) throw new AppError(kind === "demo" ? "installation_is_real" : "installation_is_demo", 409);
}
