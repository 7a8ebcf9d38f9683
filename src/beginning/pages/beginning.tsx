/** From nothing to a running quarter: the steps, what of each is there and what is missing, and where to do it. */
import { useEffect } from "react";
import { Link, useRevalidator } from "react-router";
import { accessPaths } from "../../access/addresses.ts";
import { requestContext } from "../../access/context.server.ts";
import { DEMO_PASSWORD } from "../../access/demoAccounts.server.ts";
import { accessTree, guardPage } from "../../access/guard.server.ts";
import { may } from "../../access/may.ts";
import { today } from "../../calendar/clock.ts";
import { portalPaths } from "../../portal/addresses.ts";
import { reportPaths } from "../../reports/addresses.ts";
import { reviewPaths } from "../../reviews/addresses.ts";
import { settingsPaths } from "../../settings/addresses.ts";
import { upkeepPaths } from "../../upkeep/addresses.ts";
import { Button, LinkButton } from "../../web/form.tsx";
import { useWords } from "../../web/language.tsx";
import { Notice, Page, Section } from "../../web/page.tsx";
import { webTexts } from "../../web/texts.ts";
import { beginningPaths } from "../addresses.ts";
import { demoBeside, mayOpenDemo } from "../demoBeside.server.ts";
import { gather } from "../gather.server.ts";
import { type Found, type Step, type StepName, stepsOf } from "../steps.ts";
import { beginningTexts } from "../texts.ts";
import type { Route } from "./+types/beginning.ts";
import "./beginning.css";

export const middleware = [guardPage("definition.write")];

export async function loader({ context }: Route.LoaderArgs) {
  const { database, clock, demo, person, configuration } = context.get(requestContext);
  return database.read(async (tx) => {
    const { found, body } = await gather(tx, clock);
    const tree = await accessTree(tx);
    const maySeeHealth = may(person, "log.read", "anywhere", tree, today(clock));
    const mayManagePeople = may(person, "person.manage", "anywhere", tree, today(clock));
    const beside =
      mayManagePeople && mayOpenDemo(configuration, found.submitted)
        ? { url: undefined, ...demoBeside(), password: DEMO_PASSWORD }
        : undefined;
    return { found, steps: stepsOf(found), body: body?.name, demo, maySeeHealth, mayManagePeople, beside };
  });
}

/** Where each step is done. */
const places: Record<StepName, string> = {
  ...beginningPaths,
  reports: reportPaths.board,
  acceptance: reportPaths.board,
  review: reviewPaths.reviews,
  publication: portalPaths.articles,
};
const own: readonly StepName[] = ["body", "units", "targets", "forms", "accounts"];

export default function BeginningPage({ loaderData }: Route.ComponentProps) {
  const { found, steps, body, demo, maySeeHealth, mayManagePeople, beside } = loaderData;
  const words = useWords(beginningTexts);
  const done = steps.filter(({ state }) => state === "done").length;
  const mine = steps.filter(({ name }) => own.includes(name));
  const others = steps.filter(({ name }) => !own.includes(name));
  return (
    <Page
      title={words("beginning")}
      lead={body === undefined ? words("beginning_lead") : words("beginning_so_far", { body, done, all: steps.length })}
      crumbs={[{ to: settingsPaths.settings, name: useWords(webTexts)("nav_settings") }]}
      narrow
    >
      <Section title={words("set_up")}>
        <Steps steps={mine} found={found} open={mayManagePeople ? own : own.filter((name) => name !== "accounts")} />
      </Section>
      <Section title={words("first_quarter")}>
        <p className="soft">{words("first_quarter_lead")}</p>
        <Steps steps={others} found={found} open={[]} from={mine.length + 1} />
      </Section>
      {maySeeHealth && (
        <p className="section">
          <Link to={upkeepPaths.health}>{words("see_health")}</Link>
        </p>
      )}
      {!demo && (
        <Section title={words("try_demo")} id="trinh-dien">
          <p>{words("try_demo_lead")}</p>
          {beside ? <DemoBeside beside={beside} /> : <DemoByCommand />}
        </Section>
      )}
    </Page>
  );
}

type Beside = NonNullable<Route.ComponentProps["loaderData"]["beside"]>;

function DemoBeside({ beside }: { beside: Beside }) {
  const words = useWords(beginningTexts);
  const { revalidate } = useRevalidator();
  const isOpening = beside.state === "opening";
  useEffect(() => {
    if (!isOpening) return;
    const asking = setInterval(() => void revalidate(), 2_000);
    return () => clearInterval(asking);
  }, [isOpening, revalidate]);
  if (beside.state === "open")
    return (
      <Notice>
        <p>
          <LinkButton to={`${beside.url}${accessPaths.signIn}`}>{words("go_to_demo")}</LinkButton>
        </p>
        <p>{words("demo_accounts", { password: beside.password })}</p>
      </Notice>
    );
  return (
    <form method="post" action={beginningPaths.demo}>
      {beside.state === "failed" && <Notice kind="fault">{words("demo_did_not_open")}</Notice>}
      {isOpening && <p role="status">{words("demo_is_opening")}</p>}
      <Button intent="open" disabled={isOpening}>
        {words("open_demo")}
      </Button>
      {isOpening && (
        <noscript>
          <a href={beginningPaths.beginning}>{words("look_whether_open")}</a>
        </noscript>
      )}
    </form>
  );
}

function DemoByCommand() {
  const words = useWords(beginningTexts);
  return (
    <>
      <p>{words("demo_by_command")}</p>
      <pre className="command">
        <code>QUYET_DATA=./data-trinh-dien PORT=3100 npm run demo</code>
      </pre>
      <p className="soft">{words("demo_by_command_why")}</p>
    </>
  );
}

type StepsProps = { steps: Step[]; found: Found; open: readonly StepName[]; from?: number };

/** `open`: the steps that one may do here oneself; `from`: the number of the first. */
function Steps({ steps, found, open, from = 1 }: StepsProps) {
  const words = useWords(beginningTexts);
  return (
    <ol className="steps" start={from}>
      {steps.map(({ name, state }) => (
        <li key={name} className={state}>
          <div>
            <p className="told">
              {words(`step_${name}`)} <span className={`step-state ${state}`}>{words(`state_${state}`)}</span>
            </p>
            <p className="reason">{sayingOf(name, found, words)}</p>
          </div>
          {open.includes(name) && (state !== "later" || found.targets > 0) && (
            <LinkButton to={places[name]} kind={state === "next" ? "primary" : "plain"}>
              {words(state === "next" ? `do_${name}` : "look_again")}
            </LinkButton>
          )}
        </li>
      ))}
    </ol>
  );
}

/** What is there and what is missing, in a sentence. */
function sayingOf(name: StepName, found: Found, words: ReturnType<typeof useWords<typeof beginningTexts>>): string {
  const counts = { ...found, body: 0, layout: 0, office: 0 };
  switch (name) {
    case "body":
      return words(found.body ? (found.layout ? "has_body" : "lacks_layout") : "lacks_body");
    case "units":
      return words(found.units > 0 ? "has_units" : "lacks_units", counts);
    case "targets":
      return words(found.targets > 0 ? "has_targets" : "lacks_targets", counts);
    case "forms":
      return words(found.targets === 0 ? "forms_wait" : found.onNoForm > 0 ? "lacks_forms" : "has_forms", counts);
    case "accounts":
      if (found.owing === 0) return words("accounts_wait");
      if (found.withoutReporter > 0 || !found.office) return words("lacks_accounts", counts);
      return words(found.waiting > 0 ? "accounts_waiting" : "has_accounts", counts);
    case "reports":
      return words("reports_so_far", counts);
    case "acceptance":
      return words("accepted_so_far", counts);
    case "review":
      return words(found.reviewsBegun > 0 ? "reviews_so_far" : "lacks_review", counts);
    case "publication":
      return words(found.published > 0 ? "has_publication" : "lacks_publication", counts);
    default:
      return name satisfies never;
  }
}
