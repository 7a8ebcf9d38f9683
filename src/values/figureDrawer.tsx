/**
 * The drawer behind every number: a link to a number's page, followed with script, opens it beside what one was reading.
 * Escape closes it and leads back to the number. Whatever goes wrong, the link leads to the page.
 */
import { type RefObject, useEffect, useRef, useState } from "react";
import { Link, useLocation, useNavigate } from "react-router";
import { useWords } from "../web/language.tsx";
import { valuePaths } from "./addresses.ts";
import type { ShownFigure } from "./figureShown.server.ts";
import { FigureView } from "./figureView.tsx";
import { valueTexts } from "./texts.ts";

type Opened = { address: string; figure: ShownFigure | undefined };

export function FigureDrawer() {
  const words = useWords(valueTexts);
  const drawer = useRef<HTMLDialogElement>(null);
  /** What was opened, one number from another; the last is shown. */
  const [opened, setOpened] = useState<readonly Opened[]>([]);
  const shown = opened.at(-1);
  const open = useOpening(setOpened);
  const location = useLocation();
  // biome-ignore lint/correctness/useExhaustiveDependencies: the address is what closes it
  useEffect(() => drawer.current?.close(), [location]);
  useFigureLinks(drawer, open);
  const isOpen = shown !== undefined;
  useEffect(() => {
    if (isOpen && !drawer.current?.open) drawer.current?.showModal();
  }, [isOpen]);
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: Escape closes a dialog by itself; the click is that beside it
    <dialog
      className="drawer"
      ref={drawer}
      aria-label={words("drawer")}
      onClose={() => setOpened([])}
      onClick={(event) => event.target === event.currentTarget && event.currentTarget.close()}
    >
      {shown && (
        <>
          <header>
            {opened.length > 1 && (
              <button type="button" className="as-link" onClick={() => setOpened(opened.slice(0, -1))}>
                {words("drawer_back")}
              </button>
            )}
            <Link to={shown.address} reloadDocument>
              {words("drawer_page")}
            </Link>
            <button type="button" className="as-link" onClick={() => drawer.current?.close()}>
              {words("close")}
            </button>
          </header>
          {shown.figure ? (
            <>
              <h2>{shown.figure.name}</h2>
              <p className="soft">{`${shown.figure.unit} · ${shown.figure.period}`}</p>
              <FigureView figure={shown.figure} />
            </>
          ) : (
            <p className="soft">{words("drawer_loading")}</p>
          )}
        </>
      )}
    </dialog>
  );
}

/** Reads the number and shows it; what cannot be read is left to its page. */
function useOpening(setOpened: (change: (opened: readonly Opened[]) => readonly Opened[]) => void) {
  const navigate = useNavigate();
  return async (address: string) => {
    setOpened((opened) => [...opened, { address, figure: undefined }]);
    try {
      const answer = await fetch(address.replace(valuePaths.figure, valuePaths.figureJson), {
        headers: { Accept: "application/json" },
      });
      if (!answer.ok || answer.redirected) throw new Error(String(answer.status));
      const figure: ShownFigure = await answer.json();
      setOpened((opened) => opened.map((each) => (each.address === address ? { address, figure } : each)));
    } catch {
      setOpened(() => []);
      navigate(address);
    }
  };
}

/** A plain click on a link to a number opens the drawer; with a modifier, or on a number's own page, it is a link. */
function useFigureLinks(drawer: RefObject<HTMLDialogElement | null>, open: (address: string) => void) {
  const { pathname } = useLocation();
  const latest = useRef(open);
  latest.current = open;
  useEffect(() => {
    const follow = (event: MouseEvent) => {
      if (event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
      const link = event.target instanceof Element && event.target.closest(`a[href^="${valuePaths.figure}?"]`);
      if (!link || link.closest(".drawer > header")) return;
      if (pathname === valuePaths.figure && !drawer.current?.open) return;
      event.preventDefault();
      latest.current(link.getAttribute("href") ?? "");
    };
    document.addEventListener("click", follow, { capture: true });
    return () => document.removeEventListener("click", follow, { capture: true });
  }, [drawer, pathname]);
}
