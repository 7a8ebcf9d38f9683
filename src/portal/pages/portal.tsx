/** The frame of every public page: whose portal it is, where one can go, and no client script. */
import { Link, NavLink, Outlet } from "react-router";
import { requestContext } from "../../access/context.server.ts";
import { guardPage } from "../../access/guard.server.ts";
import { today } from "../../calendar/clock.ts";
import { writeDay } from "../../calendar/day.ts";
import type { RouteHandle } from "../../web/handle.ts";
import { useWords } from "../../web/language.tsx";
import styles from "../portal.css?url";
import { readContact, readSite } from "../site.server.ts";
import { portalTexts } from "../texts.ts";
import type { Route } from "./+types/portal.ts";

export const middleware = [guardPage("portal.read")];
export const handle: RouteHandle = { script: false };
export const links: Route.LinksFunction = () => [
  { rel: "stylesheet", href: styles },
  { rel: "alternate", type: "application/atom+xml", href: "/atom.xml" },
];

export async function loader({ context }: Route.LoaderArgs) {
  const { database, demo, clock } = context.get(requestContext);
  const { name, contact } = await database.read(async (tx) => ({
    name: (await readSite(tx)).name,
    contact: await readContact(tx),
  }));
  return { name, contact, demoDay: demo ? writeDay(today(clock)) : undefined };
}

export default function Portal({ loaderData: { name, contact, demoDay } }: Route.ComponentProps) {
  const words = useWords(portalTexts);
  return (
    <>
      <a className="skip" href="#noi-dung">
        {words("skip")}
      </a>
      <header className="masthead">
        {demoDay !== undefined && <p className="trial">{words("demo_note", { day: demoDay })}</p>}
        <div className="wide">
          <Link className="name" to="/">
            {name}
          </Link>
          <nav aria-label={name}>
            <NavLink to="/tin">{words("news")}</NavLink>
            <NavLink to="/chi-tieu">{words("targets")}</NavLink>
            <NavLink to="/van-ban">{words("documents")}</NavLink>
            <NavLink to="/tim">{words("search")}</NavLink>
            <Link to="/dang-nhap">{words("sign_in")}</Link>
          </nav>
        </div>
      </header>
      <main id="noi-dung" className="wide">
        <Outlet />
      </main>
      <footer className="wide">
        <p>
          {words("contact", { name })} <Link to="/dinh-chinh">{words("corrections")}</Link> ·{" "}
          <a href="/atom.xml">{words("feed")}</a>
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
