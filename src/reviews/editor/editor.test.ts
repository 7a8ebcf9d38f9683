import fc from "fast-check";
import { expect, test } from "vitest";
import { layoutOf } from "../../documents/layout.ts";
import { indicator, target } from "../../telling/exampleSubjects.ts";
import { draftReview } from "../draft.ts";
import { reviewData } from "../exampleReview.ts";
import { blockViews } from "../view.ts";
import { documentOf, type EditedBlock, textsOf } from "./document.ts";
import { changedTexts, mergeTexts } from "./merge.ts";

const layout = layoutOf("party-2018");
if (!layout) throw new Error("the layout");
const admitted = indicator("ket-nap", "Kết nạp đảng viên", "đảng viên");
const data = reviewData({
  targets: [
    target({ code: "ct01", name: "Kết nạp đảng viên mới", of: admitted, amount: "130", actual: "58", prior: "50" }),
  ],
});
const blocks: EditedBlock[] = blockViews(draftReview(data, layout), []);
const paragraphs = blocks.filter((block) => block.kind === "paragraph");
const asDrafted = Object.fromEntries(paragraphs.map(({ id, text }) => [id, text]));

test("the editor gives every block back as it was drafted, figures as tokens", () => {
  expect(textsOf(documentOf(blocks, data))).toEqual(asDrafted);
  expect(JSON.stringify(documentOf(blocks, data))).toContain('"type":"figure"');
});

const line = fc.stringMatching(/^[a-zàằđ ,.;#<>&"]{0,30}$/u).map((text) => text.trim());

test("whatever is written into some blocks comes back, and the others do not change", () => {
  const id = fc.constantFrom(...paragraphs.map((block) => block.id));
  fc.assert(
    fc.property(fc.dictionary(id, fc.array(line, { minLength: 1, maxLength: 4 })), (written) => {
      const texts = Object.fromEntries(
        Object.entries(written).map(([block, lines]) => [block, lines.join("\n").trim()]),
      );
      expect(textsOf(documentOf(blocks, data, texts))).toEqual({ ...asDrafted, ...texts });
    }),
  );
});

test("a paragraph pasted without its block goes with the one before, at the head of a section with the one behind", () => {
  const paragraph = (block: string | null, text: string) => ({
    type: "paragraph",
    attrs: { block },
    content: [{ type: "text", text }],
  });
  const document = {
    type: "doc",
    content: [
      { type: "title", attrs: { block: "h" } },
      paragraph(null, "đầu mục"),
      paragraph("a", "một"),
      paragraph(null, "dán vào"),
      paragraph("b", "hai"),
      paragraph("a", "dời xuống"),
    ],
  };
  expect(textsOf(document, ["a", "b", "c"])).toEqual({ a: "đầu mục\nmột\ndán vào", b: "hai\ndời xuống", c: "" });
});

const texts = fc.dictionary(fc.constantFrom("a", "b", "c", "d"), fc.constantFrom("", "một", "hai", "ba"));

test("F7 of two who write nothing is lost silently: each change is kept, or both are shown", () => {
  fc.assert(
    fc.property(texts, texts, texts, (base, mine, theirs) => {
      const merged = mergeTexts(base, mine, theirs);
      const asked = new Set(merged.conflicts.map(({ block }) => block));
      for (const [block, text] of Object.entries(changedTexts(base, mine))) {
        expect(merged.texts[block] === text || (theirs[block] ?? "") === text).toBe(true);
      }
      for (const [block, text] of Object.entries(changedTexts(base, theirs))) {
        if (!asked.has(block)) expect(merged.texts[block]).toBe(text);
      }
    }),
    { numRuns: 1000 },
  );
});
