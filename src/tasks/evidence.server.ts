/** Files that show what was done: kept with the event with which they were sent, read by whoever may see it. */
import type { RequestContext } from "../access/context.server.ts";
import type { ReadTransaction, WriteTransaction } from "../database/connection.server.ts";
import type { FileId, UnitId } from "../database/ids.ts";
import { type FileRead, listFiles, readFile } from "../documents/file.server.ts";
import { storeForUnit } from "../documents/fileRoom.server.ts";
import { AppError } from "../server/error.ts";
import type { StoredEvent } from "./events.server.ts";
import { openTask } from "./openTask.server.ts";

export type FileSent = { name: string; bytes: Buffer };

/** Against the room of the unit that shows it. */
export async function addEvidence(
  tx: WriteTransaction,
  { event, unit, files }: { event: string; unit: UnitId; files: readonly FileSent[] },
  moment: { by: string; at: Date },
): Promise<void> {
  for (const file of files) {
    const file_id = await storeForUnit(tx, { unit, ...file, field: "files" }, moment);
    await tx.insertInto("task_evidence").values({ event_id: event, file_id }).execute();
  }
}

export type Evidence = { id: FileId; name: string };

/** By the id of the event. */
export async function readEvidence(
  tx: ReadTransaction,
  events: readonly Pick<StoredEvent, "id">[],
): Promise<Map<string, Evidence[]>> {
  const ids = events.map(({ id }) => id);
  if (ids.length === 0) return new Map();
  const rows = await tx.selectFrom("task_evidence").selectAll().where("event_id", "in", ids).execute();
  const files = await listFiles(
    tx,
    rows.map(({ file_id }) => file_id),
  );
  const nameOf = new Map(files.map(({ id, name }) => [id, name]));
  const shown = rows.map(({ event_id, file_id }) => ({
    ...{ event: event_id, id: file_id, name: nameOf.get(file_id) ?? "" },
  }));
  return Map.groupBy(shown, ({ event }) => event);
}

/** A file of what the person may see of this very task; 404 for any other. */
export async function openEvidence(
  tx: ReadTransaction,
  asked: Pick<RequestContext, "person" | "clock">,
  { task, file }: { task: string; file: FileId },
): Promise<FileRead> {
  const { events } = await openTask(tx, asked, task);
  const evidence = [...(await readEvidence(tx, events)).values()].flat();
  const found = evidence.some(({ id }) => id === file) ? await readFile(tx, file) : undefined;
  if (!found) throw new AppError("not_found", 404);
  return found;
}
