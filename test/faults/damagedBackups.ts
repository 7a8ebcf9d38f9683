/** F10: copies of a backup, each damaged in another way; every one that would give other data must be refused. */
import { createHash } from "node:crypto";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { gunzipSync, gzipSync } from "node:zlib";
import { isAppError } from "../../src/server/error.ts";
import { verifyBackup } from "../../src/upkeep/readBackup.server.ts";
import { runCommand } from "../server.ts";
import { smallDistrict } from "../smallDistrict.ts";
import { temporaryFolder } from "../temporary.ts";

export type DamagedBackups = {
  copies: number;
  refused: number;
  /** Taken, and their content is to the byte that of the good one: damage to what gzip notes beside it, or behind its end. */
  unchanged: number;
  /** Taken although they say something else. */
  lost: number;
  /** Of those lost, the kinds of damage. */
  how: string;
};

/** On a backup of a small district, made for this by the program itself. */
export async function damageBackups(copies: number): Promise<DamagedBackups> {
  const folder = await mkdtemp(join(temporaryFolder(), "quyet-damage-"));
  try {
    const place = { QUYET_DATA: join(folder, "data") };
    const good = join(folder, "tot.quyet");
    for (const words of [
      ["load", await smallDistrict(folder)],
      ["backup", good],
    ]) {
      const { code, stderr } = await runCommand(words, place);
      if (code !== 0) throw new Error(`${words[0]} ended with ${code}: ${stderr}`);
    }
    return await damageCopies(good, copies);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** The same damages every time: the kinds in turn, each in a place that a seeded die names. */
export async function damageCopies(good: string, copies: number): Promise<DamagedBackups> {
  const bytes = await readFile(good);
  const text = gunzipSync(bytes);
  const path = `${good}.hong`;
  const die = newDie(20_261_201);
  const found = { copies, refused: 0, unchanged: 0, lost: 0 };
  const lost = new Set<string>();
  for (let copy = 0; copy < copies; copy++) {
    const [name, damage] = damages[copy % damages.length] as (typeof damages)[number];
    const damaged = damage({ bytes, text, die });
    await writeFile(path, damaged);
    if (!(await isTaken(path))) found.refused += 1;
    else if (gunzipSync(damaged).equals(text)) found.unchanged += 1;
    else {
      found.lost += 1;
      lost.add(name);
    }
  }
  await rm(path, { force: true });
  return { ...found, how: [...lost].join(", ") };
}

/** Any error but the program's own refusal is thrown on. */
async function isTaken(path: string): Promise<boolean> {
  try {
    await verifyBackup(path);
    return true;
  } catch (error) {
    if (isAppError(error) && error.code.startsWith("backup_")) return false;
    throw error;
  }
}

/** A whole number below `most`. */
type Die = (most: number) => number;
type Given = { bytes: Buffer; text: Buffer; die: Die };
type Damage = (given: Given) => Buffer;

function newDie(seed: number): Die {
  let state = seed;
  return (most) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * most);
  };
}

const BLOCK = 512;

function flipped(bytes: Buffer, die: Die, count: number, within = bytes.length): Buffer {
  const changed = Buffer.from(bytes);
  for (let turn = 0; turn < count; turn++) {
    const at = die(within);
    changed.writeUInt8(changed.readUInt8(at) ^ (1 << die(8)), at);
  }
  return changed;
}

/** The bytes with a block of them replaced. */
function withBlock(bytes: Buffer, die: Die, replace: (block: Buffer) => Buffer): Buffer {
  const at = die(Math.max(1, bytes.length - BLOCK));
  const end = Math.min(at + BLOCK, bytes.length);
  return Buffer.concat([bytes.subarray(0, at), replace(bytes.subarray(at, end)), bytes.subarray(end)]);
}

function withBlocksSwapped(bytes: Buffer, die: Die): Buffer {
  const half = Math.floor(bytes.length / 2);
  const size = Math.min(BLOCK, half);
  const [first, second] = [die(half - size + 1), half + die(half - size + 1)];
  return Buffer.concat([
    bytes.subarray(0, first),
    bytes.subarray(second, second + size),
    bytes.subarray(first + size, second),
    bytes.subarray(first, first + size),
    bytes.subarray(second + size),
  ]);
}

/** Damages of the file as it lies on the disk. */
const ofFile: [string, Damage][] = [
  ["a bit", ({ bytes, die }) => flipped(bytes, die, 1)],
  ["some bits", ({ bytes, die }) => flipped(bytes, die, 1 + die(20))],
  ["a bit of its beginning", ({ bytes, die }) => flipped(bytes, die, 1, 10)],
  ["a bit of its end", ({ bytes, die }) => Buffer.concat([bytes.subarray(0, -8), flipped(bytes.subarray(-8), die, 1)])],
  ["cut off", ({ bytes, die }) => bytes.subarray(0, die(bytes.length))],
  ["its last bytes missing", ({ bytes, die }) => bytes.subarray(0, bytes.length - 1 - die(16))],
  ["its first bytes missing", ({ bytes, die }) => bytes.subarray(1 + die(16))],
  ["a block of zeros", ({ bytes, die }) => withBlock(bytes, die, (block) => Buffer.alloc(block.length))],
  ["a block missing", ({ bytes, die }) => withBlock(bytes, die, () => Buffer.alloc(0))],
  ["a block twice", ({ bytes, die }) => withBlock(bytes, die, (block) => Buffer.concat([block, block]))],
  ["two blocks swapped", ({ bytes, die }) => withBlocksSwapped(bytes, die)],
  ["bytes behind its end", ({ bytes, die }) => Buffer.concat([bytes, Buffer.alloc(1 + die(BLOCK), die(256))])],
  ["itself behind its end", ({ bytes }) => Buffer.concat([bytes, bytes])],
];

type Edit = (given: { lines: string[]; rows: number[]; die: Die }) => void;

/** Edits of the lines within; `rows` says which of them are rows of tables. */
const edits: [string, Edit][] = [
  [
    "a letter of a row",
    ({ lines, rows, die }) => {
      const at = oneOf(rows, die);
      const row = lines[at] ?? "";
      const letter = die(row.length);
      lines[at] = `${row.slice(0, letter)}${row[letter] === "7" ? "8" : "7"}${row.slice(letter + 1)}`;
    },
  ],
  ["a row missing", ({ lines, rows, die }) => void lines.splice(oneOf(rows, die), 1)],
  [
    "a row twice",
    ({ lines, rows, die }) => {
      const at = oneOf(rows, die);
      lines.splice(at, 0, lines[at] ?? "");
    },
  ],
  [
    "two rows swapped",
    ({ lines, rows, die }) => {
      const [one, other] = [oneOf(rows, die), oneOf(rows, die)];
      [lines[one], lines[other]] = [lines[other] ?? "", lines[one] ?? ""];
    },
  ],
  [
    "a row moved to another table",
    ({ lines, rows, die }) => {
      const [row = ""] = lines.splice(oneOf(rows, die), 1);
      lines.splice(oneOf(rows, die), 0, row);
    },
  ],
  [
    "a table missing",
    ({ lines, die }) => {
      const tables = lines.flatMap((line, index) => (line.startsWith('COPY "') ? [index] : []));
      const at = oneOf(tables, die);
      lines.splice(at, lines.indexOf("\\.", at) - at + 1);
    },
  ],
  [
    "a column called otherwise",
    ({ lines, die }) => {
      const tables = lines.flatMap((line, index) => (line.startsWith('COPY "') ? [index] : []));
      const at = oneOf(tables, die);
      lines[at] = (lines[at] ?? "").replace('("', '("x');
    },
  ],
];

function oneOf(indexes: readonly number[], die: Die): number {
  return indexes[die(indexes.length)] ?? 0;
}

const CHECKSUM = "-- sha256 ";

/** The text with an edit, packed anew; `again`: its checksum made anew, too, by somebody who leaves the manifest. */
function edited(edit: Edit, again: boolean): Damage {
  return ({ text, die }) => {
    const lines = text.toString("latin1").split("\n");
    let isWithin = false;
    const rows = lines.flatMap((line, index) => {
      const isRow = isWithin && line !== "\\.";
      isWithin = line.startsWith('COPY "') || (isWithin && line !== "\\.");
      return isRow ? [index] : [];
    });
    edit({ lines, rows, die });
    const before = lines.slice(
      0,
      lines.findLastIndex((line) => line.startsWith(CHECKSUM)),
    );
    const whole = Buffer.from(`${before.join("\n")}\n`, "latin1");
    const anew = `${CHECKSUM}${createHash("sha256").update(whole).digest("hex")}\n`;
    return gzipSync(again ? Buffer.concat([whole, Buffer.from(anew)]) : Buffer.from(lines.join("\n"), "latin1"));
  };
}

const damages: [string, Damage][] = [
  ...ofFile,
  ...edits.map(([name, edit]): [string, Damage] => [name, edited(edit, false)]),
  ...edits.map(([name, edit]): [string, Damage] => [`${name}, checksum made anew`, edited(edit, true)]),
  // Of what no other line repeats, the time and the positions of sequences, the checksum alone tells.
  [
    "another time",
    edited(({ lines }) => void lines.splice(0, 1, (lines[0] ?? "").replace('"at":"20', '"at":"19')), false),
  ],
  [
    "another sequence",
    edited(({ lines, die }) => {
      const at = lines.findIndex((line) => line.startsWith("-- manifest "));
      lines[at] = (lines[at] ?? "").replace(/"last":"(\d+)"/, `"last":"${die(1_000_000)}0"`);
    }, false),
  ],
];
