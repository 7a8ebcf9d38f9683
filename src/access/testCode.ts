/** For tests: the code with which somebody signs in right after another one was taken. */
import { codeAt } from "./secondFactor.ts";

const STEP = 30_000;

/** Of the step to come, which is taken already; should that step begin meanwhile, it is the present one. */
export function codeOfNextStep(secret: Uint8Array): string {
  return codeAt(secret, new Date(Date.now() + STEP));
}
