/** Every file in XML that leaves the program can be read, whatever was pasted into it: through the whole program. */
import { describe, expect, test } from "vitest";
import { roles } from "./access/person.ts";
import { beginSession } from "./access/session.server.ts";
import { addTestPerson } from "./access/testPerson.ts";
import { stoppedClock } from "./calendar/clock.ts";
import { raiseDefinitionsVersion } from "./database/definitionsVersion.server.ts";
import { testDatabase } from "./database/testDatabase.ts";
import { now } from "./reports/testField.ts";
import { reviewField } from "./reviews/testReviewField.ts";
import { readConfiguration } from "./server/configuration.server.ts";
import { AppError } from "./server/error.ts";
import { entriesOf } from "./server/zip.server.ts";
import { testServer } from "./testServer.ts";

const database = await testDatabase();
const { question, admit } = await reviewField(database);
await admit(58);
const configuration = readConfiguration({});
const { origin } = configuration;
const app = await testServer({ database, clock: stoppedClock(now), configuration, demo: false, clientFolder: "" });
const cookie = await database.write(async (tx) => {
  const { id: district } = await tx
    .selectFrom("unit")
    .select("id")
    .where("code", "=", "giong-trom")
    .executeTakeFirstOrThrow();
  const onDistrict = roles.map((role) => ({ role, unitId: district }));
  const id = await addTestPerson(tx, "van-phong", [...onDistrict, { role: "reporter", unitId: question.unit }]);
  return `quyet=${await beginSession(tx, id, new Date())}`;
});

/** As it comes out of a scan or another program: form feeds, escape signs, what is no sign at all. */
const pasted = (text: string) => `\u0001${text}\u000b\u001b\ufffe`;
/** XML 1.0, section 2.2: whether a document may hold the sign. */
function isChar(sign: string): boolean {
  const code = sign.codePointAt(0) ?? 0;
  const isControl = code < 0x20 && !["\t", "\n", "\r"].includes(sign);
  return !(isControl || (code >= 0xd800 && code <= 0xdfff) || code === 0xfffe || code === 0xffff);
}

function expectReadable(bytes: Uint8Array): string {
  const text = new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  const references = [...text.matchAll(/&#(x?)([\da-f]+);/gi)].map(([, hex, digits = ""]) =>
    String.fromCodePoint(Number.parseInt(digits, hex ? 16 : 10)),
  );
  expect([...text, ...references].filter((sign) => !isChar(sign))).toEqual([]);
  expect(text).not.toContain("\ufffd");
  return text;
}

const asked = { Cookie: cookie, Origin: origin };
const get = async (path: string) => {
  const answer = await app.request(origin + path, { headers: asked });
  expect(answer.status, path).toBe(200);
  return new Uint8Array(await answer.arrayBuffer());
};
const send = (method: string, path: string, body: unknown, seen = "0") =>
  app.request(`${origin}/api/v1${path}`, {
    method,
    headers: { ...asked, "Content-Type": "application/json", "If-Match": `"${seen}"` },
    body: JSON.stringify(body),
  });
function post(path: string, fields: Record<string, string>) {
  const body = new FormData();
  for (const [name, value] of Object.entries(fields)) body.append(name, value);
  return app.request(origin + path, { method: "POST", headers: asked, body });
}

/** The texts in XML within a packed file. */
async function partsOf(bytes: Uint8Array): Promise<string> {
  const parts: string[] = [];
  for await (const entry of entriesOf(bytes, () => new AppError("unexpected", 500))) {
    if (!/\.(xml|rels|vml)$/.test(entry.name)) continue;
    const pieces: Buffer[] = [];
    for await (const piece of entry.pieces()) pieces.push(piece);
    parts.push(expectReadable(Buffer.concat(pieces)));
  }
  expect(parts.length).toBeGreaterThan(3);
  return parts.join("\n");
}

const article = {
  ...{ intent: "publish", seen: "0", date: "27/4/2024", time: "10:15", tags: "" },
  ...{ title: pasted("Sơ kết quý I"), lead: pasted("Mở đầu."), body: "Nội dung.", author: pasted("Ban biên tập") },
};

describe("S7 signs that no XML can hold are left out", () => {
  test("of the feed, whose words stay", async () => {
    expect((await post("/app/tin-bai/moi", article)).status).toBe(302);
    const feed = expectReadable(await get("/atom.xml"));
    expect(feed).toContain("<title>Sơ kết quý I</title>");
    expect(feed).toMatch(/<summary>Mở đầu\. ?<\/summary>/);
  });

  test("of the sitemap", async () => {
    expect(expectReadable(await get("/sitemap.xml"))).toContain("/tin/so-ket-quy-i");
  });

  test("of a chart, also where its title is cut through a sign", async () => {
    const name = pasted(`Kết nạp ${"đ".repeat(30)} ${"đ".repeat(42)}🌾🌾 viên`);
    await database.write(async (tx) => {
      await tx.updateTable("indicator").set({ name }).where("code", "=", "ket-nap").execute();
      await raiseDefinitionsVersion(tx);
    });
    expect(expectReadable(await get("/bieu-do/ket-nap/tan-hao/2024-Q1"))).toContain("Kết nạp");
  });

  test("of a review in Word", async () => {
    const begun = await send("POST", "/reviews", { unit: "tan-hao", period: "2024-Q1" });
    expect(begun.status, await begun.clone().text()).toBe(201);
    const { id } = (await begun.json()) as { id: number };
    const texts = { "results/xay-dung-dang/ahead": pasted("Kết nạp [ct01.cap] đảng viên") };
    expect((await send("PUT", `/reviews/${id}/texts`, { texts }, "1")).status).toBe(200);
    const parts = await partsOf(await get(`/api/v1/reviews/${id}/file?format=docx`));
    expect(parts).toContain("Kết nạp ");
  });

  test("of a report in Word", async () => {
    const words = { values: { "ket-nap": "4" }, narrative: { ketQua: pasted("Vận động tốt") } };
    expect((await send("PUT", "/reports/tan-hao/quy/2024-Q3", words)).status).toBe(200);
    expect(await partsOf(await get("/app/bao-cao/tan-hao/quy/2024-Q3/van-ban/word"))).toContain("Vận động tốt");
  });

  test("of a workbook, its title and its maker too", async () => {
    expect(await partsOf(await get("/app/bao-cao/tan-hao/quy/2024-Q3/excel"))).toContain("đđđ");
    await partsOf(await get("/api/v1/definitions.xlsx"));
  });
});
