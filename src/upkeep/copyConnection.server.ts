/** A connection for copying whole tables: without the time limits of a request, and with one way to write every value. */
import { Client } from "pg";
import { AppError } from "../server/error.ts";

const settings = [
  "statement_timeout = 0",
  "idle_in_transaction_session_timeout = 0",
  "client_encoding = 'UTF8'",
  "datestyle = 'ISO, DMY'",
  "intervalstyle = 'postgres'",
  "extra_float_digits = 1",
  "bytea_output = 'hex'",
  "timezone = 'UTC'",
];

/** `stop` cuts it in the middle of whatever it does, which the database then takes back. */
export async function connectForCopy(url: string, stop?: AbortSignal): Promise<Client> {
  const client = new Client({ connectionString: url, application_name: "quyet", connectionTimeoutMillis: 10_000 });
  // A cut connection fails the statement under way, which is told to whoever waits for it.
  client.on("error", () => undefined);
  stop?.addEventListener("abort", () => void client.end().catch(() => undefined), { once: true });
  try {
    await client.connect();
    for (const setting of settings) await client.query(`SET ${setting}`);
    return client;
  } catch (cause) {
    await client.end().catch(() => undefined);
    throw new AppError("database_unavailable", 503, {}, [], cause);
  }
}
