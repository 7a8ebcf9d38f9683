/** A target handed down: a part for each unit below, whose sum is shown beside the whole. */
import type { RequestContext } from "../access/context.server.ts";
import { accessTree, requirePerson } from "../access/guard.server.ts";
import { today } from "../calendar/clock.ts";
import type { ReadTransaction, WriteTransaction } from "../database/connection.server.ts";
import type { Cells } from "../definitions/table.ts";
import { changeDefinitions, lockDefinitions } from "../folder/change.server.ts";
import { readRecords } from "../folder/stored.server.ts";
import { readDefinitions } from "../indicators/definitions.server.ts";
import { codeFrom } from "../prose/code.ts";
import { type Amount, Decimal, formatNumber } from "../prose/number.ts";
import { AppError, type Fault } from "../server/error.ts";
import { childrenOn } from "../units/tree.ts";
import { type AmountFault, isAmountFault, parseAmount } from "../words/number.ts";
import { readInBlock } from "../words/numberBlock.ts";
import { versionOf } from "./object.server.ts";

export type Allotment = {
  units: { code: string; name: string; amount: string }[];
  whole: string;
  sum: string;
  /** The whole less the sum, as it is shown; empty where they are the same. */
  rest: string;
  seen: string;
};

/** The inputs of the allotment are called so, followed by the unit's code. */
export const allotted = "allot.";

/** Nothing where no unit stands below the target's, or the target is itself a part. */
export async function allotmentOf(
  tx: ReadTransaction,
  asked: RequestContext,
  code: string,
): Promise<Allotment | undefined> {
  const found = await partsOf(tx, asked, code);
  if (!found || found.units.length === 0) return undefined;
  const { target, units, parts } = found;
  const open = parts.filter(({ closed }) => closed === "");
  const sum = open.reduce((all, { amount = "0" }) => all.plus(amount), new Decimal(0));
  const rest = new Decimal(target.amount || "0").minus(sum);
  return {
    units: units.map((unit) => {
      const amount = open.find((part) => part.unit === unit.code)?.amount ?? "";
      return { code: unit.code, name: unit.name, amount: amount === "" ? "" : formatNumber(new Decimal(amount)) };
    }),
    whole: formatNumber(new Decimal(target.amount || "0")),
    sum: formatNumber(sum),
    rest: rest.isZero() ? "" : formatNumber(rest),
    seen: versionOf(parts),
  };
}

async function partsOf(tx: ReadTransaction, asked: RequestContext, code: string) {
  const targets = await readRecords(tx, "targets");
  const target = targets.find((each) => each.code === code);
  const tree = await accessTree(tx);
  const unit = tree.byCode.get(target?.unit ?? "");
  if (!target || !unit || target.part_of !== "") return undefined;
  const units = childrenOn(tree, unit.id, today(asked.clock)).filter(({ kind }) => kind !== "agency");
  return { target, targets, units, parts: targets.filter(({ part_of }) => part_of === code) };
}

/** Stores an amount for each unit; one that is emptied is closed as of yesterday, not taken away. Faults name the inputs. */
export async function saveAllotment(
  tx: WriteTransaction,
  asked: RequestContext,
  code: string,
  { typed, seen }: { typed: ReadonlyMap<string, string>; seen: string | undefined },
): Promise<void> {
  await lockDefinitions(tx);
  const found = await partsOf(tx, asked, code);
  if (!found) throw new AppError("definition_unknown", 404, { code });
  const { target, targets, units, parts } = found;
  if (seen !== versionOf(parts)) throw new AppError("allotment_changed_meanwhile", 409);
  const { decimals } = (await readDefinitions(tx)).indicatorByCode.get(target.indicator ?? "") ?? {};
  const faults: Fault[] = [];
  const taken = new Set(targets.map((each) => each.code ?? ""));
  const day = today(asked.clock);
  const rows = units.flatMap((unit): Cells[] => {
    const input = allotted + unit.code;
    const text = (typed.get(input) ?? "").trim();
    const part = parts.find((each) => each.unit === unit.code);
    if (text === "") return part && part.closed === "" ? [{ ...part, closed: day }] : [];
    const amount = allotmentTyped(text, decimals);
    if (isAmountFault(amount)) {
      faults.push({ code: amount.fault, place: { field: input }, details: { text } });
      return [];
    }
    if (part) return [{ ...part, amount: amount.toFixed(), closed: "" }];
    const own = codeFrom(`${code}-${unit.code}`, taken);
    taken.add(own);
    const name = `${target.name}: ${unit.name}`;
    return [
      {
        ...target,
        code: own,
        name,
        unit: unit.code,
        amount: amount.toFixed(),
        lead: "",
        baseline: "",
        part_of: code,
        closed: "",
      },
    ];
  });
  if (faults.length > 0) throw new AppError("definition_faulty", 422, { count: faults.length }, faults);
  if (rows.length === 0) return;
  const doing = { at: asked.clock.now(), by: requirePerson(asked), act: "allot" };
  await changeDefinitions(tx, { targets: rows }, doing);
}

/** As the grid reads it: a count of "1,234" is 1.234 however it is written. A part may be finer than what is reported. */
function allotmentTyped(text: string, decimals: number | undefined): Amount | AmountFault {
  const read = readInBlock(text, { format: "vi" }, { decimals });
  return isAmountFault(read) && read.fault === "amount_more_decimals" ? parseAmount(text, "vi") : read;
}
