/**
 * Who a session or a token lets in: with the roles that hold that day, what the rules of signing in look at, and the versions
 * of what is kept in memory. One statement, for all who ask at the same time; whatever ends or changes a session, a token or a
 * person is in these rows, so that it holds everywhere with the next request.
 */
import type { Database } from "../database/connection.server.ts";
import type { IsoDate, UnitId } from "../database/ids.ts";
import { asking, type Planned } from "../database/planned.server.ts";
import { type Shared, togetherOn } from "../database/together.ts";
import { type Versions, versionColumns } from "../database/versions.server.ts";
import type { Person, Role, TokenRight } from "./person.ts";

/** By what somebody comes in; the one never passes for the other. */
export type Way = "session" | "token";

export type FoundAsker = {
  person: Person;
  versions: Versions;
  /** Since when the password is theirs: since they were added, where it was never changed. */
  passwordSince: Date;
  hasSecondFactor: boolean;
  /** When the session began or the token was made. */
  begunAt: Date;
  /** Of a session, when something was last asked. */
  seenAt: Date | null;
  /** Of a token, through when it lets in … */
  expiresAt: Date | null;
  /** … and for what it was made. */
  rights: readonly TokenRight[] | null;
};

type Asked = { readonly way: Way; readonly hash: Buffer; readonly today: IsoDate };

const askTogether = togetherOn(findAskers, { lanes: 4, most: 100 });

/** Nobody where there is no such session or token, it was revoked, or the person signs in no longer on that day. */
export function findAsker(database: Database, asked: Asked): Promise<FoundAsker | undefined> {
  return askTogether(database, asked);
}

type Row = Omit<Person, "roles"> &
  Versions &
  Omit<FoundAsker, "person" | "versions"> & { position: number; roles: { role: Role; unitId: UnitId | null }[] };

async function findAskers(database: Shared, asked: readonly Asked[]): Promise<readonly (FoundAsker | undefined)[]> {
  const questions = asked.map(({ way, hash, today }, position) => ({
    ...{ position, way, today },
    hash: `\\x${hash.toString("hex")}`,
  }));
  const { rows } = await database.connection((client) => client.query<Row>(asking(askers, questions)));
  const found = new Map<number, FoundAsker>();
  for (const { position, id, username, name, language, roles: held, definitions, settings, ...facts } of rows) {
    const roles = held.map(({ role, unitId }) => ({ role, unitId: unitId ?? undefined }));
    found.set(position, {
      person: { id, username, name, language, roles },
      versions: { definitions, settings },
      ...facts,
    });
  }
  return asked.map((_, position) => found.get(position));
}

export const askers: Planned = {
  name: "askers",
  text: `
  SELECT
    position, person.id, person.username, person.name, person.language, coalesce(held.roles, '[]') AS roles,
    coalesce(person.password_at, person.created_at) AS "passwordSince",
    EXISTS (SELECT FROM second_factor WHERE second_factor.person_id = person.id AND confirmed_at IS NOT NULL)
      AS "hasSecondFactor",
    entrance.begun_at AS "begunAt", entrance.seen_at AS "seenAt", entrance.expires_at AS "expiresAt",
    entrance.rights,
    ${versionColumns}
  FROM json_to_recordset($1::json) AS asked (position int, way text, hash bytea, today date)
  CROSS JOIN LATERAL (
    SELECT person_id, created_at AS begun_at, seen_at, NULL::timestamptz AS expires_at, NULL::text[] AS rights
    FROM session
    WHERE asked.way = 'session' AND token_hash = asked.hash
    UNION ALL
    SELECT person_id, created_at, NULL, expires_at, rights
    FROM api_token
    WHERE asked.way = 'token' AND token_hash = asked.hash AND revoked_at IS NULL
  ) AS entrance
  -- Looked up, however many PostgreSQL expects to ask: not one by one found among all people.
  CROSS JOIN LATERAL (SELECT * FROM person WHERE id = entrance.person_id LIMIT 1) AS person
  CROSS JOIN LATERAL (
    SELECT json_agg(json_build_object('role', role, 'unitId', unit_id) ORDER BY id) AS roles
    FROM person_role
    WHERE person_role.person_id = person.id
      AND person_role.given_on <= asked.today
      AND (person_role.closed_on IS NULL OR person_role.closed_on > asked.today)
  ) AS held
  WHERE person.closed_on IS NULL OR person.closed_on > asked.today`,
};
