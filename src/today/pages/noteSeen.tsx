/** Tells the server that the page was seen; without script a button does. */
import { useEffect } from "react";
import { Button } from "../../web/form.tsx";
import { useWords } from "../../web/language.tsx";
import { useScript } from "../../web/script.ts";
import { todayTexts } from "../texts.ts";

const address = "/app/da-xem";

export function NoteSeen({ unit }: { unit: string }) {
  const words = useWords(todayTexts);
  const hasScript = useScript();
  useEffect(() => {
    const body = new URLSearchParams({ unit, by: "page" });
    // Whether it arrives or not changes nothing here: the next visit compares with an earlier one.
    fetch(address, { method: "POST", body, keepalive: true }).catch(() => undefined);
  }, [unit]);
  if (hasScript) return null;
  return (
    <form method="post" action={address}>
      <input type="hidden" name="unit" value={unit} />
      <input type="hidden" name="by" value="button" />
      <Button>{words("seen")}</Button>
    </form>
  );
}
