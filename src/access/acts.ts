/**
 * Everything that can be done, and who may do it: the one table, from which `may` decides and which docs/access.md shows.
 * A route names its act; one that names none fails a test.
 */
import type { Costs } from "../server/http/flood.ts";
import type { Reads } from "../server/http/keptPages.server.ts";
import type { Role } from "./person.ts";

/**
 * How the unit in question stands to the unit of the role:
 * `own` it is that unit, or the form is owned by that unit;
 * `within` it is that unit or lies below it;
 * `below` it lies below it, or is it and nothing is above.
 */
export type Relation = "own" | "within" | "below";

export type Rule = {
  /** Reading is left to roles on units that ended, and reaches what a unit succeeded. */
  reads: boolean;
  /** What brings a report to its end is left to them too, for the last report that was asked of their unit. */
  finishes?: boolean;
  /** `everyone` without signing in, `person` whoever is signed in, `session` the same but not by a token, or by role. */
  who: "everyone" | "person" | "session" | Readonly<Partial<Record<Role, Relation>>>;
};

const everyRoleWithin = {
  administrator: "within",
  office: "within",
  reporter: "within",
  approver: "within",
  leader: "within",
} as const satisfies Rule["who"];

export const acts = {
  "portal.read": { reads: true, who: "everyone" },
  "health.read": { reads: true, who: "everyone" },
  "api.describe": { reads: true, who: "everyone" },
  "language.choose": { reads: false, who: "everyone" },
  "session.begin": { reads: false, who: "everyone" },
  "link.use": { reads: false, who: "everyone" },
  "session.end": { reads: false, who: "everyone" },

  "account.manage": { reads: false, who: "session" },
  "own.keep": { reads: false, who: "session" },
  "today.read": { reads: true, who: "person" },
  "search.use": { reads: true, who: "person" },
  "definition.read": { reads: true, who: "person" },
  "document.read": { reads: true, who: "person" },

  "report.read": { reads: true, who: everyRoleWithin },
  "report.fill": { reads: false, finishes: true, who: { reporter: "own" } },
  "report.sign": { reads: false, finishes: true, who: { approver: "own" } },
  "report.accept": { reads: false, finishes: true, who: { office: "below" } },
  "report.issue": { reads: false, finishes: true, who: { reporter: "own", approver: "own" } },
  "report.stand_in": { reads: false, who: { office: "below" } },
  "report.return": { reads: false, finishes: true, who: { approver: "own", office: "below" } },
  "report.reopen": { reads: false, who: { office: "below" } },
  "report.remind": { reads: false, who: { office: "within" } },
  "value.load": { reads: false, who: { administrator: "below", office: "within" } },
  "value.approve": { reads: false, who: { administrator: "below", office: "below" } },

  "target.read": { reads: true, who: everyRoleWithin },
  "review.read": { reads: true, who: everyRoleWithin },
  "review.write": { reads: false, who: { office: "within" } },
  "review.return": { reads: false, who: { office: "within", leader: "within" } },
  "review.issue": { reads: false, who: { office: "within" } },
  "article.read": { reads: true, who: { office: "within", leader: "within" } },
  "article.write": { reads: false, who: { office: "within" } },
  "article.publish": { reads: false, who: { office: "within" } },
  "document.write": { reads: false, who: { office: "within" } },

  "task.read": { reads: true, who: everyRoleWithin },
  "task.do": { reads: false, who: { reporter: "own", approver: "own" } },
  "task.assign": { reads: false, who: { office: "within" } },
  "task.answer": { reads: false, who: { office: "within" } },
  "task.close_count": { reads: false, who: { office: "within" } },
  "task.open_count": { reads: false, who: { administrator: "within" } },

  "resolution.write": { reads: false, who: { administrator: "within", office: "within" } },
  "definition.write": { reads: false, who: { administrator: "within", office: "within" } },
  "judging.set": { reads: false, who: { administrator: "within" } },
  "scans.bound": { reads: false, who: { administrator: "within" } },
  "period.open": { reads: false, who: { administrator: "within" } },
  "person.read": { reads: true, who: { administrator: "within", office: "within" } },
  "person.manage": { reads: false, who: { administrator: "within" } },
  "log.read": { reads: true, who: { administrator: "within" } },
} as const satisfies Record<string, Rule>;

export type Act = keyof typeof acts;

/** What a route says of itself by its guard; what its page reads of its address, where that page is kept for everybody. */
export type Declared = { readonly act: Act } & Described;
export type Described = Costs & { readonly reads?: Reads };

export function ruleOf(act: Act): Rule {
  return acts[act];
}

export const actNames = Object.keys(acts).filter((name): name is Act => name in acts);
