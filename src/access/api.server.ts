/** People and who one is, over the API. */
import { type OpenAPIHono, z } from "@hono/zod-openapi";
import type { Context } from "hono";
import { today } from "../calendar/clock.ts";
import { isoDate } from "../calendar/day.ts";
import type { WriteTransaction } from "../database/connection.server.ts";
import type { PersonId } from "../database/ids.ts";
import { newApi, routesOf } from "../server/http/api.server.ts";
import { body, json } from "../server/http/schemas.ts";
import type { ApiEnvironment, RequestContext } from "./context.server.ts";
import { accessTree, guard, requirePerson } from "./guard.server.ts";
import {
  addPerson,
  closePerson,
  closeRole,
  type Doing,
  giveRole,
  reopenPerson,
  resetPassword,
} from "./people.server.ts";
import { peopleFor, personFor, requireManaged, type ShownPerson } from "./peopleShown.server.ts";
import { roles } from "./person.ts";
import { roleGiven } from "./roleForm.server.ts";
import { email, fullName, language, role, username } from "./schemas.ts";

const RoleGiven = z
  .strictObject({ role, unit: z.string().optional().describe("Mã đơn vị; bỏ trống: toàn hệ thống") })
  .openapi("RoleGiven");
const PersonGiven = z
  .strictObject({
    username,
    name: fullName,
    email: email.optional(),
    language: language.default("vi"),
    roles: z.array(RoleGiven).max(20),
  })
  .openapi("PersonGiven");

const Unit = z.object({ code: z.string(), name: z.string() });
const Me = z
  .object({
    username: z.string(),
    name: z.string(),
    language,
    roles: z.array(z.object({ role: z.enum(roles), unit: z.string().nullable() })),
  })
  .openapi("Me");
const PersonShown = z
  .object({
    id: z.string(),
    username: z.string(),
    name: z.string(),
    email: z.string().nullable(),
    state: z.enum(["open", "waiting", "closing", "closed"]),
    closedOn: z.string().nullable(),
    roles: z.array(z.object({ id: z.number(), role: z.enum(roles), unit: Unit.nullable(), since: z.string() })),
  })
  .openapi("Person");
const Link = z
  .object({ id: z.string(), link: z.string().describe("Liên kết một lần để đặt mật khẩu") })
  .openapi("OneTimeLink");

const ofPerson = z.object({ person: z.string() });
const route = routesOf("Người dùng");
const manages = guard("person.manage");

const readMe = route("get", "/me", "Tôi là ai, giữ vai trò gì", guard("today.read"), {
  responses: { 200: json(Me, "Người đang gọi") },
});
const readPeople = route("get", "/people", "Người dùng trong phạm vi của người gọi", guard("person.read"), {
  responses: { 200: json(z.object({ people: z.array(PersonShown) }), "Theo tên") },
});
const readPerson = route("get", "/people/{person}", "Một người", guard("person.read"), {
  request: { params: ofPerson },
  responses: { 200: json(PersonShown, "Người này") },
});
const createPerson = route("post", "/people", "Thêm người", manages, {
  request: { body: body(PersonGiven) },
  responses: { 201: json(Link, "Liên kết đặt mật khẩu, chỉ trả một lần") },
});
const createRole = route("post", "/people/{person}/roles", "Giao vai trò", manages, {
  request: { params: ofPerson, body: body(RoleGiven) },
  responses: { 201: json(PersonShown, "Người này") },
});
const deleteRole = route("delete", "/people/{person}/roles/{role}", "Thôi giao vai trò, từ hôm nay", manages, {
  request: { params: ofPerson.extend({ role: z.coerce.number().int().positive() }) },
  responses: { 200: json(PersonShown, "Người này") },
});
const createClosing = route("post", "/people/{person}/closing", "Đóng tài khoản từ một ngày", manages, {
  request: { params: ofPerson, body: body(z.strictObject({ on: isoDate.optional() }).openapi("Closing")) },
  responses: { 200: json(PersonShown, "Người này") },
});
const deleteClosing = route("delete", "/people/{person}/closing", "Mở lại tài khoản", manages, {
  request: { params: ofPerson },
  responses: { 200: json(PersonShown, "Người này") },
});
const createPasswordLink = route(
  "post",
  "/people/{person}/password-link",
  "Tạo liên kết một lần để đặt lại mật khẩu",
  manages,
  { request: { params: ofPerson }, responses: { 201: json(Link, "Chỉ trả một lần") } },
);

export function accessApi(): OpenAPIHono<ApiEnvironment> {
  const api = newApi<ApiEnvironment>();

  api.openapi(readMe, async (context) => {
    const request = context.get("request");
    const { username, name, language, roles } = requirePerson(request);
    const tree = await request.database.read(accessTree);
    const held = roles.map(({ role, unitId }) => ({
      role,
      unit: unitId === undefined ? null : (tree.byId.get(unitId)?.code ?? null),
    }));
    return context.json({ username, name, language, roles: held }, 200);
  });
  api.openapi(readPeople, async (context) => {
    const request = context.get("request");
    const people = await request.database.read((tx) => peopleFor(tx, request));
    return context.json({ people: people.map(told) }, 200);
  });
  api.openapi(readPerson, async (context) => {
    const request = context.get("request");
    const { person } = context.req.valid("param");
    return context.json(told(await request.database.read((tx) => personFor(tx, request, person))), 200);
  });
  api.openapi(createPerson, async (context) => {
    const request = context.get("request");
    const { roles, ...given } = context.req.valid("json");
    const added = await request.database.write(async (tx) => {
      const held = [];
      for (const role of roles) held.push(await roleGiven(tx, request, role));
      return addPerson(tx, { ...given, email: given.email, roles: held }, doing(request));
    });
    context.set("answersSecret", true);
    return context.json({ id: added.id, link: request.configuration.origin + added.link }, 201);
  });
  api.openapi(createRole, async (context) => {
    const given = context.req.valid("json");
    const give: Change = async (tx, id, doing, request) => giveRole(tx, id, await roleGiven(tx, request, given), doing);
    return context.json(await changed(context, give), 201);
  });
  api.openapi(deleteRole, async (context) => {
    const { role } = context.req.valid("param");
    return context.json(await changed(context, (tx, id, doing) => closeRole(tx, id, role, doing)), 200);
  });
  api.openapi(createClosing, async (context) => {
    const { on = today(context.get("request").clock) } = context.req.valid("json");
    return context.json(await changed(context, (tx, id, doing) => closePerson(tx, id, on, doing)), 200);
  });
  api.openapi(deleteClosing, async (context) => context.json(await changed(context, reopenPerson), 200));
  api.openapi(createPasswordLink, async (context) => {
    const request = context.get("request");
    const { person } = context.req.valid("param");
    const made = await request.database.write(async (tx) => {
      const { id } = await requireManaged(tx, request, person);
      return { id, link: request.configuration.origin + (await resetPassword(tx, id, doing(request))) };
    });
    context.set("answersSecret", true);
    return context.json(made, 201);
  });
  return api;
}

type Change = (tx: WriteTransaction, person: PersonId, doing: Doing, request: RequestContext) => Promise<void>;

/** Changes the person of the address, whom the caller may manage, and answers how they stand after it. */
async function changed(context: Context<ApiEnvironment>, change: Change) {
  const request = context.get("request");
  const { person } = ofPerson.parse(context.req.param());
  return request.database.write(async (tx) => {
    const { id } = await requireManaged(tx, request, person);
    await change(tx, id, doing(request), request);
    return told(await personFor(tx, request, id));
  });
}

function doing(request: RequestContext): Doing {
  return { by: requirePerson(request).id, clock: request.clock, wall: request.wall };
}

function told({ id, username, name, email, state, closedOn, roles }: ShownPerson): z.output<typeof PersonShown> {
  return {
    id,
    username,
    name,
    email: email ?? null,
    state,
    closedOn: closedOn ?? null,
    roles: roles.map((held) => ({ ...held, unit: held.unit ?? null })),
  };
}
