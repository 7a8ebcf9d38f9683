/** Counts what happens, for whoever waits until so much more of it has. */
import { EventEmitter, once } from "node:events";

export class Tally {
  #count = 0;
  readonly #happening = new EventEmitter();

  get count(): number {
    return this.#count;
  }

  add(): void {
    this.#count += 1;
    this.#happening.emit("more");
  }

  /** Throws where they have not come within so many milliseconds. */
  async more(count: number, within: number): Promise<void> {
    const signal = AbortSignal.timeout(within);
    for (const until = this.#count + count; this.#count < until; ) await once(this.#happening, "more", { signal });
  }
}
