import { expect, test } from "vitest";
import { isPathOfOurs, pathOfOurs } from "./next.ts";

test.each(["/app", "/app/chi-tieu?don-vi=giong-trom&ky=2024-Q1", "/", "/tim?tu=vi%E1%BB%87c#a"])(
  "%j is ours",
  (path) => {
    expect(isPathOfOurs(path)).toBe(true);
    expect(pathOfOurs(path)).toBe(path);
  },
);

test.each([
  "//evil.example",
  "/\\evil.example",
  "/\t/evil.example",
  "/\n/evil.example",
  "/\r\nLocation: x",
  "/\u0000",
  "/\u2028",
  "https://evil.example",
  "javascript:alert(1)",
  "app",
  "",
])("%j leads nowhere else", (path) => {
  expect(isPathOfOurs(path)).toBe(false);
  expect(pathOfOurs(path)).toBe("/app");
});
