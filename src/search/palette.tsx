/**
 * Ctrl K, or the link "Tìm": a field over the page, and under it what was found by a few letters without accents. Arrows
 * choose, Enter opens, Escape closes. Without script the link leads to the page that finds.
 */
import { useEffect, useRef, useState } from "react";
import { useLocation, useNavigate } from "react-router";
import { chosenIn, chosenQuery, withQuery } from "../web/address.ts";
import { useWords } from "../web/language.tsx";
import { searchPaths } from "./addresses.ts";
import { type Found, kinds } from "./found.ts";
import { searchTexts } from "./texts.ts";

/** Between two letters typed quickly nothing is asked. */
const PAUSE = 120;

export function Palette() {
  const words = useWords(searchTexts);
  const dialog = useRef<HTMLDialogElement>(null);
  const field = useRef<HTMLInputElement>(null);
  const [isOpen, setOpen] = useState(false);
  const [sought, setSought] = useState("");
  const [chosen, setChosen] = useState(0);
  const { found, state } = useFound(isOpen, sought);
  const go = useGoing(() => dialog.current?.close());
  const ordered = kinds.flatMap((kind) => found.filter((each) => each.kind === kind));
  useOpening(() => {
    setOpen(true);
    setSought("");
    setChosen(0);
    if (!dialog.current?.open) dialog.current?.showModal();
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: what was found is what the choice is among
  useEffect(() => setChosen(0), [found]);
  useEffect(() => {
    if (isOpen) field.current?.focus();
  }, [isOpen]);
  useEffect(() => {
    if (isOpen) document.getElementById(`tim-${chosen}`)?.scrollIntoView({ block: "nearest" });
  }, [isOpen, chosen]);

  function byKey(event: React.KeyboardEvent) {
    if (event.nativeEvent.isComposing) return;
    // A search field would use up the first Escape to empty itself.
    if (event.key === "Escape") {
      event.preventDefault();
      dialog.current?.close();
    }
    if (ordered.length === 0) return;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step !== undefined) {
      event.preventDefault();
      setChosen((chosen + step + ordered.length) % ordered.length);
    } else if (event.key === "Enter") {
      event.preventDefault();
      go(ordered[chosen]);
    }
  }

  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: Escape closes a dialog by itself; the click is that beside it
    <dialog
      className="palette"
      ref={dialog}
      aria-label={words("find")}
      onClose={() => setOpen(false)}
      onClick={(event) => event.target === event.currentTarget && event.currentTarget.close()}
    >
      {isOpen && (
        <>
          <input
            ref={field}
            type="search"
            role="combobox"
            aria-label={words("sought")}
            aria-expanded={ordered.length > 0}
            aria-controls="tim-thay"
            aria-activedescendant={ordered.length > 0 ? `tim-${chosen}` : undefined}
            placeholder={words("sought")}
            autoComplete="off"
            maxLength={100}
            value={sought}
            onChange={(event) => setSought(event.target.value)}
            onKeyDown={byKey}
          />
          <div id="tim-thay" role="listbox" aria-label={words("find")}>
            {kinds.map((kind) => (
              <OfKind key={kind} kind={kind} found={ordered} chosen={chosen} go={go} />
            ))}
          </div>
          <p className="soft small" role="status">
            {state === "failed" && words("failed")}
            {state === "asking" && words("searching")}
            {state === "known" && (ordered.length === 0 ? words("nothing", { sought }) : words("hint"))}
          </p>
        </>
      )}
    </dialog>
  );
}

type OfKindProps = { kind: Found["kind"]; found: Found[]; chosen: number; go: (found: Found) => void };

function OfKind({ kind, found, chosen, go }: OfKindProps) {
  const words = useWords(searchTexts);
  if (!found.some((each) => each.kind === kind)) return null;
  return (
    // biome-ignore lint/a11y/useSemanticElements: a group of options, not of fields
    <div role="group" aria-label={words(`kind_${kind}`)}>
      <span className="kind" aria-hidden="true">
        {words(`kind_${kind}`)}
      </span>
      {found.map(
        (each, index) =>
          each.kind === kind && (
            // biome-ignore lint/a11y/useKeyWithClickEvents lint/a11y/useFocusableInteractive: the keys are the field's
            <div
              key={each.to + each.name}
              id={`tim-${index}`}
              role="option"
              aria-selected={index === chosen}
              onClick={() => go(each)}
            >
              {each.name}
              {each.beside !== "" && <span className="soft"> · {each.beside}</span>}
            </div>
          ),
      )}
    </div>
  );
}

function useGoing(close: () => void) {
  const navigate = useNavigate();
  return (found: Found | undefined) => {
    if (!found) return;
    close();
    // The portal is no part of the application's own pages.
    if (found.kind === "article") window.location.assign(found.to);
    else navigate(found.to);
  };
}

/** Asks a moment after the last letter; an answer that comes too late is not shown. */
function useFound(isOpen: boolean, sought: string) {
  const { search } = useLocation();
  const [answer, setAnswer] = useState<{ found: Found[]; state: "asking" | "known" | "failed" }>(nothingYet);
  useEffect(() => {
    if (!isOpen) return setAnswer(nothingYet);
    const stop = new AbortController();
    const address = withQuery(searchPaths.findJson, { tim: sought, ...chosenQuery(chosenIn(search)) });
    const timer = setTimeout(
      async () => {
        try {
          const response = await fetch(address, { signal: stop.signal });
          if (!response.ok || response.redirected) throw new Error(String(response.status));
          setAnswer({ found: await response.json(), state: "known" });
        } catch {
          if (!stop.signal.aborted) setAnswer({ found: [], state: "failed" });
        }
      },
      sought === "" ? 0 : PAUSE,
    );
    return () => {
      clearTimeout(timer);
      stop.abort();
    };
  }, [isOpen, sought, search]);
  return answer;
}

const nothingYet: { found: Found[]; state: "asking" | "known" | "failed" } = { found: [], state: "asking" };

/** By Ctrl K from anywhere, or by a plain click on the frame's link. */
function useOpening(open: () => void): void {
  const latest = useRef(open);
  latest.current = open;
  useEffect(() => {
    const byKey = (event: KeyboardEvent) => {
      if (!(event.ctrlKey || event.metaKey) || event.altKey || event.key.toLowerCase() !== "k") return;
      event.preventDefault();
      latest.current();
    };
    const byLink = (event: MouseEvent) => {
      if (event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey) return;
      if (!(event.target instanceof Element && event.target.closest("a.find"))) return;
      event.preventDefault();
      latest.current();
    };
    document.addEventListener("keydown", byKey);
    document.addEventListener("click", byLink, { capture: true });
    return () => {
      document.removeEventListener("keydown", byKey);
      document.removeEventListener("click", byLink, { capture: true });
    };
  }, []);
}
