/** The parts of which pages are made: the page itself, its blocks, messages, facts. */
import type { ReactNode } from "react";
import { Link } from "react-router";
import { type FaultTitle, PageRefusal } from "./refusal.tsx";

type PageProps = {
  title: string;
  /** What the figures here say in a line, or which unit and period they are of. */
  lead?: ReactNode;
  /** Buttons and links at the right of the title. */
  actions?: ReactNode;
  /** The way back up, outermost first. */
  crumbs?: { to: string; name: string }[];
  narrow?: boolean;
  /** How a fault is told in the list above the page. */
  faultTitle?: FaultTitle;
  children: ReactNode;
};

/** One screen's content; its title is also the browser's. What the screen sent and was refused stands above it. */
export function Page({ title, lead, actions, crumbs, narrow, faultTitle, children }: PageProps) {
  return (
    <main id="noi-dung" className={narrow ? "main narrow" : "main"} tabIndex={-1}>
      <title>{`${title} · Quyết`}</title>
      {crumbs && crumbs.length > 0 && (
        <p className="crumbs">
          {crumbs.map((crumb) => (
            <Link key={crumb.to} to={crumb.to}>
              {crumb.name}
            </Link>
          ))}
        </p>
      )}
      <div className="page-head">
        <div>
          <h1>{title}</h1>
          {lead !== undefined && <div className="lead">{lead}</div>}
        </div>
        {actions !== undefined && <div className="actions">{actions}</div>}
      </div>
      <PageRefusal faultTitle={faultTitle} />
      {children}
    </main>
  );
}

export function Section({ title, id, children }: { title: ReactNode; id?: string; children: ReactNode }) {
  return (
    <section className="section" id={id}>
      <h2>{title}</h2>
      {children}
    </section>
  );
}

/** A message to the reader: `info` tells, `warning` asks, `fault` says what went wrong. */
export function Notice({ kind = "info", children }: { kind?: "info" | "warning" | "fault"; children: ReactNode }) {
  return (
    <div className={`notice ${kind}`} role={kind === "fault" ? "alert" : "status"}>
      {children}
    </div>
  );
}

/** Names and what they are, one a line. */
export function Facts({ facts }: { facts: [name: string, fact: ReactNode][] }) {
  return (
    <dl className="facts">
      {facts.map(([name, fact]) => (
        <div key={name} className="contents">
          <dt>{name}</dt>
          <dd>{fact}</dd>
        </div>
      ))}
    </dl>
  );
}

/** A table that may be wider than the screen: it scrolls by itself, also by keyboard, and the page does not. */
export function TableScroll({ label, children }: { label: string; children: ReactNode }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
    <section className="table-scroll" aria-label={label} tabIndex={0}>
      {children}
    </section>
  );
}
