import { describe, expect, test } from "vitest";
import { readConfiguration } from "./configuration.server.ts";
import { isAppError } from "./error.ts";
import { serverTexts } from "./texts.ts";

test("without any setting it serves this machine only", () => {
  expect(readConfiguration({})).toMatchObject({
    host: "127.0.0.1",
    port: 3000,
    origin: "http://127.0.0.1:3000",
    isSecure: false,
    databaseUrl: undefined,
  });
});

test("an empty variable is not set", () => {
  expect(readConfiguration({ PORT: " ", DATABASE_URL: "" })).toMatchObject({ port: 3000, databaseUrl: undefined });
});

describe("S14 plain HTTP beyond this machine", () => {
  test("is refused", () => {
    expect(codesOf({ HOST: "0.0.0.0" })).toEqual(["setting_plain_http_refused"]);
    expect(codesOf({ QUYET_ORIGIN: "http://quyet.huyen.vn" })).toEqual(["setting_origin_not_secure"]);
  });
  test("is allowed behind a named proxy, whose address people reach by HTTPS", () => {
    const settings = { HOST: "0.0.0.0", QUYET_PROXY: "10.0.0.2", QUYET_ORIGIN: "https://quyet.huyen.vn" };
    expect(readConfiguration(settings)).toMatchObject({ isSecure: true, proxies: ["10.0.0.2"] });
  });
  test("does not arise with an own certificate", () => {
    const { origin, tls } = readConfiguration({ HOST: "0.0.0.0", PORT: "443", QUYET_TLS: "/etc/a.pem,/etc/b.pem" });
    expect(origin).toBe("https://0.0.0.0");
    expect(tls).toEqual({ certificate: "/etc/a.pem", key: "/etc/b.pem" });
  });
  test("is allowed for development when told", () => {
    expect(readConfiguration({ HOST: "0.0.0.0", QUYET_PLAIN_HTTP: "yes" }).isSecure).toBe(false);
  });
});

test.each([
  ["PORT", "0"],
  ["PORT", "70000"],
  ["PORT", "ba nghìn"],
  ["HOST", "a b"],
  ["DATABASE_URL", "mysql://a"],
  ["QUYET_ORIGIN", "https://quyet.vn/app"],
  ["QUYET_ORIGIN", "quyet.vn"],
  ["QUYET_TLS", "a.pem,"],
  ["QUYET_PROXY", "proxy.local"],
  ["QUYET_PLAIN_HTTP", "có"],
])("a wrong %s (%s) is named in the words of the error", (name, value) => {
  const codes = codesOf({ [name]: value });
  expect(codes).toHaveLength(1);
  for (const code of codes) {
    const words = Object.entries(serverTexts).find(([key]) => key === code)?.[1];
    expect(words?.vi).toContain(name);
    expect(words?.en).toContain(name);
  }
});

test("all that is wrong is said at once, and no password of a database among it", () => {
  const wrong = { PORT: "x", QUYET_PROXY: "y", DATABASE_URL: "mysql://u:canary@h/d" };
  expect(codesOf(wrong)).toHaveLength(3);
  expect(JSON.stringify(faultsOf(wrong))).not.toContain("canary");
});

function faultsOf(environment: NodeJS.ProcessEnv) {
  try {
    readConfiguration(environment);
    return [];
  } catch (error) {
    if (isAppError(error)) return error.faults;
    throw error;
  }
}

function codesOf(environment: NodeJS.ProcessEnv): string[] {
  return faultsOf(environment).map((fault) => fault.code);
}

test("mail goes out by the server named, in the name given or that of the host people know", () => {
  expect(readConfiguration({}).mail).toBeUndefined();
  const QUYET_ORIGIN = "https://quyet.example.gov.vn";
  expect(readConfiguration({ QUYET_ORIGIN, QUYET_SMTP: "smtp://a:b@thu.example.gov.vn:587" }).mail).toEqual({
    url: "smtp://a:b@thu.example.gov.vn:587",
    from: "Quyết <quyet@quyet.example.gov.vn>",
  });
  expect(() => readConfiguration({ QUYET_SMTP: "http://thu.example.gov.vn" })).toThrow("configuration_wrong");
  expect(() => readConfiguration({ QUYET_MAIL_FROM: "x\r\nBcc: y@z.vn" })).toThrow("configuration_wrong");
});
