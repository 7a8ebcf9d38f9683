/** What capabilities say on somebody's first page: each for itself, and the root lists them in the order of the page. */
import { createContext } from "react-router";
import type { Choice } from "../access/choice.server.ts";
import type { RequestContext } from "../access/context.server.ts";
import type { Person } from "../access/person.ts";
import type { ReadTransaction } from "../database/connection.server.ts";
import type { Block } from "./block.ts";

/** Whose page it is, and the unit and period chosen above it; none of these while there are no units. */
export type DayAsked = RequestContext & { readonly person: Person; readonly choice: Choice | undefined };

/** The head of the page for those who decide, in place of the day. */
export type Heading = {
  readonly title: string;
  /** After the names of unit and period. */
  readonly lead: string;
  /** Where everything is, below the blocks. */
  readonly more: { readonly to: string; readonly words: string };
  /** What is sent, and where to, once the page was seen. */
  readonly seen: { readonly to: string; readonly fields: Readonly<Record<string, string>> } | undefined;
};

export type Part = {
  readonly blocks: readonly Block[];
  /** What can wait until everybody else has spoken: good news. */
  readonly last?: readonly Block[];
  readonly heading?: Heading;
};

export type Contribution =
  /** Read in the snapshot of the page. */
  | { readonly within: (tx: ReadTransaction, asked: DayAsked) => Promise<Part> }
  /** Looks at more than the data, on connections of its own, before the page holds one. */
  | { readonly before: (asked: Omit<DayAsked, "choice">) => Promise<Part> };

/** In loaders: `context.get(dayContributions)`. */
export const dayContributions = createContext<readonly Contribution[]>();
