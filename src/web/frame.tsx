/** The frame around every page of the application: demo line, unit and period, who I am, where I can go. */
import { type ReactNode, useEffect, useRef } from "react";
import { Link, useLocation } from "react-router";
import type { Language } from "../prose/text.ts";
import { chosenIn, chosenQuery, withQuery } from "./address.ts";
import { Arrow } from "./arrow.tsx";
import { type PeriodChoice, PeriodChooser, type UnitChoice, UnitChooser } from "./chooser.tsx";
import { useWords } from "./language.tsx";
import { useListLinks } from "./listLink.tsx";
import { useClosingMenu } from "./menu.ts";
import { UnsentElsewhere, useSigningOut } from "./signingOut.tsx";
import { webTexts } from "./texts.ts";

export type NavItem = {
  to: string;
  name: keyof typeof webTexts & `nav_${string}`;
  /** Addresses elsewhere whose pages belong to the section, too. */
  also?: readonly string[];
};

export type FrameData = {
  language: Language;
  /** The day on the demo's clock; undefined where real data are served. */
  demoDay: string | undefined;
  /** Undefined: nobody is signed in. */
  person: { id: string; name: string } | undefined;
  nav: NavItem[];
  /** How many notices wait to be read; undefined outside the application. */
  unread: number | undefined;
  /** Undefined on pages outside the application. */
  choice: { unit: UnitChoice; period: PeriodChoice } | undefined;
};

/** Where it leads; web knows no address of a capability. */
export type FrameLinks = Readonly<
  Record<"home" | "portal" | "notices" | "find" | "account" | "signIn" | "signOut" | "language" | "beginning", string>
>;

type FrameProps = { frame: FrameData; links: FrameLinks; hasChooser: boolean; children: ReactNode };

export function Frame({ frame, links, hasChooser, children }: FrameProps) {
  const words = useWords(webTexts);
  const { pathname, search } = useLocation();
  const kept = chosenQuery(chosenIn(search));
  const nav = useRef<HTMLElement>(null);
  useListLinks();
  // On a telephone the sections are wider than the screen: the one that is open comes into sight.
  // biome-ignore lint/correctness/useExhaustiveDependencies: another address has another section open
  useEffect(() => {
    const open = nav.current?.querySelector<HTMLElement>("[aria-current]");
    if (nav.current && open) nav.current.scrollLeft = open.offsetLeft - nav.current.clientWidth / 2;
  }, [pathname]);
  return (
    <>
      <a className="skip" href="#noi-dung">
        {words("skip_to_content")}
      </a>
      <header>
        {frame.demoDay !== undefined && <div className="demo">{words("demo_banner", { day: frame.demoDay })}</div>}
        <div className="top">
          <Link className="brand" to={frame.person ? links.home : links.portal}>
            Quyết
          </Link>
          {frame.choice && hasChooser && (
            <>
              <UnitChooser {...frame.choice.unit} />
              <PeriodChooser {...frame.choice.period} />
            </>
          )}
          <div className="end">
            {frame.person && <FindLink to={withQuery(links.find, kept)} />}
            {frame.unread !== undefined && <Bell unread={frame.unread} to={withQuery(links.notices, kept)} />}
            {frame.person ? (
              <AccountMenu person={frame.person} language={frame.language} links={links} />
            ) : (
              <LanguageSwitch language={frame.language} action={links.language} />
            )}
          </div>
        </div>
      </header>
      {frame.nav.length > 0 && (
        <nav className="nav" ref={nav} aria-label={words("navigation")}>
          {frame.nav.map((item) => (
            <Link
              key={item.to}
              to={withQuery(item.to, kept)}
              aria-current={isOpen(item, pathname, links.home) ? "page" : undefined}
            >
              {words(item.name)}
            </Link>
          ))}
        </nav>
      )}
      {frame.person && <UnsentElsewhere person={frame.person.id} />}
      {children}
    </>
  );
}

/** Every address of the application begins with that of the first page. */
function isOpen({ to, also = [] }: NavItem, pathname: string, home: string): boolean {
  if (pathname === to) return true;
  return [...(to === home ? [] : [to]), ...also].some((each) => `${pathname}/`.startsWith(`${each}/`));
}

/** The way to the notices, with how many wait; the number is read out in words. */
function Bell({ unread, to }: { unread: number; to: string }) {
  const words = useWords(webTexts);
  return (
    <Link className="bell no-print" to={to} aria-label={words("bell", { count: unread })}>
      <svg viewBox="0 0 16 16" aria-hidden="true">
        <path d="M8 1.8a4.2 4.2 0 0 0-4.2 4.2v2.6L2.4 11v.8h11.2V11l-1.4-2.4V6A4.2 4.2 0 0 0 8 1.8zM6.4 13.2a1.6 1.6 0 0 0 3.2 0" />
      </svg>
      {unread > 0 && <span className="count">{unread > 99 ? "99+" : unread}</span>}
    </Link>
  );
}

/** Leads to the page that finds; with script what Ctrl K opens comes up instead. */
function FindLink({ to }: { to: string }) {
  const words = useWords(webTexts);
  return (
    <Link className="find" to={to}>
      {words("find")} <span className="wide-only when-alive">(Ctrl K)</span>
    </Link>
  );
}

/** The other language, named in itself. */
function LanguageSwitch({ language, action }: { language: Language; action: string }) {
  const { pathname, search } = useLocation();
  const other: Language = language === "vi" ? "en" : "vi";
  return (
    <form method="post" action={action} className="no-print">
      <input type="hidden" name="back" value={pathname + search} />
      <button className="as-link" type="submit" name="language" value={other} lang={other}>
        {other === "en" ? "English" : "Tiếng Việt"}
      </button>
    </form>
  );
}

type AccountMenuProps = { person: { id: string; name: string }; language: Language; links: FrameLinks };

function AccountMenu({ person, language, links }: AccountMenuProps) {
  const words = useWords(webTexts);
  const menu = useClosingMenu();
  const { warning, signOut } = useSigningOut(person.id);
  return (
    <>
      <details className="menu bare" ref={menu}>
        <summary>
          {person.name}
          <Arrow to="down" />
        </summary>
        <div className="sheet">
          <Link to={links.account}>{words("account")}</Link>
          <a href={links.portal}>{words("portal")}</a>
          <LanguageSwitch language={language} action={links.language} />
          <form method="post" action={links.signOut} onSubmit={signOut}>
            <button type="submit">{words("sign_out")}</button>
          </form>
        </div>
      </details>
      {warning}
    </>
  );
}
