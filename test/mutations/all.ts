/** The kept mutations: each a rule that somebody could break without noticing, were it not for the tests that it names. */
import { accounts } from "./accounts.ts";
import { backups } from "./backups.ts";
import { edge } from "./edge.ts";
import { figures } from "./figures.ts";
import { foreign } from "./foreign.ts";
import { fromWord } from "./fromWord.ts";
import { judging } from "./judging.ts";
import { ledger } from "./ledger.ts";
import type { Mutation } from "./mutation.ts";
import { outside } from "./outside.ts";
import { periods } from "./periods.ts";
import { portal } from "./portal.ts";
import { reviews } from "./reviews.ts";
import { rights } from "./rights.ts";
import { tasks } from "./tasks.ts";
import { uploads } from "./uploads.ts";
import { words } from "./words.ts";

export const mutations: readonly Mutation[] = [
  ...rights,
  ...foreign,
  ...accounts,
  ...ledger,
  ...figures,
  ...judging,
  ...periods,
  ...words,
  ...outside,
  ...edge,
  ...uploads,
  ...portal,
  ...reviews,
  ...fromWord,
  ...backups,
  ...tasks,
];
