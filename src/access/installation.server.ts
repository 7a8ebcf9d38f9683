/** Whether this is the demo or a real installation: marked once, when data first comes in, and never changed. */
import { z } from "zod";
import type { ReadTransaction, WriteTransaction } from "../database/connection.server.ts";
import { readSetting, rememberOnce, setting } from "../database/setting.server.ts";
import { AppError } from "../server/error.ts";
import { signInRules } from "./signInRules.server.ts";

export type Installation = "demo" | "real";

const installation = setting("installation", z.enum(["demo", "real"]).optional(), undefined);

export function installationOf(tx: ReadTransaction): Promise<Installation | undefined> {
  return readSetting(tx, installation);
}

/** Marks a real one; where it is new, the roles that could do the most harm must have a second factor (TRUST S11). */
export async function beginInstallation(tx: WriteTransaction): Promise<void> {
  const isNew = (await installationOf(tx)) === undefined;
  await markInstallation(tx, "real");
  if (isNew) await rememberOnce(tx, signInRules, { ...signInRules.usual, secondFactor: true });
}

/** Refuses to make a demo of a real installation, or the other way. */
export async function markInstallation(tx: WriteTransaction, kind: Installation): Promise<void> {
  if ((await rememberOnce(tx, installation, kind)) !== kind)
    throw new AppError(kind === "demo" ? "installation_is_real" : "installation_is_demo", 409);
}
