/** Chances drawn from a number: the same number, the same folder. */
export type Drawing = ReturnType<typeof drawing>;

export function drawing(seed: number) {
  let state = seed >>> 0;
  /** From 0 up to 1, by mulberry32. */
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  const one = <Item>(items: readonly Item[]): Item => {
    const item = items[Math.floor(next() * items.length)];
    if (item === undefined) throw new Error("nothing to draw from");
    return item;
  };
  return {
    one,
    chance: (share: number) => next() < share,
    below: (number: number) => Math.floor(next() * number),
    some: <Item>(items: readonly Item[], share = 0.5): Item[] => {
      const drawn = items.filter(() => next() < share);
      return drawn.length > 0 ? drawn : [one(items)];
    },
  };
}
