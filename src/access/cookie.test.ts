import { expect, test } from "vitest";
import { clearedSessionCookie, sessionCookie, sessionTokenOf } from "./cookie.ts";

test("S12 under TLS the cookie is bound to this host; scripts and other sites' forms do not get it", () => {
  expect(sessionCookie("t", true, 60)).toBe("__Host-quyet=t; Path=/; Max-Age=60; HttpOnly; SameSite=Lax; Secure");
  expect(sessionCookie("t", false, 60)).toBe("quyet=t; Path=/; Max-Age=60; HttpOnly; SameSite=Lax");
  expect(clearedSessionCookie(true)).toContain("Max-Age=0");
});

test("S12 only the name that belongs to the way one came counts, and only when it stands there once", () => {
  expect(sessionTokenOf("a=b; __Host-quyet=t", true)).toBe("t");
  expect(sessionTokenOf("quyet=t", true)).toBeUndefined();
  expect(sessionTokenOf("__Host-quyet=t", false)).toBeUndefined();
  expect(sessionTokenOf("quyet=t; quyet=u", false)).toBeUndefined();
  expect(sessionTokenOf("quyet=", false)).toBeUndefined();
  expect(sessionTokenOf(null, false)).toBeUndefined();
});
