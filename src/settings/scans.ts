/** How many megabytes of signed scans each unit may keep. */
import { z } from "zod";

/** Below a scan of some dozens of pages nobody could attach one; a terabyte a unit no disk holds. */
const least = 10;
const most = 1_000_000;

export const Megabytes = z
  .number("scan_megabytes_wrong")
  .int("scan_megabytes_wrong")
  .min(least, "scan_megabytes_wrong")
  .max(most, "scan_megabytes_wrong");

/** As it is typed: 1.000 is a thousand. */
export const ScansTyped = z.object({
  megabytes: z
    .string()
    .transform((typed) => Number(typed.trim().replace(/^(\d{1,3})((?:\.\d{3})+)$/, (text) => text.replaceAll(".", ""))))
    .pipe(Megabytes),
});
