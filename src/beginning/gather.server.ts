/** What the data say about how far an installation is set up. */

import { sql } from "kysely";
import { z } from "zod";
import { accessTree } from "../access/guard.server.ts";
import { listPeople, type PersonRecord, rolesOn } from "../access/people.server.ts";
import type { Clock } from "../calendar/clock.ts";
import { today } from "../calendar/clock.ts";
import type { ReadTransaction, WriteTransaction } from "../database/connection.server.ts";
import type { IsoDate, UnitId } from "../database/ids.ts";
import { readSetting, setting, writeSetting } from "../database/setting.server.ts";
import { usualLayout } from "../documents/usualLayout.server.ts";
import { readDefinitions } from "../indicators/definitions.server.ts";
import type { Definitions, Indicator } from "../indicators/indicator.ts";
import { readDemands } from "../resolutions/resolutions.server.ts";
import { existsOn, isWithin, type Unit, type UnitTree } from "../units/tree.ts";
import { typedFor } from "./formsProposed.ts";
import type { Found } from "./steps.ts";

const body = setting("body", z.string().optional(), undefined);

/** The unit whose installation it is: as said at the beginning, else whose resolution comes first, else the topmost. */
export async function readBody(tx: ReadTransaction): Promise<Unit | undefined> {
  const tree = await accessTree(tx);
  const code = await readSetting(tx, body);
  const said = code === undefined ? undefined : tree.byCode.get(code);
  if (said) return said;
  const [first] = (await readDemands(tx)).resolutions;
  return (first && tree.byId.get(first.unit)) ?? tree.units[0];
}

export async function sayBody(tx: WriteTransaction, code: string, doing: { by: string; at: Date }): Promise<void> {
  await writeSetting(tx, body, code, doing);
}

/** The units that fill something: those that owe a form, and for a form with an owner its owner. */
export function reportingUnits({ forms, owed, tree }: Definitions, day: IsoDate): Unit[] {
  const fillers = new Set<UnitId>();
  for (const form of forms) {
    const owing = owed.get(form.id);
    if (owing === undefined) continue;
    if (form.owner === undefined) for (const unit of owing.keys()) fillers.add(unit);
    else fillers.add(form.owner);
  }
  return tree.units.filter((unit) => fillers.has(unit.id) && existsOn(unit, day));
}

/** Indicators with a target, each with the unit whose it is. */
export async function targetedIndicators(tx: ReadTransaction): Promise<{ indicator: Indicator; unit: UnitId }[]> {
  const { targets, definitions } = await readDemands(tx);
  return targets.flatMap((target) => {
    const indicator = definitions.indicatorById.get(target.indicatorId);
    return indicator ? [{ indicator, unit: target.unit }] : [];
  });
}

export async function gather(tx: ReadTransaction, clock: Clock): Promise<{ found: Found; body: Unit | undefined }> {
  const day = today(clock);
  const body = await readBody(tx);
  const definitions = await readDefinitions(tx);
  const { resolutions, targets } = await readDemands(tx);
  const typed = new Set((await targetedIndicators(tx)).flatMap(({ indicator }) => typedFor(indicator, definitions)));
  const onForms = [...typed].filter(({ id }) => (definitions.places.get(id)?.length ?? 0) > 0).length;
  const reporting = reportingUnits(definitions, day);
  const people = (await listPeople(tx)).filter(({ closedOn }) => closedOn === undefined || closedOn > day);
  const withReporter = reporting.filter((unit) => holdsRole(people, "reporter", unit.id, day)).length;
  return {
    body,
    found: {
      body: body !== undefined,
      layout: (await readSetting(tx, usualLayout)) !== undefined,
      units: body === undefined ? 0 : unitsBelow(definitions.tree, body, day),
      resolutions: resolutions.length,
      targets: targets.length,
      onForms,
      onNoForm: typed.size - onForms,
      withReporter,
      withoutReporter: reporting.length - withReporter,
      office: people.some((person) => rolesOn(person, day).some(({ role }) => role === "office")),
      waiting: people.filter(({ hasPassword }) => !hasPassword).length,
      owing: reporting.length,
      ...(await countsOf(tx)),
    },
  };
}

export function holdsRole(
  people: readonly PersonRecord[],
  role: "reporter" | "approver",
  unit: UnitId,
  day: IsoDate,
): boolean {
  return people.some((person) => rolesOn(person, day).some((held) => held.role === role && held.unitId === unit));
}

function unitsBelow(tree: UnitTree, body: Unit, day: IsoDate): number {
  return tree.units.filter((unit) => unit.id !== body.id && isWithin(tree, unit.id, body.id) && existsOn(unit, day))
    .length;
}

type Counts = Pick<Found, "submitted" | "accepted" | "reviewsBegun" | "reviewsIssued" | "published">;

async function countsOf(tx: ReadTransaction): Promise<Counts> {
  const { rows } = await sql<Counts>`
    SELECT
      (SELECT count(*) FROM report WHERE submitted_version IS NOT NULL OR approved_version IS NOT NULL) AS submitted,
      (SELECT count(*) FROM report WHERE approved_version IS NOT NULL) AS accepted,
      (SELECT count(*) FROM review) AS "reviewsBegun",
      (SELECT count(*) FROM review WHERE state = 'issued') AS "reviewsIssued",
      (SELECT count(*) FROM article WHERE state = 'published') AS published`.execute(tx);
  return rows[0] ?? { submitted: 0, accepted: 0, reviewsBegun: 0, reviewsIssued: 0, published: 0 };
}
