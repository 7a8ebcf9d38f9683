/** The resolution whose targets are then pasted. */
import type { WriteTransaction } from "../database/connection.server.ts";
import type { IsoDate } from "../database/ids.ts";
import { changeDefinitions } from "../folder/change.server.ts";
import { codeFrom } from "../prose/code.ts";
import { readDemands } from "../resolutions/resolutions.server.ts";
import type { Unit } from "../units/tree.ts";
import type { Doing } from "./begin.server.ts";

export type NewResolution = { title: string; number: string; adopted?: IsoDate; year: string };

/** The code of the body's resolution for the year: the one that is there, or a new one, stored by the checks of a folder. */
export async function addResolution(
  tx: WriteTransaction,
  body: Unit,
  { title, number, adopted, year }: NewResolution,
  doing: Doing,
): Promise<string> {
  const { resolutions } = await readDemands(tx);
  const existing = resolutions.find(({ unit, period }) => unit === body.id && period === year);
  if (existing) return existing.code;
  const code = codeFrom(`nghi quyet ${year} ${body.code}`, new Set<string>(resolutions.map((each) => each.code)));
  const row = { code, title, number, unit: body.code, period: year, adopted: adopted ?? "" };
  await changeDefinitions(tx, { resolutions: [row] }, doing);
  return code;
}
