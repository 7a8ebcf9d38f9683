/** Requests to open a report again, on the first page of who asked and of who answers. */
import { today } from "../../calendar/clock.ts";
import { dutyTexts } from "../../duties/texts.ts";
import { readDefinitions } from "../../indicators/definitions.server.ts";
import { say } from "../../prose/text.ts";
import type { Sentence } from "../../today/block.ts";
import type { Contribution } from "../../today/contribution.server.ts";
import { reportAddress } from "../addresses.ts";
import { officeOf, whatOf } from "../duty.ts";
import { reportTodayTexts } from "../todayTexts.ts";
import { requestsFor } from "./requests.server.ts";

const SHOWN_REQUESTS = 6;

export const requestsToday: Contribution = {
  async within(tx, { language, person, clock }) {
    const definitions = await readDefinitions(tx);
    const found = await requestsFor(tx, definitions, person, today(clock));
    const sentences = found.slice(0, SHOWN_REQUESTS).map(({ place, request, side }): Sentence => {
      const codes = { unit: place.unit.code, form: place.form.code, period: place.key.period };
      const told = say(dutyTexts.duty_of, language, { what: whatOf(place)[language], unit: place.unit.name });
      if (side === "office") {
        const reason = say(reportTodayTexts.asked_because, language, { unit: place.unit.name, why: request.why });
        const office = definitions.tree.byId.get(officeOf(place))?.code;
        return {
          told,
          reason,
          to: reportAddress(codes, "requests", office),
          action: say(reportTodayTexts.answer, language),
        };
      }
      const reason = request.answer
        ? say(reportTodayTexts.declined_because, language, { why: request.answer.why })
        : say(reportTodayTexts.asked_waits, language, { why: request.why });
      return { told, reason, to: reportAddress(codes) };
    });
    return { blocks: [{ title: say(reportTodayTexts.reopen_requests, language), sentences }] };
  },
};
