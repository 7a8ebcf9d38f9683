import { glob, readFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { commandTexts } from "./commands/texts.ts";
import type { Text, Texts } from "./prose/text.ts";
import { catalogues as ofCapabilities } from "./texts.ts";
import { webTexts } from "./web/texts.ts";

/** What the commands say stands beside: no page reaches it. */
const catalogues: readonly Texts[] = [...ofCapabilities, commandTexts];

/** Every code that some part of the program throws or names as a fault. */
async function thrownCodes(): Promise<Set<string>> {
  const codes = new Set<string>();
  for await (const path of glob("**/*.{ts,tsx}", { cwd: import.meta.dirname })) {
    if (path.endsWith(".test.ts")) continue;
    const source = await readFile(join(import.meta.dirname, path), "utf8");
    for (const [, code = ""] of source.matchAll(/(?:AppError\(\s*|code: |\bfault\(|fieldRefused\()"(\w+)"/g))
      codes.add(code);
  }
  return codes;
}

test("the code of an error has one meaning, wherever it is thrown", async () => {
  const ambiguous: Record<string, Text[]> = {};
  for (const code of await thrownCodes()) {
    const meanings = new Map(catalogues.flatMap(({ [code]: text }) => (text ? [[JSON.stringify(text), text]] : [])));
    if (meanings.size > 1) ambiguous[code] = [...meanings.values()];
  }
  expect(ambiguous).toEqual({});
});

/** Vietnamese has no plural, and the name of an act is also that of its being done. */
const senses: Readonly<Record<string, readonly string[]>> = {
  ...{ "Báo cáo": ["Report", "Reports"], "Biểu mẫu": ["Form", "Forms"], "Vai trò": ["Role", "Roles"] },
  ...{ "Chỉ số": ["Indicator", "Indicators"], "Số liệu": ["Figure", "Figures"], "Đơn vị": ["Unit", "Units"] },
  "Nghị quyết và chỉ tiêu": ["Resolution and targets", "Resolutions and targets"],
  ...{ Lưu: ["Save", "Saved"], "Ban hành": ["Issue", "Issued"], "Trả lại": ["Return", "Returned"] },
  ...{ "Trình ký": ["Present", "Presented"], "Rút về soạn thảo": ["Back to draft", "Taken back"] },
  "Đính chính": ["Corrected", "Correction", "Corrections"],
  // The official paper heads the column of indicators by what its readers call them.
  "Chỉ tiêu": ["Indicator", "Target", "Targets"],
  ...{ Chọn: ["Choice", "Take"], "Cần đạt": ["Demanded", "Expected"], Giao: ["Allot", "Give"] },
  ...{ "Khóa sổ": ["Close", "Closed periods"], "Nội dung": ["Body", "Text"], "Văn bản": ["Documents", "The paper"] },
  // Of a target that was to be completed, and of a piece of a task.
  "Hoàn thành": ["Completed", "Done"],
  "Mở báo cáo": ["Open the report", "Open the review"],
};

test("a word stands in no two catalogues: the second refers to the first", () => {
  const homes = new Map<string, Text>();
  const twice = catalogues.flatMap((catalogue) => {
    const own = Object.entries(catalogue);
    const copied = own.filter(([, text]) => (homes.get(JSON.stringify(text)) ?? text) !== text);
    for (const [, text] of own) if (!homes.has(JSON.stringify(text))) homes.set(JSON.stringify(text), text);
    return copied.map(([code, { vi }]) => `${code}: ${vi}`);
  });
  expect(twice).toEqual([]);
});

test("a page's catalogue gives no other words for what all pages share", () => {
  const other = catalogues.flatMap((catalogue) =>
    Object.entries(webTexts as Texts).flatMap(([code, text]) => ((catalogue[code] ?? text) === text ? [] : [code])),
  );
  expect(other).toEqual([]);
});

test("a Vietnamese word has one English name, but for those that mean several things or stand for one and many", () => {
  const texts = catalogues.flatMap((catalogue) => Object.values(catalogue));
  const english = Object.entries(Object.groupBy(texts, ({ vi }) => vi)).map(
    ([vi, same = []]) => [vi, [...new Set(same.map(({ en }) => en))].sort()] as const,
  );
  expect(Object.fromEntries(english.filter(([, names]) => names.length > 1))).toEqual(senses);
});
