/** Whether this is the demo or a real installation: marked once, when data first comes in, and never changed. */
import { z } from "zod";
import type { ReadTransaction, WriteTransaction } from "../database/connection.server.ts";
import { readSetting, rememberOnce, setting } from "../database/setting.server.ts";
import { AppError } from "../server/error.ts";

export type Installation = "demo" | "real";

const installation = setting("installation", z.enum(["demo", "real"]).optional(), undefined);

export function installationOf(tx: ReadTransaction): Promise<Installation | undefined> {
  return readSetting(tx, installation);
}

/** Refuses to make a demo of a real installation, or the other way. */
export async function markInstallation(tx: WriteTransaction, kind: Installation): Promise<void> {
  if ((await rememberOnce(tx, installation, kind)) !== kind)
    throw new AppError(kind === "demo" ? "installation_is_real" : "installation_is_demo", 409);
}
