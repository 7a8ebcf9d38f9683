/** Stores what the folder defines. Nothing is deleted: what the folder leaves out stays, a form's line is closed. */
import type { WriteTransaction } from "../database/connection.server.ts";
import type { IsoDate } from "../database/ids.ts";
import { type Counts, idsFor, type Stamp, storeRows } from "../definitions/store.server.ts";
import type { Folder } from "./folder.ts";
import { storeForms } from "./forms.server.ts";
import { usualRollup } from "./indicatorsFile.ts";
import type { FormDefinition, Known } from "./known.ts";
import { parseTrajectory } from "./targetsFile.ts";

/** The id of a code; a reference that was checked before always has one. */
type Ids = (code: string | undefined) => number | null;

export type FileCounts = Record<string, Counts>;

type Ordered = "unit" | "indicator" | "resolution" | "target";
/** Where a row stands among its like. */
export type Order = (table: Ordered, code: string, index: number) => number;
const inFileOrder: Order = (_table, _code, index) => index;

/** Units to targets and papers, in the order in which they refer to each other. */
export async function storeDefinitions(
  tx: WriteTransaction,
  folder: Folder,
  known: Known,
  forms: readonly FormDefinition[],
  stamp: Stamp,
  order: Order = inFileOrder,
): Promise<FileCounts> {
  const counts: FileCounts = {};
  const unit = await idsFor(tx, "unit", codesOf(folder.units.rows));
  counts["units.csv"] = await storeUnits(tx, folder, unit, stamp, order);
  counts["groups.csv"] = await storeGroups(tx, folder, unit, stamp);
  counts["successions.csv"] = await storeSuccessions(tx, folder, unit, stamp);
  counts["regimes.csv"] = await storeRegimes(tx, folder, stamp);
  const indicator = await idsFor(tx, "indicator", codesOf(folder.indicators.rows));
  counts["indicators.csv"] = await storeIndicators(tx, folder, { unit, indicator }, stamp, order);
  counts["forms.csv"] = await storeForms(tx, forms, unit, indicator, stamp);
  const resolution = await idsFor(tx, "resolution", codesOf(folder.resolutions.rows));
  counts["resolutions.csv"] = await storeResolutions(tx, folder, { unit, resolution }, stamp, order);
  counts["targets.csv"] = await storeTargets(tx, folder, known, { unit, indicator, resolution }, stamp, order);
  counts["documents.csv"] = await storeDocuments(tx, folder, stamp);
  counts["recognitions.csv"] = await storeRecognitions(tx, folder, unit, stamp);
  return counts;
}

function storeUnits(tx: WriteTransaction, { units }: Folder, unit: Ids, stamp: Stamp, order: Order): Promise<Counts> {
  const rows = units.rows.map((row, index) => ({
    id: unit(row.code),
    code: row.code,
    name: row.name,
    kind: row.kind,
    parent_id: unit(row.parent),
    valid_from: row.valid_from ?? null,
    valid_to: row.valid_to ?? null,
    sort: order("unit", row.code, index),
  }));
  return storeRows(tx, "unit", ["code"], rows, stamp);
}

async function storeGroups(tx: WriteTransaction, { groups }: Folder, unit: Ids, stamp: Stamp): Promise<Counts> {
  const group = await idsFor(tx, "unit_group", codesOf(groups.rows));
  const first = new Map(groups.rows.toReversed().map((row) => [row.code, row]));
  const named = [...first.values()].map((row) => ({
    id: group(row.code),
    code: row.code,
    name: row.name ?? "",
    kind: row.kind ?? "",
  }));
  const ofGroups = await storeRows(tx, "unit_group", ["code"], named, stamp);
  const members = groups.rows.map((row) => ({
    group_id: group(row.code),
    unit_id: unit(row.unit),
    valid_from: row.from ?? null,
    valid_to: row.to ?? null,
  }));
  const ofMembers = await storeRows(tx, "group_member", ["group_id", "unit_id", "valid_from"], members, stamp);
  return { ...ofMembers, changed: ofMembers.changed + ofGroups.changed };
}

function storeSuccessions(tx: WriteTransaction, { successions }: Folder, unit: Ids, stamp: Stamp): Promise<Counts> {
  const rows = successions.rows.map((row) => ({
    predecessor_id: unit(row.predecessor),
    successor_id: unit(row.successor),
    date: row.date,
    share: row.share,
    basis: row.basis,
    document: row.document,
  }));
  return storeRows(tx, "succession", ["predecessor_id", "successor_id", "date"], rows, stamp);
}

async function storeRegimes(tx: WriteTransaction, { regimes }: Folder, stamp: Stamp): Promise<Counts> {
  const rows = regimes.rows.map((row) => ({
    code: row.code,
    name: row.name,
    frequency: row.frequency,
    cut_off: row.cut_off ?? null,
    due_days: row.due_days,
    level: row.level,
    ...closing(row),
  }));
  return storeRows(tx, "regime", ["code", "frequency", "level"], rows, stamp);
}

function storeIndicators(
  tx: WriteTransaction,
  { indicators }: Folder,
  { unit, indicator }: { unit: Ids; indicator: Ids },
  stamp: Stamp,
  order: Order,
): Promise<Counts> {
  const rows = indicators.rows.map((row, index) => ({
    id: indicator(row.code),
    code: row.code,
    name: row.name,
    name_en: row.name_en,
    measure: row.measure,
    change_measure: row.change_measure,
    field: row.field,
    direction: row.direction,
    timing: row.timing,
    rollup: row.rollup ?? usualRollup[row.timing],
    formula: row.formula ?? null,
    numerator_id: indicator(row.numerator),
    denominator_id: indicator(row.denominator),
    decimals: row.decimals ?? (row.timing === "ratio" ? 2 : 0),
    owner_id: unit(row.owner),
    part_of_id: indicator(row.part_of),
    public: row.public,
    in_review: row.in_review,
    synonyms: row.synonyms,
    sort: order("indicator", row.code, index),
    ...closing(row),
  }));
  return storeRows(tx, "indicator", ["code"], rows, stamp);
}

function storeResolutions(
  tx: WriteTransaction,
  { resolutions }: Folder,
  { unit, resolution }: { unit: Ids; resolution: Ids },
  stamp: Stamp,
  order: Order,
): Promise<Counts> {
  const rows = resolutions.rows.map((row, index) => ({
    id: resolution(row.code),
    code: row.code,
    title: row.title,
    number: row.number,
    unit_id: unit(row.unit),
    period: row.period,
    adopted: row.adopted ?? null,
    parent_id: resolution(row.parent),
    sort: order("resolution", row.code, index),
    ...closing(row),
  }));
  return storeRows(tx, "resolution", ["code"], rows, stamp);
}

async function storeTargets(
  tx: WriteTransaction,
  { targets }: Folder,
  known: Known,
  ids: { unit: Ids; indicator: Ids; resolution: Ids },
  stamp: Stamp,
  order: Order,
): Promise<Counts> {
  const target = await idsFor(tx, "target", codesOf(targets.rows));
  const rows = targets.rows.map((row, index) => {
    const resolution = known.resolutions.get(row.resolution);
    const period = row.period ?? resolution?.period;
    const trajectory =
      row.trajectory === undefined || period === undefined ? null : parseTrajectory(row.trajectory, period);
    return {
      id: target(row.code),
      code: row.code,
      resolution_id: ids.resolution(row.resolution),
      name: row.name ?? known.indicators.get(row.indicator)?.name ?? row.code,
      indicator_id: ids.indicator(row.indicator),
      unit_id: ids.unit(row.unit ?? resolution?.unit),
      comparator: row.comparator,
      amount: row.amount ?? "1",
      by: row.by ?? "percent",
      period,
      due: row.due ?? null,
      baseline: row.baseline ?? null,
      trajectory,
      lead_id: ids.unit(row.lead),
      field: row.field,
      weight: row.weight ?? null,
      set_by: row.set_by,
      part_of_id: target(row.part_of),
      illustrative: row.illustrative,
      sort: order("target", row.code, index),
      ...closing(row),
    };
  });
  return storeRows(tx, "target", ["code"], rows, stamp);
}

function storeDocuments(tx: WriteTransaction, { documents }: Folder, stamp: Stamp): Promise<Counts> {
  const rows = documents.rows.map((row, sort) => ({
    number: row.number,
    kind: row.kind,
    issuer: row.issuer,
    date: row.date ?? null,
    subject: row.subject,
    carries_out: row.carries_out,
    sort,
  }));
  return storeRows(tx, "document", ["number", "issuer"], rows, stamp);
}

function storeRecognitions(tx: WriteTransaction, { recognitions }: Folder, unit: Ids, stamp: Stamp): Promise<Counts> {
  const rows = recognitions.rows.map((row, sort) => ({
    unit_id: unit(row.unit),
    title: row.title,
    level: row.level,
    period: row.period,
    document: row.document,
    date: row.date ?? null,
    sort,
  }));
  return storeRows(tx, "recognition", ["unit_id", "title", "level", "period"], rows, stamp);
}

/** Only where the table has the column: a folder that says nothing of closing opens nothing again. */
function closing(row: { closed?: IsoDate | undefined }): { closed_on?: IsoDate | null } {
  return "closed" in row ? { closed_on: row.closed ?? null } : {};
}

function codesOf(rows: readonly { code: string }[]): string[] {
  return rows.map((row) => row.code);
}
