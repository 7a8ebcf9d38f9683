/**
 * One issued review leaves as text, HTML, Word, an article of the portal and the file attached to it: all have the same headings,
 * the same numbers and the same corrections, over HTTP.
 */
import { beforeAll, expect, test } from "vitest";
import { textOfWord } from "../test/journeys/wordText.ts";
import { beginSession } from "./access/session.server.ts";
import { addTestPerson } from "./access/testPerson.ts";
import { stoppedClock } from "./calendar/clock.ts";
import { testDatabase } from "./database/testDatabase.ts";
import { reviewField } from "./reviews/testReviewField.ts";
import { readConfiguration } from "./server/configuration.server.ts";
import { testServer } from "./testServer.ts";

const database = await testDatabase();
const { question, admit } = await reviewField(database);
await admit(58);
const now = new Date("2024-04-27T03:15:00Z");
const configuration = readConfiguration({});
const { origin } = configuration;
const app = await testServer({ database, clock: stoppedClock(now), configuration, demo: false, clientFolder: "" });
const office = await database.write(async (tx) => {
  const id = await addTestPerson(tx, "van.phong", [{ role: "office", unitId: question.unit }]);
  return { Cookie: `quyet=${await beginSession(tx, id, new Date())}`, Origin: origin };
});

const numbered = ["1. Việc một.", "2. Việc hai.", "2024. Năm bản lề.", "10. Việc mười."];
const kept = ["a) Về tổ chức", "- Mở 3 lớp", "* Về tuyên truyền:", "5 * 3 = 15 buổi"];
const reason = "Cộng sót một chi bộ.";

async function send(method: string, path: string, body: unknown, seen: number) {
  const answer = await app.request(`${origin}/api/v1/reviews${path}`, {
    method,
    headers: { ...office, "Content-Type": "application/json", "If-Match": `"${seen}"` },
    body: JSON.stringify(body),
  });
  expect(answer.status, await answer.clone().text()).toBeLessThan(300);
  return answer.json() as Promise<{ id: number; blocks: { id: string; kind: string; text: string }[] }>;
}

const get = (path: string) => app.request(origin + path, { headers: office });
let review = 0;
let slug = "";
/** Every surface by its name, as lines without marks. */
let surfaces: Map<string, string[]>;

const linesOf = (html: string) =>
  html
    .replace(/<style[\s\S]*?<\/style>/g, "")
    .replace(/<br ?\/?>|<\/(?:p|h\d|td|th|tr|li)>/g, "\n")
    .replace(/<[^>]*>/g, "")
    .replaceAll("&quot;", '"')
    .replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">")
    .replaceAll("&amp;", "&")
    .split("\n")
    .map((line) => line.replace(/\.\/\.$/, ".").trim())
    .filter((line) => line !== "");

async function wordLines(answer: Response): Promise<string[]> {
  return linesOf(textOfWord(Buffer.from(await answer.arrayBuffer())));
}

type Shown = { lead: string; body: string; files: { name: string; address: string }[]; corrections: unknown[] };
async function articleShown(): Promise<Shown> {
  const { loaderData } = JSON.parse(await (await app.request(`${origin}/tin/${slug}`)).text());
  return loaderData["portal/pages/article.tsx"];
}

async function everySurface(): Promise<Map<string, string[]>> {
  const file = (format: string) => get(`/api/v1/reviews/${review}/file?format=${format}`);
  const article = await articleShown();
  const page = JSON.parse(await (await get(`/app/van-ban/${review}`)).text()).loaderData["reviews/pages/review.tsx"];
  const { blocks } = (await (await get(`/api/v1/reviews/${review}`)).json()) as { blocks: { text: string }[] };
  const attached = await app.request(origin + (article.files[0]?.address ?? ""));
  return new Map([
    ["text", linesOf(await (await file("text")).text())],
    ["html", linesOf(await (await file("html")).text())],
    ["word", await wordLines(await file("docx"))],
    ["article", linesOf(article.lead + article.body)],
    ["attached", await wordLines(attached)],
    ["api", blocks.flatMap(({ text }) => linesOf(text.replace(/\[([^|\]]*)\|[^\]]*\]/g, "$1")))],
    [
      "screen",
      page.blocks.flatMap((block: { kind: string; text: string; plain: string }) =>
        linesOf(block.kind === "heading" ? block.text : block.plain),
      ),
    ],
  ]);
}

const headings = (lines: readonly string[]) => lines.filter((line) => /^[IVX]+\. |^\d+\. (?!Ngày )/.test(line));

beforeAll(async () => {
  const begun = await send("POST", "", { unit: "tan-hao", period: "2024-Q1" }, 0);
  review = begun.id;
  const draft = (await (await get(`/api/v1/reviews/${review}`)).json()) as typeof begun;
  const paragraphs = draft.blocks.filter(({ kind }) => kind === "paragraph").map(({ id }) => id);
  const [first = ""] = paragraphs.filter((id) => id.startsWith("results/"));
  const limits = paragraphs.filter((id) => id.startsWith("limits/"));
  // Nothing is left under the second heading: the third becomes the second.
  const texts = Object.fromEntries(limits.map((id) => [id, ""]));
  await send("PUT", `/${review}/texts`, { texts: { ...texts, [first]: [...numbered, ...kept].join("\n") } }, 1);
  await send("POST", `/${review}/present`, {}, 2);
  await send("POST", `/${review}/issue`, { number: "05", date: "2024-04-05", signer: "Lê Văn An" }, 3);
  const form = JSON.parse(await (await get(`/app/van-ban/${review}/dang-cong`)).text()).loaderData;
  const { title, lead, body } = form["portal/pages/publishReview.tsx"];
  const fields = { title, lead, body, author: "", tags: "", date: "27/4/2024", time: "10:15", seen: "0" };
  const published = await app.request(`${origin}/app/van-ban/${review}/dang-cong`, {
    ...{ method: "POST", headers: office },
    body: new URLSearchParams({ ...fields, intent: "publish" }),
  });
  expect(published.status).toBe(302);
  slug = (published.headers.get("Location") ?? "").split("/").at(-1) ?? "";
  surfaces = await everySurface();
});

test("headings are numbered on over what is empty, and numbered lines keep their numbers, on every surface alike", () => {
  const expected = headings(surfaces.get("text") ?? []);
  expect(expected).toEqual(expect.arrayContaining(numbered));
  expect(expected.filter((line) => /^[IVX]/.test(line)).map((line) => line.split(".")[0])).toEqual(
    expected.filter((line) => /^[IVX]/.test(line)).map((_, index) => ["I", "II", "III", "IV"][index]),
  );
  expect(expected.join("\n")).not.toContain("HẠN CHẾ");
  for (const [name, lines] of surfaces) expect(headings(lines), name).toEqual(expected);
});

test("letters, dashes and stars stand as they were typed, on every surface alike", () => {
  for (const [name, lines] of surfaces) expect(lines, name).toEqual(expect.arrayContaining(kept));
});

test("no surface has double brackets", () => {
  for (const [name, lines] of surfaces) expect(lines.join("\n"), name).not.toContain("[[");
});

test("a correction stands on every surface, the attached file is made anew with a mark and the old one stays as it was", async () => {
  const [before] = (await articleShown()).files;
  const bytes = async (address = "") => Buffer.from(await (await app.request(origin + address)).arrayBuffer());
  const signed = await bytes(before?.address);
  const correction = { block: "opening", text: "Báo cáo kết quả quý I.", reason };
  await send("POST", `/${review}/corrections`, correction, 4);
  const after = await articleShown();
  expect(after.files.map(({ name }) => name)).toEqual(["Số 05-BC-ĐU (đính chính 27-04-2024).docx", "Số 05-BC-ĐU.docx"]);
  expect(await bytes(after.files[1]?.address)).toEqual(signed);
  const corrected = await everySurface();
  for (const name of ["text", "html", "word", "attached"]) {
    const words = corrected.get(name)?.join("\n") ?? "";
    expect(words, name).toContain("ĐÍNH CHÍNH");
    for (const said of [correction.text, reason]) expect(words, name).toContain(said);
  }
  for (const path of [`/tin/${slug}`, "/dinh-chinh"])
    expect(await (await app.request(origin + path)).text(), path).toContain(reason);
  for (const path of [`/app/van-ban/${review}`, `/api/v1/reviews/${review}`])
    expect(await (await get(path)).text(), path).toContain(reason);
  // What was signed stays above.
  for (const [name, lines] of corrected) expect(headings(lines), name).toEqual(headings(surfaces.get(name) ?? []));
});
