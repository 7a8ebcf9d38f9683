/** Turns at what only one can have at a time, given out fairly: whoever waits for one gets it before anybody gets another. */

/** Thrown to the one for whom more waits than may. */
export class TooManyWaiting extends Error {}

/**
 * `mostOfOne` may wait for one caller; the others never notice. Tasks of one caller are done in their order, and between two
 * of them everybody else who waits has a turn.
 */
export function fairTurns(mostOfOne: number) {
  /** In the order in which they have their turns. */
  const waiting = new Map<string, (() => Promise<void>)[]>();
  let isTaken = false;

  async function serve(): Promise<void> {
    if (isTaken) return;
    isTaken = true;
    for (;;) {
      const [next] = waiting;
      if (next === undefined) break;
      const [caller, [task, ...others]] = next;
      waiting.set(caller, others);
      await task?.();
      const more = waiting.get(caller) ?? [];
      waiting.delete(caller);
      if (more.length > 0) waiting.set(caller, more);
    }
    isTaken = false;
  }

  return function inTurn<Answer>(caller: string, task: () => Promise<Answer>): Promise<Answer> {
    const own = waiting.get(caller) ?? [];
    if (own.length >= mostOfOne) return Promise.reject(new TooManyWaiting());
    return new Promise((resolve, reject) => {
      waiting.set(caller, [...own, () => task().then(resolve, reject)]);
      void serve();
    });
  };
}

/**
 * One at a time of each caller, in their order, at most so many waiting; those of different callers go on beside each other.
 */
export function oneOfEach(mostWaiting: number) {
  const begun = new Map<string, { last: Promise<unknown>; count: number }>();

  return async function inTurn<Answer>(caller: string, task: () => Promise<Answer>): Promise<Answer> {
    const own = begun.get(caller) ?? { last: Promise.resolve(), count: 0 };
    if (own.count > mostWaiting) throw new TooManyWaiting();
    const done = own.last.then(task);
    own.last = done.catch(() => undefined);
    own.count += 1;
    begun.set(caller, own);
    try {
      return await done;
    } finally {
      own.count -= 1;
      if (own.count === 0) begun.delete(caller);
    }
  };
}

/**
 * Room that all share: a task begins when what it needs is free, in the order in which they came, and gives it back at its end.
 * One that needs more than there is has all of it. Where those who wait need too much already, one more is refused at once, since
 * its turn would come when its caller has gone.
 */
export function sharedRoom(whole: number, mostWaiting: number) {
  const waiting: { needed: number; begin: () => void }[] = [];
  let free = whole;

  function letIn(): void {
    for (let [next] = waiting; next !== undefined && next.needed <= free; [next] = waiting) {
      waiting.shift();
      free -= next.needed;
      next.begin();
    }
  }

  return async function within<Answer>(asked: number, task: () => Promise<Answer>): Promise<Answer> {
    const needed = Math.min(asked, whole);
    const waited = waiting.reduce((sum, each) => sum + each.needed, 0);
    if (waited + needed > mostWaiting && needed > free) throw new TooManyWaiting();
    await new Promise<void>((begin) => {
      waiting.push({ needed, begin });
      letIn();
    });
    try {
      return await task();
    } finally {
      free += needed;
      letIn();
    }
  };
}
