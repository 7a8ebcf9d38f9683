import { expect, test } from "vitest";
import { clearedCookie, cookieWith, tokenIn } from "./cookie.ts";

test("S12 under TLS the cookie is bound to this host; scripts and other sites' forms do not get it", () => {
  expect(cookieWith("session", "t", true, 60)).toBe(
    "__Host-quyet=t; Path=/; Max-Age=60; HttpOnly; SameSite=Lax; Secure",
  );
  expect(cookieWith("session", "t", false, 60)).toBe("quyet=t; Path=/; Max-Age=60; HttpOnly; SameSite=Lax");
  expect(clearedCookie("session", true)).toContain("Max-Age=0");
});

test("S12 only the name that belongs to the way one came counts, and only when it stands there once", () => {
  expect(tokenIn("session", "a=b; __Host-quyet=t", true)).toBe("t");
  expect(tokenIn("session", "quyet=t", true)).toBeUndefined();
  expect(tokenIn("session", "__Host-quyet=t", false)).toBeUndefined();
  expect(tokenIn("session", "quyet=t; quyet=u", false)).toBeUndefined();
  expect(tokenIn("session", "quyet=", false)).toBeUndefined();
  expect(tokenIn("session", null, false)).toBeUndefined();
});

test("S11 the step between password and code is no session", () => {
  expect(tokenIn("session", "quyet-step=t", false)).toBeUndefined();
  expect(tokenIn("step", "quyet=t; quyet-step=u", false)).toBe("u");
});
