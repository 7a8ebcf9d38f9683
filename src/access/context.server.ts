/** What every loader, action and API handler is given about the request it answers. */
import { createContext } from "react-router";
import type { Clock } from "../calendar/clock.ts";
import type { Database, WriteTransaction } from "../database/connection.server.ts";
import type { ReviewId } from "../database/ids.ts";
import type { Versions } from "../database/versions.server.ts";
import type { Language, Texts } from "../prose/text.ts";
import type { Configuration } from "../server/configuration.server.ts";
import type { Declared } from "./acts.ts";
import type { StillAsking } from "./askingAgain.server.ts";
import type { Person } from "./person.ts";

export type RequestContext = {
  database: Database;
  clock: Clock;
  /** The machine's own time, by which sessions, links, tokens and waits count; the demo's clock is another. */
  wall: Clock;
  configuration: Configuration;
  /** Whether the demo folder is being served. */
  demo: boolean;
  /** Who asks; nobody signed in otherwise. */
  person: Person | undefined;
  /** Throws where the person's rights are no longer those they came with; `database` asks it before each writing transaction. */
  stillAsks: StillAsking;
  /** In force when they asked; unknown where nobody is signed in. */
  versions: Versions | undefined;
  language: Language;
  /** The words of every code that may be thrown. */
  words: Texts;
  /** Where the request came from; empty where there is no connection. */
  address: string;
  /** Stands in the log and on the error page. */
  requestId: string;
  /** What inline scripts and styles of this answer must carry. */
  nonce: string;
  /** What follows in the same transaction once an issued review was corrected: contributed by who gave it out. */
  reviewCorrected(tx: WriteTransaction, asked: RequestContext, review: ReviewId): Promise<void>;
};

/** In loaders and actions: `context.get(requestContext)`. */
export const requestContext = createContext<RequestContext>();

/** The type of our API routers; in handlers: `c.get("request")`. */
export type ApiEnvironment = {
  Variables: {
    request: RequestContext;
    /** What the route that will answer says of itself; undefined where there is none. */
    declared: Declared | undefined;
    /** Set by a handler whose answer holds a secret, such as a one-time link. */
    answersSecret?: true;
  };
};
