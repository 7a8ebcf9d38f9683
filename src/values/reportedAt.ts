/** What a report or a roll-up holds at a position. */
import { isEstimated, isIllustrative } from "../ledger/flags.ts";
import { type Amount, Decimal } from "../prose/number.ts";
import type { Reported, UnitReport } from "./overMonths.ts";

/** The amount at a position with its flags; nothing where nothing was reported. */
export function reportedAt(
  amounts: readonly (string | null)[] | undefined,
  flags: readonly number[] | null | undefined,
  position: number,
  own = false,
): Reported | undefined {
  const amount = amounts?.[position - 1];
  if (amount === undefined || amount === null) return undefined;
  return new StoredAmount(amount, flags?.[position - 1] ?? 0, own);
}

/**
 * A standing has some thousands of them, and most are only added up by their digits: a decimal is made when one is asked
 * for. An object with its own getter would take many times as long to make as one of a class.
 */
class StoredAmount implements Reported {
  readonly digits: string;
  readonly estimated: boolean;
  readonly illustrative: boolean;
  readonly own: boolean;
  reports?: readonly UnitReport[];

  constructor(digits: string, flag: number, own: boolean) {
    this.digits = digits;
    this.estimated = isEstimated(flag);
    this.illustrative = isIllustrative(flag);
    this.own = own;
  }

  get amount(): Amount {
    return new Decimal(this.digits);
  }
}
