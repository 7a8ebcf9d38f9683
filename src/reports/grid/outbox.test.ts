import { fc, test as property } from "@fast-check/vitest";
import { describe, expect, test } from "vitest";
import {
  acknowledged,
  type Batch,
  chosen,
  isEmpty,
  type Kept,
  keptOf,
  learned,
  newOutbox,
  nextBatch,
  type Outbox,
  restored,
  shownAt,
  typed,
} from "./outbox.ts";
import { TestServer } from "./testServer.ts";

let keys = 0;
const newKey = () => `k${keys++}`;

/** A browser with the page open: what it shows, and everything that anybody ever saw or typed in it. */
class Browser {
  outbox: Outbox<string>;
  kept: Kept<string> = { waiting: [], batches: [] };
  readonly seen = new Map<string, Set<string>>();
  readonly typed: { place: string; value: string }[] = [];
  /** Typed and then taken back by the person: typed over before it was sent, or the other figure chosen. */
  readonly dropped = new Set<string>();
  /** Taken by the server once, replaced by somebody else, and then chosen over the other's figure by the person. */
  readonly chosenAgain: string[] = [];
  private readonly cameAt = new Map<string, number>();
  readonly name: string;
  private readonly server: TestServer;

  constructor(name: string, server: TestServer) {
    this.name = name;
    this.server = server;
    this.outbox = this.open();
  }

  /** The page is drawn anew and takes over what an earlier visit kept. */
  open(): Outbox<string> {
    this.cameAt.clear();
    const fresh = newOutbox(this.server.version, new Map(this.server.at(this.server.version)));
    this.outbox = isEmpty(this.kept) ? fresh : restored(fresh, [this.kept]);
    this.look();
    return this.outbox;
  }

  /** The person comes to a cell; what is typed there later is typed over what stood there now. */
  come(place: string): void {
    this.look();
    this.cameAt.set(place, this.outbox.version);
  }

  type(place: string, value: string): void {
    this.look();
    const over = this.outbox.waiting.get(place)?.value;
    const isUnderWay = this.outbox.batches.some((batch) => batch.values[place] === over);
    if (over !== undefined && !isUnderWay) this.dropped.add(over);
    this.typed.push({ place, value });
    this.set(typed(this.outbox, place, value, this.cameAt.get(place)));
  }

  /** Sends one batch; the acknowledgement may be lost on the way back, or the request on the way there. */
  send(luck: "through" | "lost_there" | "lost_back", repeats = true): Batch<string> | undefined {
    const { outbox, batch } = nextBatch(this.outbox, newKey);
    this.set(outbox);
    if (batch === undefined || luck === "lost_there") return batch;
    const answer = this.server.save(this.name, batch, { repeats });
    for (const { place } of answer.conflicts) {
      // Refused, and typed over meanwhile: what stands beside theirs is the later figure.
      const refused = batch.values[place];
      if (refused !== undefined && refused !== this.outbox.waiting.get(place)?.value) this.dropped.add(refused);
    }
    if (luck === "through") this.set(acknowledged(this.outbox, batch, answer));
    return batch;
  }

  refresh(): void {
    const { version } = this.server;
    this.set(learned(this.outbox, { version, changes: this.server.changes(this.outbox.version) }));
  }

  choose(place: string, whose: "mine" | "theirs"): void {
    const mine = this.outbox.waiting.get(place)?.value;
    const conflict = this.outbox.conflicts.get(place);
    if (conflict === undefined) return;
    // Both figures stand there, and whose the other is: nobody is asked about a figure of their own.
    expect(conflict.value).not.toBe(mine);
    expect(["lan", "minh"].filter((name) => name !== this.name)).toContain(conflict.by);
    if (whose === "theirs" && mine !== undefined) this.dropped.add(mine);
    const wasTaken = this.server.versions.some(({ cells }) => cells.get(place) === mine);
    if (whose === "mine" && mine !== undefined && wasTaken) this.chosenAgain.push(mine);
    this.set(chosen(this.outbox, place, whose));
  }

  private set(outbox: Outbox<string>): void {
    this.outbox = outbox;
    this.kept = keptOf(outbox);
    this.look();
  }

  /** The person looks at every cell, and at the figure beside it where there are two. */
  private look(): void {
    for (const place of places) {
      const seen = this.seen.get(place) ?? new Set();
      seen.add(shownAt(this.outbox, place) ?? "").add(this.outbox.conflicts.get(place)?.value ?? "");
      this.seen.set(place, seen);
    }
  }

  /** Sends until nothing waits, choosing where one must. */
  finish(whose: (place: string) => "mine" | "theirs"): void {
    for (let round = 0; round < 50 && !isEmpty(this.kept); round++) {
      this.send("through");
      for (const place of this.outbox.conflicts.keys()) this.choose(place, whose(place));
    }
    expect(isEmpty(this.kept)).toBe(true);
  }
}

const places = ["a", "b", "c"];
const place = fc.constantFrom(...places);
const who = fc.nat({ max: 1 });
const luck = fc.constantFrom("through" as const, "through" as const, "lost_there" as const, "lost_back" as const);
const act = fc.oneof(
  { weight: 4, arbitrary: fc.record({ kind: fc.constant("type" as const), who, place }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant("come" as const), who, place }) },
  { weight: 4, arbitrary: fc.record({ kind: fc.constant("send" as const), who, luck, repeats: fc.boolean() }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant("refresh" as const), who }) },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constant("choose" as const),
      who,
      place,
      whose: fc.constantFrom("mine" as const, "theirs" as const),
    }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant("kill" as const), who }) },
);

/** Nobody's figure was replaced unless it stood before the eyes of who replaced it. */
function expectNothingSilent(server: TestServer, browsers: readonly Browser[]): void {
  for (const [index, { by, cells }] of server.versions.entries()) {
    if (index === 0) continue;
    const before = server.at(index - 1);
    const writer = browsers.find(({ name }) => name === by);
    for (const each of places) {
      const was = before.get(each) ?? "";
      if (was !== (cells.get(each) ?? "")) expect(writer?.seen.get(each)).toContain(was);
    }
  }
}

/** Every figure came to the server once, or its own typist took it back; again only where the typist chose it again. */
function expectNothingLostOrDoubled(server: TestServer, browsers: readonly Browser[]): void {
  for (const browser of browsers) {
    for (const { place: at, value } of browser.typed) {
      const times = server.versions.filter(
        ({ cells }, index) => index > 0 && cells.get(at) === value && server.at(index - 1).get(at) !== value,
      ).length;
      const again = browser.chosenAgain.filter((chosen) => chosen === value).length;
      expect(times).toBeLessThanOrEqual(1 + again);
      if (times === 0) expect(browser.dropped).toContain(value);
    }
  }
}

describe("F7 two browsers on one report, lines that break, browsers that die", () => {
  property.prop([fc.array(act, { maxLength: 30 }), fc.constantFrom("mine" as const, "theirs" as const)], {
    numRuns: 1_000,
  })("F7 1,000 interleavings: no figure is overwritten unseen, none lost, none doubled", (acts, whose) => {
    const server = new TestServer();
    const browsers = ["lan", "minh"].map((name) => new Browser(name, server));
    for (const [index, each] of acts.entries()) {
      const browser = browsers[each.who];
      if (browser === undefined) continue;
      if (each.kind === "type") browser.type(each.place, `${browser.name}-${index}`);
      else if (each.kind === "send") browser.send(each.luck, each.repeats);
      else if (each.kind === "refresh") browser.refresh();
      else if (each.kind === "choose") browser.choose(each.place, each.whose);
      else browser.open();
    }
    for (const browser of browsers) browser.finish(() => whose);
    expectNothingSilent(server, browsers);
    expectNothingLostOrDoubled(server, browsers);
  });

  test("F7 a figure whose acknowledgement was lost and whose key was forgotten, replaced meanwhile, is asked about and not put back unseen", () => {
    const server = new TestServer();
    const [lan, minh] = [new Browser("lan", server), new Browser("minh", server)];
    lan.type("a", "4");
    lan.send("lost_back");
    minh.refresh();
    minh.type("a", "5");
    minh.send("through");
    lan.send("through", false);
    expect(server.at(server.version).get("a")).toBe("5");
    expect(lan.outbox.conflicts.get("a")).toMatchObject({ value: "5", by: "minh" });
  });

  test("F7 the second to save sees both figures and whose the other is", () => {
    const server = new TestServer();
    const [lan, minh] = [new Browser("lan", server), new Browser("minh", server)];
    lan.type("a", "4");
    minh.type("a", "5");
    lan.send("through");
    minh.send("through");
    expect(minh.outbox.conflicts.get("a")).toMatchObject({ value: "4", by: "lan" });
    expect(shownAt(minh.outbox, "a")).toBe("5");
    minh.choose("a", "mine");
    minh.send("through");
    lan.refresh();
    expect(shownAt(lan.outbox, "a")).toBe("5");
  });

  test("F7 a cell typed while somebody else's newer figure arrives keeps waiting on what was seen", () => {
    const server = new TestServer();
    const [lan, minh] = [new Browser("lan", server), new Browser("minh", server)];
    const { version } = minh.outbox;
    lan.type("a", "4");
    lan.send("through");
    minh.refresh();
    minh.outbox = typed(minh.outbox, "a", "5", version);
    minh.send("through");
    expect(server.at(server.version).get("a")).toBe("4");
    expect(minh.outbox.conflicts.get("a")?.value).toBe("4");
  });
});

test("F8 a hundred acknowledgements are lost and asked for again: one effect each", () => {
  const server = new TestServer();
  const browser = new Browser("lan", server);
  for (let count = 0; count < 100; count++) {
    browser.type("a", String(count));
    const first = browser.send("lost_back");
    expect(browser.send("lost_back")).toEqual(first);
    browser.send("through");
  }
  expect(server.version).toBe(100);
  expect(isEmpty(browser.kept)).toBe(true);
});

test("F9 200 cells typed without a line, the browser killed, the line back later: none lost, none doubled", () => {
  const server = new TestServer();
  const browser = new Browser("lan", server);
  for (let cell = 0; cell < 200; cell++) {
    browser.type(`c${cell}`, String(cell));
    browser.send("lost_there");
  }
  // Kept is all that is unsent, and nothing else.
  expect(browser.kept.waiting).toHaveLength(200);
  new Browser("minh", server).type("c7", "x");
  browser.open();
  browser.finish(() => "mine");
  expect([...server.at(server.version)].sort()).toEqual(
    Array.from({ length: 200 }, (_, cell) => [`c${cell}`, String(cell)]).sort(),
  );
  expect(browser.kept).toEqual({ waiting: [], batches: [] });
});

test("a cell typed over while its first figure is under way is sent after it, and is no conflict with oneself", () => {
  const server = new TestServer();
  const browser = new Browser("lan", server);
  browser.type("a", "1");
  const { outbox, batch } = nextBatch(browser.outbox, newKey);
  browser.outbox = typed(outbox, "a", "12");
  if (batch === undefined) throw new Error("nothing sent");
  browser.outbox = acknowledged(browser.outbox, batch, server.save("lan", batch));
  expect(browser.outbox.waiting.get("a")).toEqual({ value: "12", seen: 1 });
  browser.send("through");
  expect(browser.outbox.conflicts.size).toBe(0);
  expect(server.at(2).get("a")).toBe("12");
});

test("whoever types on in a cell that was saved meanwhile is in no conflict with oneself", () => {
  const server = new TestServer();
  const browser = new Browser("lan", server);
  browser.come("a");
  for (const text of ["1", "12", "123"]) {
    browser.type("a", text);
    browser.send("through");
  }
  expect(server.at(server.version).get("a")).toBe("123");
  expect(isEmpty(browser.kept)).toBe(true);
});

test("typing back what the server holds sends nothing", () => {
  const browser = new Browser("lan", new TestServer());
  browser.outbox = newOutbox(3, new Map([["a", "4"]]));
  browser.outbox = typed(typed(browser.outbox, "a", "5"), "a", "4");
  expect(nextBatch(browser.outbox, newKey).batch).toBeUndefined();
});
