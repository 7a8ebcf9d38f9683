import { fc, test as property } from "@fast-check/vitest";
import { describe, expect, test } from "vitest";
import { addressOf, plainAddress } from "./address.server.ts";

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
  for (const written of ["<script>", "unknown", "_hidden", "", ",", "6.6.6.6,", "6.6.6.6, 010.0.0.7", "6.6.6.6:x:y"]) {
    expect(addressOf(from("10.0.0.1"), forwarded(written), ["10.0.0.1"])).toBe("10.0.0.1");
  }
  expect(addressOf(from("10.0.0.1"), new Headers(), ["10.0.0.1"])).toBe("10.0.0.1");
  expect(addressOf(undefined, new Headers(), [])).toBe("");
});

describe("S14 an address is read as proxies write it", () => {
  test.each([
    ["203.0.113.9:50123", "203.0.113.9"],
    ["[2001:db8::7]:51000", "2001:db8::7"],
    ['"203.0.113.5"', "203.0.113.5"],
    ['"[2001:DB8:0:0::7]:443"', "2001:db8::7"],
    ["2001:db8::7", "2001:db8::7"],
    ["[2001:db8::7]", "2001:db8::7"],
    ["  203.0.113.9  ", "203.0.113.9"],
    ["::ffff:203.0.113.9", "203.0.113.9"],
    ["[::FFFF:cb00:7109]:443", "203.0.113.9"],
    ["fe80::1%eth0", "fe80::1"],
    ["203.0.113.9:_hidden", "203.0.113.9"],
  ])("S14 %s", (written, address) => {
    expect(addressOf(from("10.0.0.1"), forwarded(written), ["10.0.0.1"])).toBe(address);
    expect(addressOf(from("10.0.0.1"), forwarded(`6.6.6.6:1, ${written}, 10.0.0.1:50000`), ["10.0.0.1"])).toBe(address);
  });

  test.each([
    ["for=203.0.113.9", "203.0.113.9"],
    ['For="[2001:db8::7]:51000";proto=https', "2001:db8::7"],
    ["by=10.0.0.1; for=203.0.113.9:50123 ;host=x", "203.0.113.9"],
    ['for=6.6.6.6, for="203.0.113.9:1";proto=http, for=10.0.0.1', "203.0.113.9"],
    // What a caller sent before the proxy's own, quotes left open, and hosts that look like elements.
    ['for=", for=203.0.113.9;host=";for=6.6.6.6;a="', "203.0.113.9"],
    ['for=203.0.113.9;host="x,for=6.6.6.6"', "203.0.113.9"],
    ['for=203.0.113.9;host="x,for=6.6.6.6;a=\\""', "203.0.113.9"],
    ["for=6.6.6.6, for=_hidden", "10.0.0.1"],
    ["for=6.6.6.6, proto=https", "10.0.0.1"],
    ["for=6.6.6.6, <script>", "10.0.0.1"],
  ])("S14 Forwarded: %s", (written, address) => {
    expect(addressOf(from("10.0.0.1"), new Headers({ Forwarded: written }), ["10.0.0.1"])).toBe(address);
  });

  test("S14 a caller's own Forwarded counts nothing beside what the proxy writes in the usual header", () => {
    const headers = new Headers({ Forwarded: "for=6.6.6.6", "X-Forwarded-For": "203.0.113.9:50123" });
    expect(addressOf(from("10.0.0.1"), headers, ["10.0.0.1"])).toBe("203.0.113.9");
  });

  property.prop([fc.oneof(fc.ipV4(), fc.ipV6()), fc.integer({ min: 1, max: 65535 })])(
    "S14 with and without port, brackets and quotes it is one address",
    (address, port) => {
      const plain = plainAddress(address);
      const bracketed = address.includes(":") ? `[${address}]` : address;
      for (const written of [bracketed, `${bracketed}:${port}`, `"${bracketed}:${port}"`, address.toUpperCase()]) {
        expect(plainAddress(written)).toBe(plain);
      }
      expect(plainAddress(plain ?? "")).toBe(plain);
    },
  );

  property.prop([fc.string({ unit: fc.constantFrom(...'for=,;"\\ 6.[]:') })])(
    "S14 whatever a caller wrote in Forwarded before the proxy, the proxy's word stands",
    (written) => {
      const headers = new Headers({ Forwarded: `${written},for=203.0.113.9` });
      expect(addressOf(from("10.0.0.1"), headers, ["10.0.0.1"])).toBe("203.0.113.9");
    },
  );
});
