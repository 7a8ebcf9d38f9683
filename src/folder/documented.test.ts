/** docs/folder.md says of every column what its description says. */
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { columnTable } from "../definitions/meaning.ts";
import { projectFolder } from "../server/build.server.ts";
import { allSheets } from "./sheets.ts";
import { valuesSheet } from "./valueRecord.ts";

const text = await readFile(join(projectFolder, "docs/folder.md"), "utf8");

test.each([...allSheets, valuesSheet].map((sheet) => [sheet.name, sheet] as const))("%s", (name, sheet) => {
  const [, section = ""] = text.split(new RegExp(`^## \`${name}\\.csv\` .*$`, "m"));
  const [own = ""] = section.split(/^## /m);
  const written = own.split("\n").filter((line) => line.startsWith("|"));
  expect(written.join("\n")).toBe(columnTable(sheet));
});
