/** Room for what is written. A PostgreSQL that finds its disk full stops altogether; so writing ends before that. */

import { statfs } from "node:fs/promises";
import { AppError } from "./error.ts";

/** What stays free: the database's own journal and a backup's beginning fit into it. */
const reserve = 200 * 1024 * 1024;
const askAgainAfter = 1_000;

/** Answers a question that throws 507 `no_room` while less than the reserve is free on the folder's disk (TRUST F3). */
export function roomIn(folder: string): () => Promise<void> {
  let askedAt = Number.NEGATIVE_INFINITY;
  let hasRoom = true;
  return async () => {
    const now = performance.now();
    if (now - askedAt >= askAgainAfter) {
      askedAt = now;
      hasRoom = await statfs(folder).then(
        ({ bavail, bsize }) => bavail * bsize >= reserve,
        () => true,
      );
    }
    if (!hasRoom) throw new AppError("no_room", 507);
  };
}
