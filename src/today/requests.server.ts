/** Requests to open a report again, on the first page of who asked and of who answers. */
import { today } from "../calendar/clock.ts";
import type { ReadTransaction } from "../database/connection.server.ts";
import { dutyTexts } from "../duties/texts.ts";
import { say } from "../prose/text.ts";
import { reportAddress } from "../reports/addresses.ts";
import { officeOf, whatOf } from "../reports/duty.ts";
import { requestsFor } from "../reports/sending/requests.server.ts";
import type { Block, Sentence } from "./block.ts";
import type { Asking } from "./reports.server.ts";
import { todayTexts } from "./texts.ts";

const SHOWN_REQUESTS = 6;

export async function requestBlocks(tx: ReadTransaction, asking: Asking): Promise<Block[]> {
  const { language, definitions, person, clock } = asking;
  const found = await requestsFor(tx, definitions, person, today(clock));
  const sentences = found.slice(0, SHOWN_REQUESTS).map(({ place, request, side }): Sentence => {
    const codes = { unit: place.unit.code, form: place.form.code, period: place.key.period };
    const told = say(dutyTexts.duty_of, language, { what: whatOf(place)[language], unit: place.unit.name });
    if (side === "office") {
      const reason = say(todayTexts.asked_because, language, { unit: place.unit.name, why: request.why });
      const office = definitions.tree.byId.get(officeOf(place))?.code;
      return { told, reason, to: reportAddress(codes, "de-nghi", office), action: say(todayTexts.answer, language) };
    }
    const reason = request.answer
      ? say(todayTexts.declined_because, language, { why: request.answer.why })
      : say(todayTexts.asked_waits, language, { why: request.why });
    return { told, reason, to: reportAddress(codes) };
  });
  return [{ title: say(todayTexts.reopen_requests, language), sentences }];
}
