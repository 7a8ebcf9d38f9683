/** An indicator that is public no more, over HTTP: what was published of it is told nowhere on the portal, until it is public again. */
import { expect, test } from "vitest";
import { beginSession } from "./access/session.server.ts";
import { addTestPerson } from "./access/testPerson.ts";
import { stoppedClock } from "./calendar/clock.ts";
import { raiseDefinitionsVersion } from "./database/definitionsVersion.server.ts";
import type { IsoDate } from "./database/ids.ts";
import { testDatabase } from "./database/testDatabase.ts";
import { createArticle, publishArticle, saveArticle } from "./portal/articles.server.ts";
import { readReview } from "./reviews/review.server.ts";
import { createReview, issueReview, moveReview } from "./reviews/steps.server.ts";
import { reviewField } from "./reviews/testReviewField.ts";
import { readConfiguration } from "./server/configuration.server.ts";
import { testServer } from "./testServer.ts";

const database = await testDatabase();
const { question, admit } = await reviewField(database);
await admit(58_317);
const written = "58.317";
const now = new Date("2024-04-27T03:15:00Z");
const configuration = readConfiguration({});
const { origin } = configuration;
const clock = stoppedClock(now);
const app = await testServer({ database, clock, configuration, demo: false, clientFolder: "build/client" });
const author = { by: "van-phong", at: now };
const cookie = await database.write(async (tx) => {
  const id = await addTestPerson(tx, "van.phong", [{ role: "office", unitId: question.unit }]);
  return `quyet=${await beginSession(tx, id, new Date())}`;
});

async function answered(path: string): Promise<{ status: number; text: string }> {
  const answer = await app.request(origin + path);
  return { status: answer.status, text: await answer.text() };
}

async function makePublic(isPublic: boolean): Promise<void> {
  await database.write(async (tx) => {
    await tx.updateTable("indicator").set({ public: isPublic }).where("code", "=", "ket-nap").execute();
    await raiseDefinitionsVersion(tx);
  });
}

/** An article whose figure was told, taken out with a reason, and whose other words were put right too. */
async function correctedArticle(): Promise<string> {
  return database.write(async (tx) => {
    const content = { title: "Kết nạp đảng viên", lead: "", author: "", tags: [] };
    const [figure, place] = ["Cả xã kết nạp [[ket-nap|tan-hao|2024-Q1|so]].", "Họp tại hội trường."];
    const made = await createArticle(
      tx,
      { ...content, body: `${figure}\n\n${place}` },
      { unit: question.unit },
      author,
    );
    const { slug, version } = await publishArticle(tx, made.slug, made.version, now, author);
    const body = `Chưa nêu số.\n\n${place}`;
    const second = await saveArticle(tx, slug, version, { ...content, body }, author, "Số còn rà soát.");
    const moved = { ...content, body: "Chưa nêu số.\n\nHọp tại nhà văn hóa." };
    await saveArticle(tx, slug, second.version, moved, author, "Ghi sai nơi họp.");
    return slug;
  });
}

/** Issued, published with its paper in Word, then a paragraph with the figure corrected. */
async function correctedReview(): Promise<{ slug: string; file: string }> {
  const id = await database.write(async (tx) => {
    const review = await createReview(tx, { ...question, layout: "party" }, author);
    await moveReview(tx, { id: review, seen: 1, ...author }, "presented");
    const issue = { number: "7", date: "2024-04-20" as IsoDate, signerTitle: "", signer: "An" };
    await issueReview(tx, { id: review, seen: 2, ...author }, issue);
    return review;
  });
  const fields = {
    intent: "publish",
    seen: "0",
    title: "Sơ kết quý I",
    lead: "",
    body: "Không nêu số.",
    author: "",
    tags: "",
  };
  const answer = await app.request(`${origin}/app/van-ban/${id}/dang-cong`, {
    method: "POST",
    body: new URLSearchParams({ ...fields, date: "27/4/2024", time: "10:15" }),
    headers: { Origin: origin, Cookie: cookie },
  });
  expect(answer.status).toBe(302);
  const review = await database.read((tx) => readReview(tx, id));
  const blocks = review.state === "issued" ? review.frozen.blocks : [];
  const told = blocks.find(
    (each) => each.kind === "paragraph" && each.spans.some(({ text }) => text.includes(written)),
  );
  const corrected = await app.request(`${origin}/api/v1/reviews/${id}/corrections`, {
    method: "POST",
    body: JSON.stringify({ block: told?.id, text: "Kết nạp 58.318 đảng viên.", reason: "Cộng sót một chi bộ." }),
    headers: {
      ...{ Origin: origin, Cookie: cookie, "Content-Type": "application/json" },
      "If-Match": `"${review.version}"`,
    },
  });
  expect(corrected.status).toBe(200);
  const { rows } = await database.pool.query(
    "SELECT file.id, file.name, slug FROM file JOIN article ON article.id = article_id WHERE source = $1",
    [`review:${id}`],
  );
  return { slug: rows[0].slug, file: `/tep/${rows[0].id}/${encodeURIComponent(rows[0].name)}` };
}

test("S1 a figure public no more is found by no search, in no correction and in no paper; once public again it is", async () => {
  const article = await correctedArticle();
  const { slug, file } = await correctedReview();
  const found = `/tin/${article}`;
  const pages = ["/dinh-chinh", found, `/tin/${slug}`];

  async function seesAll() {
    for (const path of ["/dinh-chinh", found]) expect((await answered(path)).text, path).toContain(written);
    expect((await answered(`/tin/${slug}`)).text).toContain("58.318");
    expect((await answered(`/tin/${slug}`)).text).toContain(file);
    expect((await answered(file)).status).toBe(200);
  }
  await seesAll();

  await makePublic(false);
  for (const path of pages) {
    const { status, text } = await answered(path);
    expect(status, path).toBe(200);
    for (const figure of [written, "58.318"]) expect(text, path).not.toContain(figure);
    expect(text, path).not.toContain(file);
  }
  expect((await answered(file)).status).toBe(404);
  // What is about other words stays in sight.
  for (const path of ["/dinh-chinh", found]) expect((await answered(path)).text, path).toContain("Ghi sai nơi họp.");

  await makePublic(true);
  await seesAll();
});

test("S1 a search by the figure finds the article that cites it only while the indicator is public", async () => {
  const slug = await database.write(async (tx) => {
    const content = {
      title: "Tin có số",
      lead: "",
      author: "",
      tags: [],
      body: "Kết nạp [[ket-nap|tan-hao|2024-Q1|so]].",
    };
    const made = await createArticle(tx, content, { unit: question.unit }, author);
    return (await publishArticle(tx, made.slug, made.version, now, author)).slug;
  });
  const finds = async (words: string) =>
    (await answered(`/tim?q=${encodeURIComponent(words)}`)).text.includes(`/tin/${slug}`);
  expect(await finds(written)).toBe(true);
  await makePublic(false);
  expect(await finds(written)).toBe(false);
  expect(await finds("tin có số")).toBe(true);
  await makePublic(true);
  expect(await finds(written)).toBe(true);
});
