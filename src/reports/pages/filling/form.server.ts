/** What the page of a form reads and does: the same for its loader and for what it shows after a refused save. */

import type { RequestContext } from "../../../access/context.server.ts";
import { namesOf } from "../../../access/names.server.ts";
import { today, writeInstant } from "../../../calendar/clock.ts";
import { writeDay } from "../../../calendar/day.ts";
import { nameOf } from "../../../calendar/period.ts";
import type { ReadTransaction } from "../../../database/connection.server.ts";
import { readDaysSet } from "../../../duties/daysOff.server.ts";
import { readDueDays } from "../../../duties/due.server.ts";
import { headings, isWritten, type Narrative } from "../../../ledger/report.ts";
import { capital } from "../../../prose/capital.ts";
import { say } from "../../../prose/text.ts";
import { nameApart } from "../../../units/toldApart.ts";
import { openReport } from "../../acts.server.ts";
import { dueShown, endOf } from "../../dueShown.ts";
import { factsOf } from "../../filling/checkFacts.ts";
import { formView } from "../../filling/formView.ts";
import { inputOf } from "../../filling/postedForm.ts";
import type { ReportCodes } from "../../place.ts";
import { reportTexts } from "../../texts.ts";
import { readAround } from "../sending/requests.server.ts";

export type FormPage = Awaited<ReturnType<typeof readFormPage>>;

/** Everything that the form's page shows. */
export async function readFormPage(tx: ReadTransaction, request: RequestContext, codes: ReportCodes) {
  const { language, clock } = request;
  const opened = await openReport(tx, request, codes);
  const { place, form, known, acts, definitions, closed } = opened;
  const { report } = form;
  const due = (await readDueDays(tx))(place.period, place.unit.kind);
  const names = await namesOf(tx, isWritten(report) ? [report.by] : []);
  const office = place.parent === undefined ? undefined : definitions.tree.byId.get(place.parent);
  const narrative: Narrative = isWritten(report) ? report.narrative : {};
  return {
    codes,
    unit: nameApart(definitions.tree, place.unit, language, today(clock)),
    ended: report.state === "approved" ? undefined : endOf(definitions.tree.byId.get(place.filler), today(clock)),
    form: place.form.name,
    period: capital(nameOf(place.period, language)),
    state: report.state,
    version: report.version,
    why: isWritten(report) && "why" in report ? (report.why ?? "") : "",
    saved: isWritten(report)
      ? { time: writeInstant(report.at), name: names.get(report.by) ?? say(reportTexts.loaded, language) }
      : undefined,
    due: dueShown(due, today(clock), await readDaysSet(tx)),
    acts,
    closed: closed && writeDay(closed),
    office: office && { code: office.code as string, name: office.name },
    narrative: headings.map((heading) => ({ heading, name: inputOf.words(heading), words: narrative[heading] ?? "" })),
    view: formView(form, known, definitions.tree, language),
    facts: factsOf(form, known),
    person: request.person?.id as string | undefined,
    around: await readAround(tx, request, opened),
  };
}
