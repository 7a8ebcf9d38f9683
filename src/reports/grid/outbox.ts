/**
 * What was typed and the server has not acknowledged: cells by place with the version on which each was typed. Batches
 * that were sent keep their key, so that one whose acknowledgement was lost is repeated as the same request (TRUST F7–F9).
 */

/** A value that waits, and the version that stood on the screen when it was first typed over. */
export type Waiting<Value> = { readonly value: Value; readonly seen: number };

/** Cells typed on the same version, sent at once; the key makes a repetition the same request. */
export type Batch<Value> = {
  readonly key: string;
  readonly seen: number;
  readonly values: Readonly<Record<string, Value>>;
};

/** Somebody else's figure, with the version in which it stands. */
export type Theirs<Value> = {
  readonly value: Value;
  readonly by: string;
  readonly at: string;
  readonly version: number;
};

/** What is kept in the browser: nothing that the server has acknowledged. */
export type Kept<Value> = {
  readonly waiting: readonly (readonly [place: string, waiting: Waiting<Value>])[];
  readonly batches: readonly Batch<Value>[];
};

export type Outbox<Value> = {
  /** The newest version of which everything that others changed is known here. */
  readonly version: number;
  /** What the server holds, as far as is known. */
  readonly known: ReadonlyMap<string, Value>;
  readonly waiting: ReadonlyMap<string, Waiting<Value>>;
  /** Sent and not yet acknowledged, the oldest first; only one is under way at a time. */
  readonly batches: readonly Batch<Value>[];
  /** The version in which a cell last was mine: whoever types on in it has seen that one. */
  readonly mine: ReadonlyMap<string, number>;
  /** Mine wait until one chooses. */
  readonly conflicts: ReadonlyMap<string, Theirs<Value>>;
};

export type Answer<Value> = {
  readonly version: number;
  readonly changes: readonly Told<Value>[];
  readonly conflicts: readonly Told<Value>[];
};
/** What stands there now, with who brought it in, when, and in which version. */
export type Told<Value> = {
  readonly place: string;
  readonly value: Value;
  readonly by: string;
  readonly at: string;
  readonly version: number;
};

export function newOutbox<Value>(version: number, known: ReadonlyMap<string, Value>): Outbox<Value> {
  return { version, known, waiting: new Map(), batches: [], mine: new Map(), conflicts: new Map() };
}

/** What stands in the cell on the screen. */
export function shownAt<Value>(outbox: Outbox<Value>, place: string): Value | undefined {
  return outbox.waiting.get(place)?.value ?? outbox.known.get(place);
}

/** Somebody typed, over what stood there in version `seen`: it waits, unless it is what the server holds anyway. */
export function typed<Value>(
  outbox: Outbox<Value>,
  place: string,
  value: Value,
  seen: number = outbox.version,
): Outbox<Value> {
  const earlier = outbox.waiting.get(place);
  const isUnderWay = outbox.batches.some((batch) => place in batch.values);
  const waiting = new Map(outbox.waiting);
  if (sameValue(value, outbox.known.get(place)) && !isUnderWay && !outbox.conflicts.has(place)) waiting.delete(place);
  else waiting.set(place, { value, seen: earlier?.seen ?? Math.max(seen, outbox.mine.get(place) ?? 0) });
  return { ...outbox, waiting };
}

/** The batch to send next: one that was sent already, else the cells that wait on the oldest version. */
export function nextBatch<Value>(
  outbox: Outbox<Value>,
  newKey: () => string,
): { outbox: Outbox<Value>; batch: Batch<Value> | undefined } {
  const [sent] = outbox.batches;
  if (sent !== undefined) return { outbox, batch: sent };
  const ready = [...outbox.waiting].filter(([place]) => !outbox.conflicts.has(place));
  if (ready.length === 0) return { outbox, batch: undefined };
  const seen = Math.min(...ready.map(([, each]) => each.seen));
  const values = Object.fromEntries(
    ready.filter(([, each]) => each.seen === seen).map(([at, { value }]) => [at, value]),
  );
  const batch = { key: newKey(), seen, values };
  return { outbox: { ...outbox, batches: [batch] }, batch };
}

/**
 * The server answered a batch. What it wrote waits no more; what was typed over meanwhile waits on the new version; what
 * somebody else changed too stays as a conflict; what else others changed is known from now on.
 */
export function acknowledged<Value>(outbox: Outbox<Value>, batch: Batch<Value>, answer: Answer<Value>): Outbox<Value> {
  const waiting = new Map(outbox.waiting);
  const known = new Map(outbox.known);
  const conflicts = new Map(outbox.conflicts);
  const own = new Map(outbox.mine);
  // An answer that was repeated may be older than what the page has read since.
  const isNews = answer.version >= outbox.version;
  const conflicting = new Map(answer.conflicts.map((told) => [told.place, told]));
  for (const [place, value] of Object.entries(batch.values)) {
    const mine = waiting.get(place);
    const theirs = conflicting.get(place);
    if (theirs !== undefined) {
      if (isNews) known.set(place, theirs.value);
      if (mine !== undefined) conflicts.set(place, { ...theirs, version: answer.version });
      continue;
    }
    if (isNews) known.set(place, value);
    own.set(place, answer.version);
    if (mine === undefined) continue;
    if (sameValue(mine.value, value)) waiting.delete(place);
    else waiting.set(place, { value: mine.value, seen: answer.version });
  }
  const batches = outbox.batches.filter(({ key }) => key !== batch.key);
  return learned({ ...outbox, known, waiting, conflicts, batches, mine: own }, answer);
}

/**
 * Others' changes up to a version are known. A cell of mine that waits on a version before the other's change is a
 * conflict; one typed after it is not: an answer may tell again what one knew, even what one wrote oneself.
 */
export function learned<Value>(
  outbox: Outbox<Value>,
  { version, changes }: Pick<Answer<Value>, "version" | "changes">,
): Outbox<Value> {
  if (version < outbox.version) return outbox;
  const known = new Map(outbox.known);
  const waiting = new Map(outbox.waiting);
  const conflicts = new Map(outbox.conflicts);
  for (const { place, value, by, at, version: since } of changes) {
    known.set(place, value);
    const mine = waiting.get(place);
    if (mine === undefined || outbox.batches.some((batch) => place in batch.values)) continue;
    if (sameValue(mine.value, value)) {
      waiting.delete(place);
      conflicts.delete(place);
    } else if (mine.seen < since) conflicts.set(place, { value, by, at, version });
  }
  return { ...outbox, version, known, waiting, conflicts };
}

/** One figure of two was chosen: mine is sent as typed over theirs, or theirs stays. */
export function chosen<Value>(outbox: Outbox<Value>, place: string, whose: "mine" | "theirs"): Outbox<Value> {
  const theirs = outbox.conflicts.get(place);
  const mine = outbox.waiting.get(place);
  if (theirs === undefined || mine === undefined) return outbox;
  const conflicts = new Map(outbox.conflicts);
  conflicts.delete(place);
  const waiting = new Map(outbox.waiting);
  if (whose === "theirs") waiting.delete(place);
  else waiting.set(place, { value: mine.value, seen: theirs.version });
  const known = new Map(outbox.known).set(place, theirs.value);
  return { ...outbox, known, waiting, conflicts };
}

/** A batch that can never be taken is no longer sent; its cells go on waiting on the screen. */
export function refused<Value>(outbox: Outbox<Value>, batch: Batch<Value>): Outbox<Value> {
  return { ...outbox, batches: outbox.batches.filter(({ key }) => key !== batch.key) };
}

export function keptOf<Value>({ waiting, batches }: Outbox<Value>): Kept<Value> {
  return { waiting: [...waiting], batches };
}

export function isEmpty<Value>({ waiting, batches }: Kept<Value>): boolean {
  return waiting.length === 0 && batches.length === 0;
}

/** What an earlier visit kept comes back; a cell that was already typed into again stays as it is. */
export function restored<Value>(outbox: Outbox<Value>, kept: readonly Kept<Value>[]): Outbox<Value> {
  const waiting = new Map(kept.flatMap((each) => each.waiting));
  const batches = kept.flatMap((each) => each.batches);
  for (const [place, mine] of outbox.waiting) {
    waiting.set(place, { value: mine.value, seen: waiting.get(place)?.seen ?? mine.seen });
  }
  const isSent = (place: string) => batches.some((batch) => place in batch.values);
  for (const [place, mine] of waiting) {
    if (!isSent(place) && sameValue(mine.value, outbox.known.get(place))) waiting.delete(place);
  }
  return { ...outbox, waiting, batches: [...batches, ...outbox.batches] };
}

/** Values are plain data with their fields in one order. */
export function sameValue<Value>(one: Value, other: Value | undefined): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}
