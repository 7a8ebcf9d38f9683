/** A list of units as somebody pastes it: a name a line, perhaps with its kind and the unit above in further columns. */
import { codeFrom, slugOf } from "../prose/code.ts";
import { plain } from "../prose/plain.ts";
import { type UnitKind, unitKinds } from "../units/kinds.ts";

export type PastedUnit = { code: string; name: string; kind: UnitKind; parent: string };

/** What a name begins with, longest first, without accents. */
const prefixes: readonly [words: string, kind: UnitKind][] = [
  ["to dan pho", "village"],
  ["thi tran", "town"],
  ["thanh pho", "district"],
  ["khu pho", "village"],
  ["dac khu", "commune"],
  ["dang bo", "cell"],
  ["chi bo", "cell"],
  ["phuong", "ward"],
  ["thi xa", "district"],
  ["huyen", "district"],
  ["buon", "village"],
  ["lang", "village"],
  ["thon", "village"],
  ["khom", "village"],
  ["tinh", "province"],
  ["quan", "district"],
  ["khoi", "bloc"],
  ["ban", "agency"],
  ["ap", "village"],
  ["xa", "commune"],
];
/** Kinds whose word is no part of the code: "Xã Tân Hào" is `tan-hao`. */
const nameless = new Set(["province", "district", "commune", "ward", "town"]);

/** The kind that a name tells; what begins with none of the known words is an agency. */
export function kindOf(name: string): UnitKind {
  return prefixOf(name)?.[1] ?? "agency";
}

/** The code of a unit by its name, without the word of its kind where that leaves a name of its own. */
export function unitCode(name: string, taken: ReadonlySet<string>): string {
  const prefix = prefixOf(name);
  const short = prefix && nameless.has(prefix[1]) ? plain(name).slice(prefix[0].length) : name;
  const isName = /^[a-z]/.test(slugOf(short));
  return codeFrom(isName && !taken.has(codeFrom(short, new Set())) ? short : name, taken);
}

export type UnitsPasted = {
  units: PastedUnit[];
  /** Names that are there already, or twice in the list. */
  known: string[];
  /** Units above that nobody knows, as they were written. */
  strangers: string[];
};

/** Reads what was pasted; units of a name that is there already are left out, so that the same list twice changes nothing. */
export function readPastedUnits(
  text: string,
  stored: readonly { code: string; name: string; kind: string }[],
  top: string,
): UnitsPasted {
  const taken = new Set<string>([...stored.flatMap(({ code, kind }) => [code, kind]), ...unitKinds]);
  const byName = new Map(stored.map(({ name, code }) => [plain(name), code]));
  const result: UnitsPasted = { units: [], known: [], strangers: [] };
  const above: string[] = [];
  for (const line of text.split(/\r?\n/)) {
    const [name, ...rest] = cellsOf(line);
    if (name === undefined || isHeading(name)) continue;
    const said = rest.map((cell) => ({ cell, kind: kindCalled(cell) }));
    const kind = said.find((each) => each.kind !== undefined)?.kind ?? kindOf(name);
    if (byName.has(plain(name))) {
      result.known.push(name);
      continue;
    }
    const code = unitCode(name, taken);
    taken.add(code);
    byName.set(plain(name), code);
    result.units.push({ code, name, kind, parent: top });
    above.push(said.find((each) => each.kind === undefined)?.cell ?? "");
  }
  result.units.forEach((unit, index) => {
    const written = above[index] ?? "";
    const parent = written === "" ? top : byName.get(plain(written));
    if (parent === undefined) result.strangers.push(written);
    else if (parent !== unit.code) unit.parent = parent;
  });
  return result;
}

/** Tabs separate what comes from a sheet, semicolons what is typed; a leading number counts lines and says nothing. */
function cellsOf(line: string): string[] {
  const cells = line.split(/\t|;/).map((cell) => cell.normalize().replace(/\s+/g, " ").trim());
  const first = cells[0] ?? "";
  const isNumbered = cells.length > 1 && /^\d+[.)]?$/.test(first);
  const kept = isNumbered ? cells.slice(1) : [first.replace(/^\d+[.)]\s+/, ""), ...cells.slice(1)];
  return kept.filter((cell) => cell !== "");
}

const headings = new Set(["ten", "ten don vi", "don vi", "stt", "tt", "name"]);

function isHeading(name: string): boolean {
  return headings.has(plain(name));
}

const kindWords: Readonly<Record<string, UnitKind>> = {
  ...Object.fromEntries(prefixes),
  ...Object.fromEntries(unitKinds.map((kind) => [kind, kind])),
  "co quan": "agency",
  "don vi": "agency",
};

function kindCalled(cell: string): UnitKind | undefined {
  const word = plain(cell);
  return Object.hasOwn(kindWords, word) ? kindWords[word] : undefined;
}

function prefixOf(name: string): readonly [string, UnitKind] | undefined {
  const words = `${plain(name)} `;
  // "Ban Tổ chức" is an agency and "Ban" alone nothing else; a village called "Bản" loses its accent here.
  if (/^bản\s/i.test(name.normalize())) return ["ban", "village"];
  return prefixes.find(([prefix]) => words.startsWith(`${prefix} `));
}
