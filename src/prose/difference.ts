/** Two versions of a text beside each other: which paragraphs belong together, and which words of them differ. */

export type Piece = { kind: "same" | "gone" | "new"; text: string };
export type ComparedParagraph = { kind: "same" | "changed" | "gone" | "new"; pieces: Piece[] };

/**
 * How many pairs of paragraphs and of words may still be looked at. What it does not reach for is shown whole, the old before
 * the new: comparing takes time that grows with the product of both lengths, and nobody reads a difference that large.
 */
export type Budget = { pairs: number };

/** So many take a few milliseconds. */
const usualPairs = 500_000;

/** Every paragraph of both versions in the order of reading. */
export function compareTexts(
  before: readonly string[],
  after: readonly string[],
  budget: Budget = { pairs: usualPairs },
): ComparedParagraph[] {
  return alignParagraphs(before, after, budget).map(({ old, now }): ComparedParagraph => {
    const [was, is] = [old === undefined ? undefined : before[old], now === undefined ? undefined : after[now]];
    if (was === undefined) return { kind: "new", pieces: [{ kind: "new", text: is ?? "" }] };
    if (is === undefined) return { kind: "gone", pieces: [{ kind: "gone", text: was }] };
    return was === is
      ? { kind: "same", pieces: [{ kind: "same", text: is }] }
      : { kind: "changed", pieces: wordDifference(was, is, budget) };
  });
}

/** A paragraph of the older text, of the newer, or of both, by their places. */
export type Alignment = { old?: number; now?: number };

/** How alike two paragraphs must be to count as one that was changed. */
const alike = 0.4;

/** Pairs the paragraphs so that as much as possible stays alike; both keep their order. */
export function alignParagraphs(
  before: readonly string[],
  after: readonly string[],
  budget: Budget = { pairs: usualPairs },
): Alignment[] {
  return aligned(before, after, budget, (olds, nows) => {
    const likeness = likenesses(olds, nows);
    return (old, now) => {
      if (olds[old] === nows[now]) return 1.01;
      const found = likeness(old, now);
      return found < alike ? undefined : found;
    };
  });
}

/** What both rows begin and end with stays; of what lies between, the pairs that gain most, while the budget reaches for it. */
function aligned(
  before: readonly string[],
  after: readonly string[],
  budget: Budget,
  gainIn: (olds: readonly string[], nows: readonly string[]) => (old: number, now: number) => number | undefined,
): Alignment[] {
  const least = Math.min(before.length, after.length);
  let start = 0;
  while (start < least && before[start] === after[start]) start += 1;
  let end = 0;
  while (end < least - start && before.at(-1 - end) === after.at(-1 - end)) end += 1;
  const olds = before.slice(start, before.length - end);
  const nows = after.slice(start, after.length - end);
  const pairs = olds.length * nows.length;
  const isWithin = pairs <= Math.min(budget.pairs, mostAtOnce);
  if (isWithin) budget.pairs -= pairs;
  const middle = isWithin
    ? path(olds.length, nows.length, gainIn(olds, nows))
    : [...olds.map((_, old) => ({ old })), ...nows.map((_, now) => ({ now }))];
  return [
    ...before.slice(0, start).map((_, index) => ({ old: index, now: index })),
    ...middle.map(({ old, now }: Alignment) => ({
      ...(old !== undefined && { old: old + start }),
      ...(now !== undefined && { now: now + start }),
    })),
    ...before.slice(before.length - end).map((_, index) => ({
      old: before.length - end + index,
      now: after.length - end + index,
    })),
  ];
}

/** Each pair takes some bytes, whatever the budget. */
const mostAtOnce = 4_000_000;

/** Words, numbers, spaces and signs of both texts; joined without `new` the pieces are the older text, without `gone` the newer. */
export function wordDifference(before: string, after: string, budget: Budget = { pairs: usualPairs }): Piece[] {
  const [olds, nows] = [wordsOf(before), wordsOf(after)];
  const rows = aligned(
    olds,
    nows,
    budget,
    (olds, nows) => (old, now) => (olds[old] === nows[now] ? weightOf(olds[old] ?? "") : undefined),
  );
  return joined(
    rows.map(({ old, now }): Piece => {
      if (old === undefined) return fresh(nows[now ?? 0] ?? "");
      return now === undefined ? gone(olds[old] ?? "") : { kind: "same", text: olds[old] ?? "" };
    }),
  );
}

function gone(text: string): Piece {
  return { kind: "gone", text };
}

function fresh(text: string): Piece {
  return { kind: "new", text };
}

/** That a space stayed the same says little. */
function weightOf(word: string): number {
  return word.trim() === "" ? 0.1 : 1;
}

function wordsOf(text: string): string[] {
  return text.match(/[\p{L}\p{M}]+|\d[\d.,/]*\d|\d|\s+|./gsu) ?? [];
}

/** Neighbours of one kind become one piece; between two kept words the old stands before the new. */
function joined(pieces: readonly Piece[]): Piece[] {
  const result: Piece[] = [];
  let run: Record<"gone" | "new", string> = { gone: "", new: "" };
  const flush = () => {
    if (run.gone !== "") result.push(gone(run.gone));
    if (run.new !== "") result.push(fresh(run.new));
    run = { gone: "", new: "" };
  };
  for (const [index, piece] of pieces.entries()) {
    const isBetween = index > 0 && pieces[index - 1]?.kind !== "same" && (pieces[index + 1]?.kind ?? "same") !== "same";
    if (piece.kind === "same" && isBetween && piece.text.trim() === "") {
      // A space that stayed between changed words would only tear the change apart.
      run.gone += piece.text;
      run.new += piece.text;
      continue;
    }
    if (piece.kind !== "same") {
      run[piece.kind] += piece.text;
      continue;
    }
    flush();
    const last = result.at(-1);
    if (last?.kind === "same") result[result.length - 1] = { kind: "same", text: last.text + piece.text };
    else result.push(piece);
  }
  flush();
  return result;
}

/** The way through both rows that gathers the most; `gain` is nothing where two do not belong together. */
function path(olds: number, nows: number, gain: (old: number, now: number) => number | undefined): Alignment[] {
  const width = nows + 1;
  const sums = new Float64Array((olds + 1) * width);
  const gains = new Float64Array(olds * nows).fill(-1);
  for (let old = olds - 1; old >= 0; old -= 1) {
    for (let now = nows - 1; now >= 0; now -= 1) {
      const both = gain(old, now);
      if (both !== undefined) gains[old * nows + now] = both;
      const taken = both === undefined ? -1 : both + (sums[(old + 1) * width + now + 1] ?? 0);
      sums[old * width + now] = Math.max(taken, sums[(old + 1) * width + now] ?? 0, sums[old * width + now + 1] ?? 0);
    }
  }
  const steps: Alignment[] = [];
  let [old, now] = [0, 0];
  while (old < olds || now < nows) {
    const here = sums[old * width + now] ?? 0;
    const both = old < olds && now < nows ? (gains[old * nows + now] ?? -1) : -1;
    if (both >= 0 && here === both + (sums[(old + 1) * width + now + 1] ?? 0)) steps.push({ old: old++, now: now++ });
    else if (old < olds && (now >= nows || here === (sums[(old + 1) * width + now] ?? 0))) steps.push({ old: old++ });
    else steps.push({ now: now++ });
  }
  return steps;
}

function bagOf(text: string): Map<string, number> {
  const bag = new Map<string, number>();
  for (const word of text.toLocaleLowerCase("vi").match(/[\p{L}\p{M}\d]+/gu) ?? []) {
    bag.set(word, (bag.get(word) ?? 0) + 1);
  }
  return bag;
}

/** The share of words that two of the texts have in common; all pairs at once, each word looked at where it stands in both. */
function likenesses(olds: readonly string[], nows: readonly string[]): (old: number, now: number) => number {
  const [oldBags, nowBags] = [olds.map(bagOf), nows.map(bagOf)];
  const [oldSizes, nowSizes] = [oldBags.map(sizeOf), nowBags.map(sizeOf)];
  const placesOfNow = new Map<string, { now: number; count: number }[]>();
  for (const [now, bag] of nowBags.entries()) {
    for (const [word, count] of bag) {
      const places = placesOfNow.get(word);
      if (places) places.push({ now, count });
      else placesOfNow.set(word, [{ now, count }]);
    }
  }
  const common = new Uint32Array(olds.length * nows.length);
  for (const [old, bag] of oldBags.entries()) {
    for (const [word, count] of bag) {
      for (const place of placesOfNow.get(word) ?? []) {
        const at = old * nows.length + place.now;
        common[at] = (common[at] ?? 0) + Math.min(count, place.count);
      }
    }
  }
  return (old, now) => {
    const all = (oldSizes[old] ?? 0) + (nowSizes[now] ?? 0);
    return all === 0 ? 0 : (2 * (common[old * nows.length + now] ?? 0)) / all;
  };
}

function sizeOf(bag: ReadonlyMap<string, number>): number {
  let size = 0;
  for (const count of bag.values()) size += count;
  return size;
}
