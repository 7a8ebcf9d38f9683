/** The thread in which a file of figures is cut into its records. */
import { answering, packed } from "../server/threadAnswer.server.ts";
import { readRecords } from "./files.server.ts";
import type { RecordsPiece, RecordsTask } from "./recordsBeside.server.ts";

/** Unpacked and gathered in a few milliseconds: so many short cells, of which a record may have a thousand. */
const cellsOfPiece = 6_000;
const shortCell = 32;

await answering(async ({ folder, file }: RecordsTask): Promise<Uint8Array[]> => {
  const pieces: Uint8Array[] = [];
  let records: RecordsPiece["records"] = [];
  let cellsIn = 0;
  const close = (piece: RecordsPiece) => {
    pieces.push(packed(piece));
    records = [];
    cellsIn = 0;
  };
  const fault = await readRecords(folder, file, (cells, row) => {
    // A row of nothing says nothing below the header, and a file may hold millions of them.
    if ((pieces.length > 0 || records.length > 0) && cells.every((cell) => cell === "")) return;
    records.push({ cells, row });
    for (const cell of cells) cellsIn += 1 + cell.length / shortCell;
    if (cellsIn >= cellsOfPiece) close({ records });
  });
  close({ records, fault });
  return pieces;
});
