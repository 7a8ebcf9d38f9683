/**
 * Sends what was typed, one small request after another, and keeps in the browser what has not been acknowledged. A lost
 * line is tried again; a lost acknowledgement is asked for again with the same key.
 */
import { forgetUnsent, holdTab, keepUnsent, takeUnsent } from "../../web/unsent.ts";
import type { GridValue } from "./cellValue.ts";
import {
  type Answer,
  acknowledged,
  type Batch,
  chosen,
  type Kept,
  keptOf,
  learned,
  nextBatch,
  type Outbox,
  refused,
  restored,
  sameValue,
  shownAt,
  typed,
} from "./outbox.ts";

export type SavingState =
  | { readonly kind: "idle" }
  | { readonly kind: "saving" }
  | { readonly kind: "saved"; readonly at: Date }
  /** The line is lost; it is tried again. */
  | { readonly kind: "unsent" }
  /** The server does not take it: the report was locked, or the session ended. */
  | { readonly kind: "refused"; readonly title: string; readonly status: number };

export type Saving = {
  outbox(): Outbox<GridValue>;
  state(): SavingState;
  /** How many cells lie on this machine's disk for a later visit. */
  kept(): number;
  /** Somebody typed over what stood there in the version. */
  type(place: string, value: GridValue, seen?: number): void;
  choose(place: string, whose: "mine" | "theirs"): void;
  /** Sends all that can be sent now; true when nothing waits any more. */
  flush(): Promise<boolean>;
  /** The page is being closed: what waits is sent without waiting for anything, the answer to nobody. */
  leave(): void;
  /** Looks whether others changed something. */
  refresh(): Promise<void>;
  stop(): void;
};

type Options = {
  /** The address of the report's cells. */
  address: string;
  person: string;
  /** The address of the report's page, under which unsent cells are kept. */
  page: string;
  outbox: Outbox<GridValue>;
  /** Called after every change, with the places that others changed. */
  changed(others: readonly string[]): void;
};

const waits = [1_000, 2_000, 5_000, 10_000, 20_000];
/** Long enough for a poor line. */
const PATIENCE = 15_000;
const LOOK_EVERY = 30_000;

export function startSaving({ address, person, page, outbox: first, changed }: Options): Saving {
  const { tab, release } = holdTab();
  let outbox = first;
  let state: SavingState = { kind: "idle" };
  let sending: Promise<void> | undefined;
  let isAskedAgain = false;
  let failures = 0;
  let isStopped = false;
  let keeping: Promise<void> | undefined;
  let isKeptOld = false;
  let kept = 0;
  let retry: ReturnType<typeof setTimeout> | undefined;

  const restoring = takeUnsent(person, page).then(async (taken) => {
    if (taken.length === 0 || isStopped) return;
    outbox = restored(
      outbox,
      taken.map((each) => each.kept as Kept<GridValue>),
    );
    await keep();
    await forgetUnsent(taken);
    changed([...outbox.waiting.keys()]);
  });
  const ready = restoring.catch(() => undefined).then(() => void send());

  /** Writes what waits now; while a writing is under way only the newest is written after it. */
  function keep(): Promise<void> {
    if (keeping === undefined) keeping = write();
    else isKeptOld = true;
    return keeping;
  }

  async function write(): Promise<void> {
    do {
      isKeptOld = false;
      const count = outbox.waiting.size;
      // While the line is there a moment's delay is worth more than a power cut; while it is lost, the disk counts.
      const durability = state.kind === "unsent" ? "strict" : "relaxed";
      const unsent = { person, of: page, tab, count, kept: keptOf(outbox) };
      const isKept = await keepUnsent(unsent, durability).catch(() => false);
      kept = isKept ? count : 0;
    } while (isKeptOld);
    keeping = undefined;
    changed([]);
  }

  function update(next: Outbox<GridValue>, others: readonly string[] = []): Promise<void> {
    outbox = next;
    const written = keep();
    changed(others);
    return written;
  }

  function tell(next: SavingState): void {
    state = next;
    changed([]);
  }

  function send(): Promise<void> {
    clearTimeout(retry);
    if (sending === undefined) sending = sendWhileAsked();
    else isAskedAgain = true;
    return sending;
  }

  /** Whoever asks in the very moment in which everything was sent is not forgotten. */
  async function sendWhileAsked(): Promise<void> {
    let isDrained: boolean;
    do {
      isAskedAgain = false;
      isDrained = await sendAll();
    } while (isAskedAgain && isDrained);
    sending = undefined;
  }

  /** Sends batch after batch; false where one did not come through. */
  async function sendAll(): Promise<boolean> {
    for (;;) {
      const next = nextBatch(outbox, newKey);
      const { batch } = next;
      if (batch === undefined) return true;
      // The key is kept before it is used: a browser that dies now repeats the same request later.
      await update(next.outbox);
      if (state.kind !== "unsent") tell({ kind: "saving" });
      const answer = await ask(address, batch);
      if (answer === "lost") {
        tell({ kind: "unsent" });
        void keep();
        if (!isStopped) retry = setTimeout(() => void send(), waits[Math.min(failures, waits.length - 1)]);
        failures += 1;
        return false;
      }
      failures = 0;
      if ("title" in answer) {
        await update(refused(outbox, batch));
        tell({ kind: "refused", ...answer });
        return false;
      }
      await update(acknowledged(outbox, batch, answer), placesIn(answer));
      tell({ kind: "saved", at: new Date(answer.savedAt) });
    }
  }

  async function refresh(): Promise<void> {
    if (sending !== undefined || isStopped || document.visibilityState === "hidden") return;
    if (outbox.waiting.size > outbox.conflicts.size || outbox.batches.length > 0) return send();
    const response = await fetch(`${address}?seen=${outbox.version}`).catch(() => undefined);
    if (!response?.ok || isStopped || sending !== undefined) return;
    const answer: Answer<GridValue> = await response.json();
    if (answer.version > outbox.version) await update(learned(outbox, answer), placesIn({ ...answer, conflicts: [] }));
  }

  const online = () => void send();
  const look = () => void refresh();
  addEventListener("online", online);
  addEventListener("focus", look);
  document.addEventListener("visibilitychange", look);
  const looking = setInterval(look, LOOK_EVERY);

  return {
    outbox: () => outbox,
    state: () => state,
    kept: () => kept,
    type(place, value, seen) {
      if (sameValue(value, shownAt(outbox, place))) return;
      void update(typed(outbox, place, value, seen)).then(() => ready.then(send));
    },
    choose(place, whose) {
      void update(chosen(outbox, place, whose), [place]).then(send);
    },
    async flush() {
      await ready;
      await sending;
      await send();
      return outbox.waiting.size === 0 && outbox.batches.length === 0;
    },
    leave() {
      if (outbox.batches.length > 0) return;
      const { batch } = nextBatch(outbox, newKey);
      if (batch !== undefined) void fetch(address, { ...requestOf(batch), keepalive: true }).catch(() => undefined);
    },
    refresh,
    stop() {
      // What is waiting is still sent once; what does not come through is kept for the next visit.
      isStopped = true;
      clearTimeout(retry);
      clearInterval(looking);
      removeEventListener("online", online);
      removeEventListener("focus", look);
      document.removeEventListener("visibilitychange", look);
      void ready.then(send).finally(release);
    },
  };
}

type Sent = Answer<GridValue> & { savedAt: string };

/** Asks the server to take a batch: its answer, its refusal, or `lost` where nobody can know whether it came through. */
async function ask(
  address: string,
  batch: Batch<GridValue>,
): Promise<Sent | { title: string; status: number } | "lost"> {
  try {
    const response = await fetch(address, { ...requestOf(batch), signal: AbortSignal.timeout(PATIENCE) });
    const { status } = response;
    if (status >= 500 || status === 429) return "lost";
    const answer = await response.json();
    // Its first sending is still under way.
    if (answer.code === "idempotency_under_way") return "lost";
    if (!response.ok) return { title: String(answer.title), status };
    return { ...answer, savedAt: answer.at };
  } catch {
    return "lost";
  }
}

function requestOf({ key, seen, values }: Batch<GridValue>): RequestInit {
  const cells: Record<string, GridValue> = {};
  const narrative: Record<string, GridValue> = {};
  for (const [place, value] of Object.entries(values)) {
    if (typeof value === "string") narrative[place.replace(/^w-/, "")] = value;
    else cells[place] = value;
  }
  return {
    method: "PATCH",
    headers: { "Content-Type": "application/json", "Idempotency-Key": key },
    body: JSON.stringify({ seen, cells, narrative }),
  };
}

function placesIn({ changes, conflicts }: Answer<GridValue>): string[] {
  return [...changes, ...conflicts].map(({ place }) => place);
}

function newKey(): string {
  return `o-${crypto.getRandomValues(new Uint32Array(4)).join("-")}`;
}
