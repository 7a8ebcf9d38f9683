/** The page in place of one that could not be shown: what happened, what to do, and a number to tell the operator. */
import { LinkButton } from "./form.tsx";
import type { FrameLinks } from "./frame.tsx";
import { useWords } from "./language.tsx";
import { Page } from "./page.tsx";
import { webTexts } from "./texts.ts";

const titles: Readonly<Record<number, keyof typeof webTexts>> = { 403: "page_forbidden", 404: "page_missing" };

/** What happened, in words, and under which title. */
export function useFaultWords(problem: unknown, status: number): { title: string; told: Told } {
  const words = useWords(webTexts);
  const told = isTold(problem) ? problem : { title: words(status === 404 ? "page_unknown" : "unknown_fault") };
  return { title: words(isBefore(told) ? "page_not_yet" : (titles[status] ?? "page_failed")), told };
}

type FaultProps = { problem: unknown; status: number; isSignedIn: boolean; links: FrameLinks };

export function FaultPage({ problem, status, isSignedIn, links }: FaultProps) {
  const words = useWords(webTexts);
  const { title, told } = useFaultWords(problem, status);
  return (
    <Page title={title} narrow>
      <p>{told.title}</p>
      {told.errors && (
        <ul>
          {told.errors.map((error) => (
            <li key={`${error.field} ${error.title}`}>
              {error.field && <code>{error.field}: </code>}
              {error.title}
            </li>
          ))}
        </ul>
      )}
      {told.requestId !== undefined && (
        <p className="soft small">{words("request_number_line", { id: told.requestId })}</p>
      )}
      <p className="actions">
        {isSignedIn ? (
          <>
            {isBefore(told) && (
              <LinkButton to={links.beginning} kind="primary">
                {words("to_beginning")}
              </LinkButton>
            )}
            <LinkButton to={links.home}>{words("to_today")}</LinkButton>
            <a href={links.portal}>{words("portal")}</a>
          </>
        ) : (
          <>
            <a className="button plain" href={links.portal}>
              {words("portal")}
            </a>
            <a href={links.signIn}>{words("sign_in")}</a>
          </>
        )}
      </p>
    </Page>
  );
}

type Told = { title: string; code?: string; requestId?: string; errors?: { field?: string; title: string }[] };

/** An installation in which nothing is set up yet. */
function isBefore({ code }: Told): boolean {
  return code === "no_units_yet";
}

function isTold(problem: unknown): problem is Told {
  return typeof problem === "object" && problem !== null && "title" in problem && typeof problem.title === "string";
}
