/** Signing in and out through the whole program, and what it leaves behind in answers and logs. */
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { makeLink } from "./access/link.server.ts";
import { addTestPerson, TEST_PASSWORD } from "./access/testPerson.ts";
import { makeToken } from "./access/token.server.ts";
import { stoppedClock } from "./calendar/clock.ts";
import { testDatabase } from "./database/testDatabase.ts";
import { now } from "./reports/testField.ts";
import { readConfiguration } from "./server/configuration.server.ts";
import { testServer } from "./testServer.ts";

const database = await testDatabase();
const person = await database.write((tx) =>
  addTestPerson(tx, "nguyen.thi.hoa", [{ role: "administrator", unitId: undefined }]),
);
const services = { database, clock: stoppedClock(now), demo: false, clientFolder: "build/client" };
const plain = readConfiguration({});
const secure = readConfiguration({ QUYET_ORIGIN: "https://giongtrom.example", QUYET_PROXY: "127.0.0.1" });
const app = await testServer({ ...services, configuration: plain });
const secureApp = await testServer({ ...services, configuration: secure });

type Server = { app: typeof app; origin: string };
const here: Server = { app, origin: plain.origin };
const underTls: Server = { app: secureApp, origin: secure.origin };

async function posts({ app, origin }: Server, path: string, fields: Record<string, string>, cookie = "") {
  const headers = { Origin: origin, Cookie: cookie, "Content-Type": "application/x-www-form-urlencoded" };
  return app.request(origin + path, { method: "POST", headers, body: new URLSearchParams(fields).toString() });
}

async function signedIn(server: Server, next?: string) {
  const fields = { username: "nguyen.thi.hoa", password: TEST_PASSWORD, ...(next !== undefined && { next }) };
  const answer = await posts(server, "/dang-nhap", fields);
  const setCookie = answer.headers.get("Set-Cookie") ?? "";
  return { answer, setCookie, cookie: setCookie.split(";")[0] ?? "" };
}

const statusOf = async ({ app, origin }: Server, path: string, cookie: string) =>
  (await app.request(origin + path, { headers: { Cookie: cookie } })).status;

describe("S12 signing in and out", () => {
  test("S12 the form lets in, and signing out ends it at the server and clears the browser", async () => {
    const { answer, setCookie, cookie } = await signedIn(here);
    expect(answer.status).toBe(303);
    expect(answer.headers.get("Location")).toBe("/app");
    expect(setCookie).toMatch(/^quyet=[\w-]{43}; Path=\/; Max-Age=\d+; HttpOnly; SameSite=Lax$/);
    expect(await statusOf(here, "/app/tai-khoan", cookie)).toBe(200);

    const out = await posts(here, "/dang-xuat", {}, cookie);
    expect(out.headers.get("Set-Cookie")).toMatch(/^quyet=; .*Max-Age=0/);
    expect(out.headers.get("Clear-Site-Data")).toContain('"storage"');
    expect(await statusOf(here, "/app/tai-khoan", cookie)).toBe(302);
  });

  test("S12 under TLS the cookie bears __Host- and Secure", async () => {
    const { setCookie, cookie } = await signedIn(underTls);
    expect(setCookie).toMatch(/^__Host-quyet=.*; Secure$/);
    expect(await statusOf(underTls, "/app/tai-khoan", cookie)).toBe(200);
    expect(await statusOf(underTls, "/app/tai-khoan", cookie.replace("__Host-", ""))).toBe(302);
  });

  test("S12 a wrong password gets no cookie and no hint whether the account exists", async () => {
    const wrong = await posts(here, "/dang-nhap", { username: "nguyen.thi.hoa", password: "không phải câu này" });
    const unknown = await posts(here, "/dang-nhap", { username: "khong.co.ai", password: "không phải câu này" });
    for (const answer of [wrong, unknown]) {
      expect(answer.status).toBe(401);
      expect(answer.headers.get("Set-Cookie")).toBeNull();
      expect(await answer.text()).toContain("Tên đăng nhập hoặc mật khẩu không đúng.");
    }
  });

  test.each(["https://ke-gian.example/", "//ke-gian.example", "/\\ke-gian.example", "javascript:alert(1)"])(
    "S12 after signing in nobody is sent to %s",
    async (next) => {
      expect((await signedIn(here, next)).answer.headers.get("Location")).toBe("/app");
    },
  );

  test("whose session ended while browsing comes back to the page, not to the data that its script asked for", async () => {
    const answer = await app.request(`${plain.origin}/app/tong-hop.data?ky=2024-Q3&_routes=root`);
    expect(await answer.text()).toContain("/dang-nhap?tiep=%2Fapp%2Ftong-hop%3Fky%3D2024-Q3");
  });

  test("after signing in one is where one wanted to go", async () => {
    const asked = await app.request(`${plain.origin}/app/nguoi-dung?trang-thai=dong`);
    expect(asked.headers.get("Location")).toBe("/dang-nhap?tiep=%2Fapp%2Fnguoi-dung%3Ftrang-thai%3Ddong");
    const { answer } = await signedIn(here, "/app/nguoi-dung?trang-thai=dong");
    expect(answer.headers.get("Location")).toBe("/app/nguoi-dung?trang-thai=dong");
  });
});

describe("S14 transport", () => {
  test("S14 under TLS browsers are told to stay with it, else not", async () => {
    const header = async ({ app, origin }: Server) =>
      (await app.request(`${origin}/dang-nhap`)).headers.get("Strict-Transport-Security");
    expect(await header(underTls)).toMatch(/^max-age=\d{8}/);
    expect(await header(here)).toBeNull();
  });
});

describe("S16 what stands in the log", () => {
  let written = "";
  beforeEach(() => {
    written = "";
    const write = (chunk: string | Uint8Array) => {
      written += String(chunk);
      return true;
    };
    vi.spyOn(process.stdout, "write").mockImplementation(write);
    vi.spyOn(process.stderr, "write").mockImplementation(write);
  });
  afterEach(() => vi.restoreAllMocks());

  test("S16 sign-ins and refusals do, by the person's id; passwords, tokens and names do not", async () => {
    const canary = "chim-hoang-yen-trong-mo";
    const link = await database.write((tx) => makeLink(tx, "reset_password", person, new Date()));
    const { token } = await database.write((tx) => makeToken(tx, person, canary, 30, new Date()));
    const { cookie } = await signedIn(here);
    await posts(here, "/dang-nhap", { username: canary, password: canary });
    await posts(here, "/dang-nhap", { username: "nguyen.thi.hoa", password: canary });
    await posts(here, link, { password: "ngắn", repeated: canary });
    await app.request(`${plain.origin}${link}`);
    await app.request(`${plain.origin}/lien-ket/${canary}`);
    await app.request(`${plain.origin}/api/v1/me`, { headers: { Authorization: `Bearer ${token}` } });
    await app.request(`${plain.origin}/api/v1/me`, { headers: { Authorization: `Bearer ${canary}` } });
    await app.request(`${plain.origin}/app/nguoi-dung?trang-thai=${canary}`, { headers: { Cookie: cookie } });

    await app.request(`${plain.origin}/dang-xuat`, {
      method: "POST",
      headers: { Origin: `https://${canary}.example` },
    });

    expect(written).toContain('"event":"refused"');
    expect(written).toContain('"event":"signed_in"');
    expect(written).toContain('"event":"sign_in_refused"');
    expect(written).toContain(person);
    const sessionToken = cookie.replace("quyet=", "");
    for (const secret of [
      canary,
      token,
      sessionToken,
      link.replace("/lien-ket/", ""),
      TEST_PASSWORD,
      "nguyen.thi.hoa",
    ]) {
      expect(written).not.toContain(secret);
    }
  });

  test("S16 an unexpected error tells the caller a number and nothing from the inside", async () => {
    const unexpected = () => Promise.reject(new Error('relation "person" does not exist at 10.0.0.7'));
    const broken = await testServer({
      ...services,
      configuration: plain,
      // With a pool of its own: who asks is answered together with all who ask the same one.
      database: { ...database, pool: Object.create(database.pool), read: unexpected, connection: unexpected },
    });
    const { cookie } = await signedIn(here);
    for (const path of ["/api/v1/me", "/app/tai-khoan", "/dang-nhap"]) {
      const answer = await broken.request(plain.origin + path, { headers: { Cookie: cookie } });
      expect(answer.status, path).toBe(500);
      expect(await answer.text()).not.toMatch(/relation|10\.0\.0\.7|\.ts:/);
    }
  });
});

describe("S17 what a browser keeps", () => {
  test("S17 every page behind the sign-in says no-store, to whomever it answers", async () => {
    const { cookie } = await signedIn(here);
    for (const path of ["/app", "/app/tai-khoan", "/app/nguoi-dung", "/app/bao-cao", "/app/khong-co", "/api/v1/me"]) {
      for (const Cookie of [cookie, ""]) {
        const answer = await app.request(plain.origin + path, { headers: { Cookie } });
        expect(answer.headers.get("Cache-Control"), path).toBe("no-store");
      }
    }
  });
});
