/** The thread in which a file of figures is cut into its records. */
import { answering, packed } from "../server/threadAnswer.server.ts";
import { readRecords } from "./files.server.ts";
import type { RecordsPiece, RecordsTask } from "./recordsBeside.server.ts";

/** Unpacked and gathered in a few milliseconds. */
const recordsOfPiece = 1_000;

await answering(async ({ folder, file }: RecordsTask): Promise<Uint8Array[]> => {
  const pieces: Uint8Array[] = [];
  let records: RecordsPiece["records"] = [];
  const close = (piece: RecordsPiece) => {
    pieces.push(packed(piece));
    records = [];
  };
  const fault = await readRecords(folder, file, (cells, row) => {
    // A row of nothing says nothing below the header, and a file may hold millions of them.
    if ((pieces.length > 0 || records.length > 0) && cells.every((cell) => cell === "")) return;
    records.push({ cells, row });
    if (records.length === recordsOfPiece) close({ records });
  });
  close({ records, fault });
  return pieces;
});
