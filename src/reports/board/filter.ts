/** What the office's board can be narrowed to; it stands in the address. */
import { z } from "zod";
import { doneMarks } from "../../web/address.ts";

/** The states of a report, and all those in which it has not been sent. */
export const boardFilters = ["missing", "unwritten", "draft", "filled", "submitted", "approved", "returned"] as const;

export type BoardFilter = { state?: (typeof boardFilters)[number]; form?: string };

/** An empty choice narrows nothing. */
export const BoardQuery = z.object({
  "tinh-trang": z
    .enum(["", ...boardFilters])
    .optional()
    .transform((state) => (state === "" ? undefined : state)),
  bieu: z
    .string()
    .max(100)
    .optional()
    .transform((form) => (form === "" ? undefined : form)),
  ...doneMarks(["approve", "return", "remind"]),
  "xong-don-vi": z.string().max(100).optional(),
});
