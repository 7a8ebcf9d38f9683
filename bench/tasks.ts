/**
 * A country's tasks over HTTP: the count of all of them, a unit's list, a task handed to every commune, and one event of one
 * piece, each beside the same in plain SQL over a table of pieces and a table of events.
 */
import { join } from "node:path";
import { addPerson } from "../src/access/people.server.ts";
import type { Role } from "../src/access/person.ts";
import { makeToken } from "../src/access/token.server.ts";
import { systemClock } from "../src/calendar/clock.ts";
import type { Database } from "../src/database/connection.server.ts";
import type { PersonId } from "../src/database/ids.ts";
import { unitByCode } from "../src/units/tree.ts";
import { readUnitTree } from "../src/units/units.server.ts";
import { type Caller, openCaller } from "./call.ts";
import { loadInto } from "./loading.ts";
import { atMost, type Measurement } from "./measurement.ts";
import { openStage, type Stage } from "./stage.ts";
import { asOf, communes, country, openCommune, quarter, size, writeCountry } from "./tasksCountry.ts";
import { median, secondsOf } from "./timing.ts";

export async function measureTasks(repetitions: number): Promise<Measurement[]> {
  const stage = await openStage();
  const caller = openCaller(1);
  try {
    const folder = join(stage.folder, "country");
    await writeCountry(folder);
    await loadInto(stage, folder);
    await fillBaseline(stage);
    await stage.settle();
    const tokens = await seedTokens(stage.database);
    const means = { stage, caller, tokens, repetitions };
    return [
      ...(await measureCounts(means)),
      await measureList(means),
      await measureEvents(means),
      await measureHandingOut(means),
    ];
  } finally {
    caller.close();
    await stage.close();
  }
}

type Means = { stage: Stage; caller: Caller; tokens: { office: string; reporter: string }; repetitions: number };
type Compared = {
  name: string;
  must: number;
  ours(round: number): Promise<unknown>;
  theirs(round: number): Promise<unknown>;
};

/** One at a time by turns, after as many that are not counted. */
async function compared({ repetitions }: Means, { name, must, ours, theirs }: Compared): Promise<Measurement> {
  for (let round = 0; round < repetitions; round++) await ours(-1 - round);
  const [mine, plain]: [number[], number[]] = [[], []];
  for (let round = 0; round < repetitions; round++) {
    plain.push(await secondsOf(() => theirs(round)));
    mine.push(await secondsOf(() => ours(round)));
  }
  const measured = atMost({ name, unit: "ms", value: median(mine) * 1_000, must });
  const baseline = median(plain) * 1_000;
  return { ...measured, baseline, ratio: baseline / measured.value };
}

/** On a day, and in a period; a quick answer counts only where it is the right one. */
async function measureCounts(means: Means): Promise<Measurement[]> {
  const { stage, caller, tokens } = means;
  const asked = (query: string) => () =>
    caller.call(`${stage.server.url}/api/v1/task-counts?unit=${country}&${query}`, { token: tokens.office });
  const onDay = asked(`on=${asOf}`);
  const { counts } = JSON.parse(await onDay());
  const { rows } = await stage.baseline.query(countStatement, [asOf]);
  if (JSON.stringify(counts) !== JSON.stringify(rows[0]))
    throw new Error(`Another count than SQL's: ${JSON.stringify(rows)}`);
  const theirs = () => stage.baseline.query(countStatement, [asOf]);
  const name = `tasks of ${size.communes} units, ${size.events} events`;
  return [
    await compared(means, { name: `${name}: the count on a day`, must: 50, ours: onDay, theirs }),
    await compared(means, {
      name: `${name}: the count of a quarter`,
      must: 50,
      ours: asked(`period=${quarter}`),
      theirs,
    }),
  ];
}

async function measureList(means: Means): Promise<Measurement> {
  const { stage, caller, tokens } = means;
  return compared(means, {
    name: "the list of one unit, with how far each task is everywhere",
    must: 20,
    ours: (round) =>
      caller.call(`${stage.server.url}/api/v1/tasks?unit=${communeOf(round)}&on=${asOf}`, { token: tokens.office }),
    theirs: (round) => stage.baseline.query(listStatement, [communeOf(round), asOf]),
  });
}

/** One piece of a commune's after another; a replay of the task would go through 15,000 events. */
async function measureEvents(means: Means): Promise<Measurement> {
  const { stage, caller, tokens } = means;
  const told = { unit: openCommune, event: "progress", text: "" };
  return compared(means, {
    name: "one event of a piece",
    must: 100,
    ours: (round) =>
      caller.call(`${stage.server.url}/api/v1/tasks/nv-1/events`, {
        token: tokens.reporter,
        body: JSON.stringify({ ...told, amount: String(50 + round / 100) }),
      }),
    theirs: (round) =>
      stage.baseline.query("INSERT INTO event VALUES ($1, $2, $3, $4, $5)", [
        ...["nv-1", openCommune, asOf, "progress", String(round)],
      ]),
  });
}

async function measureHandingOut(means: Means): Promise<Measurement> {
  const { stage, caller, tokens } = means;
  const row = { title: "Rà soát", assigned_by: country, leads: "commune", assigned: asOf, due: "+10w" };
  return compared(
    { ...means, repetitions: 5 },
    {
      name: `a task handed to ${size.communes} units`,
      must: 1_000,
      ours: (round) => handOut(caller, stage, tokens.office, `nv-moi-${round + 5}`, row),
      theirs: (round) =>
        stage.baseline.query(
          "INSERT INTO piece SELECT DISTINCT $1, unit, $2::date, $2::date + 14 FROM piece WHERE task = 'nv-1'",
          [`nv-moi-${round}`, asOf],
        ),
    },
  );
}

function handOut(caller: Caller, stage: Stage, token: string, code: string, row: object): Promise<string> {
  const body = JSON.stringify({ rows: [row] });
  return caller.call(`${stage.server.url}/api/v1/definitions/tasks/${code}`, { token, method: "PUT", body });
}

function communeOf(round: number): string {
  return communes[(round + communes.length) % communes.length] ?? "";
}

async function seedTokens(database: Database): Promise<Means["tokens"]> {
  const doing = { by: "bench" as PersonId, clock: systemClock, wall: systemClock };
  return database.write(async (tx) => {
    const tree = await readUnitTree(tx);
    const tokenFor = async (role: Role, code: string) => {
      const roles = [{ role, unitId: unitByCode(tree, code).id }];
      const person = { username: `${role}-${code}`, name: code, email: undefined, language: "vi" as const, roles };
      const { id } = await addPerson(tx, person, doing);
      return (await makeToken(tx, id, "bench", 1, systemClock.now())).token;
    };
    return { office: await tokenFor("office", country), reporter: await tokenFor("reporter", openCommune) };
  });
}

/** The pieces with their first deadlines, and the events, each a row. */
async function fillBaseline({ baseline, database }: Stage): Promise<void> {
  await baseline.query(`
    CREATE TABLE piece (task text, unit text, assigned date, due date, PRIMARY KEY (unit, task));
    CREATE TABLE event (task text, unit text, date date, event text, amount text);
    CREATE INDEX event_piece ON event (unit, task, date)`);
  const copied = async (table: string, statement: string) => {
    const { rows } = await database.pool.query<Record<string, string | null>>(statement);
    for (let first = 0; first < rows.length; first += 50_000)
      await baseline.query(`INSERT INTO ${table} SELECT * FROM json_populate_recordset(NULL::${table}, $1)`, [
        JSON.stringify(rows.slice(first, first + 50_000)),
      ]);
  };
  await copied(
    "piece",
    `SELECT DISTINCT task.code AS task, unit.code AS unit, stage.began::text AS assigned, stage.due_first::text AS due
     FROM task_stage AS stage
     JOIN task ON task.id = stage.task_id
     JOIN unit ON unit.id = stage.unit_id`,
  );
  await copied(
    "event",
    `SELECT task.code AS task, unit.code AS unit, event.date::text AS date, event.event, event.amount
     FROM task_event AS event
     JOIN task ON task.id = event.task_id
     JOIN unit ON unit.id = event.unit_id`,
  );
}

const standing = `
  SELECT
    piece.task, piece.unit, coalesce(told.granted, piece.due) AS due, told.done, told.percent
  FROM piece
  LEFT JOIN (
    SELECT
      task, unit, max(date) FILTER (WHERE event = 'done') AS done,
      max(amount) FILTER (WHERE event = 'extension_granted')::date AS granted,
      max(amount) FILTER (WHERE event = 'progress')::numeric AS percent
    FROM event
    WHERE date <= $2::date AND (cast($1 AS text) = '' OR unit = $1)
    GROUP BY task, unit
  ) AS told USING (task, unit)
  WHERE piece.assigned <= $2::date AND (cast($1 AS text) = '' OR unit = $1)`;

const countStatement = `
  WITH piece_now AS (${standing.replaceAll("cast($1 AS text) = '' OR unit = $1", "true").replaceAll("$2", "$1")})
  SELECT
    count(*)::int AS total,
    count(*) FILTER (WHERE done <= due)::int AS "doneOnTime",
    count(*) FILTER (WHERE done > due)::int AS "doneLate",
    count(*) FILTER (WHERE done IS NOT NULL AND due IS NULL)::int AS "doneNoDeadline",
    count(*) FILTER (WHERE done IS NULL AND due >= $1::date)::int AS "openInTime",
    count(*) FILTER (WHERE done IS NULL AND due < $1::date)::int AS "openOverdue",
    count(*) FILTER (WHERE done IS NULL AND due IS NULL)::int AS "openNoDeadline"
  FROM piece_now`;

/** What a unit has to do, and of each of its tasks how many of all are done. */
const listStatement = `
  WITH ours AS (${standing})
  SELECT ours.*, everywhere.done AS done_of, everywhere.pieces
  FROM ours
  JOIN (
    SELECT piece.task, count(*) AS pieces, count(done.unit) AS done
    FROM piece
    LEFT JOIN (SELECT DISTINCT task, unit FROM event WHERE event = 'done' AND date <= $2::date) AS done USING (task, unit)
    GROUP BY piece.task
  ) AS everywhere USING (task)`;
