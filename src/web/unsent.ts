/**
 * What a person typed and the server has not acknowledged, kept in the browser (IndexedDB) and nowhere else: by person, by
 * what it belongs to, and by the tab that holds it. Where the browser keeps nothing, everything here does nothing.
 */
import { type DBSchema, type IDBPDatabase, openDB } from "idb";

/** `of` is the address of what it belongs to, such as a report's page; `kept` is the page's own affair. */
export type Unsent = { person: string; of: string; tab: string; count: number; kept: unknown };

interface UnsentDatabase extends DBSchema {
  unsent: { key: [string, string, string]; value: Unsent; indexes: { person: string } };
}

const NAME = "quyet-unsent";

let opening: Promise<IDBPDatabase<UnsentDatabase> | undefined> | undefined;
/** After signing out this page keeps nothing more. */
let isClosed = false;

function database(): Promise<IDBPDatabase<UnsentDatabase> | undefined> {
  opening ??= openDB<UnsentDatabase>(NAME, 1, {
    upgrade(fresh) {
      fresh.createObjectStore("unsent", { keyPath: ["person", "of", "tab"] }).createIndex("person", "person");
    },
  }).catch(() => undefined);
  return opening;
}

/**
 * Does something in the store; undefined where the browser keeps nothing, or no longer: signing out has it emptied under every
 * page, the page that signs out still living, and a connection that is closing takes nothing more.
 */
async function inStore<Answer>(
  act: (store: IDBPDatabase<UnsentDatabase>) => Promise<Answer>,
): Promise<Answer | undefined> {
  const store = await database();
  try {
    return store && (await act(store));
  } catch (error) {
    if (isOfAClosingStore(error)) return undefined;
    throw error;
  }
}

/** What begins once it is closing, and what it was at. */
function isOfAClosingStore(error: unknown): boolean {
  return error instanceof DOMException && ["InvalidStateError", "AbortError"].includes(error.name);
}

/**
 * Puts in what is unsent at present, in the place of what was; nothing unsent leaves nothing behind. True once it is kept (with `strict`, on
 * the disk itself), false where the browser keeps nothing.
 */
export async function keepUnsent(
  { person, of, tab, ...unsent }: Unsent,
  durability: "strict" | "relaxed",
): Promise<boolean> {
  const isKept = await inStore(async (store) => {
    if (isClosed) return false;
    const change = store.transaction("unsent", "readwrite", { durability });
    const key: [string, string, string] = [person, of, tab];
    await Promise.all([
      unsent.count > 0 ? change.store.put({ person, of, tab, ...unsent }) : change.store.delete(key),
      change.done,
    ]);
    return true;
  });
  return isKept ?? false;
}

/** What this person left unsent in tabs that are no longer open. Whoever takes it over keeps it anew and has this forgotten. */
export async function takeUnsent(person: string, of: string): Promise<Unsent[]> {
  const all = (await inStore((store) => store.getAllFromIndex("unsent", "person", person))) ?? [];
  const free: Unsent[] = [];
  for (const each of all.filter((one) => one.of === of)) if (!(await isHeld(each.tab))) free.push(each);
  return free;
}

export async function forgetUnsent(taken: readonly Unsent[]): Promise<void> {
  for (const { person, of, tab } of taken) await inStore((store) => store.delete("unsent", [person, of, tab]));
}

/** Everything that is unsent in this browser, for the warning before signing out. */
export async function allUnsent(): Promise<Unsent[]> {
  return (await inStore((store) => store.getAll("unsent"))) ?? [];
}

/** After signing out nothing is left in the browser; the server asks it to forget the rest. */
export async function clearUnsent(): Promise<void> {
  isClosed = true;
  await inStore((store) => store.clear("unsent"));
}

/** Holds a name as long as the tab lives, so that another tab does not take what this one will send. */
export function holdTab(): { tab: string; release: () => void } {
  const tab = crypto.getRandomValues(new Uint32Array(3)).join("-");
  let release = () => {};
  const until = new Promise<void>((resolve) => {
    release = resolve;
  });
  void navigator.locks?.request(lockOf(tab), () => until);
  return { tab, release: () => release() };
}

async function isHeld(tab: string): Promise<boolean> {
  return (await navigator.locks?.request(lockOf(tab), { ifAvailable: true }, (lock) => lock === null)) ?? false;
}

const lockOf = (tab: string) => `${NAME}-${tab}`;
