/** What is issued stays as it was signed: each test presents or issues a review of its own. */
import { expect, test } from "vitest";
import { addDays } from "../calendar/day.ts";
import { lastDay, periodOf } from "../calendar/period.ts";
import type { ReadTransaction, WriteTransaction } from "../database/connection.server.ts";
import type { ReviewId } from "../database/ids.ts";
import { testDatabase } from "../database/testDatabase.ts";
import { compareTexts } from "../prose/difference.ts";
import { plainText } from "../telling/span.ts";
import { toText } from "./plain.ts";
import { openReview, paperOfReview } from "./review.server.ts";
import { correctIssued, createReview, giveBackReview, issueReview, moveReview } from "./steps.server.ts";
import { reviewField } from "./testReviewField.ts";
import { listVersions, paragraphsOf, wordsOfVersion } from "./versions.server.ts";
import { addText, dropEdit, saveTexts } from "./words.server.ts";

const database = await testDatabase();
const { question, admit } = await reviewField(database);
await admit(58);
const author = { by: "van-phong", at: new Date("2024-04-01T03:15:00Z") };
const own = "Kết nạp [ct01.cap] đảng viên mới.";

const opened = (id: ReviewId) => database.read((tx) => openReview(tx, id));
const text = async (id: ReviewId) => toText(paperOfReview(await opened(id)));

async function someParagraph(tx: ReadTransaction, id: ReviewId): Promise<string> {
  const { blocks } = await openReview(tx, id);
  const found = blocks.find(({ kind }) => kind === "paragraph");
  if (found === undefined) throw new Error("a paragraph");
  return found.id;
}

/** Begun as version 1, with own words as 2, presented as 3. */
async function presented(period: string, block?: string): Promise<ReviewId> {
  const at = periodOf(period);
  return database.write(async (tx) => {
    const id = await createReview(tx, { ...question, at, layout: "party" }, author);
    await saveTexts(tx, { id, seen: 1, ...author }, { [block ?? (await someParagraph(tx, id))]: own });
    await moveReview(tx, { id, seen: 2, ...author }, "presented");
    return id;
  });
}

let numbers = 4;
function signedOn(period: string) {
  const date = addDays(lastDay(periodOf(period)), 20);
  return { number: String(++numbers), date, signerTitle: "BÍ THƯ", signer: "Lê Văn An" };
}

async function issued(period: string, block?: string): Promise<ReviewId> {
  const id = await presented(period, block);
  await database.write((tx) => issueReview(tx, { id, seen: 3, ...author }, signedOn(period)));
  return id;
}

test("only a presented review is issued, and a presented one is not edited", async () => {
  const id = await presented("2024-Q2");
  const block = await database.read((tx) => someParagraph(tx, id));
  const edits = database.write((tx) => saveTexts(tx, { id, seen: 3, ...author }, { [block]: "x" }));
  await expect(edits).rejects.toMatchObject({ code: "review_presented_already" });
  await database.write((tx) => moveReview(tx, { id, seen: 3, ...author }, "draft"));
  const tooEarly = database.write((tx) => issueReview(tx, { id, seen: 4, ...author }, signedOn("2024-Q2")));
  await expect(tooEarly).rejects.toMatchObject({ code: "review_not_presented" });
});

test("issue freezes figures and text; later data show beside, never inside", async () => {
  const id = await issued("2024-Q1", "results/xay-dung-dang/ahead");
  const signed = await text(id);
  expect(signed).toContain("Kết nạp 58/130 đảng viên mới.");
  expect(signed).toContain(`Số ${numbers}-BC/ĐU`);
  await admit(60);
  expect(await text(id)).toBe(signed);
  const { changed } = await opened(id);
  expect(changed).toMatchObject([{ key: { code: "ct01", form: "pair" }, frozen: "58/130", now: "60/130" }]);
  await admit(58);
});

test("an issued review is not written in, taken back, given back or issued again", async () => {
  const id = await issued("2024-Q3");
  const block = await database.read((tx) => someParagraph(tx, id));
  const before = await database.read((tx) => tx.selectFrom("review").selectAll().where("id", "=", id).execute());
  const acts: ((tx: WriteTransaction) => Promise<unknown>)[] = [
    (tx) => saveTexts(tx, { id, seen: 4, ...author }, { [block]: "x" }),
    (tx) => addText(tx, { id, seen: 4, ...author }, { after: block, text: "x" }),
    (tx) => dropEdit(tx, { id, seen: 4, ...author }, block),
    (tx) => moveReview(tx, { id, seen: 4, ...author }, "draft"),
    (tx) => moveReview(tx, { id, seen: 4, ...author }, "presented"),
    (tx) => giveBackReview(tx, { id, seen: 4, ...author }, "Sửa"),
    (tx) => issueReview(tx, { id, seen: 4, ...author }, signedOn("2024-Q3")),
  ];
  for (const act of acts)
    await expect(database.write(act)).rejects.toMatchObject({ code: "review_issued_already", status: 409 });
  expect(await database.read((tx) => tx.selectFrom("review").selectAll().where("id", "=", id).execute())).toEqual(
    before,
  );
});

test("every version keeps its words and who wrote them, to be compared with the one before", async () => {
  const id = await issued("2024-Q4");
  const versions = await database.read((tx) => listVersions(tx, id));
  expect(versions.map(({ version, step, isKept }) => [version, step, isKept])).toEqual([
    [4, "issued", true],
    [3, "presented", true],
    [2, "written", true],
    [1, "begun", true],
  ]);
  expect(versions[0]).toMatchObject({ by: "van-phong" });
  const first = await database.read((tx) => wordsOfVersion(tx, id, 1));
  expect(first?.join("\n")).toContain("kết nạp 58/130 đảng viên mới (đạt 44,62%)");
  const compared = compareTexts(first ?? [], paragraphsOf((await opened(id)).blocks));
  expect(compared.some(({ kind }) => kind === "changed" || kind === "new")).toBe(true);
});

test("an issued paragraph is corrected in sight: the words as issued stay, reason and day beside them", async () => {
  const id = await issued("2024-H1");
  const { blocks, review } = await opened(id);
  const block = blocks.find((each) => each.kind === "paragraph" && each.spans.length > 0);
  if (block?.kind !== "paragraph") throw new Error("a paragraph");
  const signed = plainText(block.spans);
  const correct = (text: string, reason: string, seen: number) =>
    database.write((tx) => correctIssued(tx, { id, seen, ...author }, { block: block.id, text, reason }));
  await expect(correct(signed, "Nhầm", review.version)).rejects.toMatchObject({ code: "correction_missing" });
  await expect(correct("Khác", " ", review.version)).rejects.toMatchObject({ code: "reason_missing" });
  await correct(`${signed} (đã rà soát)`, "In thiếu.", review.version);
  const now = await opened(id);
  expect(now.blocks).toEqual(blocks);
  expect(now.corrections).toMatchObject([
    { place: block.id, wrong: signed, correct: `${signed} (đã rà soát)`, reason: "In thiếu." },
  ]);
  await expect(correct("Khác nữa", "Trễ", review.version)).rejects.toMatchObject({ code: "review_changed" });
});
