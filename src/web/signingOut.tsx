/** What is unsent, told wherever one is, and signing out: a warning while there is some, and nothing of it is left afterwards. */
import { type FormEvent, useEffect, useRef, useState } from "react";
import { useLocation } from "react-router";
import { useWords } from "./language.tsx";
import { webTexts } from "./texts.ts";
import { allUnsent, clearUnsent, type Unsent } from "./unsent.ts";

type Left = { form: HTMLFormElement; mine: Unsent[]; others: Unsent[] };

/** A line under the frame's head on every page but the one on which the cells were typed: there they are being sent. */
export function UnsentElsewhere({ person }: { person: string }) {
  const words = useWords(webTexts);
  const { pathname } = useLocation();
  const [left, setLeft] = useState<Unsent[]>([]);
  useEffect(() => {
    let isCurrent = true;
    const look = () =>
      void allUnsent().then((all) => {
        const mine = all.filter((each) => each.person === person && each.of.split("?")[0] !== pathname);
        if (isCurrent) setLeft(mine);
      });
    // A page that one has just left may still be sending.
    const later = setTimeout(look, 1_500);
    addEventListener("focus", look);
    return () => {
      isCurrent = false;
      clearTimeout(later);
      removeEventListener("focus", look);
    };
  }, [person, pathname]);
  return (
    <div role="status">
      {left.map(({ of, count, tab }) => (
        <p className="unsent-elsewhere no-print" key={of + tab}>
          {words("unsent_elsewhere", { count })} <a href={of}>{words("see_unsent")}</a>
        </p>
      ))}
    </div>
  );
}

export function useSigningOut(person: string) {
  const [left, setLeft] = useState<Left>();
  function signOut(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const form = event.currentTarget;
    void allUnsent().then(async (all) => {
      const mine = all.filter((each) => each.person === person);
      const others = all.filter((each) => each.person !== person);
      if (all.length > 0) setLeft({ form, mine, others });
      else form.submit();
    });
  }
  const warning = left && <Warning left={left} stay={() => setLeft(undefined)} />;
  return { warning, signOut };
}

function Warning({ left, stay }: { left: Left; stay: () => void }) {
  const words = useWords(webTexts);
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => dialog.current?.showModal(), []);
  const [mine, others] = [countOf(left.mine), countOf(left.others)];
  return (
    <dialog ref={dialog} className="dialog" onCancel={stay} aria-label={words("sign_out")}>
      {mine > 0 && <p>{words("sign_out_unsent", { count: mine })}</p>}
      {others > 0 && <p>{words("sign_out_others", { count: others })}</p>}
      {left.mine.slice(0, 1).map(({ of }) => (
        <p key={of}>
          <a href={of}>{words("see_unsent")}</a>
        </p>
      ))}
      <p className="row-of-fields">
        <button className="button primary" type="button" onClick={stay}>
          {words("stay")}
        </button>
        <button
          className="button danger"
          type="button"
          onClick={() => void clearUnsent().finally(() => left.form.submit())}
        >
          {words("sign_out_anyway")}
        </button>
      </p>
    </dialog>
  );
}

function countOf(unsent: readonly Unsent[]): number {
  return unsent.reduce((sum, { count }) => sum + count, 0);
}
