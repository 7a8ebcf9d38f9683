/** The demo's raw figures entered report by report over the API give a review that states every figure of the real one. */
import { cp, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { parse } from "csv-parse/sync";
import { Hono } from "hono";
import { expect, test } from "vitest";
import type { ApiEnvironment } from "../src/access/context.server.ts";
import type { Person } from "../src/access/person.ts";
import { api } from "../src/api.server.ts";
import { stoppedClock, vietnamInstant } from "../src/calendar/clock.ts";
import { reviewCorrected } from "../src/contributions.server.ts";
import type { IsoDate, PersonId } from "../src/database/ids.ts";
import { testDatabase } from "../src/database/testDatabase.ts";
import { loadFolder } from "../src/folder/load.server.ts";
import { readDefinitions } from "../src/indicators/definitions.server.ts";
import type { Definitions } from "../src/indicators/indicator.ts";
import { projectFolder } from "../src/server/build.server.ts";
import { readConfiguration } from "../src/server/configuration.server.ts";
import { asAppError, problemOf, problemResponse } from "../src/server/http/problem.server.ts";
import { allTexts } from "../src/texts.ts";
import { temporaryFolder } from "./temporary.ts";

const database = await testDatabase();
const demo = join(projectFolder, "demo/giong-trom-2024");
const clock = stoppedClock(vietnamInstant("2024-04-05" as IsoDate, "08:00"));
const entered = ["2023-Q1", "2024-Q1"];

type Row = { indicator: string; unit: string; period: string; amount: string; estimated: string; illustrative: string };

/** The demo's definitions alone, without a single figure. */
async function loadDefinitions(): Promise<void> {
  const folder = await mkdtemp(join(temporaryFolder(), "quyet-seed-"));
  await cp(demo, folder, { recursive: true });
  await rm(join(folder, "articles"), { recursive: true });
  await writeFile(join(folder, "values.csv"), "indicator,unit,period,amount\n");
  await loadFolder(database, folder, { clock, by: "test" });
  await rm(folder, { recursive: true });
}

/** Somebody who may report for every unit and agency, and accept for the office of the district. */
async function everybody(definitions: Definitions): Promise<Person> {
  const id = "moi-nguoi" as PersonId;
  const district = definitions.tree.byCode.get("giong-trom")?.id;
  await database.write((tx) =>
    tx.insertInto("person").values({ id, username: id, name: "Mọi người", created_at: clock.now() }).execute(),
  );
  return {
    id,
    username: id,
    name: "Mọi người",
    language: "vi",
    roles: [
      ...definitions.tree.units.map((unit) => ({ role: "reporter" as const, unitId: unit.id })),
      { role: "office", unitId: district },
    ],
  } as Person;
}

function apiAs(person: Person): Hono<ApiEnvironment> {
  const app = new Hono<ApiEnvironment>();
  const request = {
    clock,
    wall: clock,
    configuration: readConfiguration({}),
    demo: false,
    requestId: "1",
    nonce: "n",
    address: "",
  };
  app.use((context, next) => {
    context.set("request", {
      ...request,
      words: allTexts,
      language: "vi",
      database,
      person,
      versions: undefined,
      stillAsks: async () => undefined,
      reviewCorrected,
    });
    return next();
  });
  app.route("/api/v1", api({ database }));
  app.onError((error) => problemResponse(problemOf(asAppError(error), "vi", allTexts)));
  return app;
}

/** The figures of the file, put together as the reports in which they are owed. */
function reportsOf(rows: Row[], definitions: Definitions): Map<string, Record<string, unknown>> {
  const reports = new Map<string, Record<string, unknown>>();
  for (const row of rows) {
    const indicator = definitions.indicatorByCode.get(row.indicator);
    const places = indicator ? (definitions.places.get(indicator.id) ?? []) : [];
    const form = places.find((place) => place.form.frequency === "quarter")?.form;
    if (!form) continue;
    const address = `/api/v1/reports/${row.unit}/${form.code}/${row.period}`;
    const values = reports.get(address) ?? {};
    values[row.indicator] = {
      amount: row.amount,
      estimated: row.estimated === "yes",
      illustrative: row.illustrative === "yes",
    };
    reports.set(address, values);
  }
  return reports;
}

test("figures entered over the API, approved, and told in the review of the first quarter", async () => {
  await loadDefinitions();
  const definitions = await database.read(readDefinitions);
  const app = apiAs(await everybody(definitions));
  const call = async (method: string, path: string, body?: unknown, headers: Record<string, string> = {}) => {
    const response = await app.request(path, {
      method,
      body: body === undefined ? undefined : JSON.stringify(body),
      headers: { ...(body !== undefined && { "Content-Type": "application/json" }), ...headers },
    });
    const text = await response.text();
    expect(response.status, `${method} ${path}: ${text}`).toBe(200);
    return { text, etag: response.headers.get("ETag") ?? "" };
  };

  const rows: Row[] = parse(await readFile(join(demo, "values.csv"), "utf8"), { columns: true });
  const reports = reportsOf(
    rows.filter((row) => entered.includes(row.period)),
    definitions,
  );
  expect(reports.size).toBeGreaterThan(80);
  for (const [address, values] of reports) {
    await call("POST", `${address}/submit`, { values }, { "If-None-Match": "*" });
    const { etag } = await call("GET", address);
    await call("POST", `${address}/approve`, undefined, { "If-Match": etag });
  }

  const { text } = await call("GET", "/api/v1/review-draft?unit=giong-trom&period=2024-Q1&format=text");
  for (const figure of [
    ...["58/130", "44,62%", "02/07", "giảm 05 trường hợp", "khoảng 40%", "33,78%", "40,71%", "172/172", "100%"],
    ...["tăng 150% so cùng kỳ (05/02 vụ)", "tăng 240% so cùng kỳ (17/05 vụ)", "15 vụ đánh bạc"],
    ...["tăng 03 vụ so cùng kỳ (04/01 vụ, 300%)", "tăng 400% so cùng kỳ (05/01 người)"],
    ...["xã Tân Thanh", "Châu Bình, Châu Hòa", "276-KH/HU ngày 12/3/2024"],
  ]) {
    expect(text).toContain(figure);
  }
}, 120_000);
