/** Going to another page while cells hold what cannot be read and is kept nowhere: asked first, for it would be lost. */
import { useEffect, useRef } from "react";
import { type Blocker, useBlocker } from "react-router";
import { Button } from "../../../web/form.tsx";
import { useWords } from "../../../web/language.tsx";
import { reportTexts } from "../../texts.ts";

export function LeavingUnread({ count }: { count: number }) {
  const blocker = useBlocker(
    ({ currentLocation, nextLocation }) => count > 0 && nextLocation.pathname !== currentLocation.pathname,
  );
  return blocker.state === "blocked" ? <Warning count={count} blocker={blocker} /> : null;
}

function Warning({ count, blocker }: { count: number; blocker: Extract<Blocker, { state: "blocked" }> }) {
  const words = useWords(reportTexts);
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => dialog.current?.showModal(), []);
  return (
    <dialog ref={dialog} className="dialog" onCancel={() => blocker.reset()} aria-labelledby="roi-trang">
      <p id="roi-trang">{words("leave_unread", { count })}</p>
      <p className="row-of-fields">
        <Button kind="primary" type="button" onClick={() => blocker.reset()}>
          {words("stay")}
        </Button>
        <Button kind="danger" type="button" onClick={() => blocker.proceed()}>
          {words("leave_anyway")}
        </Button>
      </p>
    </dialog>
  );
}
