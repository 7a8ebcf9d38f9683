/**
 * Nobody changes what is another's, and those do whose it is: every act is tried on objects that are there, with a body that
 * is valid, before those do it who may.
 */
import { describe, expect, test, vi } from "vitest";
import { ruleOf } from "./access/acts.ts";
import { demoBeside } from "./beginning/demoBeside.server.ts";
import { actsOnReports, administratorAbove, officeAbove } from "./testForeignActs.ts";
import { everyRole, foreignField, type Visitor } from "./testForeignField.ts";
import { otherActs } from "./testForeignOtherActs.ts";
import { actsOnReviews } from "./testForeignReviewActs.ts";
import { apiRoutesOf, declaredBy, pageRoutes } from "./testServer.ts";

const own = await foreignField();
const { app, database, visitor, foreigners, send, done, contents } = own;

/** Routes whose objects have a test of their own, and the file that tries them there. */
const triedElsewhere: Readonly<Record<string, string>> = {
  "POST /api/v1/load/workbook": "src/definitionRights.test.ts",
  "POST /app/thiet-lap/:section/:code": "src/definitionRights.test.ts",
  "POST /app/thiet-lap/nghi-quyet/:code/phu-luc": "src/definitionRights.test.ts",
  "POST /app/bat-dau/co-quan": "src/definitionRights.test.ts",
  "POST /app/bat-dau/don-vi": "src/definitionRights.test.ts",
  "POST /app/bat-dau/chi-tieu": "src/definitionRights.test.ts",
  "POST /app/bat-dau/bieu-mau": "src/definitionRights.test.ts",
  "POST /app/giao-viec": "src/assigning/assigning.test.ts",
  "POST /app/giao-viec/nhieu": "src/assigning/assigning.test.ts",
};
/** What is only ever one's own, by role and place: a table that is sent for later, accounts of units within reach, the demo beside. */
const ofOneself = ["POST /app/nap-so-lieu", "POST /app/bat-dau/tai-khoan", "POST /app/bat-dau/trinh-dien"];
/** Beside each other, above all, ended, and what the ended one went into. */
const places = ["hung-le", "thue", "giong-trom", "da-giai-the", "tan-hao"];

const writing = [
  ...(await pageRoutes()).flatMap((page) => {
    const act = declaredBy(page)?.act;
    return act && page.module.action ? [{ method: "POST", path: page.path, act }] : [];
  }),
  ...apiRoutesOf(app).flatMap(({ method, path, act }) => (act && method !== "GET" ? [{ method, path, act }] : [])),
].filter(({ act }) => typeof ruleOf(act).who !== "string");
/** What the acts below have asked for, as `POST /app/…`. */
const tried = new Set<string>();

function isTried({ method, path }: { method: string; path: string }): boolean {
  if (`${method} ${path}` in triedElsewhere || ofOneself.includes(`${method} ${path}`)) return true;
  if (path.startsWith("/api/v1/definitions/")) return true;
  const pattern = new RegExp(`^${method} ${path.replace(/:(\w+)(\{[^}]*\})?\??/g, "[^/?]+")}(\\?.*)?$`);
  return [...tried].some((each) => pattern.test(each));
}

describe("S1 nobody changes what is another's, and those do whose it is", () => {
  const acts = [...actsOnReports(own), ...actsOnReviews(own), ...otherActs(own)];
  for (const act of acts)
    test(`S1 ${act.name}`, async () => {
      const { by, method = "POST", neither = [] } = act;
      const path = typeof act.path === "string" ? act.path : await act.path();
      const given = typeof act.body === "function" ? await act.body() : act.body;
      const headers = (await act.headers?.()) ?? {};
      tried.add(`${method} ${path}`);
      const isPage = path.startsWith("/app/");
      const fields = Object.entries(typeof given === "object" ? given : {}).map(([name, value]): [string, string] => [
        name,
        String(value),
      ]);
      const body = isPage ? new URLSearchParams(fields) : given;
      const before = await contents();
      const refuse = async (other: Visitor) => {
        const { status, text } = await send(other, method, path, body, headers);
        expect([403, 404], `${other.name} ${text.slice(0, 200)}`).toContain(status);
      };
      await Promise.all([...foreigners, ...neither.map(visitor)].map(refuse));
      expect(await contents()).toEqual(before);
      const { status, text } = await send(visitor(by), method, path, body, headers);
      expect([200, 201, 302, 303], text.slice(0, 300)).toContain(status);
      expect(await contents()).not.toEqual(before);
    });

  test.each(places.flatMap((place) => everyRole.map((role) => ({ role, place }))))(
    "S1 a table is sent for later by $role of $place as what only they open, or not at all",
    async ({ role, place }) => {
      const sender = visitor(`${role}.${place}`);
      const mayLoad = ["administrator", "office"].includes(role) && place !== "da-giai-the";
      const file = new FormData();
      file.set("file", new File(["Đơn vị;ket-nap\nHUNG-LE;5\n"], "bang.csv"));
      const before = await contents();
      const answer = await app.request(`${own.origin}/app/nap-so-lieu`, {
        ...{ method: "POST", body: file },
        headers: { Cookie: sender.cookie, Origin: own.origin },
      });
      expect(answer.status).toBe(mayLoad ? 302 : 403);
      if (!mayLoad) return expect(await contents()).toEqual(before);
      const path = answer.headers.get("Location") ?? "";
      const others = [...foreigners, visitor("office.hung-le"), visitor(officeAbove)].filter(
        ({ id }) => id !== sender.id,
      );
      for (const other of others) expect([403, 404], other.name).toContain((await send(other, "GET", path)).status);
      expect((await send(sender, "GET", path)).status).toBe(200);
    },
  );

  test.each(places.flatMap((place) => everyRole.map((role) => ({ role, place }))))(
    "S1 the demo is opened beside by no $role of $place once a report has come in, and before by administrators",
    async ({ role, place }) => {
      const mayManage = role === "administrator" && place !== "da-giai-the";
      const open = () =>
        send(visitor(`${role}.${place}`), "POST", "/app/bat-dau/trinh-dien", new URLSearchParams({ intent: "open" }));
      const before = demoBeside();
      expect((await open()).status).toBe(mayManage ? 409 : 403);
      expect(demoBeside()).toBe(before);
      const { rows } = await database.pool.query(
        "SELECT unit_id, form_id, period, submitted_version, approved_version FROM report",
      );
      await database.pool.query("UPDATE report SET submitted_version = NULL, approved_version = NULL");
      const { execPath } = process;
      // The demo is none that a test should wait for: a program that ends at once stands for it.
      process.execPath = "/bin/true";
      try {
        expect((await open()).status).toBe(mayManage ? 302 : 403);
        expect(demoBeside() === before).toBe(!mayManage);
        if (mayManage) await vi.waitFor(() => expect(demoBeside().state).toBe("failed"));
      } finally {
        process.execPath = execPath;
        for (const row of rows)
          await database.pool.query(
            "UPDATE report SET submitted_version = $1, approved_version = $2 WHERE unit_id = $3 AND form_id = $4 AND period = $5",
            [row.submitted_version, row.approved_version, row.unit_id, row.form_id, row.period],
          );
      }
    },
  );

  test("S1 accounts are made at the beginning for units within reach alone", async () => {
    const unit = { code: "xa-moi", name: "Xã Mới", kind: "commune", parent: "giong-trom" };
    await done(visitor(officeAbove), "PUT", "/api/v1/definitions/units/xa-moi", { rows: [unit] });
    const before = await contents();
    const body = new URLSearchParams({ account: "baocao.xamoi", "name.baocao.xamoi": "Người Mới" });
    const path = "/app/bat-dau/tai-khoan";
    for (const other of [...foreigners, visitor("administrator.hung-le"), visitor(officeAbove)]) {
      const isAdministrator = other.name.startsWith("administrator") && other.name !== "administrator.da-giai-the";
      // To them it is not proposed.
      expect((await send(other, "POST", path, body)).status, other.name).toBe(isAdministrator ? 400 : 403);
    }
    expect(await contents()).toEqual(before);
    expect((await send(visitor(administratorAbove), "POST", path, body)).status).toBe(200);
    expect(await contents()).not.toEqual(before);
  });

  test("S1 every route that changes something was tried on an object that is there", () => {
    const known = writing.map(({ method, path }) => `${method} ${path}`);
    expect(known).toEqual(expect.arrayContaining([...Object.keys(triedElsewhere), ...ofOneself]));
    const untried = writing.filter((route) => !isTried(route)).map(({ method, path }) => `${method} ${path}`);
    expect(untried).toEqual([]);
  });
});
