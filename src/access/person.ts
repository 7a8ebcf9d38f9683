/** Somebody who signs in, and what they are to which unit. */
import type { PersonId, UnitId } from "../database/ids.ts";
import type { Versions } from "../database/versions.server.ts";
import type { Language } from "../prose/text.ts";

export const roles = ["administrator", "office", "reporter", "approver", "leader"] as const;
export type Role = (typeof roles)[number];

/**
 * A role holds on a unit. On an agency that owns forms it also covers these forms, whatever unit they describe.
 * Without a unit it holds on everything there is: so it was given before the first unit was.
 */
export type RoleOnUnit = { role: Role; unitId: UnitId | undefined };

/** For what a token of theirs can be made: reading, reports, loading figures, papers, definitions, people. */
export const tokenRights = ["read", "report", "load", "write", "define", "manage"] as const;
export type TokenRight = (typeof tokenRights)[number];

export type Person = {
  id: PersonId;
  /** What one signs in with. */
  username: string;
  name: string;
  language: Language;
  /** Those that hold today. */
  roles: readonly RoleOnUnit[];
  /** Where a program asks with a token of theirs: for what it was made. What concerns the account itself no token does. */
  tokenRights?: readonly TokenRight[];
  /** What the rules of this installation ask of the account before anything else can be done. */
  owes?: Owed;
};

/** Who asks, and the versions of what was in force when they did. */
export type Asker = { person: Person; versions: Versions };

export type Owed = "second_factor" | "new_password";
