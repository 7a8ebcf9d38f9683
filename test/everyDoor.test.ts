/**
 * One number, whichever door it leaves by: of any small folder the API, the table of targets, a target's page and its course,
 * the number's own page, the portal, the review and what a second installation makes of the export all tell what the plain
 * computation comes to.
 */
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fc, test as property } from "@fast-check/vitest";
import { parse } from "csv-parse/sync";
import { expect } from "vitest";
import { beginSession } from "../src/access/session.server.ts";
import { addTestPerson } from "../src/access/testPerson.ts";
import { periodOf } from "../src/calendar/period.ts";
import { testDatabase } from "../src/database/testDatabase.ts";
import { exportWorkbook } from "../src/folder/export.server.ts";
import { readDefinitions } from "../src/indicators/definitions.server.ts";
import { gatherReview } from "../src/reviews/gather.server.ts";
import { readConfiguration } from "../src/server/configuration.server.ts";
import { writeWorkbook } from "../src/sheets/workbook.server.ts";
import { testServer } from "../src/testServer.ts";
import { writeAmount } from "../src/values/figureWords.ts";
import { anyWorld } from "./plain/anyWorld.ts";
import { answered, clock, loaded, loadedFrom } from "./plain/product.ts";
import { plainField, plainStandings, type Question } from "./plain/standings.ts";
import type { World } from "./plain/world.ts";

const database = await testDatabase();
const second = await testDatabase();
const configuration = readConfiguration({});
const app = await testServer({ database, clock, configuration, demo: false, clientFolder: "build/client" });
const folders = Number(process.env.QUYET_FOLDERS ?? 2);

type Plain = NonNullable<ReturnType<typeof plainStandings>>;
type Ask = (path: string, query: Record<string, string>) => Promise<string>;

/** As the office of the province asks. */
async function officeOf(): Promise<Ask> {
  const cookie = await database.write(async (tx) => {
    const { tree } = await readDefinitions(tx);
    const id = await addTestPerson(tx, "vanphong", [{ role: "office", unitId: tree.byCode.get("tinh")?.id }]);
    return `quyet=${await beginSession(tx, id, new Date())}`;
  });
  return async (path, query) => {
    const address = `${configuration.origin}${path}?${new URLSearchParams(query)}`;
    const answer = await app.request(address, { headers: { Cookie: cookie } });
    const text = await answer.text();
    if (!answer.ok) throw new Error(`${answer.status} ${address} ${text.slice(0, 300)}`);
    return text;
  };
}

const rowsOf = (csv: string): Record<string, string>[] => parse(csv, { columns: true, bom: true });
const orNothing = (text: string | null) => text ?? "";

/** Like for like is told where some reports are missing, where nobody asks for it. */
const alone = <Each extends object>(targets: readonly Each[]) =>
  targets.map((target) => ({ ...target, likeForLike: undefined }));

/** The cells of the tables' rows, and what they hold by the plain computation. */
const cellsOf = (target: Plain["targets"][number]) => ({
  ...{ code: target.code, as_of: orNothing(target.asOf), actual: orNothing(target.actual) },
  ...{ target: orNothing(target.target), share: orNothing(target.share), pace: target.pace },
  ...{ expected_share: orNothing(target.expectedShare), prior: orNothing(target.prior) },
  ...{ change: orNothing(target.change), change_rate: orNothing(target.changeRate), review_class: target.reviewClass },
  ...{ reported: String(target.coverage.reported), expected: String(target.coverage.expected) },
  ...{ come: String(target.coverage.come), owed: String(target.coverage.owed), judged: target.judged ? "yes" : "" },
  ...{ prior_reported: String(target.priorCoverage.reported), illustrative: target.illustrative ? "yes" : "" },
});

async function throughEveryDoor(ask: Ask, world: World, question: Question, plain: Plain): Promise<void> {
  const { unit, period, basis } = question;
  const { resolution } = plain;
  const where = JSON.stringify(question);
  const chosen = { "don-vi": unit, ky: period, nguon: basis };
  const api = await ask("/api/v1/standing", { unit, period, basis, resolution, likeForLike: "true" });
  expect(JSON.parse(api), where).toEqual(plain);

  const table = rowsOf(await ask("/app/chi-tieu.csv", { ...chosen, "nghi-quyet": resolution }));
  expect(table, where).toMatchObject(plain.targets.map(cellsOf));

  const review = await database.read(async (tx) => {
    const { tree } = await readDefinitions(tx);
    const id = tree.byCode.get(unit)?.id;
    if (id === undefined) throw new Error(unit);
    return gatherReview(tx, { unit: id, at: periodOf(period), basis, resolution });
  });
  expect(alone(review.targets.map(({ standing }) => standing)), where).toEqual(alone(plain.targets));

  for (const target of plain.targets.slice(0, 3)) await throughItsPages(ask, world, question, target);
}

/** A target's page, its course and the number's own page. */
async function throughItsPages(ask: Ask, world: World, question: Question, plain: Plain["targets"][number]) {
  const { unit, period, basis } = question;
  const where = `${JSON.stringify(question)} ${plain.code}`;
  const { indicators } = await database.read(readDefinitions);
  const indicator = indicators.find(({ code }) => code === plain.indicator);
  const within = world.targets.find(({ code }) => code === plain.code)?.period ?? "";
  if (!indicator || plain.asOf === null) return;
  const written = plain.actual === null ? undefined : writeAmount(indicator, plain.actual, "vi");

  const page = JSON.parse(await ask(`/app/chi-tieu/${plain.code}`, { "don-vi": unit, ky: period, nguon: basis }));
  expect(page.loaderData["resolutions/pages/target.tsx"].shown.actual, where).toBe(written);

  const course = rowsOf(await ask(`/app/chi-tieu/${plain.code}/dien-bien.csv`, { ky: period, nguon: basis }));
  const point = course.find((row) => row.period === plain.asOf);
  if (point) expect(point.actual, where).toBe(orNothing(plain.actual));

  const number = { "chi-so": plain.indicator, "don-vi": unit, ky: plain.asOf, "luy-ke": within, nguon: basis };
  expect(JSON.parse(await ask("/app/so-lieu.json", number)).amount, where).toBe(written);
}

/** The portal speaks of the public targets alone, on approved figures, at the period that it says. */
async function throughThePortal(ask: Ask, world: World): Promise<void> {
  const board = JSON.parse(await ask("/chi-tieu.json", {}));
  if (board.targets.length === 0) return;
  const { unit, period, resolution, basis } = board;
  const plain = plainStandings(plainField(world, "approved"), { unit, period, resolution, basis });
  const isPublic = (code: string) => world.indicators.find((each) => each.code === code)?.public === "yes";
  const shown = (plain?.targets ?? []).filter(({ indicator }) => isPublic(indicator));
  expect(alone(board.targets)).toEqual(alone(shown));
  expect(rowsOf(await ask("/chi-tieu.csv", {}))).toMatchObject(shown.map(cellsOf));
}

/** What was approved, exported and loaded elsewhere, stands there as it stands here. */
async function throughTheExport(world: World, questions: readonly Question[]): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), "quyet-export-"));
  try {
    const file = join(folder, "xuat.xlsx");
    await writeFile(file, await writeWorkbook(await database.read((tx) => exportWorkbook(tx, { figures: true }))));
    await loadedFrom(second, file, world.limits);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
  for (const question of questions.filter(({ basis }) => basis === "approved")) {
    const [here, there] = await Promise.all(
      [database, second].map((each) => each.read((tx) => answered(tx, question))),
    );
    expect(there, JSON.stringify(question)).toEqual(here);
  }
}

property.prop([fc.nat()], { numRuns: folders, endOnFailure: true })(
  "a number is the same through every door",
  async (seed) => {
    const world = anyWorld(seed);
    await loaded(database, world);
    const ask = await officeOf();
    const fields = { approved: plainField(world, "approved"), submitted: plainField(world, "submitted") };
    const asked = ["2024-Q1", "2024-05", "2024"].flatMap((period) =>
      (["approved", "submitted"] as const).map(
        (basis): Question => ({
          ...{ unit: "huyen", period, basis, likeForLike: true },
        }),
      ),
    );
    for (const question of asked) {
      const plain = plainStandings(fields[question.basis], question);
      if (plain) await throughEveryDoor(ask, world, question, plain);
    }
    await throughThePortal(ask, world);
    await throughTheExport(world, asked);
  },
  60_000 + folders * 30_000,
);
