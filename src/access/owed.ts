/** What the rules of signing in ask of somebody before anything else of theirs opens. */
import { hasExpired } from "./password.ts";
import type { Owed, RoleOnUnit } from "./person.ts";
import { needsSecondFactor } from "./secondFactor.ts";
import type { SignInRules } from "./signInRules.server.ts";

type Standing = {
  readonly person: { readonly roles: readonly RoleOnUnit[] };
  readonly passwordSince: Date;
  readonly hasSecondFactor: boolean;
};

/** By the machine's own clock. */
export function owedBy(
  { person, passwordSince, hasSecondFactor }: Standing,
  rules: SignInRules,
  now: Date,
): Owed | undefined {
  if (hasExpired(passwordSince, now, rules.expiryDays)) return "new_password";
  return rules.secondFactor && needsSecondFactor(person) && !hasSecondFactor ? "second_factor" : undefined;
}
