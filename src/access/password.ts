/** What a password must be: long, and none that everybody tries first. Composition and expiry are asked only where set. */
import { fieldRefused } from "../server/error.ts";
import { commonPasswords } from "./commonPasswords.ts";

export const SHORTEST_PASSWORD = 12;
/** Long enough for any sentence, short enough that hashing it is no attack. */
export const LONGEST_PASSWORD = 256;

export type PasswordFault = "password_too_short" | "password_too_long" | "password_common" | "password_composition";

const DAY = 24 * 3_600_000;

/** Never, unless the installation has set a number of days. A clock that went back makes no password older. */
export function hasExpired(setAt: Date, now: Date, expiryDays: number | null): boolean {
  return expiryDays !== null && now.getTime() - setAt.getTime() > expiryDays * DAY;
}

/** `ownWords`: what anybody would try for this person: the name, the username, the unit. */
export function faultOfPassword(
  password: string,
  ownWords: readonly string[] = [],
  { composition }: { composition: boolean } = { composition: false },
): PasswordFault | undefined {
  const length = [...password].length;
  if (length < SHORTEST_PASSWORD) return "password_too_short";
  if (length > LONGEST_PASSWORD) return "password_too_long";
  const plain = plainForm(password);
  const guesses = new Set([...commonPasswords, ...ownWords.map(plainForm).filter((word) => word.length >= 4)]);
  if (isMadeOf(plain, guesses)) return "password_common";
  return composition && !isComposed(password) ? "password_composition" : undefined;
}

/** Capital and small letters, digits and signs; a blank is a sign. */
function isComposed(password: string): boolean {
  return [/\p{Lu}/u, /\p{Ll}/u, /\p{Nd}/u, /[^\p{L}\p{M}\p{Nd}]/u].every((kind) => kind.test(password));
}

/** Without accents, case, blanks and signs: `Mật khẩu 123!` is tried as `matkhau123`. */
function plainForm(text: string): string {
  return text
    .normalize("NFD")
    .toLowerCase()
    .replaceAll("đ", "d")
    .replace(/[^a-z0-9]/g, "");
}

/** Whether it is a guess, repeated perhaps, with nothing but digits around it, or a run of keys. */
function isMadeOf(plain: string, guesses: ReadonlySet<string>): boolean {
  if (new Set(plain).size < 5 || isRun(plain)) return true;
  const core = plain.replace(/^\d+|\d+$/g, "");
  return [plain, core].some((text) => guesses.has(text) || guesses.has(repeatedPart(text)));
}

const runs = [
  "01234567890123456789",
  "abcdefghijklmnopqrstuvwxyz",
  "qwertyuiopasdfghjklzxcvbnm",
  "1qaz2wsx3edc4rfv5tgb6yhn",
];

function isRun(plain: string): boolean {
  return runs.some((run) => run.includes(plain) || [...run].reverse().join("").includes(plain));
}

function repeatedPart(text: string): string {
  return /^(.+?)\1+$/.exec(text)?.[1] ?? text;
}

/** Throws 400 where a new password was typed otherwise the second time. */
export function requireRepeated(password: string, repeated: string): void {
  if (password === repeated) return;
  throw fieldRefused("passwords_differ", 400, "repeated");
}
