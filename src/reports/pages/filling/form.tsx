/** One report: filled here by its unit, read here by everybody else, and signed, approved, returned or reopened here. */
import { useCallback, useState } from "react";
import { data, Link, redirect } from "react-router";
import { requestContext } from "../../../access/context.server.ts";
import { accessTree, guardPage } from "../../../access/guard.server.ts";
import { ErrorSummary } from "../../../web/form.tsx";
import { postedFields, queryOf } from "../../../web/formData.ts";
import type { RouteHandle } from "../../../web/handle.ts";
import { useWords } from "../../../web/language.tsx";
import { Notice, Page, Section } from "../../../web/page.tsx";
import { type ReportStep, takeStep } from "../../acts.server.ts";
import { boardAddress, listAddress, reportAddress } from "../../addresses.ts";
import { nextWaiting } from "../../board/board.server.ts";
import { inputOf } from "../../filling/postedForm.ts";
import { reportPaperTexts } from "../../paper/texts.ts";
import { ReportQuery } from "../../reportQuery.ts";
import { reportTexts } from "../../texts.ts";
import { DueLine } from "../dueLine.tsx";
import { Refusal } from "../refusal.tsx";
import styles from "../reports.css?url";
import { ActForms } from "../sending/actForms.tsx";
import { Answered, answeredOf } from "../sending/answered.tsx";
import { AroundReport } from "../sending/requestNotices.tsx";
import { StateMark } from "../stateMark.tsx";
import { ExcelLinks } from "../workbook/links.tsx";
import type { Route } from "./+types/form.ts";
import { Conflicts } from "./conflicts.tsx";
import { readFormPage, seenOf, singleFields, toldOf } from "./form.server.ts";
import { Grid } from "./grid.tsx";
import { GridForm } from "./gridForm.tsx";
import { LeftUnsent } from "./leftUnsent.tsx";
import { type SaveOutcome, saveTyped } from "./save.server.ts";

export const middleware = [guardPage("report.read")];
/** Its address names the unit and the period; another is another report. */
export const handle: RouteHandle = { chooser: false };
export const links = () => [{ rel: "stylesheet", href: styles }];

const steps = ["sign_off", "approve", "return", "reopen"] as const satisfies ReportStep[];

const nothingSaved: SaveOutcome = { intent: "", version: 0, faults: {}, typed: undefined, conflicts: [] };

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
  const { database, language } = asked;
  const { "don-vi": chosen = params.unit } = queryOf(request, ReportQuery);
  const fields = await postedFields(request);
  const step = steps.find((each) => fields.get("intent")?.[0] === each);
  try {
    if (step !== undefined) {
      const field = singleFields(fields, (name) => ["intent", "seen", "why"].includes(name));
      const change = { seen: seenOf(field("seen")), why: field("why") ?? "" };
      await database.write((tx) => takeStep(tx, asked, params, step, change));
      const next = await database.read((tx) => nextWaiting(tx, asked, params, step));
      return redirect(next ?? `${reportAddress(params, "", chosen)}&xong=${step}`);
    }
    const outcome = await database.write((tx) => saveTyped(tx, asked, params, fields));
    if (outcome.conflicts.length > 0) return data({ ...outcome, title: undefined }, { status: 409 });
    if (Object.keys(outcome.faults).length > 0) return data({ ...outcome, title: undefined }, { status: 422 });
    return redirect(
      outcome.intent === "submit"
        ? reportAddress(params, "kiem-tra", chosen)
        : `${reportAddress(params, "", chosen)}&xong=save`,
    );
  } catch (error) {
    const { title, status } = toldOf(error, language);
    return data({ ...nothingSaved, title }, { status });
  }
}

export default function FormPage({ loaderData: page, actionData: outcome }: Route.ComponentProps) {
  const words = useWords(reportTexts);
  const paperWords = useWords(reportPaperTexts);
  const editable = page.acts.includes("fill");
  const [savedVersion, setSavedVersion] = useState<number>();
  const saveNoted = useCallback(() => setSavedVersion(page.version), [page.version]);
  const isBegunHere = savedVersion === page.version;
  const faults = Object.entries(outcome?.faults ?? {});
  return (
    <Page
      title={words("report_of", { period: page.period.charAt(0).toLowerCase() + page.period.slice(1) })}
      lead={
        <>
          {page.unit} · {page.form}
          <br />
          <StateMark state={isBegunHere && page.state === "unwritten" ? "draft" : page.state} /> ·{" "}
          <DueLine due={page.due} state={page.state} />
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
          <Link to={reportAddress(page.codes, "van-ban", page.chosen)}>{paperWords("paper")}</Link>
          <ExcelLinks codes={page.codes} chosen={page.chosen} editable={editable} />
          <Link to={reportAddress(page.codes, "lich-su", page.chosen)}>{words("history")}</Link>
        </>
      }
    >
      <Answered answered={page.answered} />
      <Done done={page.done} state={page.state} />
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
        to={reportAddress(page.codes, "de-nghi", page.chosen)}
        done={page.done}
      />
      <Refusal of={outcome}>
        {outcome?.title !== undefined && <ErrorSummary title={outcome.title} />}
        {faults.length > 0 && (
          <ErrorSummary
            title={words("cells_to_correct", { count: faults.length })}
            faults={faults.map(([position, { name, title }]) => ({
              field: inputOf.amount(Number(position)),
              title: words("not_a_number", { name, fault: title }),
            }))}
          />
        )}
        {outcome !== undefined && outcome.conflicts.length > 0 && (
          <Conflicts conflicts={outcome.conflicts} version={outcome.version} />
        )}
      </Refusal>
      {editable ? (
        <GridForm key={page.version} page={page} faults={outcome?.faults} typed={outcome?.typed} onSaved={saveNoted} />
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
