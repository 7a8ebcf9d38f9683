/** The one guard of what is sent as a file, and how much of a workbook or a text file is taken in. */
import type { Mutation } from "./mutation.ts";

const guard = { file: "src/server/officeFile.server.ts" };
const workbooks = { file: "src/sheets/guard.server.ts" };
const csv = { file: "src/sheets/csv.ts" };
const word = { file: "src/documents/wordRead.server.ts" };
const limits = { file: "src/sheets/limits.ts" };
const hostile = (...names: string[]) => ({ "src/hostileFiles.test.ts": names.map((name) => `S6 ${name}: others`) });
const refused = { "src/sheets/hostile.test.ts": ["S6 an entity, a bomb, a nested zip, a wrong type, a million rows"] };
const texts = (...names: string[]) => ({
  "src/sheets/csv.test.ts": names.map((name) => `${name} is refused with its reason`),
});

export const uploads: readonly Mutation[] = [
  {
    ...guard,
    rule: "elements nest only so deep",
    text: "if (depth > limits.depth)",
    replacement: "if (depth < 0)",
    fails: hostile("tables one in another", "elements one in another"),
  },
  {
    ...guard,
    rule: "there are only so many elements",
    text: "if (seen.elements > limits.elements)",
    replacement: "if (seen.elements < 0)",
    fails: hostile("runs without end", "elements without end"),
  },
  {
    ...guard,
    rule: "what is counted has an end: paragraphs, tables, columns, joined cells, names, formats, texts",
    text: "if (count > most)",
    replacement: "if (count < 0)",
    fails: hostile("tables one behind another", "columns without end", "names without end", "formats without end"),
  },
  {
    ...guard,
    rule: "what is counted is counted over all parts",
    text: "seen.counts[counter] = count;",
    replacement: "",
    fails: hostile("joined cells without end", "texts without end"),
  },
  {
    ...guard,
    rule: "between the tags stands only so much text",
    text: "if (letters > limits.text)",
    replacement: "if (letters < 0)",
    fails: hostile("a bomb"),
  },
  {
    ...guard,
    rule: "an archive has only so many files",
    text: "if (names.size > limits.entries)",
    replacement: "if (names.size < 0)",
    fails: refused,
  },
  {
    ...guard,
    rule: "no two files of an archive have one name",
    text: "if (names.has(name.toLowerCase())) throw damaged();",
    replacement: "",
    fails: refused,
  },
  {
    ...guard,
    rule: "XML that declares what it means is refused",
    text: 'throw refuse("has_entities");',
    replacement: "",
    fails: refused,
  },
  {
    ...guard,
    rule: "a file without its parts is another kind of file",
    text: "if (guard.needed.some((name) => !names.has(name.toLowerCase())))",
    replacement: "if (guard.needed.length === 0)",
    fails: refused,
  },
  {
    file: "src/server/xmlWalk.ts",
    rule: "a sign within quotes ends no tag",
    text: "/[^\"'>]*(?:\"[^\"]*\"[^\"'>]*|'[^']*'[^\"'>]*)*>/y",
    replacement: "/[^>]*>/y",
    fails: {
      "src/server/xmlWalk.test.ts": ["elements with their depth, whatever stands in attributes"],
      ...hostile("elements behind a text that seems to end them"),
    },
  },
  {
    file: "src/server/xmlWalk.ts",
    rule: "a tag has an end",
    text: "if (rest.length > longestTag) seen.broken();",
    replacement: "",
    fails: { "src/server/xmlWalk.test.ts": ["a declaration is told, and a tag without an end"] },
  },
  {
    ...workbooks,
    rule: "a workbook holds no other archive",
    text: 'begin === "504b0304" || ',
    replacement: "",
    fails: refused,
  },
  {
    ...workbooks,
    rule: "a workbook holds no macros",
    text: 'if (/vbaProject/i.test(name)) throw new AppError("workbook_has_macros", 422);',
    replacement: "",
    fails: refused,
  },
  {
    ...workbooks,
    rule: "a workbook's XML is written in an encoding that the guard reads",
    text: "if (isXml && !isUsualEncoding(start))",
    replacement: "if (!isXml && !isUsualEncoding(start))",
    fails: refused,
  },
  {
    ...limits,
    rule: "what is sent unpacks to 48 MB at most",
    text: "unpacked: 48 * mebibyte",
    replacement: "unpacked: 4_800 * mebibyte",
    fails: refused,
  },
  {
    ...limits,
    rule: "what is sent has 30,000 rows at most",
    text: "rows: 30_000,",
    replacement: "rows: 30_000_000,",
    fails: refused,
  },
  {
    ...limits,
    rule: "what is sent has 300,000 cells at most",
    text: "cells: 300_000,",
    replacement: "cells: 300_000_000,",
    fails: refused,
  },
  {
    file: "src/sheets/workbook.server.ts",
    rule: "what is sent is held to the limits of what is sent",
    text: "limits = uploadLimits",
    replacement: "limits = { ...uploadLimits, rows: 3_000_000, cells: 3_000_000 }",
    fails: refused,
  },
  {
    ...word,
    rule: "a letter has as many paragraphs as a review at most",
    text: "paragraphs > mostParagraphs",
    replacement: "paragraphs < 0",
    fails: hostile("more paragraphs than a review has"),
  },
  {
    ...csv,
    rule: "a record of CSV has only so many cells",
    text: "if (cells.length > recordLimits.cells)",
    replacement: "if (cells.length < 0)",
    fails: texts("a row of more cells than there may be"),
  },
  {
    ...csv,
    rule: "a line of CSV without quotation marks has an end",
    text: "if (begun.length > recordLimits.characters) throw",
    replacement: "if (begun.length < 0) throw",
    fails: texts("all in one cell"),
  },
  {
    ...csv,
    rule: "a record of CSV with quotation marks has an end",
    text: "if (open.characters <= recordLimits.characters) return;",
    replacement: "if (open.characters >= 0) return;",
    fails: texts("quotation marks and nothing else", "all in one quoted cell"),
  },
  {
    file: "src/folder/whole.server.ts",
    rule: "decimals are not lowered below figures that are stored",
    text: "AND scale(trim_scale(held.amounts[line.position])) > indicator.decimals",
    replacement: "AND false",
    fails: { "src/settings/change.test.ts": ["stay as fine as they are"] },
  },
  {
    file: "src/folder/wide/open.server.ts",
    rule: "a wide table as text is cut beside the server",
    text: "return (await readTextSheet(name, bytes, { by, limits })).sheets;",
    replacement:
      'void readTextSheet; const { sheetOfText } = await import("../../sheets/textSheet.ts"); return [await sheetOfText(name, bytes, limits)];',
    fails: {
      "src/hostileFiles.test.ts": [
        "S6 a wide table as text is cut beside the server",
        "S6 a wide table with tabs as text is cut beside the server",
      ],
    },
  },
  {
    file: "src/server/fairTurns.ts",
    rule: "files of all callers together have a bound",
    text: "next !== undefined && next.needed <= free",
    replacement: "next !== undefined",
    fails: { "src/server/fairTurns.test.ts": ["in a shared room a task waits for as much as it needs"] },
  },
];
