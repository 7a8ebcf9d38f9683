/** What every request passes and every answer carries, whatever it is about. */
import { describe, expect, test } from "vitest";
import { stoppedClock } from "./calendar/clock.ts";
import { compose } from "./compose.server.ts";
import { testDatabase } from "./database/testDatabase.ts";
import { now } from "./reports/testField.ts";
import { readConfiguration } from "./server/configuration.server.ts";

const database = await testDatabase();
const configuration = readConfiguration({ QUYET_ORIGIN: "https://giongtrom.example", QUYET_PROXY: "127.0.0.1" });
const app = compose({ database, clock: stoppedClock(now), configuration, demo: false, clientFolder: "build/client" });
const form = "application/x-www-form-urlencoded";

function send(headers: Record<string, string>, body = "language=en&back=%2Fapp", method = "POST") {
  return app.request("https://giongtrom.example/ngon-ngu", { method, body, headers });
}

describe("S3 a request that another site could have made", () => {
  test.each([
    ["no Origin", { "Content-Type": form }],
    ["a foreign Origin", { "Content-Type": form, Origin: "https://elsewhere.example" }],
    ["an opaque Origin", { "Content-Type": form, Origin: "null" }],
    ["our name under plain HTTP", { "Content-Type": form, Origin: "http://giongtrom.example" }],
    [
      "cross-site fetch metadata",
      { "Content-Type": form, Origin: configuration.origin, "Sec-Fetch-Site": "cross-site" },
    ],
    ["same-site fetch metadata", { "Content-Type": form, Origin: configuration.origin, "Sec-Fetch-Site": "same-site" }],
    ["plain text", { "Content-Type": "text/plain", Origin: configuration.origin }],
    ["plain text with a charset", { "Content-Type": " TEXT/plain; charset=utf-8", Origin: configuration.origin }],
    ["a token beside a cookie", { "Content-Type": form, Authorization: "Bearer x", Cookie: "a=b" }],
  ])("S3 with %s is refused", async (_name, headers) => {
    const answer = await send(headers);
    expect(answer.status).toBe(403);
    expect(answer.headers.get("Set-Cookie")).toBeNull();
  });

  test.each(["POST", "PUT", "PATCH", "DELETE"])("S3 %s to the API without Origin is refused", async (method) => {
    const answer = await app.request("https://giongtrom.example/api/v1/units", { method });
    expect(answer.status).toBe(403);
    expect(answer.headers.get("Content-Type")).toBe("application/problem+json");
    expect(await answer.json()).toMatchObject({ code: "foreign_origin", status: 403 });
  });

  test("S3 one from our own page is carried out", async () => {
    const answer = await send({ "Content-Type": form, Origin: configuration.origin, "Sec-Fetch-Site": "same-origin" });
    expect(answer.status).toBe(303);
    expect(answer.headers.get("Location")).toBe("/app");
    expect(answer.headers.get("Set-Cookie")).toMatch(/^quyet-lang=en; Path=\/; .*HttpOnly$/);
  });

  test("S3 the host that a request names is nobody's word beyond this machine", async () => {
    const answer = await app.request("https://elsewhere.example/ngon-ngu", {
      method: "POST",
      body: "language=en",
      headers: { "Content-Type": form, Origin: "https://elsewhere.example" },
    });
    expect(answer.status).toBe(403);
  });
});

describe("the choice of language", () => {
  const ours = { "Content-Type": form, Origin: configuration.origin };

  test.each(["//elsewhere.example", "https://elsewhere.example", "/\\elsewhere.example", ""])(
    "never leads to another site (%s)",
    async (back) => {
      const answer = await send(ours, new URLSearchParams({ language: "vi", back }).toString());
      expect(answer.headers.get("Location")).toBe("/");
    },
  );

  test("takes no language that there is not", async () => {
    expect((await send(ours, "language=fr")).status).toBe(400);
  });
});

describe("S4 every answer", () => {
  test.each(["/healthz", "/api/v1/openapi.json", "/api/v1/khong-co", "/khong-co"])(
    "S4 %s lets scripts in by nonce only, and nothing frame it",
    async (path) => {
      const answer = await app.request(`https://giongtrom.example${path}`);
      const policy = answer.headers.get("Content-Security-Policy") ?? "";
      expect(policy).toMatch(/script-src 'self' 'nonce-[\w+/=]{24}'/);
      for (const part of ["default-src 'none'", "object-src 'none'", "base-uri 'none'", "frame-ancestors 'none'"]) {
        expect(policy).toContain(part);
      }
      expect(policy).not.toContain("unsafe");
      expect(answer.headers.get("X-Content-Type-Options")).toBe("nosniff");
      expect(answer.headers.get("X-Request-Id")).toMatch(/^[0-9a-f]{12}$/);
    },
  );

  test("S17 is kept by no browser unless it says so itself", async () => {
    const answer = await app.request("https://giongtrom.example/khong-co");
    expect(answer.headers.get("Cache-Control")).toBe("no-store");
  });
});

test("a body beyond the limit is refused before it is read", async () => {
  const answer = await send({ "Content-Type": form, Origin: configuration.origin }, "a".repeat(3_000_000));
  expect(answer.status).toBe(413);
});

test("an unexpected error shows nothing of the inside", async () => {
  const answer = await compose({
    database: { ...database, read: () => Promise.reject(new Error("secret of the inside")) },
    clock: stoppedClock(now),
    configuration,
    demo: false,
    clientFolder: "build/client",
  }).request("https://giongtrom.example/healthz");
  expect(answer.status).toBe(500);
  const text = await answer.text();
  expect(text).not.toContain("inside");
  expect(text).toContain("Mã yêu cầu");
});

describe("a program is answered in the language that it accepts", () => {
  const titleFor = async (headers: Record<string, string>) => {
    const answer = await app.request("https://giongtrom.example/api/v1/units", { headers });
    expect(answer.status).toBe(401);
    expect(answer.headers.get("WWW-Authenticate")).toBe("Bearer");
    return ((await answer.json()) as { title: string }).title;
  };
  const english = "Please sign in to see this page.";

  test.each([
    ["en", true],
    ["en-GB", true],
    ["fr, en;q=0.5", true],
    ["vi;q=0.4, en;q=0.9", true],
    ["vi, en;q=0.9", false],
    ["en;q=0, vi", false],
    ["fr", false],
    ["*", false],
  ])("Accept-Language: %s", async (accepted, isEnglish) => {
    const title = await titleFor({ "Accept-Language": accepted });
    expect(title === english).toBe(isEnglish);
  });

  test("a browser, which has a cookie, is answered as its person chose: many browsers here speak English unasked", async () => {
    expect(await titleFor({ "Accept-Language": "en-US", Cookie: "a=b" })).not.toBe(english);
    expect(await titleFor({ "Accept-Language": "vi", Cookie: "quyet-lang=en" })).toBe(english);
  });
});
