/** The thread in which a workbook is read or written. */
import { answering, packed } from "../server/threadAnswer.server.ts";
import { readGuarded } from "./guardedRead.server.ts";
import { sheetOfText } from "./textSheet.ts";
import type { SheetPiece, SheetTask } from "./workbook.server.ts";
import type { WorkbookRead } from "./workbook.ts";

/** Unpacked in a few milliseconds. */
const cellsOfPiece = 4_000;

await answering(async (task: SheetTask): Promise<Uint8Array[] | Uint8Array> => {
  if (task.kind === "read") return Array.from(piecesOf(await readGuarded(task.bytes, task.limits)), packed);
  if (task.kind === "text")
    return Array.from(piecesOf({ sheets: [await sheetOfText(task.name, task.bytes, task.limits)] }), packed);
  // What only reads needs no code for writing.
  const { writeExcel } = await import("./excelWrite.server.ts");
  return writeExcel(task.plan);
});

function* piecesOf({ sheets }: WorkbookRead): Generator<SheetPiece> {
  for (const { rows, ...sheet } of sheets) {
    yield { kind: "sheet", sheet };
    for (let from = 0; from < rows.length; ) {
      let to = from;
      for (let cells = 0; to < rows.length && cells < cellsOfPiece; to += 1) cells += rows[to]?.cells.length ?? 0;
      yield { kind: "rows", rows: rows.slice(from, to) };
      from = to;
    }
  }
}
