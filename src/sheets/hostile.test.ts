/** Files that should harm: each is refused with its reason, and the process stays small. How long it takes says the bench. */
import { execFile } from "node:child_process";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { afterAll, expect, test } from "vitest";
import { projectFolder } from "../server/build.server.ts";
import { hostileWorkbooks, within } from "./hostileWorkbooks.ts";
import { uploadLimits } from "./limits.ts";
import { workbookOf } from "./testArchive.ts";

const folders: string[] = [];
afterAll(async () => {
  for (const folder of folders) await rm(folder, { recursive: true, force: true });
});

test("S6 an entity, a bomb, a nested zip, a wrong type, a million rows: a clear error, in less than 300 MB", async () => {
  const answers = await readEach(hostileWorkbooks.map(([, make]) => make()));
  expect(answers.map(({ code }, index) => [hostileWorkbooks[index]?.[0], code])).toEqual(
    hostileWorkbooks.map(([name, , code]) => [name, code]),
  );
  expect(answers.at(-1)?.megabytes).toBeLessThan(300);
});

test("S6 what looks harmless and would fill the memory ends too, and the next workbook is read", async () => {
  const answers = await readEach([
    within(
      '<sheetData><row r="1"><c r="A1"><v>1</v></c></row></sheetData><mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells>',
    ),
    within(`<sheetData/>${"<a>".repeat(500_000)}${"</a>".repeat(500_000)}`),
    within('<sheetData><row r="1048576"><c r="XFD1048576"><v>1</v></c></row></sheetData>'),
    workbookOf({ a: [["x"]] }),
  ]);
  expect(answers.at(-1)).toMatchObject({ code: "read" });
  expect(answers.at(-1)?.megabytes).toBeLessThan(300);
});

test("S6 a reader keeps to its own memory, whatever the server was given: its bound is not that of `npm start`", async () => {
  const rows = Array.from({ length: 6_000 }, (_, row) => Array.from({ length: 20 }, (_, column) => row * column + 0.5));
  const workbook = workbookOf({ a: rows.map((cells, row) => [`Đơn vị ${row}`, ...cells]) });
  const [enough] = await readEach([workbook]);
  expect(enough).toMatchObject({ code: "read" });
  expect(enough?.megabytes).toBeLessThan(200);
  const [little] = await readEach([workbook], 12);
  expect(little?.code).toBe("workbook_too_slow");
});

type Answer = { code: string; megabytes: number };

/**
 * Reads each in a process of its own, begun as `npm start` does, whose largest size is looked at in the end: as the kernel
 * tells it of the process alone, since what `resourceUsage` tells begins with the size of the process that started it.
 */
async function readEach(files: readonly Buffer[], heap?: number): Promise<Answer[]> {
  const folder = await mkdtemp(join(tmpdir(), "quyet-sheets-"));
  folders.push(folder);
  const paths = files.map((_, index) => join(folder, `${index}.xlsx`));
  for (const [index, bytes] of files.entries()) await writeFile(paths[index] ?? "", bytes);
  // Unless one wants another, the limits are those that readers of what is sent have of themselves.
  const options = heap === undefined ? {} : { limits: { ...uploadLimits, heap } };
  const script = `
    import { readFileSync } from "node:fs";
    import { readFile } from "node:fs/promises";
    import { readWorkbook } from ${JSON.stringify(join(projectFolder, "src/sheets/workbook.server.ts"))};
    for (const path of ${JSON.stringify(paths)}) {
      const code = await readWorkbook(await readFile(path), ${JSON.stringify(options)}).then(() => "read", (error) => error.code ?? String(error));
      const kilobytes = Number(/^VmHWM:\\s+(\\d+) kB$/m.exec(readFileSync("/proc/self/status", "utf8"))[1]);
      console.log(JSON.stringify({ code, megabytes: Math.round(kilobytes / 1024) }));
    }`;
  const { scripts } = JSON.parse(await readFile(join(projectFolder, "package.json"), "utf8"));
  const flags = String(scripts.start)
    .split(" ")
    .filter((word) => word.startsWith("--max"));
  const { stdout } = await promisify(execFile)(process.execPath, [...flags, "--input-type=module", "-e", script]);
  return stdout
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line) as Answer);
}
