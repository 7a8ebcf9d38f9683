/** What the office's board shows: coverage, who is missing, what waits with its reasons, and each unit's forms. */

import type { RequestContext } from "../../../access/context.server.ts";
import { today, vietnamDay, writeInstant } from "../../../calendar/clock.ts";
import { daysBetween, writeDay } from "../../../calendar/day.ts";
import { codeOf, lastDay, nameOf, type Period } from "../../../calendar/period.ts";
import type { ReadTransaction } from "../../../database/connection.server.ts";
import type { IsoDate, UnitId } from "../../../database/ids.ts";
import { askWithin } from "../../../database/planned.server.ts";
import { readDaysSet } from "../../../duties/daysOff.server.ts";
import { readDueDays } from "../../../duties/due.server.ts";
import { missingByUnit } from "../../../duties/duty.ts";
import { lastReminders } from "../../../duties/remind.server.ts";
import type { Definitions } from "../../../indicators/indicator.ts";
import { overlapInWords, overlapsOn } from "../../../indicators/overlap.ts";
import { isSent, isWritten, type State } from "../../../ledger/report.ts";
import { capital } from "../../../prose/capital.ts";
import { Decimal, formatNumber, formatShare } from "../../../prose/number.ts";
import { type Language, say } from "../../../prose/text.ts";
import { readDemanded } from "../../../resolutions/resolutions.server.ts";
import { nameApart } from "../../../units/toldApart.ts";
import { childrenOn, isWithin, type Unit } from "../../../units/tree.ts";
import { boardAddress, reportAddress, reportPaths } from "../../addresses.ts";
import { readBoard } from "../../board/board.server.ts";
import type { BoardFilter } from "../../board/filter.ts";
import { narrativesIn } from "../../board/narratives.server.ts";
import { dueShown, endOf } from "../../dueShown.ts";
import type { ReportDuty } from "../../duty.ts";
import { checksOfForm } from "../../filling/checkFacts.ts";
import { type KnownForm, readForms } from "../../filling/form.server.ts";
import { checkText, indicatorName } from "../../filling/formView.ts";
import type { ReportPlace } from "../../place.ts";
import { standInsAmong } from "../../sending/standIn.server.ts";
import { reportTexts } from "../../texts.ts";

/**
 * So many waiting reports are shown to be answered, with the reasons asked and given beside their changes; the rest come up as
 * these are answered. Nobody could see of a report without its reasons whether any were asked.
 */
const TO_ANSWER = 15;

export type BoardPage = Awaited<ReturnType<typeof readBoardPage>>;

export async function readBoardPage(
  tx: ReadTransaction,
  asked: RequestContext,
  definitions: Definitions,
  { unit, period, filter }: { unit: Unit; period: Period; filter: BoardFilter },
) {
  const { language, clock, configuration } = asked;
  const day = today(clock);
  const { all, waiting, closed } = await readBoard(tx, definitions, unit.id, period);
  const dueDays = await readDueDays(tx);
  const due = dueDays(period, all[0]?.place.unit.kind ?? "");
  const reminded = await lastReminders(tx, unit.id, period);
  const periodName = (each: Period) => (each.kind === period.kind ? undefined : capital(nameOf(each, language)));
  const isStandIn = await standInsAmong(
    tx,
    all.map(({ place }) => place.key),
  );
  // What is not so is left out: a board has hundreds of cells, and all that they hold goes to the browser too.
  const cell = ({ place, report, filled }: ReportDuty) => ({
    state: report.state,
    ...(report.state === "draft" && { progress: `${filled}/${place.lines.length}` }),
    ...(isStandIn(place.key) && { standIn: true }),
    ...(isWritten(report) && { age: daysBetween(vietnamDay(report.at), day) }),
  });
  const codesOf = ({ unit, form, key }: ReportPlace) => ({ unit: unit.code, form: form.code, period: key.period });
  const fillerOf = ({ place }: ReportDuty) => {
    const filler = definitions.tree.byId.get(place.filler);
    return filler === undefined ? "" : nameApart(definitions.tree, filler, language, day);
  };
  const named = (duty: ReportDuty) => ({
    ...cell(duty),
    to: reportAddress(codesOf(duty.place), "form", unit.code),
    form: duty.place.form.name,
    period: periodName(duty.place.period),
    filler: fillerOf(duty),
  });
  const matches = (listed: ReportDuty) => isShown(listed, filter);
  const own = all.filter(({ place }) => place.key.unit === unit.id);
  const below = all.filter(({ place }) => place.key.unit !== unit.id);
  const columns = [...Map.groupBy(below, columnOf)];
  const rows = [...Map.groupBy(below, ({ place }) => place.unit)];
  const sent = all.filter(({ report }) => isSent(report.state)).length;
  const open = all.filter(({ place }) => closed(place.lastDay) === undefined);
  const closedThrough = all.map(({ place }) => closed(place.lastDay)).find((through) => through !== undefined);
  const missing = [...missingByUnit(open)].map(([filler, reports]) =>
    missingView(definitions, filler, reports, reminded, { language, day }),
  );
  const forms = new Map(all.map(({ place }) => [place.form.id, place] as const));
  const overlaps = [...forms.values()].flatMap(({ form, lastDay }) =>
    overlapsOn(definitions, form.id, lastDay)
      .filter(({ upper }) => isWithin(definitions.tree, upper.id, unit.id))
      .map((overlap) => ({ form: form.name, words: overlapInWords(overlap, language) })),
  );
  const toAnswer = waiting.slice(0, TO_ANSWER);
  const formAt = await readForms(
    askWithin(tx),
    await readDemanded(tx),
    toAnswer.map(({ duty }) => duty.place),
  );
  const detailed = toAnswer.map(({ duty, changes }) => ({
    ...named(duty),
    key: codesOf(duty.place),
    version: duty.report.version,
    changes: changes.map(({ indicator, now, before }) => ({
      name: indicatorName(indicator, language),
      now: formatNumber(now, undefined, language),
      before: formatNumber(before, undefined, language),
    })),
    reasons: reasonsOf(formAt(duty.place), language),
  }));
  return {
    office: unit.code as string,
    overlaps,
    endedOffices: await endedOfficesAt(tx, definitions, { unit, period, day, language }),
    period: codeOf(period) as string,
    title: `${nameApart(definitions.tree, unit, language, day)} · ${capital(nameOf(period, language))}`,
    due: dueShown(due, day, await readDaysSet(tx)),
    counts: {
      all: all.length,
      submitted: sent,
      approved: all.filter(({ report }) => report.state === "approved").length,
      share: all.length === 0 ? "" : formatShare(new Decimal(sent).div(all.length), language),
      fraction: all.length === 0 ? 0 : sent / all.length,
    },
    missing,
    /** The last day of what is closed, where any of this is; `isClosed`: all of it. */
    closed: closedThrough && writeDay(closedThrough),
    isClosed: all.length > 0 && open.length === 0,
    chat:
      missing.length === 0
        ? ""
        : say(reportTexts.reminder_words, language, {
            office: unit.name,
            period: nameOf(period, language),
            due: due === undefined ? "" : say(reportTexts.reminder_due, language, { day: writeDay(due) }),
            units: missing.map((each) => `- ${each.name}: ${each.forms}`).join("\n"),
            address: configuration.origin + reportPaths.reports,
          }),
    /** Those that come first, and how many wait in all. */
    waiting: detailed,
    waitingCount: waiting.length,
    columns: columns.flatMap(([, reports]) =>
      reports.slice(0, 1).map(({ place }) => ({
        name: place.form.name,
        period: periodName(place.period),
        codes: codesOf(place),
        sent: reports.filter(({ report }) => isSent(report.state)).length,
        all: reports.length,
      })),
    ),
    rows: rows
      .filter(([, reports]) => reports.some(matches))
      .map(([each, reports]) => ({
        unit: nameApart(definitions.tree, each, language, day),
        code: each.code as string,
        ended: reports.every(({ report }) => report.state === "approved") ? undefined : endOf(each, day),
        cells: columns.map(([key]) => {
          const found = reports.find((listed) => columnOf(listed) === key);
          return found && matches(found) ? cell(found) : undefined;
        }),
      })),
    narratives: narrativesIn(all, definitions, "submitted"),
    own: own.filter(matches).map(named),
    filter,
    forms: [...new Map(all.map(({ place }) => [place.form.code, place.form.name]))],
    isFiltered: filter.state !== undefined || filter.form !== undefined,
  };
}

/** Offices directly below that are no more, where reports of the period wait: what came to them is for this office to finish. */
async function endedOfficesAt(
  tx: ReadTransaction,
  definitions: Definitions,
  { unit, period, day, language }: { unit: Unit; period: Period; day: IsoDate; language: Language },
) {
  const told: { words: string; to: string }[] = [];
  for (const office of childrenOn(definitions.tree, unit.id, lastDay(period))) {
    const ended = endOf(office, day);
    if (ended === undefined) continue;
    const { all, closed } = await readBoard(tx, definitions, office.id, period);
    const left = all.filter(({ report, place }) => report.state !== "approved" && closed(place.lastDay) === undefined);
    if (left.length === 0) continue;
    const name = nameApart(definitions.tree, office, language, day);
    told.push({
      words: say(reportTexts.ended_office_waits, language, { office: name, day: ended, count: left.length }),
      to: boardAddress(office.code, codeOf(period)),
    });
  }
  return told;
}

function columnOf({ place }: ReportDuty): string {
  return `${place.form.id} ${place.key.period}`;
}

function isShown({ place, report }: ReportDuty, { state, form }: BoardFilter): boolean {
  if (form !== undefined && place.form.code !== form) return false;
  if (state === undefined) return true;
  return state === "missing" ? !isSent(report.state) : report.state === (state satisfies State);
}

function missingView(
  { tree }: Definitions,
  filler: UnitId,
  reports: readonly ReportDuty[],
  reminded: ReadonlyMap<UnitId, Date>,
  { language, day }: { language: RequestContext["language"]; day: IsoDate },
) {
  const at = reminded.get(filler);
  const unit = tree.byId.get(filler);
  const formText = ({ place, report, filled }: ReportDuty) => {
    // All its figures may be there: what is missing then is a correction or a signature.
    const owed = report.state === "returned" || report.state === "filled" ? report.state : undefined;
    const state = owed === undefined ? "" : `, ${say(reportTexts[`state_${owed}`], language)}`;
    return `${place.form.name} (${filled}/${place.lines.length}${state})`;
  };
  // An agency may owe the same form for each of sixty communes.
  const byForm = Map.groupBy(reports, ({ place }) => place.form.name);
  const owedText = ([form, [first, ...others]]: [string, ReportDuty[]]) =>
    first && others.length === 0
      ? formText(first)
      : say(reportTexts.board_form_often, language, { form, count: others.length + 1 });
  return {
    id: filler as number,
    name: unit === undefined ? "" : nameApart(tree, unit, language, day),
    forms: [...byForm].map(owedText).join("; "),
    reminded: at && writeInstant(at),
  };
}

/** What the checks asked of the report and what was answered. */
function reasonsOf({ form, known }: KnownForm, language: RequestContext["language"]) {
  return checksOfForm(form, known).checks.map((check) => {
    const asked = form.lines.find(({ line }) => line.position === check.position);
    return {
      position: check.position,
      name: asked === undefined ? "" : indicatorName(asked.indicator, language),
      asked: checkText(check, language),
      answer: asked?.cell.note.trim() ?? "",
    };
  });
}
