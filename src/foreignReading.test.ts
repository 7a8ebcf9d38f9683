/** Nobody reads what is another's: every address of the router's own lists is asked for objects that are there. */
import { beforeAll, describe, expect, test } from "vitest";
import { ruleOf } from "./access/acts.ts";
import type { PeriodCode } from "./database/ids.ts";
import { saveDraft } from "./reports/draft.server.ts";
import { cells, now } from "./reports/testField.ts";
import { everyRole, foreignField, secrets, type Visitor } from "./testForeignField.ts";
import { apiRoutesOf, declaredBy, isOfChosenUnit, pageRoutes } from "./testServer.ts";

const { app, database, field, idOf, objects, others, visitor, foreigners, send, contents } = await foreignField();

const pages = (await pageRoutes()).filter(({ path, module }) => path !== "" && path !== "*" && module.loader);
/** What the API must be told besides its path. */
const queries: Readonly<Record<string, string>> = {
  "/api/v1/reports": "?unit=hung-le&period=2024-Q2",
  "/api/v1/targets": "?unit=hung-le",
  "/api/v1/tasks": "?unit=hung-le",
  "/api/v1/task-counts": "?unit=hung-le",
  "/api/v1/standing": "?unit=hung-le&period=2024-Q2&basis=submitted",
  "/api/v1/reports/:unit/:form/:period/cells": "?seen=0",
  "/api/v1/values/history": "?indicator=ket-nap&unit=hung-le&period=2024-Q2",
  "/api/v1/review-draft": "?unit=hung-le&period=2024-Q2&basis=submitted&format=text",
  "/api/v1/reviews/:review/file": "?format=text",
};

function addressOf(path: string): string {
  const filled = path.replace(/:(\w+)(\{[^}]*\})?\??/g, (_whole, name: string) => {
    const value = ({ ...objects, ...others[path] } as Readonly<Record<string, string>>)[name];
    if (value === undefined) throw new Error(`nothing of another's stands for ${name} in ${path}`);
    return value;
  });
  if (path.startsWith("/api/")) return filled + (queries[path] ?? "");
  const figure = path.startsWith("/app/so-lieu") ? "&chi-so=ket-nap&nguon=submitted" : "";
  const sought = path.startsWith("/app/tim") ? "&tim=mat" : "";
  return `/${filled.replace(/^\//, "")}?don-vi=hung-le&ky=2024-Q2${figure}${sought}`;
}

/** Whether an address names something of another's that only some may see. */
function isOfAnother(path: string, ofChosenUnit: boolean): boolean {
  return /:(unit|review|person|slug|file|upload|target|task)/.test(path) || path in queries || ofChosenUnit;
}

const reading = [
  ...pages.map((page) => ({ path: page.path, act: declaredBy(page)?.act, ofChosenUnit: isOfChosenUnit(page) })),
  ...apiRoutesOf(app)
    .filter(({ method }) => method === "GET")
    .map(({ path, act }) => ({ path, act, ofChosenUnit: false })),
].flatMap(({ path, act, ofChosenUnit }) => (act === undefined ? [] : [{ path, act, ofChosenUnit }]));

/** Whether somebody with a role at the unit is answered; the others are not asked any more. */
async function isReadByOneOf(unit: string, address: string): Promise<boolean> {
  for (const role of everyRole) if ((await send(visitor(`${role}.${unit}`), "GET", address)).status < 400) return true;
  return false;
}

describe("S1 nobody reads what is another's", () => {
  test("S1 many addresses name what is another's", () => {
    const judged = reading.filter(
      ({ path, act, ofChosenUnit }) => typeof ruleOf(act).who !== "string" && isOfAnother(path, ofChosenUnit),
    );
    expect(judged.length).toBeGreaterThan(40);
  });

  test.each(reading.map((each) => [each.path, each] as const))("S1 GET %s", async (path, { act, ofChosenUnit }) => {
    const { who } = ruleOf(act);
    const mustRefuse = typeof who !== "string" && isOfAnother(path, ofChosenUnit);
    const address = addressOf(path);
    const asking = mustRefuse
      ? foreigners
      : ["administrator.tan-hao", "office.tan-hao", "leader.da-giai-the"].map(visitor);
    const ask = async (by: Visitor) => {
      const { status, text } = await send(by, "GET", address);
      for (const each of secrets) expect(text.includes(each), `${by.name} is shown ${each} with ${status}`).toBe(false);
      if (mustRefuse) expect([403, 404], by.name).toContain(status);
    };
    await Promise.all(asking.map(ask));
    if (mustRefuse) expect(await isReadByOneOf("hung-le", address)).toBe(true);
  });
});

describe("S1 what is another's is not had through what is one's own", () => {
  const report = "hung-le/quy/2024-Q2";
  test.each([
    "/app/chi-tieu/ct-hung-le?don-vi=tan-hao&ky=2024-Q2&nguon=submitted",
    "/app/chi-tieu/ct-hung-le/dien-bien.csv?don-vi=tan-hao&ky=2024-Q2&nguon=submitted",
    `/app/bao-cao/${report}?don-vi=tan-hao&ky=2024-Q2`,
    `/app/bao-cao/${report}/lich-su?don-vi=tan-hao`,
    `/app/bao-cao/${report}/van-ban?don-vi=tan-hao`,
    "/app/van-ban/1?don-vi=tan-hao",
    "/app/van-ban/1/ban?don-vi=tan-hao",
    "/app/van-ban/1/bao-cao.docx?don-vi=tan-hao",
  ])("S1 %s is refused", async (address) => {
    for (const role of everyRole) {
      const { status, text } = await send(visitor(`${role}.tan-hao`), "GET", address);
      for (const each of secrets) expect(text.includes(each), role).toBe(false);
      expect([403, 404], role).toContain(status);
    }
  });

  test.each([
    "/app/chi-tieu?don-vi=tan-hao&ky=2024-Q2&nguon=submitted&nghi-quyet=nq-hung-le&mo=ct-hung-le",
    "/app/chi-tieu.csv?don-vi=tan-hao&ky=2024-Q2&nguon=submitted&nghi-quyet=nq-hung-le",
    "/app/doi-chieu?don-vi=tan-hao&ky=2024-Q2&nguon=submitted",
    "/app/tong-hop?don-vi=tan-hao&ky=2024-Q2&bieu=quy",
    "/api/v1/standing?unit=tan-hao&period=2024-Q2&basis=submitted&resolution=nq-hung-le",
    "/api/v1/targets?unit=tan-hao&resolution=nq-hung-le",
    "/api/v1/review-draft?unit=tan-hao&period=2024-Q2&basis=submitted&resolution=nq-hung-le&format=text",
  ])("S1 %s tells nothing of another's", async (address) => {
    const { text } = await send(visitor("office.tan-hao"), "GET", address);
    for (const each of secrets) expect(text.includes(each), each).toBe(false);
  });

  test("S1 a review begun for one's own unit over another's resolution has none of its figures", async () => {
    const question = {
      unit: "tan-hao",
      period: "2024-Q2",
      resolution: "nq-hung-le",
      basis: "submitted",
      layout: "party",
    };
    const { text } = await send(visitor("office.tan-hao"), "POST", "/api/v1/reviews", question);
    const { id } = JSON.parse(text);
    const shown =
      id === undefined ? text : (await send(visitor("office.tan-hao"), "GET", `/api/v1/reviews/${id}`)).text;
    for (const each of secrets) expect(shown.includes(each), each).toBe(false);
  });

  test("S1 a figure that is only a draft is put into no article", async () => {
    const typed = { indicator: "ket-nap", unit: "hung-le", period: "2024-Q2", telling: "amount" };
    const fields = {
      intent: "insert",
      seen: "0",
      title: "",
      lead: "",
      body: "",
      author: "",
      tags: "",
      date: "",
      time: "",
      ...typed,
    };
    const { text } = await send(visitor("office.giong-trom"), "POST", "/app/tin-bai/moi", new URLSearchParams(fields));
    for (const each of secrets) expect(text.includes(each), each).toBe(false);
  });
});

test("S1 an agency that owns a computed indicator is not shown the parts that others report", async () => {
  const figure = "/app/so-lieu.json?chi-so=tinh-ra&don-vi=hung-le&ky=2024-Q2&nguon=submitted";
  for (const role of everyRole) {
    const { status, text } = await send(visitor(`${role}.thue`), "GET", figure);
    expect([role, status, text.includes("888.444")]).toEqual([role, 403, false]);
  }
  const own = await send(visitor("leader.hung-le"), "GET", figure);
  expect([own.status, own.text.includes("888.444")]).toEqual([200, true]);
  const taxes = figure.replace("tinh-ra", "thu-ngan-sach");
  expect((await send(visitor("reporter.thue"), "GET", taxes)).status).toBe(200);
});

describe("S1 what lies above one's unit", () => {
  const above = [
    "/app/chi-tieu?don-vi=giong-trom&ky=2024-Q2",
    "/app/chi-tieu.csv?don-vi=giong-trom&ky=2024-Q2",
    "/app/tong-hop?don-vi=giong-trom&ky=2024-Q2",
    "/app/van-ban?don-vi=giong-trom&ky=2024-Q2",
    "/app/doi-chieu?don-vi=giong-trom&ky=2024-Q2",
    "/app/so-lieu.json?chi-so=ket-nap&don-vi=giong-trom&ky=2024-Q2&nguon=submitted",
    "/api/v1/reports?unit=giong-trom&period=2024-Q2",
    "/api/v1/tasks?unit=giong-trom",
    "/api/v1/task-counts?unit=giong-trom",
    "/api/v1/standing?unit=giong-trom&period=2024-Q2&basis=submitted",
    "/api/v1/review-draft?unit=giong-trom&period=2024-Q2&basis=submitted&format=text",
  ];
  test.each(above)("S1 GET %s is not read from below, and by those whose it is", async (address) => {
    for (const role of everyRole) {
      const { status } = await send(visitor(`${role}.hung-le`), "GET", address);
      expect([403, 404], role).toContain(status);
    }
    const own = await Promise.all(everyRole.map((role) => send(visitor(`${role}.giong-trom`), "GET", address)));
    expect(own.some(({ status }) => status === 200 || status === 422)).toBe(true);
  });
});

describe("S1 what a unit that ended has left", () => {
  const report = "da-giai-the/quy/2023-Q2";
  beforeAll(async () => {
    const key = { unit: idOf("da-giai-the"), form: field.form, period: "2023-Q2" as PeriodCode };
    await database.write((tx) =>
      saveDraft(tx, key, { seen: 0, cells: cells({ 1: 888444 }), narrative: {}, by: "lan", at: now }),
    );
  });
  const addresses = [`/api/v1/reports/${report}`, `/app/bao-cao/${report}`, `/app/bao-cao/${report}/lich-su`];

  test.each(addresses)("S1 GET %s is read by who held it and by its successor, by nobody beside", async (address) => {
    for (const unit of ["da-giai-the", "tan-hao", "giong-trom"]) {
      expect((await send(visitor(`leader.${unit}`), "GET", address)).status, unit).toBe(200);
    }
    for (const role of everyRole) {
      const { status, text } = await send(visitor(`${role}.hung-le`), "GET", address);
      expect([403, 404], role).toContain(status);
      for (const each of secrets) expect(text.includes(each), role).toBe(false);
    }
  });

  test("S1 it is changed by none of them", async () => {
    const before = await contents();
    const body = { values: { "ket-nap": "1" }, narrative: {} };
    for (const unit of ["da-giai-the", "tan-hao", "hung-le"])
      for (const role of everyRole) {
        const by = visitor(`${role}.${unit}`);
        const seen = { "If-Match": '"1"' };
        expect((await send(by, "PUT", `/api/v1/reports/${report}`, body, seen)).status, by.name).toBe(403);
        expect((await send(by, "POST", `/api/v1/reports/${report}/submit`, {}, seen)).status, by.name).toBe(403);
        const fields = new URLSearchParams({ intent: "save", seen: "1", v1: "1" });
        expect((await send(by, "POST", `/app/bao-cao/${report}`, fields)).status, by.name).toBe(403);
      }
    expect(await contents()).toEqual(before);
  });
});
