/** What a command asks of a unit: at which period, of which resolution, on which figures. */

import { periodOf } from "../calendar/period.ts";
import type { ReadTransaction } from "../database/connection.server.ts";
import { readDefinitions } from "../indicators/definitions.server.ts";
import { unitByCode } from "../units/tree.ts";
import { type Call, oneOf, required } from "./terminal.server.ts";

export const questionOptions = {
  unit: { type: "string" },
  period: { type: "string" },
  format: { type: "string" },
  resolution: { type: "string" },
  basis: { type: "string" },
} as const;

type Values = Readonly<Partial<Record<string, string | boolean | (string | boolean)[]>>>;

export function questionIn(call: Call, values: Values) {
  return {
    code: required(call, "unit", values.unit),
    at: periodOf(required(call, "period", values.period)),
    resolution: typeof values.resolution === "string" ? values.resolution : undefined,
    basis: oneOf("basis", values.basis, ["approved", "submitted"]),
  };
}

export async function unitCalled(tx: ReadTransaction, code: string) {
  return unitByCode((await readDefinitions(tx)).tree, code).id;
}
