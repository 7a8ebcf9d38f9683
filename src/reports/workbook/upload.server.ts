/** A report's workbook taken back: what it would change, and then all of that or nothing. */
import type { RequestContext } from "../../access/context.server.ts";
import { requirePerson } from "../../access/guard.server.ts";
import type { ReadTransaction, WriteTransaction } from "../../database/connection.server.ts";
import { assertNotClosed } from "../../ledger/closed.server.ts";
import { historyOf } from "../../ledger/report.server.ts";
import { type Cell, cellAt, headings, isWritten, merge, type Report, sameCell } from "../../ledger/report.ts";
import { type Language, say } from "../../prose/text.ts";
import { AppError } from "../../server/error.ts";
import type { WorkbookRead } from "../../sheets/workbook.ts";
import { requireKnown } from "../../web/formData.ts";
import { openReport, openToFill } from "../acts.server.ts";
import { saveDraft } from "../draft.server.ts";
import { type FormToFill, typedAmount } from "../filling/form.ts";
import { indicatorName, written } from "../filling/formView.ts";
import { choiceOf, inputOf, inputsOf, readTyped } from "../filling/postedForm.ts";
import type { ReportCodes } from "../place.ts";
import { reportTexts } from "../texts.ts";
import { readFormWorkbook } from "./filledWorkbook.ts";
import { formWorkbook } from "./formWorkbook.ts";
import { reportSheetTexts as texts } from "./texts.ts";

export type UploadChange = {
  /** The position or the heading, as the choice is named among the inputs. */
  key: string;
  name: string;
  /** `Báo cáo!H12`; of words, their heading. */
  at: string;
  now: string;
  mine: string;
  /** Somebody else changed it since the file was downloaded. */
  isConflict: boolean;
  /** What is sent to write it. */
  inputs: { name: string; value: string }[];
};

export type UploadPreview = { version: number; changes: UploadChange[] };

/** The workbook of a report, for whoever may read it. */
export async function formWorkbookOf(tx: ReadTransaction, request: RequestContext, codes: ReportCodes) {
  const { form, acts, definitions } = await openReport(tx, request, codes);
  return formWorkbook(form, definitions.tree, acts.includes("fill"), request.language);
}

/** What the workbook would change in the report as it stands; throws its faults, each with sheet and cell. */
export async function previewUpload(
  tx: ReadTransaction,
  request: RequestContext,
  codes: ReportCodes,
  workbook: WorkbookRead,
): Promise<UploadPreview> {
  const { form, place } = await openToFill(tx, request, codes);
  await assertNotClosed(tx, place);
  const filled = readFormWorkbook(workbook, form);
  const now = form.report;
  if (filled.version > now.version) {
    throw new AppError("report_version_unknown", 412, { seen: filled.version, now: now.version });
  }
  const nothing: Report = { state: "unwritten", key: place.key, version: 0 };
  const seen =
    filled.version === now.version
      ? now
      : ((await historyOf(tx, place.key)).find(({ version }) => version === filled.version) ?? nothing);
  return {
    version: now.version,
    changes: [
      ...cellChanges(form, filled.typed.cells, seen, now, filled.amountAt, request.language),
      ...wordChanges(filled.typed.narrative, seen, now, request.language),
    ],
  };
}

function cellChanges(
  form: FormToFill,
  cells: ReadonlyMap<number, Cell>,
  seen: Report,
  now: Report,
  amountAt: ReadonlyMap<number, string>,
  language: Language,
): UploadChange[] {
  return form.lines.flatMap(({ line: { position }, indicator, before }) => {
    const mine = cells.get(position);
    if (mine === undefined) return [];
    const merged = merge(cellAt(seen, position), cellAt(now, position), mine, sameCell);
    if (merged === "unchanged") return [];
    const shown = (cell: Cell) =>
      [
        written(typedAmount(cell.amount, before), language) || say(texts.upload_empty, language),
        cell.estimated ? say(reportTexts.estimated, language) : "",
        cell.note,
      ]
        .filter((part) => part !== "")
        .join(" · ");
    return [
      {
        key: String(position),
        name: indicatorName(indicator, language),
        at: amountAt.get(position) ?? "",
        now: shown(cellAt(now, position)),
        mine: shown(mine),
        isConflict: merged === "conflict",
        inputs: [
          { name: inputOf.amount(position), value: written(typedAmount(mine.amount, before), "vi") },
          { name: inputOf.note(position), value: mine.note },
          ...(mine.estimated ? [{ name: inputOf.estimated(position), value: "on" }] : []),
        ],
      },
    ];
  });
}

function wordChanges(
  narrative: ReturnType<typeof readTyped>["narrative"],
  seen: Report,
  now: Report,
  language: Language,
): UploadChange[] {
  const wordsIn = (report: Report, heading: (typeof headings)[number]) =>
    isWritten(report) ? (report.narrative[heading] ?? "") : "";
  return headings.flatMap((heading) => {
    const mine = narrative[heading];
    if (mine === undefined) return [];
    const merged = merge(wordsIn(seen, heading), wordsIn(now, heading), mine, (one, other) => one === other);
    if (merged === "unchanged") return [];
    return [
      {
        key: heading,
        name: say(reportTexts[`heading_${heading}`], language),
        at: say(texts.sheet_words, language),
        now: wordsIn(now, heading) || say(texts.upload_empty, language),
        mine: mine || say(texts.upload_empty, language),
        isConflict: merged === "conflict",
        inputs: [{ name: inputOf.words(heading), value: mine }],
      },
    ];
  });
}

/** Writes what the preview showed and the person chose: all of it on the version that was shown, or nothing. */
export async function applyUpload(
  tx: WriteTransaction,
  request: RequestContext,
  codes: ReportCodes,
  seen: number,
  inputs: Readonly<Record<string, string>>,
): Promise<void> {
  const person = requirePerson(request);
  const { form, place } = await openToFill(tx, request, codes);
  const known = inputsOf(form);
  requireKnown(inputs, (name) => known.has(name));
  const field = (name: string) => (inputs[choiceOf(name)] === "now" ? undefined : inputs[name]);
  const typed = readTyped(form, field, "vi");
  if (typed.faults.length > 0) throw new AppError("invalid_input", 400, {}, [...typed.faults]);
  try {
    await saveDraft(tx, place.key, {
      seen,
      cells: typed.cells,
      narrative: typed.narrative,
      by: person.id,
      at: request.clock.now(),
      onlyOnSeen: true,
    });
  } catch (error) {
    if (error instanceof AppError && error.code === "report_changed") {
      throw new AppError("sheet_changed_meanwhile", 409);
    }
    throw error;
  }
}
