/** One report: filled here by its unit, read here by everybody else, and signed, approved, returned or reopened here. */
import { useCallback, useState } from "react";
import { data, Link, redirect } from "react-router";
import { z } from "zod";
import { requestContext } from "../../../access/context.server.ts";
import { accessTree, guardPage } from "../../../access/guard.server.ts";
import { type Language, say } from "../../../prose/text.ts";
import { posted } from "../../../server/http/posted.server.ts";
import { withDone } from "../../../web/address.ts";
import { queryOf, requireKnown } from "../../../web/formData.ts";
import { useLanguage, useWords } from "../../../web/language.tsx";
import { Notice, Page, Section } from "../../../web/page.tsx";
import { useRefusal } from "../../../web/refusal.tsx";
import { takeStep } from "../../acts.server.ts";
import { boardAddress, listAddress, reportAddress } from "../../addresses.ts";
import { nextWaiting } from "../../board/board.server.ts";
import { inputOf } from "../../filling/postedForm.ts";
import { reportPaperTexts } from "../../paper/texts.ts";
import { ReportQuery } from "../../reportQuery.ts";
import { reportTexts } from "../../texts.ts";
import { ClosedNotice } from "../closedNotice.tsx";
import { DueLine } from "../dueLine.tsx";
import styles from "../reports.css?url";
import { ActForms } from "../sending/actForms.tsx";
import { Answered, answeredOf } from "../sending/answered.tsx";
import { AroundReport } from "../sending/requestNotices.tsx";
import { StateMark } from "../stateMark.tsx";
import { ExcelLinks } from "../workbook/links.tsx";
import type { Route } from "./+types/form.ts";
import { Conflicts } from "./conflicts.tsx";
import { readFormPage } from "./form.server.ts";
import { Grid } from "./grid.tsx";
import { GridForm } from "./gridForm.tsx";
import { LeftUnsent } from "./leftUnsent.tsx";
import { saveTyped } from "./save.server.ts";

export const middleware = [guardPage("report.read")];
export const links = () => [{ rel: "stylesheet", href: styles }];

/** With the inputs of the form, where it is filled. */
const Given = z
  .object({
    intent: z.enum(["save", "submit", "sign_off", "approve", "return", "reopen"]).default("save"),
    seen: z.coerce.number().int().nonnegative(),
    reason: z.string().max(2_000, "reason_too_long").default(""),
  })
  .catchall(z.string());

export async function loader({ params, request, context }: Route.LoaderArgs) {
  const asked = context.get(requestContext);
  const { "don-vi": chosen = params.unit, xong: done, "xong-don-vi": unit } = queryOf(request, ReportQuery);
  return asked.database.read(async (tx) => {
    const page = await readFormPage(tx, asked, params);
    return { ...page, done, chosen, answered: answeredOf(done, unit, await accessTree(tx)) };
  });
}

export async function action({ params, request, context }: Route.ActionArgs) {
  const asked = context.get(requestContext);
  const { database } = asked;
  const { "don-vi": chosen = params.unit } = queryOf(request, ReportQuery);
  return posted(request, Given, asked, async ({ intent, seen, reason, ...inputs }) => {
    if (intent === "save" || intent === "submit") {
      const saved = await database.write((tx) => saveTyped(tx, asked, params, seen, inputs));
      if (saved.conflicts.length > 0) return data(saved, { status: 409 });
      const form = reportAddress(params, "form", chosen);
      return redirect(intent === "submit" ? reportAddress(params, "check", chosen) : withDone(form, "save"));
    }
    requireKnown(inputs, () => false);
    await database.write((tx) => takeStep(tx, asked, params, intent, { seen, why: reason }));
    const next = await database.read((tx) => nextWaiting(tx, asked, params, intent));
    return redirect(next ?? withDone(reportAddress(params, "form", chosen), intent));
  });
}

export default function FormPage({ loaderData: page, actionData }: Route.ComponentProps) {
  const words = useWords(reportTexts);
  const paperWords = useWords(reportPaperTexts);
  const editable = page.acts.includes("fill");
  const [savedVersion, setSavedVersion] = useState<number>();
  const saveNoted = useCallback(() => setSavedVersion(page.version), [page.version]);
  const isBegunHere = savedVersion === page.version;
  const { refusal, typed, faultOf } = useRefusal();
  const saved = actionData && "conflicts" in actionData ? actionData : undefined;
  const names = namesOfInputs(page, useLanguage());
  return (
    <Page
      title={words("report_of", { period: page.period.charAt(0).toLowerCase() + page.period.slice(1) })}
      lead={
        <>
          {page.unit} · {page.form}
          <br />
          <StateMark state={isBegunHere && page.state === "unwritten" ? "draft" : page.state} /> ·{" "}
          <DueLine due={page.due} state={page.state} />
          {page.ended !== undefined && page.closed === undefined && ` · ${words("last_report", { day: page.ended })}`}
          {/* While one fills, the bar below counts and tells what is saved. */}
          {!editable && ` · ${words("filled_of", { filled: page.view.filled, all: page.view.all })}`}
          {page.saved && !isBegunHere && ` · ${words("last_saved", page.saved)}`}
          {!page.saved && !editable && ` · ${words("not_saved_yet")}`}
        </>
      }
      crumbs={[
        page.chosen === page.codes.unit
          ? { to: listAddress(page.codes.unit, page.codes.period), name: words("my_reports") }
          : { to: boardAddress(page.chosen, page.codes.period), name: words("board") },
      ]}
      actions={
        <>
          <Link to={reportAddress(page.codes, "paper", page.chosen)}>{paperWords("paper")}</Link>
          <ExcelLinks codes={page.codes} chosen={page.chosen} editable={editable} />
          <Link to={reportAddress(page.codes, "history", page.chosen)}>{words("history")}</Link>
        </>
      }
      faultTitle={(title, field) => words("fault_of", { name: names.get(field) ?? field, fault: title })}
    >
      <Answered answered={page.answered} />
      <Done done={page.done} state={page.state} />
      {page.closed !== undefined && <ClosedNotice through={page.closed} />}
      {page.state === "returned" && (
        <Notice kind="warning">
          <p>{words("returned_because", { why: page.why })}</p>
        </Notice>
      )}
      {page.state === "draft" && page.why !== "" && (
        <Notice kind="warning">
          <p>{words("reopened_because", { why: page.why })}</p>
        </Notice>
      )}
      <AroundReport
        around={page.around}
        unit={page.unit}
        to={reportAddress(page.codes, "requests", page.chosen)}
        done={page.done}
      />
      {saved && <Conflicts conflicts={saved.conflicts} version={saved.version} />}
      {editable ? (
        <GridForm key={page.version} page={page} faultOf={faultOf} typed={refusal && typed} onSaved={saveNoted} />
      ) : (
        <>
          <LeftUnsent page={page} />
          <Grid view={page.view} editable={false} />
          <Told narrative={page.narrative} />
        </>
      )}
      <ActForms acts={page.acts} version={page.version} />
    </Page>
  );
}

type FormPageData = Route.ComponentProps["loaderData"];

/** What the inputs are called in the list of what cannot be saved. */
function namesOfInputs({ view, narrative }: FormPageData, language: Language): Map<string, string> {
  const lines = view.sections.flatMap((section) => section.lines).filter((line) => line.kind === "own");
  return new Map([
    ...lines.map(({ position, name }) => [inputOf.amount(position), name] as const),
    ...lines.map(
      ({ position, name }) => [inputOf.note(position), say(reportTexts.note_for, language, { name })] as const,
    ),
    ...narrative.map(({ heading, name }) => [name, say(reportTexts[`heading_${heading}`], language)] as const),
  ]);
}

function Done({ done, state }: { done: string | undefined; state: string }) {
  const words = useWords(reportTexts);
  const text =
    done === "save" && state !== "unwritten"
      ? words("saved")
      : done === "sign_off"
        ? words("done_signed")
        : done === "reopen"
          ? words("done_reopened")
          : undefined;
  return text === undefined ? null : (
    <Notice>
      <p>{text}</p>
    </Notice>
  );
}

/** The words under their headings, of a report that is only read. */
function Told({ narrative }: { narrative: Route.ComponentProps["loaderData"]["narrative"] }) {
  const words = useWords(reportTexts);
  const told = narrative.filter((each) => each.words !== "");
  if (told.length === 0) return null;
  return (
    <Section title={words("narrative")}>
      <div className="narrative">
        {told.map((each) => (
          <div key={each.heading}>
            <h3>{words(`heading_${each.heading}`)}</h3>
            <p className="words">{each.words}</p>
          </div>
        ))}
      </div>
    </Section>
  );
}
