/** Vitest's global setup: one throw-away server for the whole run and, in it, the migrated template of every test. */

import { mkdtemp, rm } from "node:fs/promises";
import { join } from "node:path";
import { Client } from "pg";
import type { TestProject } from "vitest/node";
import { migrate } from "../src/database/migrate.server.ts";
import { openEmbedded } from "../src/server/embedded.server.ts";
import { temporaryFolder } from "./temporary.ts";

declare module "vitest" {
  export interface ProvidedContext {
    databaseServer: string;
  }
}

export const template = "quyet_template";

export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const given = process.env.QUYET_TEST_DATABASE_URL;
  if (given) {
    await makeTemplate(given);
    project.provide("databaseServer", given);
    return async () => undefined;
  }
  const folder = await mkdtemp(join(temporaryFolder(), "quyet-test-"));
  const server = await openEmbedded(folder, { as: "serve", durable: false });
  await makeTemplate(server.administratorUrl);
  project.provide("databaseServer", server.administratorUrl);
  return async () => {
    await server.close();
    await rm(folder, { recursive: true, force: true });
  };
}

async function makeTemplate(serverUrl: string): Promise<void> {
  const client = new Client({ connectionString: serverUrl });
  await client.connect();
  await client.query(`DROP DATABASE IF EXISTS ${template} WITH (FORCE)`);
  await client.query(`CREATE DATABASE ${template}`);
  await client.end();
  const url = new URL(serverUrl);
  url.pathname = `/${template}`;
  await migrate(url.href);
}
