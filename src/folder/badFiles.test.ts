import { expect, test } from "vitest";
import { testDatabase } from "../database/testDatabase.ts";
import { isAppError } from "../server/error.ts";
import { hostileCsv } from "../sheets/hostileCsv.ts";
import { loadFolder } from "./load.server.ts";
import { district, folderOf, withLine } from "./testFolder.ts";
import { type Bad, options, testRefusals } from "./testRefusals.ts";

const bad: Bad[] = [
  [
    "an older encoding",
    {
      ...district,
      "units.csv": Buffer.concat([Buffer.from(district["units.csv"] ?? ""), Buffer.from([0x78, 0xe3, 0x0a])]),
    },
    "file_not_utf8",
    "units.csv",
    7,
    undefined,
  ],
  [
    "an older encoding of figures",
    { ...district, "values.csv": Buffer.from("indicator,unit,period,amount\nviec-lam,x\xe3,2024,1", "latin1") },
    "file_not_utf8",
    "values.csv",
    undefined,
    undefined,
  ],
  [
    "UTF-16",
    { ...district, "units.csv": Buffer.from(`\uFEFF${district["units.csv"]}`, "utf16le") },
    "file_utf16",
    "units.csv",
    undefined,
    undefined,
  ],
  [
    "a workbook named .csv",
    { ...district, "values.csv": Buffer.from("PK\u0003\u0004rest") },
    "file_is_workbook",
    "values.csv",
    undefined,
    undefined,
  ],
];

for (const [what, make, code] of hostileCsv) {
  if (code === undefined) continue;
  const text = make(400_000);
  bad.push([
    `S6 ${what} among definitions`,
    { ...district, "units.csv": text },
    code,
    "units.csv",
    undefined,
    undefined,
  ]);
  bad.push([`S6 ${what} among figures`, { ...district, "values.csv": text }, code, "values.csv", undefined, undefined]);
}

await testRefusals(bad);
const database = await testDatabase();

test("all faults of a folder are told at once, and a wrong row is not blamed again where it is named", async () => {
  const files = {
    ...withLine("units.csv", 3, "xa-a,Xã A,,huyen,,"),
    "targets.csv": `${district["targets.csv"]}ctx,nq-2024,X,viec-lam,huyen,at_least,x,2024,,,\n`,
  };
  const error: unknown = await loadFolder(database, await folderOf(files), options).catch((thrown) => thrown);
  if (!isAppError(error)) throw error;
  expect(error.faults.map((fault) => [fault.code, fault.place?.file])).toEqual([
    ["cell_blank", "units.csv"],
    ["amount_not_a_number_in_file", "targets.csv"],
  ]);
});

test("a file of the wrong kind is told by its first faults, not by a million", async () => {
  const files = { ...district, "units.csv": `code,name,kind\n${"x\n".repeat(100_000)}` };
  const error: unknown = await loadFolder(database, await folderOf(files), options).catch((thrown) => thrown);
  if (!isAppError(error)) throw error;
  expect(error.faults.length).toBeLessThan(600);
});

test("a folder that is not there, and a file in its place", async () => {
  await expect(loadFolder(database, "/nowhere/at/all", options)).rejects.toMatchObject({ code: "folder_missing" });
  await expect(loadFolder(database, import.meta.filename, options)).rejects.toMatchObject({
    code: "folder_is_file",
  });
});
