import { z } from "zod";
import type { Sheet } from "./workbook.ts";

/** Sheets as they come back from where only JSON is kept: it has no holes, and writes empty cells as null. */
export function sheetsStored(stored: unknown): Sheet[] {
  return z.array(storedSheet).parse(stored);
}

const count = z.int().positive();
const storedCell = z
  .union([
    z.object({ kind: z.enum(["text", "fault"]), text: z.string() }),
    z.object({
      kind: z.literal("number"),
      amount: z.string(),
      percent: z.boolean().exactOptional(),
      code: z.string().exactOptional(),
    }),
    z.object({ kind: z.literal("day"), day: z.string() }),
    z.object({ kind: z.literal("yes_no"), yes: z.boolean() }),
  ])
  .nullable()
  .transform((cell) => cell ?? undefined);
const storedSheet = z.object({
  name: z.string(),
  hidden: z.boolean(),
  rows: z.array(z.object({ number: count, cells: z.array(storedCell) })),
  merges: z.array(z.object({ top: count, left: count, bottom: count, right: count })),
  // What was kept before these were looked at has none.
  hiddenRows: z.array(count).default([]),
  hiddenColumns: z.array(count).default([]),
});
