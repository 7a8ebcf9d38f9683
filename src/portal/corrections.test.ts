import { beforeAll, expect, test } from "vitest";
import { testDatabase } from "../database/testDatabase.ts";
import { type ReviewField, reviewField } from "../reviews/testReviewField.ts";
import {
  filesOf,
  picturesAndAttachments,
  readPublishedFile,
  saveWithFile,
  saveWithoutFile,
} from "./articleFiles.server.ts";
import {
  type Article,
  createArticle,
  publishArticle,
  readArticle,
  saveArticle,
  withdrawArticle,
} from "./articles.server.ts";
import { listPublicCorrections } from "./corrections.server.ts";
import { readArticleToShow } from "./shownArticle.server.ts";

const database = await testDatabase();
let field: ReviewField;
beforeAll(async () => {
  field = await reviewField(database);
});

const at = new Date("2024-04-27T03:15:00Z");
const author = { by: "hoa", at };
const content = { title: "Đê bao", lead: "Mở đầu.", body: "Đoạn một.\n\nĐoạn hai dài 12 km.", author: "", tags: [] };
const png = Buffer.from("\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "latin1");
const pdf = Buffer.from("%PDF-1.7\n");

async function published(): Promise<Article> {
  return database.write(async (tx) => {
    const { slug } = await createArticle(tx, content, { unit: field.question.unit }, author);
    return publishArticle(tx, slug, 1, at, author);
  });
}

test("a draft is changed freely; what was published only with a reason, and both texts stay in sight", async () => {
  const { slug } = await published();
  const changed = { ...content, body: "Đoạn một.\n\nĐoạn hai dài 21 km." };
  const silent = database.write((tx) => saveArticle(tx, slug, 2, changed, author));
  await expect(silent).rejects.toMatchObject({ code: "correction_reason_missing", status: 422 });
  await database.write((tx) => saveArticle(tx, slug, 2, changed, author, "Gõ nhầm số."));
  const shown = await database.read((tx) => readArticleToShow(tx, slug));
  expect(shown?.corrections).toMatchObject([
    { place: "body", wrong: "Đoạn hai dài 12 km.", correct: "Đoạn hai dài 21 km.", reason: "Gõ nhầm số." },
  ]);
  expect(await database.read(listPublicCorrections)).toMatchObject([{ slug, reason: "Gõ nhầm số." }]);
});

test("taking it from the portal and putting it back is no way round the correction", async () => {
  const { slug } = await published();
  await database.write((tx) => withdrawArticle(tx, slug, 2, author));
  const silent = database.write((tx) => saveArticle(tx, slug, 3, { ...content, title: "Khác" }, author));
  await expect(silent).rejects.toMatchObject({ code: "correction_reason_missing" });
});

test("tags and the author's name are no statement: they change without a correction", async () => {
  const { slug } = await published();
  await database.write((tx) => saveArticle(tx, slug, 2, { ...content, tags: ["Đê"] }, author));
  expect(await database.read((tx) => readArticle(tx, slug))).toMatchObject({ tags: ["Đê"], version: 3 });
});

test("S8 a picture gets its place and caption, a file is attached; both are read only while the article is published", async () => {
  const draft = await database.write((tx) => createArticle(tx, content, { unit: field.question.unit }, author));
  const picture = { name: "../Ảnh đê.jpg", bytes: png, caption: "Đê bao", after: 0 };
  const first = await database.write((tx) => saveWithFile(tx, draft.slug, 1, content, picture, author));
  expect(first.body).toMatch(/^Đoạn một\.\n\n!\[Đê bao\]\(tep:\d+\)\n\nĐoạn hai/);
  const paper = { name: "Kế hoạch.pdf", bytes: pdf, caption: "", after: undefined };
  const second = await database.write((tx) => saveWithFile(tx, draft.slug, 2, first, paper, author));
  const files = await database.read((tx) => filesOf(tx, draft.id));
  const apart = picturesAndAttachments(second.body, files);
  expect(apart.pictures.map(({ name }) => name)).toEqual(["Ảnh đê.jpg.png"]);
  expect(apart.attachments.map(({ name }) => name)).toEqual(["Kế hoạch.pdf"]);
  const [shown] = apart.pictures;
  if (!shown) return;
  expect(await database.read((tx) => readPublishedFile(tx, shown.id))).toBeUndefined();
  await database.write((tx) => publishArticle(tx, draft.slug, 3, at, author));
  expect(await database.read((tx) => readPublishedFile(tx, shown.id))).toMatchObject({ mediaType: "image/png" });
  await database.write((tx) => saveWithoutFile(tx, draft.slug, 4, second, shown.id, author, "Nhầm ảnh."));
  expect(await database.read((tx) => readPublishedFile(tx, shown.id))).toBeUndefined();
  expect((await database.read((tx) => readArticle(tx, draft.slug)))?.body).toBe(content.body);
});

test("S8 an SVG is no picture of an article", async () => {
  const draft = await database.write((tx) => createArticle(tx, content, { unit: field.question.unit }, author));
  const svg = { name: "a.png", bytes: Buffer.from("<svg onload=alert(1)>"), caption: "", after: undefined };
  await expect(database.write((tx) => saveWithFile(tx, draft.slug, 1, content, svg, author))).rejects.toMatchObject({
    code: "file_type_unknown",
  });
});
