/**
 * What a PostgreSQL is asked at every start, the one on board and another's alike, by the role and in the database that the
 * program will use: what is set for these alone counts as well. The first wrong answer is told, and nothing starts.
 */
import type { Client } from "pg";
import { AppError } from "./error.ts";

const oldestVersion = 150000;

/** Throws where written data could be lost or mangled, where a right is missing, and where somebody else's tables are. */
export async function assertFit(session: Client): Promise<void> {
  const answers = await ask(session);
  const { version, encoding, schema, role, database } = answers;
  if (version < oldestVersion) throw new AppError("postgres_too_old", 500, { version: Math.floor(version / 10_000) });
  await assertDurable(session);
  if (encoding !== "UTF8") throw new AppError("postgres_not_utf8", 500, { database, encoding });
  if (answers.isReadOnly) throw new AppError("postgres_read_only", 500, { database, role });
  if (schema === null) throw new AppError("postgres_without_schema", 500, { database, role });
  if (!answers.mayCreate) throw new AppError("postgres_without_rights", 500, { database, role, schema });
  await assertOurs(session, { database, role, schema });
}

/** With any of these off an acknowledged write could be lost; each other value of theirs waits for this server's own disk. */
export async function assertDurable(session: Client): Promise<void> {
  const { rows } = await session.query<{ name: string; source: string; role: string; database: string }>(`
    SELECT name, source, current_user AS role, current_database() AS database
    FROM pg_settings
    WHERE name IN ('fsync', 'full_page_writes', 'synchronous_commit') AND setting = 'off'
    ORDER BY name`);
  const [off] = rows;
  if (!off) return;
  const details = { setting: off.name, role: off.role, database: off.database };
  throw new AppError(codesBySource[off.source] ?? "postgres_not_durable", 500, details);
}

/** Whoever set it must be told where it is to be set right. */
const codesBySource: Readonly<Record<string, string>> = {
  user: "postgres_not_durable_by_role",
  "database user": "postgres_not_durable_by_role",
  database: "postgres_not_durable_by_database",
};

type Answers = {
  version: number;
  encoding: string;
  isReadOnly: boolean;
  /** Where tables are made; nowhere when the search path names no schema that is there. */
  schema: string | null;
  mayCreate: boolean;
  role: string;
  database: string;
};

async function ask(session: Client): Promise<Answers> {
  const { rows } = await session.query<Answers>(`
    SELECT current_setting('server_version_num')::int AS version,
           current_setting('server_encoding') AS encoding,
           pg_is_in_recovery() OR current_setting('transaction_read_only')::bool AS "isReadOnly",
           current_schema()::text AS schema,
           coalesce(has_schema_privilege(current_schema()::text, 'CREATE'), false) AS "mayCreate",
           current_user::text AS role,
           current_database()::text AS database`);
  const [answers] = rows;
  if (!answers) throw new AppError("postgres_not_reached", 500, { reason: "" });
  return answers;
}

/** The schema is empty or made by this program, and then the role is master of all that is in it. */
async function assertOurs(session: Client, at: { database: string; role: string; schema: string }): Promise<void> {
  const { rows } = await session.query<{ name: string; isOwn: boolean; isMark: boolean }>(
    `SELECT relation.relname AS name,
            pg_has_role(relation.relowner, 'USAGE') AS "isOwn",
            relation.relname = 'schema_migration' AND EXISTS (
              SELECT FROM pg_attribute WHERE attrelid = relation.oid AND attname = 'name' AND NOT attisdropped
            ) AS "isMark"
     FROM pg_class AS relation
     JOIN pg_namespace AS namespace ON namespace.oid = relation.relnamespace
     WHERE namespace.nspname = $1 AND relation.relkind IN ('r', 'p', 'v', 'm', 'f')
       -- What an extension brings is nobody's data.
       AND NOT EXISTS (
         SELECT FROM pg_depend
         WHERE classid = 'pg_class'::regclass AND objid = relation.oid AND deptype = 'e')
     ORDER BY relation.relname`,
    [at.schema],
  );
  const [first] = rows;
  if (first && !rows.some(({ isMark }) => isMark)) {
    throw new AppError("postgres_of_another_program", 500, { ...at, table: first.name });
  }
  const foreign = rows.find(({ isOwn }) => !isOwn);
  if (foreign) throw new AppError("postgres_tables_of_another_role", 500, { ...at, table: foreign.name });
}
