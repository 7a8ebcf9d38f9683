/** The second factor: codes of six digits that change every 30 seconds (RFC 6238), and codes for when the telephone is lost. */
import { Secret, TOTP } from "otpauth";
import { encode } from "uqr";
import type { Role } from "./person.ts";

/** Whose wrong hands would do the most harm. */
export const rolesWithSecondFactor: readonly Role[] = ["administrator", "office", "approver"];

export function needsSecondFactor(person: { roles: readonly { role: Role }[] }): boolean {
  return person.roles.some(({ role }) => rolesWithSecondFactor.includes(role));
}

const PERIOD_SECONDS = 30;
/** A telephone's clock may be wrong by so many steps either way. */
const TOLERANCE = 1;

function totp(secret: Uint8Array, label = "", issuer = ""): TOTP {
  const buffer = new Uint8Array(secret).buffer;
  return new TOTP({ issuer, label, secret: new Secret({ buffer }), digits: 6, period: PERIOD_SECONDS });
}

/** The number of the 30 seconds in which we are. */
export function stepAt(now: Date): number {
  return Math.floor(now.getTime() / 1000 / PERIOD_SECONDS);
}

/** What the telephone shows: for tests, and nowhere else. */
export function codeAt(secret: Uint8Array, now: Date): string {
  return totp(secret).generate({ timestamp: now.getTime() });
}

/** The step of which it is the code, if of any near now. */
export function stepOfCode(secret: Uint8Array, code: string, now: Date): number | undefined {
  const delta = totp(secret).validate({ token: code, timestamp: now.getTime(), window: TOLERANCE });
  return delta === null ? undefined : stepAt(now) + delta;
}

/**
 * Whether a code of `step` may still be taken: each once, and none older than the last. Where the last lies in the future,
 * the clock has gone back since: then only that very code is refused.
 */
export function isFresh(step: number, last: number, now: Date): boolean {
  return step > last || (last > stepAt(now) + TOLERANCE && step !== last);
}

/** As typed, with or without blanks and dashes: six digits are of the telephone, anything else is a recovery code. */
export function typedCode(typed: string): { kind: "time" | "recovery"; code: string } {
  const code = typed.replace(/[\s–-]/g, "").toLowerCase();
  return { kind: /^\d{6}$/.test(code) ? "time" : "recovery", code };
}

/** A QR code as the `d` of one SVG path in a square of `size`. */
export type Drawn = { size: number; path: string };

export type Shared = { address: string; secret: string; drawn: Drawn };

/** How the telephone is told the secret: as a QR code, or typed in groups of four. */
export function sharedSecret(secret: Uint8Array, { username, issuer }: { username: string; issuer: string }): Shared {
  const shared = totp(secret, username, issuer);
  const address = shared.toString();
  return { address, secret: shared.secret.base32.replace(/(.{4})(?=.)/g, "$1 "), drawn: drawnCode(address) };
}

/** A QR code as the path of a drawing. */
export function drawnCode(text: string): Drawn {
  const { data, size } = encode(text, { ecc: "M", border: 4 });
  const path = data.flatMap((row, y) => row.flatMap((dark, x) => (dark ? [`M${x} ${y}h1v1h-1z`] : []))).join("");
  return { size, path };
}
