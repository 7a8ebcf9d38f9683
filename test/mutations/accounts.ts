/** Who is let in, for how long, and after how many tries. */
import type { Mutation } from "./mutation.ts";

const sessions = (...names: string[]) => ({ "src/access/session.test.ts": names });
const links = (...names: string[]) => ({ "src/access/people.test.ts": names });

export const accounts: readonly Mutation[] = [
  {
    file: "src/access/session.server.ts",
    rule: "a session ends when nothing was asked for long",
    text: "now.getTime() - seenAt.getTime() > IDLE_LIMIT ||",
    replacement: "",
    fails: sessions("S12 it ends when idle too long, and a working day after signing in however busy"),
  },
  {
    file: "src/access/session.server.ts",
    rule: "a session ends a working day after signing in",
    text: "|| now.getTime() - begunAt.getTime() > ABSOLUTE_LIMIT",
    replacement: "",
    fails: sessions("S12 it ends when idle too long, and a working day after signing in however busy"),
  },
  {
    file: "src/access/session.server.ts",
    rule: "signing in ends the session that the browser came with",
    text: "if (previous !== undefined) await endSession(tx, previous);",
    replacement: "",
    fails: sessions("S12 signing in gives a new token and ends the one that the browser came with"),
  },
  {
    file: "src/access/asker.server.ts",
    rule: "a revoked token lets nobody in",
    text: " AND revoked_at IS NULL",
    replacement: "",
    fails: sessions("one lets in as its maker until it is revoked or expires"),
  },
  {
    file: "src/access/link.server.ts",
    rule: "a one-time link expires",
    text: '.where("expires_at", ">", now)',
    replacement: "",
    fails: links("S13 the link expires"),
  },
  {
    file: "src/access/link.server.ts",
    rule: "a one-time link works once, even twice at once",
    text: 'if (used.numUpdatedRows === 0n) throw new AppError("link_invalid", 410);',
    replacement: "",
    fails: links("S13 it works once, even when used twice at the same time"),
  },
  {
    file: "src/access/link.server.ts",
    rule: "a new link ends the one before",
    text: "await endLinksOf(tx, person, now);\n  const { token, hash }",
    replacement: "const { token, hash }",
    fails: links("S13 a second start makes a new link, and the first no longer works"),
  },
  {
    file: "src/access/backOff.ts",
    rule: "each wrong try makes one wait twice as long",
    text: "patience.firstSeconds * 2 ** excess",
    replacement: "patience.firstSeconds * (excess + 1)",
    fails: { "src/access/backOff.test.ts": ["S9 five tries are free, then each makes one wait twice as long"] },
  },
  {
    file: "src/access/backOff.ts",
    rule: "nobody waits longer than a quarter of an hour, whatever the clock does",
    text: "Math.max(0, (now.getTime() - lastAt.getTime()) / 1000)",
    replacement: "(now.getTime() - lastAt.getTime()) / 1000",
    fails: {
      "src/access/backOff.test.ts": ["F6 a clock that jumps never makes one wait longer than the longest wait"],
    },
  },
  {
    file: "src/access/attempt.server.ts",
    rule: "guesses from elsewhere do not lock out where the owner has been before",
    text: "anywhere && !isKnownPlace ?",
    replacement: "anywhere ?",
    fails: { "src/access/signIn.test.ts": ["S9 guesses from many addresses make the account wait"] },
  },
  {
    file: "src/access/attempt.server.ts",
    rule: "guesses from many addresses make the account wait",
    text: "for (const place of [address, ANYWHERE]) {",
    replacement: "for (const place of [address]) {",
    fails: { "src/access/signIn.test.ts": ["S9 guesses from many addresses make the account wait"] },
  },
  {
    file: "src/access/secondFactor.ts",
    rule: "a code of the telephone is taken once",
    text: "step > last ||",
    replacement: "step >= last ||",
    fails: { "src/access/secondFactor.test.ts": ["S11 none is taken twice, and none older than the last"] },
  },
  {
    file: "src/access/secondFactor.server.ts",
    rule: "a recovery code is taken once",
    text: '.where("code_hash", "=", hashOf(code))\n    .where("used_at", "is", null)',
    replacement: '.where("code_hash", "=", hashOf(code))',
    fails: { "src/secondFactor.test.ts": ["S11 a recovery code takes its place once"] },
  },
  {
    file: "src/access/secondFactor.server.ts",
    rule: "turning the second factor on ends the sessions elsewhere",
    text: "await endSessionsOf(tx, person, kept);",
    replacement: "",
    fails: { "src/secondFactor.test.ts": ["S11 turning it on and off asks for the password"] },
  },
  {
    file: "src/access/password.ts",
    rule: "a password has twelve characters",
    text: "SHORTEST_PASSWORD = 12",
    replacement: "SHORTEST_PASSWORD = 11",
    fails: { "src/access/password.test.ts": ["S10 eleven characters are too few"] },
  },
  {
    file: "src/access/password.ts",
    rule: "digits around a guess make no password of it",
    text: 'const core = plain.replace(/^\\d+|\\d+$/g, "");',
    replacement: "const core = plain;",
    fails: { "src/access/password.test.ts": ["S10 neither is one's own name with digits"] },
  },
  {
    file: "src/access/cookie.ts",
    rule: "scripts do not get the cookie",
    text: ' "HttpOnly",',
    replacement: "",
    fails: { "src/access/cookie.test.ts": ["S12 under TLS the cookie is bound to this host"] },
  },
  {
    file: "src/access/cookie.ts",
    rule: "a cookie that stands there twice is nobody's",
    text: "values.length === 1 &&",
    replacement: "values.length >= 1 &&",
    fails: { "src/access/cookie.test.ts": ["S12 only the name that belongs to the way one came counts"] },
  },
  {
    file: "src/access/next.ts",
    rule: "after signing in nobody is sent to another site",
    text: "/^\\/(?![/\\\\])[!-~]*$/",
    replacement: "/^\\/[!-~]*$/",
    fails: { "src/access/next.test.ts": ["leads nowhere else"] },
  },
  {
    file: "src/access/people.server.ts",
    rule: "an installation keeps its last administrator",
    text: 'if (!left) throw new AppError("last_administrator", 409);',
    replacement: "",
    fails: links("nobody closes themselves, and the last administrator keeps the role"),
  },
  {
    file: "src/access/proof.server.ts",
    rule: "what was proved counts while it stands",
    text: 'if (!isUnchanged) throw new AppError("account_changed_meanwhile", 409);',
    replacement: "",
    fails: { "src/accountRaces.test.ts": ["S12 the old password does not make a token while it is being changed"] },
  },
  {
    file: "src/access/proof.server.ts",
    rule: "whoever acts on a proof holds the account",
    text: ".forNoKeyUpdate()",
    replacement: "",
    fails: {
      "src/accountRaces.test.ts": [
        "S12 the old password does not make another password while it is being changed",
        "S12 nobody is let in by the old password while it is being changed",
        "S11 nobody is let in without the code while the factor is being turned on",
      ],
    },
  },
  {
    file: "src/access/people.server.ts",
    rule: "people are changed one after the other",
    text: "await sql`SELECT pg_advisory_xact_lock(hashtextextended('people', 0))`.execute(tx);",
    replacement: "await sql`SELECT 1`.execute(tx);",
    fails: {
      "src/accountRaces.test.ts": [
        "S1 a link is not made for somebody whose roles are growing",
        "an installation keeps its last administrator when two close each other's roles at once",
      ],
    },
  },
];
