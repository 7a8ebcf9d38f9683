/**
 * The rules of signing in that an installation sets for itself. All are off until somebody turns them on, but for the second
 * factor where an installation begins (`installation.server.ts`).
 */
import { z } from "zod";
import { setting } from "../database/setting.server.ts";

const SignInRules = z.object({
  /** Whether those roles must have a second factor that `rolesWithSecondFactor` names; else it is advised. */
  secondFactor: z.boolean().default(false),
  /** Whether a password needs capital and small letters, digits and signs. */
  composition: z.boolean().default(false),
  /** After how many days a password must be changed. */
  expiryDays: z.number().int().min(1).max(3650).nullable().default(null),
});

export type SignInRules = z.output<typeof SignInRules>;

export const signInRules = setting("sign_in_rules", SignInRules, SignInRules.parse({}));
