/** Undo and redo of cells and of whole pastes. A step touches only cells that still hold what it left there. */
import { sameValue } from "./outbox.ts";

export type CellChange<Value> = { readonly place: string; readonly before: Value; readonly after: Value };
export type Edit<Value> = readonly CellChange<Value>[];
export type Steps<Value> = { readonly past: readonly Edit<Value>[]; readonly future: readonly Edit<Value>[] };

const LONGEST = 200;
export const noSteps = { past: [], future: [] } as const;

/** Something was done: it can be undone, and what had been undone cannot be redone any more. */
export function done<Value>({ past, future }: Steps<Value>, edit: Edit<Value>): Steps<Value> {
  const changes = edit.filter(({ before, after }) => !sameValue(before, after));
  if (changes.length === 0) return { past, future };
  return { past: [...past, changes].slice(-LONGEST), future: [] };
}

type Stepped<Value> = {
  readonly steps: Steps<Value>;
  /** What to put into the cells. */
  readonly changes: Edit<Value>;
  /** Cells that hold something else by now, such as somebody else's figure: they stay. */
  readonly kept: readonly string[];
};

export function undone<Value>(steps: Steps<Value>, shown: (place: string) => Value | undefined): Stepped<Value> {
  const edit = steps.past.at(-1);
  if (edit === undefined) return { steps, changes: [], kept: [] };
  const back = edit.map(({ place, before, after }) => ({ place, before: after, after: before }));
  return {
    steps: { past: steps.past.slice(0, -1), future: [...steps.future, edit] },
    ...standing(back, shown),
  };
}

export function redone<Value>(steps: Steps<Value>, shown: (place: string) => Value | undefined): Stepped<Value> {
  const edit = steps.future.at(-1);
  if (edit === undefined) return { steps, changes: [], kept: [] };
  return {
    steps: { past: [...steps.past, edit], future: steps.future.slice(0, -1) },
    ...standing(edit, shown),
  };
}

function standing<Value>(edit: Edit<Value>, shown: (place: string) => Value | undefined) {
  const stands = ({ place, before }: CellChange<Value>) => sameValue(before, shown(place));
  return { changes: edit.filter(stands), kept: edit.filter((change) => !stands(change)).map(({ place }) => place) };
}
