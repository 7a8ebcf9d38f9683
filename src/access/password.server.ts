/** Passwords are kept as scrypt hashes, each with its cost, so that the cost can rise and old hashes still answer. */
import { randomBytes, scrypt, timingSafeEqual } from "node:crypto";

/** 16 MB for one password, and as slow as 64 MB at once: several sign-ins together must not fill the memory. */
const cost = { logN: 14, blocks: 8, lanes: 5 };
const KEY_LENGTH = 32;

export async function hashPassword(password: string): Promise<string> {
  const salt = randomBytes(16);
  const key = await derive(password, salt, cost);
  return ["scrypt", cost.logN, cost.blocks, cost.lanes, salt.toString("base64url"), key.toString("base64url")].join(
    "$",
  );
}

/** Takes the same time when there is no hash, so that the clock does not tell which accounts exist. */
export async function isPassword(password: string, hash: string | undefined): Promise<boolean> {
  const [kind, logN, blocks, lanes, salt = "", key = ""] = (hash ?? "").split("$");
  if (kind !== "scrypt") {
    await derive(password, randomBytes(16), cost);
    return false;
  }
  const expected = Buffer.from(key, "base64url");
  const stored = { logN: Number(logN), blocks: Number(blocks), lanes: Number(lanes) };
  const derived = await derive(password, Buffer.from(salt, "base64url"), stored);
  return expected.length === derived.length && timingSafeEqual(expected, derived);
}

function derive(password: string, salt: Buffer, { logN, blocks, lanes }: typeof cost): Promise<Buffer> {
  const options = { N: 2 ** logN, r: blocks, p: lanes, maxmem: 256 * 2 ** logN * blocks };
  return new Promise((resolve, reject) => {
    // The same letters typed on another machine may arrive composed differently.
    scrypt(password.normalize("NFC"), salt, KEY_LENGTH, options, (error, key) =>
      error ? reject(error) : resolve(key),
    );
  });
}
