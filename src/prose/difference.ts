/** Two versions of a text beside each other: which paragraphs belong together, and which words of them differ. */

export type Piece = { kind: "same" | "gone" | "new"; text: string };
export type ComparedParagraph = { kind: "same" | "changed" | "gone" | "new"; pieces: Piece[] };

/** Every paragraph of both versions in the order of reading. */
export function compareTexts(before: readonly string[], after: readonly string[]): ComparedParagraph[] {
  return alignParagraphs(before, after).map(({ old, now }): ComparedParagraph => {
    const [was, is] = [old === undefined ? undefined : before[old], now === undefined ? undefined : after[now]];
    if (was === undefined) return { kind: "new", pieces: [{ kind: "new", text: is ?? "" }] };
    if (is === undefined) return { kind: "gone", pieces: [{ kind: "gone", text: was }] };
    return was === is
      ? { kind: "same", pieces: [{ kind: "same", text: is }] }
      : { kind: "changed", pieces: wordDifference(was, is) };
  });
}

/** A paragraph of the older text, of the newer, or of both, by their places. */
export type Alignment = { old?: number; now?: number };

/** How alike two paragraphs must be to count as one that was changed. */
const alike = 0.4;

/** Pairs the paragraphs so that as much as possible stays alike; both keep their order. */
export function alignParagraphs(before: readonly string[], after: readonly string[]): Alignment[] {
  const [olds, nows] = [before.map(bagOf), after.map(bagOf)];
  const best = path(before.length, after.length, (old, now) => {
    if (before[old] === after[now]) return 1.01;
    const likeness = likenessOf(olds[old] ?? new Map(), nows[now] ?? new Map());
    return likeness < alike ? undefined : likeness;
  });
  return best;
}

/** Words, numbers, spaces and signs of both texts; joined without `new` the pieces are the older text, without `gone` the newer. */
export function wordDifference(before: string, after: string): Piece[] {
  const [olds, nows] = [wordsOf(before), wordsOf(after)];
  let start = 0;
  while (start < Math.min(olds.length, nows.length) && olds[start] === nows[start]) start += 1;
  let end = 0;
  while (end < Math.min(olds.length, nows.length) - start && olds.at(-1 - end) === nows.at(-1 - end)) end += 1;
  const [oldMiddle, nowMiddle] = [olds.slice(start, olds.length - end), nows.slice(start, nows.length - end)];
  const middle =
    oldMiddle.length * nowMiddle.length > mostCompared
      ? [...oldMiddle.map((text) => gone(text)), ...nowMiddle.map((text) => fresh(text))]
      : path(oldMiddle.length, nowMiddle.length, (old, now) =>
          oldMiddle[old] === nowMiddle[now] ? weightOf(oldMiddle[old] ?? "") : undefined,
        ).map(({ old, now }): Piece => {
          if (old === undefined) return fresh(nowMiddle[now ?? 0] ?? "");
          return now === undefined ? gone(oldMiddle[old] ?? "") : { kind: "same", text: oldMiddle[old] ?? "" };
        });
  return joined([
    ...olds.slice(0, start).map((text): Piece => ({ kind: "same", text })),
    ...middle,
    ...olds.slice(olds.length - end).map((text): Piece => ({ kind: "same", text })),
  ]);
}

/** Beyond so many pairs of words two paragraphs are shown whole, one after the other. */
const mostCompared = 4_000_000;

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

/** The share of words that two texts have in common. */
function likenessOf(one: ReadonlyMap<string, number>, other: ReadonlyMap<string, number>): number {
  let [common, all] = [0, 0];
  for (const [word, count] of one) {
    common += 2 * Math.min(count, other.get(word) ?? 0);
    all += count;
  }
  for (const count of other.values()) all += count;
  return all === 0 ? 0 : common / all;
}
