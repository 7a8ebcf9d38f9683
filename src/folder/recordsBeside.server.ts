/** The records of a file that somebody sent, cut beside the server, for it may be made to take long (TRUST S6). */
import { type Asker, besideInPieces } from "../server/beside.server.ts";
import type { Fault } from "../server/error.ts";

export type RecordsTask = { folder: string; file: string };
export type RecordsPiece = {
  records: { cells: string[]; row: number }[];
  /** What stopped the reading, in the last piece. */
  fault?: Fault | undefined;
};

const cut = besideInPieces<RecordsTask, RecordsPiece>("folder", { tooSlow: "csv_too_slow", damaged: "csv_too_slow" });
const cutting = { milliseconds: 20_000, heap: 160 };

/** All of them, the header first; without rows that say nothing. */
export function recordsBeside(folder: string, file: string, by: Asker) {
  return cut({ folder, file }, { ...cutting, by });
}
