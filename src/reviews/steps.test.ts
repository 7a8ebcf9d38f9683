import { expect, test } from "vitest";
import type { IsoDate, ReviewId } from "../database/ids.ts";
import { testDatabase } from "../database/testDatabase.ts";
import { toText } from "./plain.ts";
import { openReview, paperOfReview } from "./review.server.ts";
import { createReview, giveBackReview, issueReview, moveReview } from "./steps.server.ts";
import { reviewField } from "./testReviewField.ts";
import { addText, dropEdit, saveTexts } from "./words.server.ts";

const database = await testDatabase();
const { question, admit } = await reviewField(database);
const author = { by: "van-phong", at: new Date("2024-04-01T03:15:00Z") };
const issue = { number: "05", date: "2024-04-02" as IsoDate, signerTitle: "BÍ THƯ", signer: "Lê Văn An" };

await admit(58);
const id = await database.write((tx) => createReview(tx, { ...question, layout: "party" }, author));
const opened = (review: ReviewId = id) => database.read((tx) => openReview(tx, review));
const text = async () => toText(paperOfReview(await opened()));
const version = async () => (await opened()).review.version;
const save = async (texts: Record<string, string>, seen?: number) => {
  const known = seen ?? (await version());
  return database.write((tx) => saveTexts(tx, { id, seen: known, ...author }, texts));
};
const ahead = "results/xay-dung-dang/ahead";

test("the draft is written from stored figures, papers and recognitions", async () => {
  const draft = await text();
  expect(draft).toContain("kết nạp 58/130 đảng viên mới (đạt 44,62%)");
  expect(draft).toContain("Kế hoạch số 276-KH/HU ngày 12/3/2024 của Huyện ủy về phát động “Đồng Khởi mới”");
  expect(draft).toMatch(/Tỉnh công nhận .* đạt chuẩn nông thôn mới\./u);
});

test("change a value and the text changes", async () => {
  await admit(60);
  expect(await text()).toContain("kết nạp 60/130 đảng viên mới (đạt 46,15%)");
  await admit(58);
});

test("a second review of the same unit, resolution and period is refused", async () => {
  const again = database.write((tx) => createReview(tx, { ...question, layout: "party" }, author));
  await expect(again).rejects.toMatchObject({ code: "review_exists", status: 409 });
});

test("own words stand instead of drafted ones, their live figures still follow the data", async () => {
  await save({ [ahead]: "Toàn xã kết nạp [ct01.cap] đảng viên, vượt kế hoạch quý." });
  expect(await text()).toContain("Toàn xã kết nạp 58/130 đảng viên, vượt kế hoạch quý.");
  await admit(61);
  expect(await text()).toContain("Toàn xã kết nạp 61/130 đảng viên, vượt kế hoạch quý.");
  await admit(58);
});

test("own words around drafted ones keep their place, and saving the same text again changes nothing", async () => {
  const seen = await version();
  await database.write((tx) => addText(tx, { id, seen, ...author }, { after: ahead, text: "Nề nếp sinh hoạt tốt." }));
  expect(await text()).toContain("vượt kế hoạch quý.\nNề nếp sinh hoạt tốt.");
  const before = await version();
  await save({ "rieng-1": "Nề nếp sinh hoạt tốt." });
  expect(await version()).toBe(before);
});

test("a typed figure that differs from the data is marked", async () => {
  await save({ "rieng-1": "Đã kết nạp 58/131 đảng viên mới." });
  expect((await opened()).differing).toMatchObject([{ block: "rieng-1", quote: "58/131", expected: "58/130" }]);
  await save({ "rieng-1": "Nề nếp sinh hoạt tốt." });
  expect((await opened()).differing).toEqual([]);
});

test("a block given back is drafted again", async () => {
  const seen = await version();
  await database.write((tx) => dropEdit(tx, { id, seen, ...author }, ahead));
  expect(await text()).toContain("kết nạp 58/130 đảng viên mới (đạt 44,62%)");
});

test("F7 a version not seen is refused, and nothing is overwritten", async () => {
  const seen = await version();
  await save({ [ahead]: "Bản của người thứ nhất." }, seen);
  await expect(save({ [ahead]: "Bản của người thứ hai." }, seen)).rejects.toMatchObject({
    code: "review_changed",
    status: 412,
  });
  expect(await text()).toContain("Bản của người thứ nhất.");
  await save({ [ahead]: "Kết nạp [ct01.cap] đảng viên mới." });
});

test("a paragraph that the review does not have, and one too long, are refused", async () => {
  await expect(save({ "khong-co": "x" })).rejects.toMatchObject({ code: "block_unknown" });
  await expect(save({ [ahead]: "x".repeat(20_001) })).rejects.toMatchObject({ code: "text_too_long" });
});

test("a number given with the symbol that the paper adds is printed once", async () => {
  const third = await database.write((tx) =>
    createReview(tx, { ...question, at: { kind: "year", year: 2024 }, layout: "party" }, author),
  );
  const seen = async () => (await opened(third)).review.version;
  const first = await seen();
  await database.write((tx) => moveReview(tx, { id: third, seen: first, ...author }, "presented"));
  const second = await seen();
  await database.write((tx) =>
    issueReview(
      tx,
      { id: third, seen: second, ...author },
      { ...issue, number: "12-bc/đu", date: "2025-01-02" as IsoDate },
    ),
  );
  expect(paperOfReview(await opened(third)).number).toBe("Số 12-BC/ĐU");
});

test("what was presented is given back with its reason, and whoever writes reads it", async () => {
  const again = await database.write((tx) =>
    createReview(tx, { ...question, at: { kind: "half", year: 2024, half: 1 }, layout: "state" }, author),
  );
  const seen = async () => (await opened(again)).review.version;
  const first = await seen();
  await expect(
    database.write((tx) => giveBackReview(tx, { id: again, seen: first, ...author }, "Sửa")),
  ).rejects.toMatchObject({
    code: "review_not_presented",
  });
  await database.write((tx) => moveReview(tx, { id: again, seen: first, ...author }, "presented"));
  const second = await seen();
  await expect(
    database.write((tx) => giveBackReview(tx, { id: again, seen: second, ...author }, "  ")),
  ).rejects.toMatchObject({
    code: "reason_missing",
  });
  await database.write((tx) => giveBackReview(tx, { id: again, seen: second, ...author }, "Bổ sung nguyên nhân."));
  expect((await opened(again)).review).toMatchObject({
    state: "draft",
    step: "given_back",
    why: "Bổ sung nguyên nhân.",
  });
});
