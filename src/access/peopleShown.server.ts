/** People as pages and the API show them to somebody: those within their reach, and what may be done with each. */
import { today, vietnamDay, writeInstant } from "../calendar/clock.ts";
import { writeDay } from "../calendar/day.ts";
import { changesOf } from "../database/changeLog.server.ts";
import type { ReadTransaction, WriteTransaction } from "../database/connection.server.ts";
import type { IsoDate, PersonId, UnitId } from "../database/ids.ts";
import { type Language, say } from "../prose/text.ts";
import { AppError } from "../server/error.ts";
import { nameApart } from "../units/toldApart.ts";
import type { UnitTree } from "../units/tree.ts";
import type { RequestContext } from "./context.server.ts";
import { accessTree, requirePerson } from "./guard.server.ts";
import { mayManage } from "./manage.ts";
import { may } from "./may.ts";
import { namesOf } from "./names.server.ts";
import { isClosedOn, listPeople, lockPeople, type PersonRecord, rolesOn } from "./people.server.ts";
import { type Person, type Role, roles } from "./person.ts";
import { needsSecondFactor } from "./secondFactor.ts";
import { accessTexts } from "./texts.ts";

export type ShownRole = { id: number; role: Role; unit: { code: string; name: string } | undefined; since: IsoDate };

export type ShownPerson = {
  id: PersonId;
  username: string;
  name: string;
  email: string | undefined;
  roles: ShownRole[];
  state: "open" | "waiting" | "closing" | "closed";
  closedOn: IsoDate | undefined;
  hasSecondFactor: boolean;
  /** Whether the roles are among those for which a second factor is advised, and there is none. */
  lacksSecondFactor: boolean;
  mayManage: boolean;
};

type Asking = Pick<RequestContext, "person" | "clock" | "language">;

export async function peopleFor(tx: ReadTransaction, request: Asking): Promise<ShownPerson[]> {
  const viewer = requirePerson(request);
  const tree = await accessTree(tx);
  const day = today(request.clock);
  const people = await listPeople(tx);
  return people
    .filter((each) => isWithinReach(viewer, each, tree, day))
    .map((each) => shown(each, { viewer, tree, day, language: request.language }));
}

/** 404 where there is no such person within reach. */
export async function personFor(tx: ReadTransaction, request: Asking, id: string): Promise<ShownPerson> {
  const found = (await peopleFor(tx, request)).find((each) => each.id === id);
  if (!found) throw new AppError("person_unknown", 404);
  return found;
}

/** The person, whom the asking one may manage, for a change of them; else 403. */
export async function requireManaged(tx: WriteTransaction, request: Asking, id: string): Promise<ShownPerson> {
  await lockPeople(tx);
  const person = await personFor(tx, request, id);
  if (!person.mayManage) throw new AppError("not_allowed", 403);
  return person;
}

/** Seen by whoever may read people at a unit where the person has, or once had, a role, and by who may manage them. */
function isWithinReach(viewer: Person, person: PersonRecord, tree: UnitTree, day: IsoDate): boolean {
  const readsAll = viewer.roles.some(
    ({ role, unitId }) => unitId === undefined && (role === "administrator" || role === "office"),
  );
  return (
    readsAll ||
    mayManage(viewer, person, tree, day) ||
    person.roles.some(({ unitId }) => unitId !== undefined && may(viewer, "person.read", { unit: unitId }, tree, day))
  );
}

type Viewing = { viewer: Person; tree: UnitTree; day: IsoDate; language: Language };

function shown(person: PersonRecord, { viewer, tree, day, language }: Viewing): ShownPerson {
  const { id, username, name, email, closedOn, hasSecondFactor } = person;
  const held = rolesOn(person, day);
  return {
    id,
    username,
    name,
    email,
    closedOn,
    hasSecondFactor,
    lacksSecondFactor: !hasSecondFactor && needsSecondFactor({ roles: held }),
    roles: held.map((each) => ({
      id: each.id,
      role: each.role,
      unit: unitShown(tree, each.unitId, language, day),
      since: each.givenOn,
    })),
    state: stateOf(person, day),
    mayManage: mayManage(viewer, person, tree, day),
  };
}

function unitShown(tree: UnitTree, id: UnitId | undefined, language: Language, day: IsoDate): ShownRole["unit"] {
  const unit = id === undefined ? undefined : tree.byId.get(id);
  return unit && { code: unit.code, name: nameApart(tree, unit, language, day) };
}

function stateOf(person: PersonRecord, day: IsoDate): ShownPerson["state"] {
  if (isClosedOn(person, day)) return "closed";
  if (person.closedOn !== undefined) return "closing";
  return person.hasPassword ? "open" : "waiting";
}

type HistoryLine = { id: string; at: string; by: string; act: string };

/** What was done to the person's account, the latest first, in words. */
export async function historyOf(
  tx: ReadTransaction,
  id: PersonId,
  { language }: Pick<RequestContext, "language">,
): Promise<HistoryLine[]> {
  const tree = await accessTree(tx);
  const changes = await changesOf(tx, `person:${id}`);
  const names = await namesOf(
    tx,
    changes.map(({ by }) => by),
  );
  return changes.map(({ id, at, by, act, before, after }) => {
    const words = accessTexts[`done_${act}` as keyof typeof accessTexts];
    const what = told(after ?? before, tree, language, vietnamDay(at));
    return { id, at: writeInstant(at), by: names.get(by) ?? by, act: words ? say(words, language, { what }) : act };
  });
}

/** A day, a role on a unit, or what a token is for; other details are not told. */
function told(detail: unknown, tree: UnitTree, language: RequestContext["language"], day: IsoDate): string {
  if (typeof detail === "string") return writeDay(detail as IsoDate);
  if (typeof detail !== "object" || detail === null) return "";
  if ("token" in detail) return String(detail.token);
  if (!("role" in detail)) return "";
  const role = roles.find((each) => each === detail.role);
  const unit = tree.units.find((each) => "unitId" in detail && each.id === detail.unitId);
  if (!role) return "";
  const unitName = unit ? nameApart(tree, unit, language, day) : say(accessTexts.everything, language);
  return say(accessTexts.role_on, language, { role: say(accessTexts[role], language), unit: unitName });
}
