/** For tests: a code of an authenticator app that is taken now and leaves the next one for a sign-in right after. */
import { codeAt } from "./secondFactor.ts";

const step = 30_000;

/** The code of the step before; it is taken in this step and no longer in the next, so one begins early enough to arrive. */
export async function codeOfStepBefore(secret: Uint8Array): Promise<string> {
  const left = step - (Date.now() % step);
  if (left < step / 2) await new Promise((resolve) => setTimeout(resolve, left + 100));
  return codeAt(secret, new Date(Date.now() - step));
}
