import { Link, redirect } from "react-router";
import { z } from "zod";
import { requestContext } from "../../access/context.server.ts";
import { guardPage } from "../../access/guard.server.ts";
import { writeDay } from "../../calendar/day.ts";
import type { IsoDate } from "../../database/ids.ts";
import { say } from "../../prose/text.ts";
import { posted } from "../../server/http/posted.server.ts";
import { doneMarks, withDone } from "../../web/address.ts";
import { Changes } from "../../web/changes.tsx";
import { Button, DayField, LinkButton, Submit } from "../../web/form.tsx";
import { queryOf, requireKnown } from "../../web/formData.ts";
import { useLanguage, useWords } from "../../web/language.tsx";
import { Notice, Page, Section } from "../../web/page.tsx";
import { useRefusal } from "../../web/refusal.tsx";
import { annexAddress, objectAddress, sectionAddress, settingsPaths, usualCourseAddress } from "../addresses.ts";
import { allotted, saveAllotment } from "../allotment.server.ts";
import { AllotmentForm } from "../allotmentForm.tsx";
import { annexTexts } from "../annexTexts.ts";
import { Fields, Lines } from "../controls.tsx";
import { newCode, type Section as SettingSection } from "../fields.ts";
import { closeTyped, type ObjectShown, objectShown, saveTyped } from "../form.server.ts";
import { releaseResolution } from "../object.server.ts";
import { ObjectsTable } from "../objectsTable.tsx";
import { sectionCalled } from "../sections.ts";
import { settingsTexts } from "../texts.ts";
import type { Route } from "./+types/object.ts";

const intents = ["save", "allot", "release", "close", "reopen"] as const;
const Query = z.object({
  "nghi-quyet": z.string().max(100).optional(),
  /** The course of the earlier years, put into the field to be saved. */
  "lo-trinh": z.literal("thuong-nam").optional(),
  ...doneMarks(intents),
});

/** With a field for each of the section's, and of its lines. */
const Posted = z.object({ intent: z.enum(intents).default("save") }).catchall(z.string());

export const middleware = [guardPage("definition.write")];

export async function loader({ request, params, context }: Route.LoaderArgs) {
  const { "nghi-quyet": resolution, "lo-trinh": course, xong } = queryOf(request, Query);
  const section = sectionCalled(params.section);
  const asked = context.get(requestContext);
  const shown = await asked.database.read((tx) =>
    objectShown(tx, asked, section, { code: params.code, resolution, learn: course !== undefined }),
  );
  return { shown, saved: xong !== undefined };
}

export async function action({ request, params, context }: Route.ActionArgs) {
  const section = sectionCalled(params.section);
  const asked = context.get(requestContext);
  return posted(request, Posted, asked, async ({ intent, ...given }) => {
    requireKnown(given, (name) => isKnown(section, name));
    const typed = new Map(Object.entries(given));
    const address = (code: string) => withDone(objectAddress(section.slug, code), intent);
    if (intent === "close" || intent === "reopen") {
      const on = intent === "close" ? (typed.get("on") ?? "") : undefined;
      await asked.database.write((tx) => closeTyped(tx, asked, section, { code: params.code, on }));
      return redirect(address(params.code));
    }
    if (intent === "release" && section.sheet === "resolutions") {
      await asked.database.write((tx) => releaseResolution(tx, asked, params.code));
      return redirect(address(params.code));
    }
    if (intent === "allot" && section.sheet === "targets") {
      await asked.database.write((tx) => saveAllotment(tx, asked, params.code, { typed, seen: typed.get("seen") }));
      return redirect(address(params.code));
    }
    const code = await asked.database.write((tx) =>
      saveTyped(tx, asked, section, { code: params.code, seen: typed.get("seen"), typed }),
    );
    return redirect(address(code));
  });
}

function isKnown({ sheet, fields, lines = [] }: SettingSection, input: string): boolean {
  if (["seen", "on"].includes(input)) return true;
  if (input.startsWith(allotted)) return sheet === "targets";
  const [name, line] = input.split(".");
  return line === undefined
    ? fields.some((field) => field.name === name)
    : /^\d{1,4}$/.test(line) && lines.some((field) => field.name === name);
}

export default function ObjectPage({ loaderData: { shown, saved } }: Route.ComponentProps) {
  const words = useWords(settingsTexts);
  const language = useLanguage();
  const { refusal, typed: given, faults } = useRefusal();
  const { section } = shown;
  const sent = Object.keys(given).length > 0 ? given : undefined;
  // Each of the page's forms shows again only what was typed into it.
  const [typed, allotting] = sent?.intent === "allot" ? [undefined, sent] : [sent, undefined];
  const isOfForm = section.lines !== undefined;
  const values = typed === undefined ? shown.values : { ...(isOfForm ? {} : shown.values), ...boxes(section, typed) };
  // In the list above the form a fault names its field; below the field the label does.
  const withLabel = (title: string, input: string) => {
    const [name, line] = input.split(".");
    const field = (line === undefined ? section.fields : (section.lines ?? [])).find((each) => each.name === name);
    if (!field) return title;
    const of = line === undefined ? "" : `, ${words("line", { line: Number(line) + 1 })}`;
    return `${say(field.label, language)}${of}: ${title}`;
  };
  const crumbs = [
    { to: settingsPaths.settings, name: words("nav_settings") },
    shown.resolution
      ? { to: objectAddress("nghi-quyet", shown.resolution), name: shown.resolutionName ?? "" }
      : { to: sectionAddress(section.slug), name: words(section.title) },
  ];
  return (
    <Page title={shown.name ?? words(section.add)} crumbs={crumbs} faultTitle={withLabel}>
      {saved && !refusal && <Notice>{words("saved")}</Notice>}
      {shown.closedOn !== undefined && (
        <Notice kind="warning">
          {words(isPast(shown) ? "closed_already" : "closes_on", { day: writeDay(shown.closedOn as IsoDate) })}
        </Notice>
      )}
      {shown.overlaps.map((overlap) => (
        <Notice key={overlap} kind="warning">
          {overlap}
        </Notice>
      ))}
      {shown.learned && shown.code !== undefined && (
        <p>
          {shown.learned.words} {shown.learned.isPut && words("usual_course_put")}
          {!shown.learned.isTaken && <Link to={usualCourseAddress(shown.code)}>{words("take_usual_course")}</Link>}
        </p>
      )}
      {section.sheet === "resolutions" && shown.code !== undefined && <Targets shown={shown} />}
      <form method="post" key={shown.seen} className="settings-form">
        {shown.seen !== undefined && <input type="hidden" name="seen" value={shown.seen} />}
        <Fields section={section} shown={shown} values={values} faults={faults} />
        {section.lines && <Lines section={section} shown={shown} values={values} faults={faults} />}
        <Submit intent="save">{words("save")}</Submit>
      </form>
      {shown.allotment && <AllotmentForm allotment={shown.allotment} typed={allotting} faults={faults} />}
      {shown.code !== undefined && <Closing section={section} shown={shown} />}
      {shown.code !== undefined && <History shown={shown} />}
    </Page>
  );
}

/** A box that is not ticked is not sent. */
function boxes({ fields, lines = [] }: SettingSection, typed: Record<string, string>): Record<string, string> {
  const unticked = [...fields, ...lines].filter(({ kind }) => kind === "yes").map(({ name }) => [name, "no"]);
  return { ...Object.fromEntries(unticked), ...typed };
}

/** Closed already, not on a day to come. */
function isPast({ closedOn, today }: ObjectShown): boolean {
  return closedOn !== undefined && closedOn < today;
}

function Targets({ shown }: { shown: ObjectShown }) {
  const words = useWords(settingsTexts);
  const annexWords = useWords(annexTexts);
  const { targets } = shown;
  if (!targets) return null;
  const resolution = shown.code ?? "";
  const own = targets.rows.filter(({ isPart }) => !isPart);
  const allotted = targets.rows.filter(({ isPart }) => isPart);
  return (
    <Section title={`${words("targets")} (${own.length})`}>
      <p className="actions">
        <LinkButton kind="primary" to={annexAddress(resolution)}>
          {annexWords("paste_annex")}
        </LinkButton>
        <LinkButton to={objectAddress("chi-tieu", newCode, resolution)}>{words("add_target")}</LinkButton>
      </p>
      {own.length > 0 && <ObjectsTable section={targets.section} rows={own} />}
      {allotted.length > 0 && (
        <details>
          <summary>{words("targets_allotted", { count: allotted.length })}</summary>
          <ObjectsTable section={targets.section} rows={allotted} />
        </details>
      )}
      {shown.unreleased > 0 && (
        <form method="post" className="row-of-fields">
          <p>{words("unreleased", { count: shown.unreleased })}</p>
          <Button intent="release">{words("release")}</Button>
        </form>
      )}
    </Section>
  );
}

function Closing({ section, shown }: { section: SettingSection; shown: ObjectShown }) {
  const words = useWords(settingsTexts);
  if (shown.closedOn !== undefined) {
    return (
      <form method="post" className="section">
        <Button intent="reopen">{words(isPast(shown) ? "reopen" : "keep_open")}</Button>
      </form>
    );
  }
  return (
    <Section title={words("close_title")}>
      <p>
        {words("close_lead")} {section.sheet === "resolutions" && words("close_lead_resolution")}
      </p>
      <form method="post" className="row-of-fields">
        <DayField label={words("last_day")} name="on" defaultValue={shown.today} required />
        <Button kind="danger" intent="close">
          {words("close")}
        </Button>
      </form>
    </Section>
  );
}

function History({ shown }: { shown: ObjectShown }) {
  const words = useWords(settingsTexts);
  return (
    <details className="section">
      <summary>
        {words("history")} ({shown.history.length})
      </summary>
      <Changes changes={shown.history} label={words("history")} />
    </details>
  );
}
