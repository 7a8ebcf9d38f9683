/**
 * Files of which the rows are many and tell what happened: read and checked as definitions are, but not kept among them, and
 * stored each in its own way.
 */
import type { ReadTransaction, WriteTransaction } from "../database/connection.server.ts";
import type { Tables } from "../definitions/known.ts";
import type { Sheet } from "../definitions/sheet.ts";
import type { Counts, Stamp } from "../definitions/store.server.ts";
import type { Cells } from "../definitions/table.ts";
import { casesSheet } from "../petitions/casesSheet.ts";
import { petitionCells, storePetitions } from "../petitions/petitions.server.ts";
import { eventCells, storeEvents } from "../tasks/events.server.ts";
import { taskEventsSheet } from "../tasks/taskEventsSheet.ts";

type Register = {
  sheet: Sheet;
  store(tx: WriteTransaction, tables: Tables, stamp: Stamp): Promise<Counts>;
  /** What is stored, in the words of the file: so many rows at most. */
  cells(tx: ReadTransaction, most: number): Promise<Cells[]>;
};

export const registers: readonly Register[] = [
  {
    sheet: taskEventsSheet as Sheet,
    store: (tx, tables, stamp) => storeEvents(tx, tables.of(taskEventsSheet).rows, stamp),
    cells: eventCells,
  },
  {
    sheet: casesSheet as Sheet,
    store: (tx, tables, stamp) => storePetitions(tx, tables.of(casesSheet).rows, stamp),
    cells: petitionCells,
  },
];
