/** Random words that let their holder in. They are handed out once; of each only the hash is kept. */
import { createHash, randomBytes } from "node:crypto";

export type Secret = { token: string; hash: Buffer };

/** 256 random bits behind a prefix that tells a finder what they found. */
export function newSecret(prefix = ""): Secret {
  const token = prefix + randomBytes(32).toString("base64url");
  return { token, hash: hashOf(token) };
}

/** A fast hash will do: nobody guesses 256 random bits. */
export function hashOf(token: string): Buffer {
  return createHash("sha256").update(token).digest();
}
