/** Folders with one thing wrong each, and what the load must say of it. */
import { afterAll, expect, test } from "vitest";
import { stoppedClock } from "../calendar/clock.ts";
import { testDatabase } from "../database/testDatabase.ts";
import { say } from "../prose/text.ts";
import { isAppError } from "../server/error.ts";
import { allTexts } from "../texts.ts";
import { loadFolder } from "./load.server.ts";
import { district, everything, type Files, folderOf, withMore } from "./testFolder.ts";

export type Bad = [
  kind: string,
  files: Files,
  code: string,
  file: string,
  row: number | undefined,
  column: string | undefined,
];

export const options = { clock: stoppedClock(new Date("2024-07-01T01:00:00Z")), by: "thử" };

export const forms = (...rows: string[]): Files => ({
  ...district,
  "forms.csv": ["code,name,owed_by,frequency,owner,indicator,cumulative", ...rows, ""].join("\n"),
});
export const also = (file: string, ...rows: string[]): Files => ({ ...district, [file]: `${rows.join("\n")}\n` });
export const value = (row: string): Files => withMore("values.csv", row);
export const without = (file: string): Files =>
  Object.fromEntries(Object.entries(district).filter(([name]) => name !== file));

/** Each bad folder is refused with its own fault, in its place, in plain words of both languages, and changes nothing. */
export async function testRefusals(bad: Bad[]): Promise<void> {
  const database = await testDatabase();
  await loadFolder(database, await folderOf(district), options);
  const untouched = await everything(database);

  test.each(bad)("%s", async (_kind, files, code, file, row, column) => {
    const path = await folderOf(files);
    const error: unknown = await loadFolder(database, path, { ...options, reason: "thử" }).catch((thrown) => thrown);
    if (!isAppError(error)) throw error;
    const faults = error.faults.filter((fault) => fault.code === code);
    expect(error.faults.map((fault) => fault.code)).toContain(code);
    expect(faults[0]?.place).toMatchObject({
      file,
      ...(row !== undefined && { row }),
      ...(column !== undefined && { column }),
    });
    for (const language of ["vi", "en"] as const) {
      const words = allTexts[code];
      expect(words && say(words, language, faults[0]?.details)).toMatch(/^[^{}]+$/);
    }
  });

  afterAll(async () => {
    expect(await everything(database)).toEqual(untouched);
  });
}
