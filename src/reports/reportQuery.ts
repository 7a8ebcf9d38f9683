/** What the addresses of a report's pages carry beside the report itself. */
import { z } from "zod";
import { doneMarks } from "../web/address.ts";
import { queryOf } from "../web/formData.ts";

const unitCode = z.string().max(100).optional();

export const FrameQuery = z.object({ "don-vi": unitCode });

/** The unit that the frame shows: an office goes through others' reports without leaving its own. */
export function unitOfFrame(request: Request, ofReport: string): string {
  return queryOf(request, FrameQuery)["don-vi"] ?? ofReport;
}

const steps = ["save", "sign_off", "approve", "return", "reopen"] as const;
const requests = ["ask", "grant", "decline", "stand_in"] as const;

/** `xong`: what has just been done with this report; with `xong-don-vi`, with that unit's, before one was led on to this one. */
export const ReportQuery = FrameQuery.extend({
  ...doneMarks([...steps, ...requests]),
  "xong-don-vi": unitCode,
});
