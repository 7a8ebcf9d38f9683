import { beforeAll, expect, test } from "vitest";
import { raiseDefinitionsVersion } from "../database/definitionsVersion.server.ts";
import { testDatabase } from "../database/testDatabase.ts";
import { listenToStatements } from "../database/testStatements.ts";
import { type ReviewField, reviewField } from "../reviews/testReviewField.ts";
import {
  createArticle,
  listPublished,
  publishArticle,
  readArticle,
  saveArticle,
  searchPublished,
  withdrawArticle,
} from "./articles.server.ts";
import { readCitedFigures } from "./figures.server.ts";

const database = await testDatabase();
const statementsSent = listenToStatements(database);
let field: ReviewField;
beforeAll(async () => {
  field = await reviewField(database);
  await field.admit(58);
});

const at = new Date("2024-04-27T03:15:00Z");
const author = { by: "hoa", at };
const token = "[[ket-nap|tan-hao|2024-Q1|pair]]";
const content = {
  title: "Kết nạp đảng viên quý I",
  lead: "Mở đầu.",
  body: `Đã kết nạp ${token} đảng viên.`,
  author: "Ban biên tập",
  tags: ["Sơ kết"],
};

const write = () => database.write((tx) => createArticle(tx, content, { unit: field.question.unit }, author));

test("a draft is not on the portal; published, it is found by words without accents and keeps its figures", async () => {
  const draft = await write();
  expect(await database.read((tx) => listPublished(tx, { limit: 9 }))).toEqual([]);
  await database.write((tx) => publishArticle(tx, draft.slug, draft.version, at, author));
  const [found] = await database.read((tx) => searchPublished(tx, "ket nap 58/130", 9));
  expect(found).toMatchObject({ slug: "ket-nap-dang-vien-quy-i", figures: { [token]: "58/130" } });

  await field.admit(60);
  const article = await database.read((tx) => readArticle(tx, draft.slug));
  const now = await database.read((tx) =>
    readCitedFigures(tx, [{ indicator: "ket-nap", unit: "tan-hao", period: "2024-Q1", form: "pair" }]),
  );
  expect(article?.figures[token]).toBe("58/130");
  expect(now.get(token)).toMatchObject({ text: "60/130", rule: expect.stringContaining("60 ÷ 130 = 46,15%") });
});

test("however many figures an article cites, they are asked for in as many statements as one", async () => {
  const cite = (forms: readonly string[], periods: readonly string[]) =>
    statementsSent(() =>
      database.read((tx) =>
        readCitedFigures(
          tx,
          forms.flatMap((form) => periods.map((period) => ({ indicator: "ket-nap", unit: "tan-hao", period, form }))),
        ),
      ),
    );
  await cite(["pair"], ["2024-Q1"]);
  const one = await cite(["pair"], ["2024-Q1"]);
  const many = await cite(["pair", "share", "change"], ["2024-Q1", "2024-Q2", "2024-H1", "2024"]);
  expect(many.length, many.join("\n")).toBe(one.length);
  expect(one.length).toBeLessThanOrEqual(8);
});

test("two writers: the second one who saw the older version is told, and nothing is overwritten", async () => {
  const draft = await write();
  await database.write((tx) => saveArticle(tx, draft.slug, 1, { ...content, title: "Bản của Hoa" }, author));
  const late = database.write((tx) => saveArticle(tx, draft.slug, 1, { ...content, title: "Bản của Lan" }, author));
  await expect(late).rejects.toMatchObject({ code: "article_changed", status: 409 });
  expect(await database.read((tx) => readArticle(tx, draft.slug))).toMatchObject({ title: "Bản của Hoa", version: 2 });
});

test("articles of one title at the same time, or of the name of a page, each get an address of their own", async () => {
  const of = (title: string) =>
    database.write((tx) => createArticle(tx, { ...content, title }, { unit: field.question.unit }, author));
  const together = await Promise.all(Array.from({ length: 6 }, () => of("Cùng một lúc")));
  expect(new Set(together.map(({ slug }) => slug)).size).toBe(6);
  expect((await of("Mới")).slug).toBe("moi-2");
  expect((await of("Liên hệ")).slug).toBe("lien-he-2");
});

test("a text of nothing but marks is refused by its field, new or changed", async () => {
  const heavy = { ...content, body: "_*a".repeat(3_000) };
  const refused = { code: "article_too_marked", status: 422, faults: [{ place: { field: "body" } }] };
  const created = database.write((tx) => createArticle(tx, heavy, { unit: field.question.unit }, author));
  await expect(created).rejects.toMatchObject(refused);
  const draft = await write();
  const saved = database.write((tx) => saveArticle(tx, draft.slug, 1, heavy, author));
  await expect(saved).rejects.toMatchObject(refused);
});

test("a withdrawn article leaves the portal and keeps every earlier state", async () => {
  const draft = await write();
  const published = await database.write((tx) => publishArticle(tx, draft.slug, draft.version, at, author));
  await database.write((tx) => withdrawArticle(tx, draft.slug, published.version, author));
  const slugs = (await database.read((tx) => listPublished(tx, { limit: 99 }))).map((article) => article.slug);
  expect(slugs).not.toContain(draft.slug);
  const versions = await database.read((tx) =>
    tx.selectFrom("article_version").select("version").where("article_id", "=", draft.id).execute(),
  );
  expect(versions.map((row) => row.version)).toEqual([1, 2]);
});

test("a figure that does not exist, or is not public, keeps the article off the portal", async () => {
  const unknown = await database.write((tx) =>
    createArticle(
      tx,
      { ...content, body: "[[khong-co|tan-hao|2024-Q1|actual]]" },
      { unit: field.question.unit },
      author,
    ),
  );
  await expect(
    database.write((tx) => publishArticle(tx, unknown.slug, unknown.version, at, author)),
  ).rejects.toMatchObject({ code: "article_figure_missing" });

  const draft = await write();
  await database.write(async (tx) => {
    await tx.updateTable("indicator").set({ public: false }).where("code", "=", "ket-nap").execute();
    await raiseDefinitionsVersion(tx);
  });
  await expect(database.write((tx) => publishArticle(tx, draft.slug, draft.version, at, author))).rejects.toMatchObject(
    { code: "article_figure_missing", details: { tokens: token } },
  );
});
