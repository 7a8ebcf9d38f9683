/**
 * Two pages on which much stands, as HTML over HTTP, against the statements alone that they send: the page of a target
 * that 332 communes carry, and the board of a province to which 124 communes report.
 */
import { cp, mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type pg from "pg";
import { addPerson } from "../src/access/people.server.ts";
import { makeToken } from "../src/access/token.server.ts";
import { systemClock } from "../src/calendar/clock.ts";
import type { PersonId } from "../src/database/ids.ts";
import { readDefinitions } from "../src/indicators/definitions.server.ts";
import { clientFolder, serverEntry } from "../src/server/build.server.ts";
import { readConfiguration } from "../src/server/configuration.server.ts";
import { runCommand } from "../test/server.ts";
import { openCaller } from "./call.ts";
import { type Measurement, timesFaster } from "./measurement.ts";
import type { Tokens } from "./people.ts";
import type { Stage } from "./stage.ts";
import { amountOf, communes, indicators, province, size, whole } from "./tenth.ts";
import { atOnce, median, secondsOf } from "./timing.ts";

const reporting = "tinh-bao-cao";
const reporters = Array.from({ length: 124 }, (_, index) => `xa-bao-cao-${index + 1}`);
/** The month that the board shows, and that with which its figures are compared. */
const [month, yearBefore] = ["2026-10", "2025-10"];
/** Of every four communes three have sent their report. */
const sent = reporters.filter((_, index) => index % 4 !== 3);

export async function measureWidePages(stage: Stage, tokens: Tokens, repetitions: number): Promise<Measurement[]> {
  await prepare(stage);
  await stage.settle();
  return [
    await measured(stage, tokens, repetitions, {
      name: `a target's page with ${size.communes} units below`,
      address: `/app/chi-tieu/chi-tieu-tinh?don-vi=${province}&ky=2024-12`,
      shows: communes[size.communes - 1] ?? "",
    }),
    await measured(stage, tokens, repetitions, {
      name: `the board with ${reporters.length} units`,
      address: `/app/tong-hop?don-vi=${reporting}&ky=${month}`,
      shows: reporters.at(-1) ?? "",
    }),
  ];
}

type Asked = { name: string; address: string; shows: string };

/** The page may take three times as long as its statements. */
async function measured(
  stage: Stage,
  tokens: Tokens,
  repetitions: number,
  { name, address, shows }: Asked,
): Promise<Measurement> {
  const caller = openCaller(1);
  const url = stage.server.url + address;
  const askOurs = () => caller.call(url, { token: tokens.office });
  const replay = await statementsOf(stage, address, tokens.office);
  if (!(await askOurs()).includes(shows)) throw new Error(`${url} does not show ${shows}.`);
  for (let warming = 0; warming < repetitions; warming++) await askOurs();
  const ours: number[] = [];
  const theirs: number[] = [];
  for (let repetition = 0; repetition < repetitions; repetition++) {
    theirs.push(await secondsOf(replay.again));
    ours.push(await secondsOf(askOurs));
  }
  caller.close();
  await replay.close();
  return timesFaster({ name, unit: "ms", value: median(ours) * 1_000, baseline: median(theirs) * 1_000, must: 0.33 });
}

type Statement = Parameters<pg.ClientBase["query"]>;

/** What the built program asks its database for a page once the definitions are known, to be asked again without the page. */
async function statementsOf({ database }: Stage, address: string, token: string) {
  const program: typeof import("../src/app.server.ts") = await import(pathToFileURL(serverEntry).href);
  const own = program.openDatabase(database.pool.options.connectionString ?? "");
  const caught = new Map<pg.ClientBase, Statement[]>();
  own.pool.on("connect", (client) => {
    const query = client.query.bind(client) as (...statement: Statement) => unknown;
    client.query = ((...statement: Statement) => {
      caught.set(client, [...(caught.get(client) ?? []), statement]);
      return query(...statement);
    }) as typeof client.query;
  });
  const configuration = readConfiguration({});
  const app = program.createApp({ database: own, clock: systemClock, configuration, demo: false, clientFolder });
  const ask = async () => {
    const answer = await app.request(configuration.origin + address, { headers: { Authorization: `Bearer ${token}` } });
    await answer.text();
    if (answer.status !== 200) throw new Error(`${address}: ${answer.status}`);
  };
  await ask();
  caught.clear();
  await ask();
  // Each connection's transactions after those of another, since they would end each other's.
  const statements = [...caught.values()].flat();
  const connection = await own.pool.connect();
  return {
    again: async () => {
      for (const statement of statements) await connection.query(...statement);
    },
    close: async () => {
      connection.release();
      await own.close();
    },
  };
}

/** A target that the large province hands down to its communes, and a third province in which reports wait for an answer. */
async function prepare(stage: Stage): Promise<void> {
  const folder = join(stage.folder, "wide");
  await mkdir(folder);
  for (const file of ["indicators.csv", "resolutions.csv"])
    await cp(join(stage.folder, "tenth", file), join(folder, file));
  const write = (file: string, lines: string[]) => writeFile(join(folder, file), `${lines.join("\n")}\n`);
  await write("units.csv", [
    "code,name,kind,parent",
    `${reporting},Tỉnh báo cáo,province,${whole}`,
    ...reporters.map((code, index) => `${code},Xã báo cáo ${index + 1},commune,${reporting}`),
  ]);
  const target = (code: string, unit: string, amount: number, partOf: string) =>
    `${code},nq-2024,Chỉ tiêu của tỉnh,${indicators[0]},${unit},at_least,${amount},2024,${partOf}`;
  await write("targets.csv", [
    "code,resolution,name,indicator,unit,comparator,amount,period,part_of",
    target("chi-tieu-tinh", province, 20_000_000, ""),
    ...communes.slice(0, size.communes).map((unit) => target(`chi-tieu-${unit}`, unit, 60_000, "chi-tieu-tinh")),
  ]);
  await write("values.csv", [
    "indicator,unit,period,amount",
    ...reporters.flatMap((unit, commune) =>
      indicators.map((indicator, index) => `${indicator},${unit},${yearBefore},${amountOf(commune, index, 0)}`),
    ),
  ]);
  const { code, stderr } = await runCommand(["load", folder], { QUYET_DATA: stage.server.folder });
  if (code !== 0) throw new Error(`load ended with ${code}: ${stderr}`);
  await submit(stage);
}

async function submit({ database, server }: Stage): Promise<void> {
  const doing = { by: "bench" as PersonId, clock: systemClock, wall: systemClock };
  const { token, form } = await database.write(async (tx) => {
    const { tree, forms } = await readDefinitions(tx);
    const { id } = await addPerson(
      tx,
      {
        username: "bench-reporter",
        name: "bench",
        email: undefined,
        language: "vi",
        roles: sent.map((code) => ({ role: "reporter", unitId: tree.byCode.get(code)?.id })),
      },
      doing,
    );
    return { ...(await makeToken(tx, id, "bench", 1, systemClock.now())), form: forms[0]?.code };
  });
  const caller = openCaller(8);
  await atOnce(8, [...sent.entries()], async ([commune, unit]) => {
    const values = indicators.map((code, index) => [code, amountOf(commune, index, 1)]);
    await caller.call(`${server.url}/api/v1/reports/${unit}/${form}/${month}/submit`, {
      token,
      body: JSON.stringify({ values: Object.fromEntries(values) }),
      headers: { "if-none-match": "*" },
    });
  });
  caller.close();
}
