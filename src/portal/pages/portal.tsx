/** The frame of every public page: whose portal it is, where one can go, and no client script. */

import type { ReactNode } from "react";
import { isRouteErrorResponse, Link, NavLink, Outlet } from "react-router";
import { accessPaths } from "../../access/addresses.ts";
import { requestContext } from "../../access/context.server.ts";
import { guardPage } from "../../access/guard.server.ts";
import { today } from "../../calendar/clock.ts";
import { writeDay } from "../../calendar/day.ts";
import { settingOfVersion } from "../../database/setting.server.ts";
import { useFaultWords } from "../../web/faultPage.tsx";
import type { RouteHandle } from "../../web/handle.ts";
import { useWords } from "../../web/language.tsx";
import { webTexts } from "../../web/texts.ts";
import { portalPaths } from "../addresses.ts";
import styles from "../portal.css?url";
import { portalContact, readSite } from "../site.server.ts";
import { portalTexts } from "../texts.ts";
import type { Route } from "./+types/portal.ts";

export const middleware = [guardPage("portal.read")];
export const handle: RouteHandle = { script: false };
export const links: Route.LinksFunction = () => [
  { rel: "stylesheet", href: styles },
  { rel: "alternate", type: "application/atom+xml", href: portalPaths.atom },
];

export async function loader({ context }: Route.LoaderArgs) {
  const { database, demo, clock, versions } = context.get(requestContext);
  const { name } = await readSite.ofVersion(database, versions?.definitions);
  const contact = await settingOfVersion(database, portalContact, versions?.settings);
  return { name, contact, demoDay: demo ? writeDay(today(clock)) : undefined };
}

export default function Portal({ loaderData }: Route.ComponentProps) {
  return (
    <PortalFrame {...loaderData}>
      <Outlet />
    </PortalFrame>
  );
}

/** What went wrong stands in the portal's own frame. */
export function ErrorBoundary({ error, loaderData }: Route.ErrorBoundaryProps) {
  const words = useWords(webTexts);
  const isAnswer = isRouteErrorResponse(error);
  const { title, told } = useFaultWords(isAnswer ? error.data : undefined, isAnswer ? error.status : 500);
  const frame = loaderData ?? { name: words("portal"), contact: "", demoDay: undefined };
  return (
    <PortalFrame {...frame}>
      <title>{title}</title>
      <h1>{title}</h1>
      <p>{told.title}</p>
      {told.requestId !== undefined && <p className="soft">{words("request_number_line", { id: told.requestId })}</p>}
      <p>
        <Link to={portalPaths.front}>{words("to_front_page")}</Link>
      </p>
    </PortalFrame>
  );
}

type FrameProps = { name: string; contact: string; demoDay: string | undefined; children: ReactNode };

function PortalFrame({ name, contact, demoDay, children }: FrameProps) {
  const words = useWords(portalTexts);
  return (
    <>
      <a className="skip" href="#noi-dung">
        {words("skip")}
      </a>
      <header className="masthead">
        {demoDay !== undefined && <p className="trial">{words("demo_note", { day: demoDay })}</p>}
        <div className="wide">
          <Link className="name" to={portalPaths.front}>
            {name}
          </Link>
          <nav aria-label={name}>
            <NavLink to={portalPaths.news}>{words("news")}</NavLink>
            <NavLink to={portalPaths.targets}>{words("targets")}</NavLink>
            <NavLink to={portalPaths.documents}>{words("documents")}</NavLink>
            <NavLink to={portalPaths.search}>{words("search")}</NavLink>
            <Link to={accessPaths.signIn}>{words("sign_in")}</Link>
          </nav>
        </div>
      </header>
      <main id="noi-dung" className="wide">
        {children}
      </main>
      <footer className="wide">
        <p>
          {words("contact", { name })} <Link to={portalPaths.corrections}>{words("corrections")}</Link> ·{" "}
          <a href={portalPaths.atom}>{words("feed")}</a>
        </p>
        {contact !== "" && (
          <p className="contact">
            {words("contact_to")} {contact}
          </p>
        )}
      </footer>
    </>
  );
}
