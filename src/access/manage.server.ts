/** Who may set the rules that hold for everybody: an administrator whose reach covers every other administrator's. */
import { today } from "../calendar/clock.ts";
import type { ReadTransaction } from "../database/connection.server.ts";
import { AppError } from "../server/error.ts";
import type { RequestContext } from "./context.server.ts";
import { accessTree, requirePerson } from "./guard.server.ts";
import { mayGive } from "./manage.ts";
import { may } from "./may.ts";
import { isClosedOn, listPeople, rolesOn } from "./people.server.ts";

type Asking = Pick<RequestContext, "person" | "clock">;

export async function maySetRules(tx: ReadTransaction, request: Asking): Promise<boolean> {
  const manager = requirePerson(request);
  const tree = await accessTree(tx);
  const day = today(request.clock);
  if (!may(manager, "person.manage", "anywhere", tree, day)) return false;
  const held = (await listPeople(tx)).filter((each) => !isClosedOn(each, day)).flatMap((each) => rolesOn(each, day));
  return held.filter(({ role }) => role === "administrator").every((role) => mayGive(manager, role, tree, day));
}

export async function requireRules(tx: ReadTransaction, request: Asking): Promise<void> {
  if (!(await maySetRules(tx, request))) throw new AppError("not_allowed", 403);
}
