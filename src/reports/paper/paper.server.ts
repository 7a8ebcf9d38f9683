/** What is kept of a report's paper: number, date and signature, and the scans that were signed. Nothing is replaced in place. */
import type { ReadTransaction, WriteTransaction } from "../../database/connection.server.ts";
import type { FileId, IsoDate } from "../../database/ids.ts";
import { listFiles, readFile } from "../../documents/file.server.ts";
import { storeForUnit } from "../../documents/fileRoom.server.ts";
import { type LayoutKind, layoutOn } from "../../documents/layout.ts";
import { refusePaperBefore } from "../../documents/paperDay.ts";
import { refuseTakenNumber } from "../../documents/paperNumber.server.ts";
import { typedNumber } from "../../documents/paperNumber.ts";
import { readCutOffs } from "../../duties/due.server.ts";
import { keyColumns, type ReportKey } from "../../ledger/report.ts";
import { AppError } from "../../server/error.ts";
import type { Unit } from "../../units/tree.ts";
import { type Asking, type OpenReport, openReport } from "../acts.server.ts";
import type { ReportCodes, ReportPlace } from "../place.ts";
import type { PaperDetails, ReportPaper } from "./paper.ts";
import { reportPaper, usualKind } from "./paper.ts";

/** The paper of a report that the asking person may read. */
export async function openPaper(
  tx: ReadTransaction,
  asking: Asking,
  codes: ReportCodes,
): Promise<OpenReport & { paper: ReportPaper; details: PaperDetails }> {
  const opened = await openReport(tx, asking, codes);
  const { form, place, definitions } = opened;
  const filler = fillerOf(opened);
  const superior = filler.parent === undefined ? undefined : definitions.tree.byId.get(filler.parent);
  const details = (await readDetails(tx, place.key)) ?? { kind: usualKind(filler) };
  return { ...opened, details, paper: reportPaper(form, { filler, superior }, details) };
}

function fillerOf({ place, definitions }: Pick<OpenReport, "place" | "definitions">): Unit {
  return definitions.tree.byId.get(place.filler) ?? place.unit;
}

async function readDetails(tx: ReadTransaction, key: ReportKey): Promise<PaperDetails | undefined> {
  const row = await tx
    .selectFrom("report_paper")
    .selectAll()
    .where((row) => row.and(keyColumns(key)))
    .orderBy("id", "desc")
    .limit(1)
    .executeTakeFirst();
  return (
    row && {
      kind: row.layout,
      number: row.number,
      date: row.issued_on ?? undefined,
      signerTitle: row.signer_title,
      signer: row.signer,
    }
  );
}

export type DetailsGiven = {
  kind: LayoutKind;
  number: string;
  date: IsoDate | undefined;
  signerTitle: string;
  signer: string;
};

export async function saveDetails(
  tx: WriteTransaction,
  opened: Pick<OpenReport, "place" | "definitions">,
  given: DetailsGiven,
  { by, at }: { by: string; at: Date },
): Promise<void> {
  const { place } = opened;
  const layout = layoutOn(given.kind, given.date ?? place.lastDay);
  const number = typedNumber(given.number, layout, fillerOf(opened));
  if (given.date !== undefined) {
    refusePaperBefore((await readCutOffs(tx))(place.period, place.unit.kind), given.date);
    const numbered = { unit: place.filler, kind: given.kind, number, date: given.date, of: place.key };
    if (number !== "") await refuseTakenNumber(tx, numbered);
  }
  await tx
    .insertInto("report_paper")
    .values({
      ...keyColumns(place.key),
      layout: given.kind,
      number,
      issued_on: given.date ?? null,
      signer_title: given.signerTitle,
      signer: given.signer,
      by,
      at,
    })
    .execute();
}

export type Scan = { id: FileId; name: string; size: number; by: string; at: Date; version: number };

/** The scan that counts first, those it replaced after it. */
export async function readScans(tx: ReadTransaction, key: ReportKey): Promise<Scan[]> {
  const rows = await tx
    .selectFrom("report_scan")
    .select(["file_id", "by", "at", "version"])
    .where((row) => row.and(keyColumns(key)))
    .orderBy("id", "desc")
    .execute();
  const files = new Map(
    (
      await listFiles(
        tx,
        rows.map((row) => row.file_id),
      )
    ).map((file) => [file.id, file]),
  );
  return rows.flatMap(({ file_id: id, by, at, version }) => {
    const file = files.get(id);
    return file === undefined ? [] : [{ id, name: file.name, size: file.size, by, at, version }];
  });
}

/** The newest counts; those before it stay, with their dates and who attached them. */
export async function attachScan(
  tx: WriteTransaction,
  { key, filler }: ReportPlace,
  { name, bytes, version }: { name: string; bytes: Buffer; version: number },
  { by, at }: { by: string; at: Date },
): Promise<FileId> {
  const file_id = await storeForUnit(tx, { unit: filler, name, bytes, field: "scan" }, { by, at });
  await tx
    .insertInto("report_scan")
    .values({ ...keyColumns(key), file_id, version, by, at })
    .execute();
  return file_id;
}

/** A scan of this very report, for whoever may read it; 404 for any other file. */
export async function openScan(tx: ReadTransaction, asking: Asking, codes: ReportCodes, id: FileId) {
  const { place } = await openReport(tx, asking, codes);
  const scan = (await readScans(tx, place.key)).find((each) => each.id === id);
  const file = scan && (await readFile(tx, id));
  if (!file) throw new AppError("not_found", 404);
  return file;
}
