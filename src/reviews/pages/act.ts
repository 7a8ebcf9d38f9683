/** What the forms of the editor can ask for. */
import { z } from "zod";
import { typedDay } from "../../words/day.ts";

const seen = z.coerce.number().int().positive();
const block = z.string().min(1).max(200);
const reason = z.string().trim().max(1000, "reason_too_long");
const text = z.string().max(25_000, "text_too_long");

/** The fields of all forms together: a form sends those of its intent. */
export const ReviewFields = z.object({
  intent: z.enum(["save", "add", "drop", "correct", "present", "take_back", "return", "issue", "correct_issued"]),
  seen,
  block: block.optional(),
  text: text.optional(),
  quote: z.string().max(200).optional(),
  token: z.string().max(200).optional(),
  number: z.string().trim().max(40, "paper_number_too_long").optional(),
  date: z.string().optional(),
  signerTitle: z.string().trim().max(100, "signer_title_too_long").optional(),
  signer: z.string().trim().max(100, "signer_too_long").optional(),
  reason: reason.optional(),
});

const number = z.string().min(1, { message: "number_missing" });
const signer = z.string().min(1, { message: "signer_missing" });

export const ReviewActs = z.discriminatedUnion("intent", [
  z.object({ intent: z.literal("save"), seen, block, text }),
  z.object({ intent: z.literal("add"), seen, block, text }),
  z.object({ intent: z.literal("drop"), seen, block }),
  z.object({ intent: z.literal("correct"), seen, block, quote: z.string().min(1), token: z.string().min(1) }),
  z.object({ intent: z.literal("present"), seen }),
  z.object({ intent: z.literal("take_back"), seen }),
  z.object({ intent: z.literal("return"), seen, reason }),
  z.object({ intent: z.literal("correct_issued"), seen, block, text, reason }),
  z.object({ intent: z.literal("issue"), seen, number, date: typedDay, signerTitle: z.string(), signer }),
]);
export type ReviewAct = z.infer<typeof ReviewActs>;
