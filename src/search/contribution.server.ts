/** What capabilities let be found: each its own things, and the root lists them in the order in which they are shown. */
import { createContext } from "react-router";
import type { Choice } from "../access/choice.server.ts";
import type { RequestContext } from "../access/context.server.ts";
import type { ReadTransaction } from "../database/connection.server.ts";
import type { Found } from "./found.ts";

export type Seeking = {
  readonly request: RequestContext;
  /** The unit and period chosen above the page. */
  readonly choice: Choice;
  /** As typed; empty before anything is. */
  readonly sought: string;
  /** Whether the words sought stand in these texts, accents or not; before any are, everything matches. */
  readonly matches: (...texts: string[]) => boolean;
  /** More of a kind than these are not shown. */
  readonly most: number;
};

export type Finder = {
  readonly find: (tx: ReadTransaction, seeking: Seeking) => Promise<Found[]>;
  /** Offered before anything is typed, too. */
  readonly atOnce?: true;
};

/** In loaders: `context.get(finders)`. */
export const finders = createContext<readonly Finder[]>();
