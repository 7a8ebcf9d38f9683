/** Stores a resolution and its targets as they were understood and corrected: indicators are made where there is none. */
import type { ReadTransaction, WriteTransaction } from "../database/connection.server.ts";
import { loadTables } from "../folder/load.server.ts";
import { readDefinitions } from "../indicators/definitions.server.ts";
import type { Definitions, Indicator } from "../indicators/indicator.ts";
import { plain } from "../prose/plain.ts";
import { readDemands } from "../resolutions/resolutions.server.ts";
import { AppError } from "../server/error.ts";
import type { Unit } from "../units/tree.ts";
import { type Doing, tableText } from "./begin.server.ts";
import type { PastedTarget } from "./targetsPasted.ts";
import { codeFor } from "./unitsPasted.ts";

export type NewResolution = { title: string; number: string; adopted: string; year: string };

export async function addTargets(
  tx: WriteTransaction,
  body: Unit,
  given: NewResolution,
  targets: readonly PastedTarget[],
  doing: Doing,
): Promise<void> {
  const { resolutions, targets: stored, definitions } = await readDemands(tx);
  const existing = resolutions.find(({ unit, period }) => unit === body.id && period === given.year);
  const codes = new Set<string>(resolutions.map(({ code }) => code));
  const code = existing?.code ?? codeFor(`nghi quyet ${given.year} ${body.code}`, codes);
  const indicators = indicatorRows(definitions, targets);
  const taken = new Set<string>(stored.map((target) => target.code));
  const rows = targets.map((target) => {
    const indicator = indicators.codeOf(target);
    const targetCode = codeFor(`${indicator} ${given.year}`, taken);
    taken.add(targetCode);
    return [
      targetCode,
      code,
      target.name,
      indicator,
      body.code,
      target.comparator,
      target.amount,
      given.year,
      target.field,
    ];
  });
  if (rows.length === 0) throw new AppError("no_targets_chosen", 400);
  const tables = new Map([
    ["indicators.csv", tableText([indicatorHead, ...indicators.rows])],
    ["targets.csv", tableText([targetHead, ...rows])],
  ]);
  if (!existing) {
    const resolution = [code, given.title, given.number, body.code, given.year, given.adopted];
    tables.set("resolutions.csv", tableText([["code", "title", "number", "unit", "period", "adopted"], resolution]));
  }
  if (indicators.rows.length === 0) tables.delete("indicators.csv");
  await loadTables(tx, tables, doing);
}

/** The indicator that a target's name calls, if there is one. */
export async function indicatorNamed(tx: ReadTransaction, name: string): Promise<Indicator | undefined> {
  return named(await readDefinitions(tx), name);
}

const targetHead = ["code", "resolution", "name", "indicator", "unit", "comparator", "amount", "period", "field"];
const indicatorHead = [
  "code",
  "name",
  "measure",
  "direction",
  "timing",
  "numerator",
  "denominator",
  "decimals",
  "field",
];

function named({ indicators }: Definitions, name: string): Indicator | undefined {
  const wanted = plain(name);
  return indicators.find((each) => plain(each.name) === wanted || each.synonyms.some((word) => plain(word) === wanted));
}

/** Rows for the indicators that are not there. A share needs the two numbers of which it is made. */
function indicatorRows(definitions: Definitions, targets: readonly PastedTarget[]) {
  const taken = new Set<string>(definitions.indicators.map(({ code }) => code));
  const made = new Map<string, string>();
  const rows: string[][] = [];
  const fresh = (name: string) => {
    const code = codeFor(name, taken);
    taken.add(code);
    return code;
  };
  for (const target of targets) {
    const name = plain(target.name);
    if (made.has(name) || named(definitions, target.name)) continue;
    const code = fresh(target.name);
    made.set(name, code);
    const direction = target.comparator === "at_most" || target.comparator === "fall_at_least" ? "less" : "more";
    const common = { direction, field: target.field };
    if (target.timing !== "ratio") {
      rows.push(row({ ...common, code, name: target.name, measure: target.measure, timing: target.timing }));
      continue;
    }
    const [part, whole] = [fresh(`${code}-so-dat`), fresh(`${code}-tong-so`)];
    rows.push(row({ ...common, code: part, name: `${target.name}: số đạt`, timing: "stock" }));
    rows.push(row({ ...common, direction: "neutral", code: whole, name: `${target.name}: tổng số`, timing: "stock" }));
    rows.push(
      row({
        ...common,
        code,
        name: target.name,
        measure: "%",
        timing: "ratio",
        numerator: part,
        denominator: whole,
        decimals: "2",
      }),
    );
  }
  return {
    rows,
    codeOf: (target: PastedTarget) => named(definitions, target.name)?.code ?? made.get(plain(target.name)) ?? "",
  };
}

function row(given: Partial<Record<(typeof indicatorHead)[number], string>>): string[] {
  return indicatorHead.map((column) => given[column] ?? "");
}
