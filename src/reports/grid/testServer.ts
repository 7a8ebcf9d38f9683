/** A server for the outbox's tests: it merges as the real one does, remembers every version, and repeats its answers. */
import { merge } from "../../ledger/report.ts";
import type { Answer, Batch, Told } from "./outbox.ts";

type Cells = ReadonlyMap<string, string>;
export type Version = { readonly by: string; readonly cells: Cells };

export class TestServer {
  /** The first is version 0: nothing yet. */
  readonly versions: Version[] = [{ by: "", cells: new Map() }];
  private readonly answered = new Map<string, Answer<string>>();

  get version(): number {
    return this.versions.length - 1;
  }

  at(version: number): Cells {
    return this.versions[version]?.cells ?? new Map();
  }

  /** `repeats`: a key that was answered is answered the same again; without, the request is done anew. */
  save(by: string, batch: Batch<string>, { repeats = true } = {}): Answer<string> {
    const earlier = this.answered.get(batch.key);
    if (earlier !== undefined && repeats) return earlier;
    const seen = this.at(batch.seen);
    const now = this.at(this.version);
    const next = new Map(now);
    const conflicts: Told<string>[] = [];
    for (const [place, mine] of Object.entries(batch.values)) {
      const there = now.get(place) ?? "";
      const merged = merge(seen.get(place) ?? "", there, mine, (one, other) => one === other);
      if (merged === "written") next.set(place, mine);
      if (merged === "conflict") conflicts.push(this.told(place, there));
    }
    const isChanged = [...next].some(([place, value]) => value !== (now.get(place) ?? ""));
    const others = this.changes(batch.seen).filter(({ place }) => !conflicts.some((each) => each.place === place));
    if (isChanged) this.versions.push({ by, cells: next });
    const changes = others.filter(({ place, value }) => batch.values[place] !== value);
    const answer = { version: this.version, changes, conflicts };
    this.answered.set(batch.key, answer);
    return answer;
  }

  /** What changed since a version. */
  changes(since: number): Told<string>[] {
    const before = this.at(since);
    return [...this.at(this.version)]
      .filter(([place, value]) => value !== (before.get(place) ?? ""))
      .map(([place, value]) => this.told(place, value));
  }

  private told(place: string, value: string): Told<string> {
    const since = this.versions.findLastIndex(({ cells }) => (cells.get(place) ?? "") !== value) + 1;
    return { place, value, by: this.versions[since]?.by ?? "", at: "07:30 23/09/2024", version: since };
  }
}
