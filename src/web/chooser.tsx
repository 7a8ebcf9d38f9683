/** Unit and period, chosen once at the top: lists of links, so they work without script and the address bar is the state. */
import { useState } from "react";
import { Link, useLocation, useNavigate } from "react-router";
import { codeOf, nameOf } from "../calendar/period.ts";
import { plain } from "../prose/plain.ts";
import { periodTyped } from "../words/period.ts";
import { chosenWords } from "./address.ts";
import { Arrow } from "./arrow.tsx";
import { useLanguage, useWords } from "./language.tsx";
import { inList } from "./listLink.tsx";
import { useArrowKeys, useClosingMenu } from "./menu.ts";
import { webTexts } from "./texts.ts";

export type UnitChoice = {
  chosen: { code: string; name: string };
  /** Those one may look at, parents before children; `depth` 0 is the outermost. */
  units: { code: string; name: string; depth: number }[];
};

export type PeriodChoice = {
  chosen: { code: string; name: string };
  previous: string;
  next: string;
  years: { name: string; periods: { code: string; name: string; width: "one" | "wide" | "all" }[] }[];
};

export function UnitChooser({ chosen, units }: UnitChoice) {
  const words = useWords(webTexts);
  const menu = useClosingMenu();
  useArrowKeys(menu);
  const address = useAddress(chosenWords.unit);
  const [typed, setTyped] = useState("");
  const { pathname, search } = useLocation();
  const sought = plain(typed);
  const found = sought === "" ? units : units.filter((unit) => plain(unit.name).includes(sought));
  if (units.length < 2) return <span className="unit soft">{chosen.name}</span>;
  return (
    <details className="menu" ref={menu}>
      <summary aria-label={`${words("choose_unit")}: ${chosen.name}`}>
        {chosen.name}
        <Arrow to="down" />
      </summary>
      <div className="sheet">
        <form action={pathname} onSubmit={(event) => openFirst(event, found.length > 0)}>
          {[...new URLSearchParams(search)].map(
            ([name, value]) =>
              name !== chosenWords.unit && <input key={name} type="hidden" name={name} value={value} />,
          )}
          <input
            name={chosenWords.unit}
            aria-label={words("type_to_find")}
            placeholder={words("type_to_find")}
            autoComplete="off"
            value={typed}
            onChange={(event) => setTyped(event.target.value)}
          />
        </form>
        <ul>
          {found.map((unit) => (
            <li key={unit.code}>
              <a
                className={unit.depth > 0 && sought === "" ? "below" : undefined}
                aria-current={unit.code === chosen.code || undefined}
                href={address(unit.code)}
                {...inList}
              >
                {unit.name}
              </a>
            </li>
          ))}
        </ul>
      </div>
    </details>
  );
}

/** Enter takes the first of those listed; without script, or where not all are listed, the server looks for the name. */
function openFirst(event: React.FormEvent<HTMLFormElement>, isFound: boolean): void {
  if (!isFound) return;
  event.preventDefault();
  event.currentTarget.parentElement?.querySelector<HTMLElement>("ul a")?.click();
}

export function PeriodChooser({ chosen, previous, next, years }: PeriodChoice) {
  const words = useWords(webTexts);
  const menu = useClosingMenu();
  useArrowKeys(menu);
  const address = useAddress(chosenWords.period);
  const navigate = useNavigate();
  const { pathname, search } = useLocation();
  const language = useLanguage();
  const [typed, setTyped] = useState("");
  const meant = periodTyped(typed, Number(years[0]?.name ?? 0));
  return (
    <div className="stepper">
      <Link to={address(previous)} aria-label={words("previous_period")}>
        <Arrow to="left" />
      </Link>
      <details className="menu" ref={menu}>
        <summary aria-label={`${words("choose_period")}: ${chosen.name}`}>{chosen.name}</summary>
        <div className="sheet">
          <form
            action={pathname}
            onSubmit={(event) => {
              event.preventDefault();
              if (meant) navigate(address(codeOf(meant)));
            }}
          >
            {[...new URLSearchParams(search)].map(
              ([name, value]) =>
                name !== chosenWords.period && <input key={name} type="hidden" name={name} value={value} />,
            )}
            <input
              name={chosenWords.period}
              aria-label={words("type_a_period")}
              placeholder={words("type_a_period")}
              autoComplete="off"
              value={typed}
              onChange={(event) => setTyped(event.target.value)}
            />
          </form>
          {meant && <Link to={address(codeOf(meant))}>{nameOf(meant, language)}</Link>}
          {years.map((year) => (
            <div key={year.name}>
              <div className="heading">{year.name}</div>
              <div className="periods">
                {year.periods.map((period) => (
                  <a
                    key={period.code}
                    className={period.width}
                    aria-current={period.code === chosen.code || undefined}
                    href={address(period.code)}
                    {...inList}
                  >
                    {period.name}
                  </a>
                ))}
              </div>
            </div>
          ))}
        </div>
      </details>
      <Link to={address(next)} aria-label={words("next_period")}>
        <Arrow to="right" />
      </Link>
    </div>
  );
}

/** The address of this page with one thing chosen otherwise. */
function useAddress(name: string): (value: string) => string {
  const { pathname, search } = useLocation();
  const query = new URLSearchParams(search);
  return (value) => {
    query.set(name, value);
    return `${pathname}?${query}`;
  };
}
