import { expect, test } from "vitest";
import { addressOf } from "./address.server.ts";

const from = (remoteAddress: string) => ({ incoming: { socket: { remoteAddress } } });
const forwarded = (value: string) => new Headers({ "X-Forwarded-For": value });

test("S14 a caller's own X-Forwarded-For is not believed", () => {
  expect(addressOf(from("203.0.113.9"), forwarded("10.1.1.1"), [])).toBe("203.0.113.9");
  expect(addressOf(from("203.0.113.9"), forwarded("10.1.1.1"), ["10.0.0.1"])).toBe("203.0.113.9");
});

test("S14 a named proxy is believed about the address that it saw, not about what the caller wrote before it", () => {
  expect(addressOf(from("::ffff:10.0.0.1"), forwarded("203.0.113.9"), ["10.0.0.1"])).toBe("203.0.113.9");
  expect(addressOf(from("10.0.0.1"), forwarded("6.6.6.6, 203.0.113.9"), ["10.0.0.1"])).toBe("203.0.113.9");
  expect(addressOf(from("10.0.0.1"), forwarded("203.0.113.9, 10.0.0.2"), ["10.0.0.1", "10.0.0.2"])).toBe("203.0.113.9");
});

test("S14 a header that is no address leaves that of the proxy", () => {
  expect(addressOf(from("10.0.0.1"), forwarded("<script>"), ["10.0.0.1"])).toBe("10.0.0.1");
  expect(addressOf(from("10.0.0.1"), new Headers(), ["10.0.0.1"])).toBe("10.0.0.1");
  expect(addressOf(undefined, new Headers(), [])).toBe("");
});
