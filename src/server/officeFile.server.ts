/**
 * The one guard of every Word file and workbook that comes in (TRUST S6): looks through it before anything understands it,
 * unpacks it piece by piece, keeps nothing, counts what is in it, and refuses what no honest file has. So the library after
 * it meets neither a bomb nor an entity, nor more than it can read in its time.
 */
import type { AppError } from "./error.ts";
import { xmlWalk } from "./xmlWalk.ts";
import { entriesOf, type ZipEntry } from "./zip.server.ts";

export type OfficeLimits = {
  /** Of everything in the file once unpacked: as its list says, and counted while unpacking. */
  unpacked: number;
  /** Files in the archive. */
  entries: number;
  /** Elements one within the other. */
  depth: number;
  elements: number;
  /** Letters between the tags of one part. */
  text: number;
};

/** Elements of some parts that are counted together. */
export type Counted = { what: string; elements: readonly string[]; parts: RegExp; most: number };

export type OfficeGuard = {
  limits: OfficeLimits;
  counted: readonly Counted[];
  /** Parts without which it is another kind of file. */
  needed: readonly string[];
  /** Throws at a part that may not be there at all, by its name and how it begins. */
  part?(entry: ZipEntry, start: Buffer, isXml: boolean): void;
  refuse(fault: OfficeFault, details?: Record<string, string | number>): AppError;
};

/** `too_many_…` names what was counted. */
export type OfficeFault =
  | "damaged"
  | "wrong_type"
  | "locked"
  | "has_entities"
  | "too_large"
  | "too_deep"
  | `too_many_${string}`;

/** Throws what `refuse` makes of the first thing that is wrong. */
export async function checkOfficeFile(bytes: Uint8Array, guard: OfficeGuard): Promise<void> {
  const { limits, refuse } = guard;
  const damaged = () => refuse("damaged");
  const names = new Set<string>();
  let declared = 0;
  for await (const { name, size } of entriesOf(bytes, damaged)) {
    // Readers tell capitals apart or not, as they like.
    if (names.has(name.toLowerCase())) throw damaged();
    names.add(name.toLowerCase());
    declared += size;
    if (names.size > limits.entries) throw refuse("too_many_parts", { most: limits.entries });
  }
  if (declared > limits.unpacked) throw refuse("too_large");
  const seen: Seen = { unpacked: 0, elements: 0, counts: guard.counted.map(() => 0) };
  for await (const entry of entriesOf(bytes, damaged)) await look(entry, seen, guard);
  if (guard.needed.some((name) => !names.has(name.toLowerCase()))) throw refuse("wrong_type");
}

type Seen = { unpacked: number; elements: number; counts: number[] };

async function look(entry: ZipEntry, seen: Seen, guard: OfficeGuard): Promise<void> {
  const { limits, refuse } = guard;
  if (entry.isEncrypted) throw refuse("locked");
  const isXml = /\.(xml|rels|vml)$/i.test(entry.name);
  const walk = isXml ? walkOf(entry.name, seen, guard) : undefined;
  let isFirst = true;
  for await (const piece of entry.pieces()) {
    seen.unpacked += piece.length;
    if (seen.unpacked > limits.unpacked) throw refuse("too_large");
    if (isFirst) guard.part?.(entry, piece, isXml);
    isFirst = false;
    if (walk === undefined) continue;
    if (piece.includes(0)) throw refuse("damaged");
    walk(piece.toString("latin1"));
  }
  if (isFirst) guard.part?.(entry, Buffer.alloc(0), isXml);
}

function walkOf(part: string, seen: Seen, { limits, counted, refuse }: OfficeGuard): (piece: string) => void {
  const counters = new Map<string, number>();
  for (const [index, { elements, parts }] of counted.entries()) {
    if (parts.test(part)) for (const name of elements) counters.set(name, index);
  }
  let letters = 0;
  return xmlWalk({
    element(name, depth) {
      seen.elements += 1;
      if (seen.elements > limits.elements) throw refuse("too_many_elements", { most: limits.elements });
      if (depth > limits.depth) throw refuse("too_deep", { most: limits.depth });
      const counter = counters.get(name);
      if (counter === undefined) return;
      const { what = "", most = 0 } = counted[counter] ?? {};
      const count = (seen.counts[counter] ?? 0) + 1;
      seen.counts[counter] = count;
      if (count > most) throw refuse(`too_many_${what}`, { most });
    },
    text(length) {
      letters += length;
      if (letters > limits.text) throw refuse("too_large");
    },
    declaration() {
      throw refuse("has_entities");
    },
    broken() {
      throw refuse("damaged");
    },
  });
}
