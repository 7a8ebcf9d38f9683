/** For tests: a field on which every kind of thing is another's, and those at other units who would have it. */
import type { Role, RoleOnUnit } from "./access/person.ts";
import { beginSession } from "./access/session.server.ts";
import { addTestPerson } from "./access/testPerson.ts";
import { makeToken } from "./access/token.server.ts";
import { stoppedClock } from "./calendar/clock.ts";
import type { IsoDate, PersonId, ReviewId, UnitId } from "./database/ids.ts";
import { testDatabase } from "./database/testDatabase.ts";
import { storeFile } from "./documents/file.server.ts";
import { changeDefinitions } from "./folder/change.server.ts";
import { everything } from "./folder/testFolder.ts";
import { definitionsChanged } from "./ledger/marks.server.ts";
import { createArticle } from "./portal/articles.server.ts";
import { attachScan } from "./reports/paper/paper.server.ts";
import { placeOf } from "./reports/place.ts";
import { now, testField } from "./reports/testField.ts";
import { openReview } from "./reviews/review.server.ts";
import { addText } from "./reviews/words.server.ts";
import { readConfiguration } from "./server/configuration.server.ts";
import { workbookOf } from "./sheets/testArchive.ts";
import { testServer } from "./testServer.ts";
import { saveView } from "./views/savedView.server.ts";

export type Visitor = { name: string; id: string; cookie: string; token: string };
export type Answer = { status: number; text: string };
export type ForeignField = Awaited<ReturnType<typeof foreignField>>;

export const everyRole: readonly Role[] = ["administrator", "office", "reporter", "approver", "leader"];
/** A commune beside, a unit that ended and went into that one, and an agency. */
const foreignUnits = ["tan-hao", "da-giai-the", "thue"];

/** In every text and figure of what is another's, so that an answer that has one of it is found by its bytes. */
const secret = "BÍ MẬT";
export const secrets = [secret, "777333", "777.333", "888444", "888.444"];

/** Called at the top of a test file. What is another's is the commune's `hung-le`; `giong-trom` lies above all. */
export async function foreignField() {
  const database = await testDatabase();
  const field = await testField(database);
  const configuration = readConfiguration({});
  const { origin } = configuration;
  const clock = stoppedClock(now);
  const app = await testServer({ database, clock, configuration, demo: false, clientFolder: "build/client" });
  const idOf = (code: string): UnitId => {
    const unit = field.definitions.tree.byCode.get(code);
    if (!unit) throw new Error(code);
    return unit.id;
  };

  const visitors = new Map<string, Visitor>();
  const visitor = (name: string): Visitor => {
    const found = visitors.get(name);
    if (!found) throw new Error(name);
    return found;
  };

  async function addVisitor(name: string, roles: readonly RoleOnUnit[]): Promise<void> {
    const made = await database.write(async (tx) => {
      const id = await addTestPerson(tx, name, roles);
      const { token } = await makeToken(tx, id, "thử", 30, new Date());
      return { name, id, token, cookie: `quyet=${await beginSession(tx, id, new Date())}` };
    });
    visitors.set(name, made);
  }

  const objects = {
    ...{
      unit: "hung-le",
      form: "quy",
      period: "2024-Q2",
      indicator: "ket-nap",
      target: "ct-hung-le",
      task: "nv-hung-le",
    },
    ...{ section: "chi-tieu", code: "ct-hung-le", block: "x", role: "1", token: "x", name: "mat.pdf" },
    ...{ review: "", person: "", slug: "", file: "", upload: "" },
  };
  /** Where an address takes another one of its kind. */
  const others: Record<string, Partial<typeof objects>> = {};

  async function send(
    { cookie, token }: Pick<Visitor, "cookie" | "token">,
    method: string,
    path: string,
    body?: unknown,
    more: Record<string, string> = {},
  ): Promise<Answer> {
    const isApi = path.startsWith("/api/");
    const who: Record<string, string> = isApi
      ? { Authorization: `Bearer ${token}` }
      : { Cookie: cookie, Origin: origin };
    const isForm = body instanceof URLSearchParams || body instanceof FormData;
    const isText = typeof body === "string";
    const type: Record<string, string> =
      body === undefined || isForm ? {} : { "Content-Type": isText ? "text/csv" : "application/json" };
    const sent = body === undefined || isForm || isText ? body : JSON.stringify(body);
    const request = new Request(origin + path, { method, body: sent, headers: { ...who, ...type, ...more } });
    const bytes = sent === undefined ? undefined : await request.arrayBuffer();
    // As browsers and programs do: what does not tell its length is held to be as long as may be.
    if (bytes) request.headers.set("Content-Length", String(bytes.byteLength));
    const answer = await app.request(request.url, { method, body: bytes, headers: request.headers });
    return { status: answer.status, text: await answer.text() };
  }

  async function done(by: Visitor, method: string, path: string, body?: unknown, more?: Record<string, string>) {
    const { status, text } = await send(by, method, path, body, more);
    if (status >= 400) throw new Error(`${method} ${path}: ${status} ${text.slice(0, 300)}`);
    return text.startsWith("{") ? JSON.parse(text) : {};
  }

  for (const unit of [...foreignUnits, "hung-le", "giong-trom"])
    for (const role of everyRole) await addVisitor(`${role}.${unit}`, [{ role, unitId: idOf(unit) }]);
  const author = { by: visitor("office.hung-le").id, at: now };
  await database.write(async (tx) => {
    const merge = { predecessor_id: idOf("da-giai-the"), successor_id: idOf("tan-hao"), date: "2024-01-01" as IsoDate };
    await tx
      .insertInto("succession")
      .values({ ...merge, share: "1", basis: "", document: "" })
      .execute();
    await definitionsChanged(tx);
    const demand = { comparator: "at_least", amount: "10", indicator: "ket-nap", name: "Chỉ tiêu" };
    await changeDefinitions(
      tx,
      {
        indicators: [
          {
            code: "tinh-ra",
            name: "Tính ra",
            direction: "more",
            timing: "flow",
            formula: "[ket-nap] * 2",
            owner: "thue",
          },
        ],
        resolutions: [
          { code: "nq-huyen", title: "Nghị quyết huyện", unit: "giong-trom", period: "2024" },
          { code: "nq-hung-le", title: "Nghị quyết xã", unit: "hung-le", period: "2024" },
          { code: "nq-tan-hao", title: "Nghị quyết xã", unit: "tan-hao", period: "2024" },
        ],
        targets: [
          { ...demand, code: "ct-hung-le", resolution: "nq-hung-le", unit: "hung-le" },
          { ...demand, code: "ct-tan-hao", resolution: "nq-tan-hao", unit: "tan-hao" },
        ],
        tasks: [
          { code: "nv-hung-le", title: secret, assigned_by: "hung-le", leads: "hung-le", assigned: "2024-09-02" },
        ],
      },
      { at: now, by: { command: "thử" } },
    );
  });
  const report = (period: string) => `/api/v1/reports/hung-le/quy/${period}`;
  const filled = (amount: string) => ({ values: { "ket-nap": amount }, narrative: { ketQua: `Kết quả ${secret}` } });
  const fresh = { "If-None-Match": "*" };
  const reporter = visitor("reporter.hung-le");
  await done(reporter, "POST", `${report("2024-Q2")}/submit`, filled("888444"), fresh);
  await done(visitor("approver.hung-le"), "POST", `${report("2024-Q2")}/sign-off`, undefined, { "If-Match": '"1"' });
  await done(reporter, "PUT", report("2024-Q3"), filled("777333"), fresh);
  await addVisitor("nguoi.hung-le", [{ role: "reporter", unitId: idOf("hung-le") }]);
  await database.pool.query("UPDATE person SET name = $1 WHERE id = $2", [secret, visitor("nguoi.hung-le").id]);
  objects.person = visitor("nguoi.hung-le").id;
  const waiting = { username: "cho.mat.khau", name: secret, roles: [{ role: "reporter", unit: "hung-le" }] };
  await done(visitor("administrator.hung-le"), "POST", "/api/v1/people", waiting);
  objects.review = String(
    (
      await done(visitor("office.hung-le"), "POST", "/api/v1/reviews", {
        ...{ unit: "hung-le", period: "2024-Q2", basis: "submitted", layout: "party" },
      })
    ).id,
  );
  await database.write(async (tx) => {
    const id = Number(objects.review) as ReviewId;
    const [first] = (await openReview(tx, id)).blocks;
    await addText(tx, { id, seen: 1, ...author }, { after: first?.id ?? "", text: `Lời văn ${secret}` });
    const content = { title: secret, lead: secret, body: secret, author: "", tags: [] };
    const article = await createArticle(tx, content, { unit: idOf("hung-le") }, author);
    const bytes = Buffer.from(`%PDF-1.4 ${secret}\n%%EOF\n`);
    objects.slug = article.slug;
    objects.file = String(await storeFile(tx, { name: "mat.pdf", bytes, article: article.id }, author));
    const place = placeOf(field.definitions, { unit: "hung-le", form: "quy", period: "2024-Q2" });
    const scan = await attachScan(tx, place, { name: "ban-ky.pdf", bytes, version: 2 }, author);
    others["/app/bao-cao/:unit/:form/:period/ban-ky/:file"] = { file: String(scan) };
    await saveView(tx, author.by as PersonId, { name: secret, address: "/app" }, now);
  });
  const shown = new FormData();
  for (const [name, value] of Object.entries({ unit: "hung-le", event: "progress", amount: "30", text: secret }))
    shown.set(name, value);
  shown.set("files", new File([Buffer.from(`%PDF-1.4 ${secret}\n%%EOF\n`)], "bien-ban.pdf"));
  await done(reporter, "POST", "/app/nhiem-vu/nv-hung-le", shown);
  const evidence = await database.pool.query<{ file_id: number }>("SELECT file_id FROM task_evidence");
  others["/app/nhiem-vu/:task/tep/:file"] = { file: String(evidence.rows[0]?.file_id) };
  const question = { unit: "hung-le", period: "2024-Q1", basis: "approved", layout: "party" };
  const issued = await done(visitor("office.hung-le"), "POST", "/api/v1/reviews", question);
  const issue = { number: "05", date: "2024-04-05", signerTitle: "Chủ tịch", signer: secret };
  const step = `/api/v1/reviews/${issued.id}`;
  await done(visitor("office.hung-le"), "POST", `${step}/present`, undefined, { "If-Match": '"1"' });
  await done(visitor("office.hung-le"), "POST", `${step}/issue`, issue, { "If-Match": '"2"' });
  others["/app/van-ban/:review/dang-cong"] = { review: String(issued.id) };
  const upload = new FormData();
  const rows = [
    ["Đơn vị", "ket-nap"],
    ["HUNG-LE", 777333],
  ];
  upload.set("file", new File([new Uint8Array(workbookOf({ [secret]: rows }))], `${secret}.xlsx`));
  const sent = await app.request(`${origin}/app/nap-so-lieu`, {
    ...{ method: "POST", body: upload },
    headers: { Cookie: visitor("office.hung-le").cookie, Origin: origin },
  });
  objects.upload = (sent.headers.get("Location") ?? "").split("/").at(-1) ?? "";

  /** All tables but those that every request writes to. */
  async function contents(): Promise<Record<string, string>> {
    const { session: _session, api_token: _token, ...held } = await everything(database);
    return held;
  }

  /** Of the third quarter's report, the review that is being written or the article. */
  async function versionOf(table: "report" | "review" | "article"): Promise<number> {
    const where = {
      report: "period = '2024-Q3'",
      review: `id = ${objects.review}`,
      article: `slug = '${objects.slug}'`,
    };
    const { rows } = await database.pool.query<{ version: number }>(
      `SELECT version FROM ${table} WHERE ${where[table]}`,
    );
    return rows[0]?.version ?? 0;
  }

  return {
    ...{ app, database, field, origin, idOf, objects, others, visitor, send, done, versionOf, contents },
    foreigners: foreignUnits.flatMap((unit) => everyRole.map((role) => visitor(`${role}.${unit}`))),
  };
}
