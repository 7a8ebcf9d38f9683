/**
 * How much of what is costly one caller may ask for (TRUST S15): a bucket for each caller and kind, which empties with every
 * request and fills again with time. In memory: a restart forgives, and nothing is written for a request that is refused.
 */

export type FloodKind = "sign_in" | "search" | "import" | "export";

/** `atOnce` requests without a pause, then so many a second. */
export type FloodLimit = { atOnce: number; perSecond: number };

export type FloodLimits = Readonly<Record<FloodKind, FloodLimit>>;

/** Wide enough for an office of a hundred people behind one address who sign in at eight o'clock. */
const floodLimits: FloodLimits = {
  sign_in: { atOnce: 120, perSecond: 2 },
  search: { atOnce: 60, perSecond: 4 },
  import: { atOnce: 30, perSecond: 0.5 },
  export: { atOnce: 120, perSecond: 2 },
};

/** What is left in a bucket, and when that was so. */
export type Bucket = { left: number; at: number };

/** Takes one from the bucket, or answers after how many seconds there is one again. A clock that goes back takes nothing away. */
export function take(
  bucket: Bucket | undefined,
  { atOnce, perSecond }: FloodLimit,
  now: number,
): { bucket: Bucket; wait: number } {
  const passed = bucket === undefined ? 0 : Math.max(0, now - bucket.at) / 1000;
  const left = bucket === undefined ? atOnce : Math.min(atOnce, bucket.left + passed * perSecond);
  // Seconds are whole and shares of one are not: what is as good as one counts as one.
  if (left < 1 - 1e-6) return { bucket: { left, at: now }, wait: Math.ceil((1 - left) / perSecond) };
  return { bucket: { left: left - 1, at: now }, wait: 0 };
}

/** More callers than that at once are not told apart one by one: those longest quiet are forgotten. */
const MOST_BUCKETS = 20_000;

/** Counts the requests of all callers; answers the seconds that this one must wait, or 0. */
export function newFloodgate(limits: FloodLimits = floodLimits) {
  const buckets = new Map<string, Bucket>();
  return (kind: FloodKind, caller: string, now: number): number => {
    const key = `${kind} ${caller}`;
    const { bucket, wait } = take(buckets.get(key), limits[kind], now);
    buckets.delete(key);
    buckets.set(key, bucket);
    const [oldest] = buckets.keys();
    if (buckets.size > MOST_BUCKETS && oldest !== undefined) buckets.delete(oldest);
    return wait;
  };
}

/** What a route says of what its requests cost, beside the act that it names. */
export type Costs = {
  /** Files come in: a folder of data, a workbook, an attachment. Their bodies are long, and each counts as an import. */
  readonly takesFiles?: true;
  /** What its requests count as: reads those that search, or export a file made for the one who asks; writes the others. */
  readonly counts?: FloodKind;
};

/** Of which kind a request of a route is, if of any. */
export function floodKindOf(method: string, { takesFiles, counts }: Costs): FloodKind | undefined {
  const isRead = method === "GET" || method === "HEAD";
  if (!isRead && takesFiles) return "import";
  const isOfReads = counts === "search" || counts === "export";
  return isRead === isOfReads ? counts : undefined;
}
