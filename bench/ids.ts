/** The program's own numbers for units and indicators, so that the baseline stores the same, and its name for their form. */
import type { Database } from "../src/database/connection.server.ts";
import { readDefinitions } from "../src/indicators/definitions.server.ts";

export async function codesToIds(database: Database) {
  const { tree, indicatorByCode } = await database.read(readDefinitions);
  const known = (id: number | undefined, code: string): number => {
    if (id === undefined) throw new Error(`${code} was not loaded.`);
    return id;
  };
  return {
    unit: (code: string) => known(tree.byCode.get(code)?.id, code),
    indicator: (code: string) => known(indicatorByCode.get(code)?.id, code),
  };
}

/** The form that the program made for the folder's monthly figures. */
export async function monthlyForm(database: Database): Promise<string> {
  const { code } = await database.read((tx) => tx.selectFrom("form").select("code").executeTakeFirstOrThrow());
  return code;
}
