/** What the form of one object shows, and what it does with what was typed. */

import { z } from "zod";
import type { RequestContext } from "../access/context.server.ts";
import { today } from "../calendar/clock.ts";
import type { ReadTransaction, WriteTransaction } from "../database/connection.server.ts";
import type { Cells } from "../definitions/table.ts";
import { readRecords } from "../folder/stored.server.ts";
import { readDefinitions } from "../indicators/definitions.server.ts";
import { overlapInWords, overlapsOn } from "../indicators/overlap.ts";
import { codeFrom } from "../prose/code.ts";
import { readLearned } from "../resolutions/learned.server.ts";
import { type Learned, learnedInWords, trajectoryCell } from "../resolutions/learned.ts";
import { readDemands } from "../resolutions/resolutions.server.ts";
import { AppError, type Fault, isAppError } from "../server/error.ts";
import { isUnitKind } from "../units/kinds.ts";
import type { Change } from "../web/changes.tsx";
import { typedDay } from "../words/day.ts";
import { allotmentOf } from "./allotment.server.ts";
import { inputName, newCode, type Section } from "./fields.ts";
import { lineKeyOf } from "./fieldsOf.ts";
import { closeObject, nothingStored, objectRows, saveObject, unreleasedOf, versionOf } from "./object.server.ts";
import type { Listed } from "./objectsTable.tsx";
import { keptSheets, sectionCalled } from "./sections.ts";
import { choicesOf, historyShown, listObjects, readNames, wordsIn } from "./shown.server.ts";
import { cellsTyped, shownInInput, shownInWords, type Telling } from "./typed.ts";

/** The last day of an object; without one it is open again. */
const Closing = z.object({ on: typedDay.optional() });

/** Empty lines that stand ready below those there are. */
const readyLines = 4;

export type ObjectShown = Awaited<ReturnType<typeof objectShown>>;

export async function objectShown(
  tx: ReadTransaction,
  asked: RequestContext,
  section: Section,
  { code, resolution, learn }: { code: string; resolution?: string | undefined; learn: boolean },
) {
  const { language } = asked;
  const names = await readNames(tx);
  const isNew = code === newCode;
  const rows = isNew ? [] : await objectRows(tx, section.sheet, code);
  if (!isNew && rows.length === 0) throw new AppError("definition_unknown", 404, { code });
  const [head = usualCells(section, resolution)] = rows;
  const values: Record<string, string> = {};
  for (const field of section.fields) {
    values[field.name] = shownInInput(field, head[field.name] ?? "", names, language);
  }
  const { lines } = section;
  if (lines) {
    rows.forEach((cells, line) => {
      for (const field of lines)
        values[inputName(field.name, line)] = shownInInput(field, cells[field.name] ?? "", names, language);
    });
  }
  const learned = section.sheet === "targets" && !isNew ? await learnedOf(tx, code) : undefined;
  const usual = learned && trajectoryCell(learned);
  const trajectory = section.fields.find(({ kind }) => kind === "trajectory");
  if (learn && usual !== undefined && trajectory)
    values[trajectory.name] = shownInInput(trajectory, usual, names, language);
  const ends = rows.map((cells) => cells[section.closing] ?? "");
  const day = today(asked.clock);
  const history: Change[] = isNew ? [] : await historyShown(tx, section, code, { names, language });
  const targets = section.sheet === "resolutions" && !isNew ? await targetsOf(tx, asked, code) : undefined;
  return {
    section,
    code: isNew ? undefined : code,
    name: isNew ? undefined : (head[section.named] ?? code),
    resolution: section.sheet === "targets" ? head.resolution : undefined,
    resolutionName: names.resolutions.get(head.resolution ?? ""),
    values,
    lines: lines ? Array.from({ length: rows.length + readyLines }, (_, line) => line) : [],
    choices: choicesOf(names, language),
    seen: isNew ? undefined : versionOf(rows),
    closedOn: ends.length > 0 && ends.every((end) => end !== "") ? ends.toSorted().at(-1) : undefined,
    today: day,
    history,
    targets,
    unreleased: targets ? (await unreleasedOf(tx, code)).length : 0,
    learned: learned && {
      words: learnedInWords(learned, language),
      /** Put into its field, to be saved. */
      isPut: learn,
      isTaken: learn || usual === (head.trajectory ?? ""),
    },
    overlaps: section.sheet === "forms" && !isNew ? await overlapsOf(tx, asked, code) : [],
    allotment: section.sheet === "targets" && !isNew ? await allotmentOf(tx, asked, code) : undefined,
  };
}

/** How the earlier years of a target went. */
async function learnedOf(tx: ReadTransaction, code: string): Promise<Learned | undefined> {
  const demands = await readDemands(tx);
  const target = demands.targets.find((each) => each.code === code);
  return target && readLearned(tx, demands, target);
}

/** Where a unit and one above it owe the form, in sentences. */
async function overlapsOf(tx: ReadTransaction, { clock, language }: RequestContext, code: string): Promise<string[]> {
  const definitions = await readDefinitions(tx);
  const form = definitions.formByCode.get(code);
  if (!form) return [];
  return overlapsOn(definitions, form.id, today(clock)).map((overlap) => overlapInWords(overlap, language));
}

async function targetsOf(
  tx: ReadTransaction,
  asked: RequestContext,
  resolution: string,
): Promise<{ section: Section; rows: Listed[] }> {
  const section = sectionCalled("chi-tieu");
  const own = new Set(
    (await readRecords(tx, "targets")).filter((each) => each.resolution === resolution).map(({ code }) => code),
  );
  const names = await readNames(tx);
  const day = today(asked.clock);
  const all = await listObjects(tx, section, { names, language: asked.language, day });
  return { section, rows: all.filter(({ code }) => own.has(code)) };
}

function usualCells(section: Section, resolution: string | undefined): Cells {
  const usual = section.fields.flatMap(({ name, usual }) => (usual === undefined ? [] : [[name, usual] as const]));
  return { ...Object.fromEntries(usual), ...(resolution === undefined ? {} : { resolution }) };
}

/** Saves what was typed; answers the code. Faults name the inputs. */
export async function saveTyped(
  tx: WriteTransaction,
  asked: RequestContext,
  section: Section,
  { code, seen, typed }: { code: string; seen: string | undefined; typed: ReadonlyMap<string, string> },
): Promise<string> {
  const names = await readNames(tx);
  const { head, lines, faults } = cellsTyped(section, typed, names);
  if (section.lines && lines.length === 0)
    faults.push({
      code: `${section.sheet}_lines_missing`,
      place: { field: "lines" },
    });
  if (faults.length > 0) throw new AppError("definition_faulty", 422, { count: faults.length }, faults);
  const isNew = code === newCode;
  const known = new Set((await readRecords(tx, section.sheet)).map((row) => row.code));
  const taken = {
    has: (each: string) => isUnitKind(each) || names.units.has(each) || names.groups.has(each) || known.has(each),
  };
  const own = isNew ? head.code || codeFrom(head[section.named] ?? "", taken) : code;
  const kept = isNew ? [] : await objectRows(tx, section.sheet, code);
  const rows = (section.lines ? withKept(section, lines, kept) : [{}]).map((line, index) => ({
    // What the form does not show stays: a target's part_of, an end.
    ...(section.lines ? {} : kept[index]),
    ...head,
    ...fixedCells(section, kept),
    ...line,
    code: own,
    ...(section.closing === "closed" && !section.lines ? { closed: kept[0]?.closed ?? "" } : {}),
  }));
  try {
    await saveObject(tx, asked, { sheet: section.sheet, code: own, rows, seen });
  } catch (error) {
    throw atInputs(error, section, typed, { names, language: asked.language, words: wordsIn(asked.language) });
  }
  return own;
}

/** A line whose inputs were emptied stays as it was: it is closed with a day, never taken away. */
function withKept(section: Section, lines: readonly Cells[], kept: readonly Cells[]): Cells[] {
  const keyOf = (cells: Cells) =>
    lineKeyOf(keptSheets[section.sheet])
      .map((column) => cells[column] ?? "")
      .join(" ");
  const named = new Set(lines.map(keyOf));
  return [...lines, ...kept.filter((cells) => !named.has(keyOf(cells)))];
}

function fixedCells(section: Section, kept: readonly Cells[]): Cells {
  const [stored] = kept;
  if (!stored) return {};
  return Object.fromEntries(section.fields.filter(({ fixed }) => fixed).map(({ name }) => [name, stored[name] ?? ""]));
}

/** Faults are found by row and column; a form shows them at its inputs, and what is stored there in words. */
function atInputs(error: unknown, section: Section, typed: ReadonlyMap<string, string>, telling: Telling): unknown {
  if (!isAppError(error)) return error;
  const lineFields = section.lines ?? [];
  const inLines = [...typed.keys()].flatMap((input) => {
    const [name, line] = input.split(".");
    return line !== undefined && lineFields.some((field) => field.name === name) ? [Number(line)] : [];
  });
  const filled = [...new Set(inLines)]
    .sort((a, b) => a - b)
    .filter((line) =>
      lineFields.some(
        ({ name, usual, kind }) =>
          usual === undefined && kind !== "yes" && (typed.get(inputName(name, line)) ?? "").trim() !== "",
      ),
    );
  const faults = error.faults.map((fault): Fault => {
    const { column = "", row = 1 } = fault.place ?? {};
    const isOfLine = lineFields.some(({ name }) => name === column);
    const field = (isOfLine ? lineFields : section.fields).find(({ name }) => name === column);
    const { now } = fault.details ?? {};
    return {
      ...fault,
      ...(field &&
        typeof now === "string" &&
        now !== nothingStored && { details: { now: shownInWords(field, now, telling) } }),
      place: { field: isOfLine ? inputName(column, filled[row - 1] ?? row - 1) : column.split(", ")[0] },
    };
  });
  return new AppError(error.code, error.status, error.details, faults);
}

export async function closeTyped(
  tx: WriteTransaction,
  asked: RequestContext,
  section: Section,
  { code, on }: { code: string; on: string | undefined },
): Promise<void> {
  const day = Closing.parse({ on }).on;
  await closeObject(tx, asked, section, code, day);
}
