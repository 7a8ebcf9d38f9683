import { fc, test as property } from "@fast-check/vitest";
import { describe, expect, test } from "vitest";
import { codeAt, isFresh, needsSecondFactor, sharedSecret, stepAt, stepOfCode, typedCode } from "./secondFactor.ts";

const at = (seconds: number) => new Date(seconds * 1000);

describe("S11 the codes of the telephone", () => {
  /** RFC 6238, appendix B, for SHA-1, the last six of its eight digits. */
  test.each([
    [59, "287082"],
    [1111111109, "081804"],
    [1111111111, "050471"],
    [1234567890, "005924"],
    [2000000000, "279037"],
  ])("S11 at %i seconds the standard's own secret gives %s", (seconds, code) => {
    const secret = Buffer.from("12345678901234567890");
    expect(codeAt(secret, at(seconds))).toBe(code);
    expect(stepOfCode(secret, code, at(seconds))).toBe(stepAt(at(seconds)));
  });

  property.prop([fc.uint8Array({ minLength: 20, maxLength: 20 }), fc.integer({ min: 0, max: 4e9 })])(
    "S11 a code holds half a minute longer than it is shown, and no longer",
    (secret, seconds) => {
      const code = codeAt(secret, at(seconds));
      expect(stepOfCode(secret, code, at(seconds + 30))).toBeDefined();
      // Another step may by chance have the same six digits.
      const far = stepOfCode(secret, code, at(seconds + 120));
      expect(far === undefined || far > stepAt(at(seconds))).toBe(true);
    },
  );

  test("S11 none is taken twice, and none older than the last", () => {
    const now = at(3000);
    expect(isFresh(100, 99, now)).toBe(true);
    expect(isFresh(100, 100, now)).toBe(false);
    expect(isFresh(99, 100, now)).toBe(false);
  });

  test("F6 a clock that has gone back a day locks nobody out of their telephone", () => {
    const today = at(10 * 86_400);
    const lastTakenTomorrow = stepAt(at(11 * 86_400));
    expect(isFresh(stepAt(today), lastTakenTomorrow, today)).toBe(true);
    expect(isFresh(lastTakenTomorrow, lastTakenTomorrow, today)).toBe(false);
  });
});

test("S11 what is typed: six digits with any blanks are the telephone's, all else is for recovery", () => {
  expect(typedCode(" 123 456 ")).toEqual({ kind: "time", code: "123456" });
  expect(typedCode("ABCD-EFGH-JKMN-PQRS")).toEqual({ kind: "recovery", code: "abcdefghjkmnpqrs" });
  expect(typedCode("1234567").kind).toBe("recovery");
});

test("S11 the telephone is told the secret in the form that every such application reads", () => {
  const { address, secret, drawn } = sharedSecret(Buffer.from("12345678901234567890"), {
    username: "duyet.tanhao",
    issuer: "Quyết",
  });
  const url = new URL(address);
  expect(url.protocol).toBe("otpauth:");
  expect(url.searchParams.get("secret")).toBe("GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ");
  expect(secret.replaceAll(" ", "")).toBe(url.searchParams.get("secret"));
  expect(decodeURIComponent(url.pathname)).toContain("duyet.tanhao");
  expect(drawn.path).toMatch(/^M\d+ \d+h1v1h-1z/);
});

test("S11 it is for those whose wrong hands would do the most harm", () => {
  const held = (role: "administrator" | "office" | "approver" | "reporter" | "leader") => ({ roles: [{ role }] });
  expect(["administrator", "office", "approver"].every((role) => needsSecondFactor(held(role as "office")))).toBe(true);
  expect(needsSecondFactor(held("reporter")) || needsSecondFactor(held("leader"))).toBe(false);
});
