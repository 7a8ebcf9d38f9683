/** Tells the server that the page was seen; without script a button does. */
import { useEffect } from "react";
import { Button } from "../../web/form.tsx";
import { useWords } from "../../web/language.tsx";
import { useScript } from "../../web/script.ts";
import type { Heading } from "../contribution.server.ts";
import { todayTexts } from "../texts.ts";

export function NoteSeen({ to, fields }: NonNullable<Heading["seen"]>) {
  const words = useWords(todayTexts);
  const hasScript = useScript();
  const sent = new URLSearchParams(fields).toString();
  useEffect(() => {
    const body = new URLSearchParams(`${sent}&by=page`);
    // Whether it arrives or not changes nothing here: the next visit compares with an earlier one.
    fetch(to, { method: "POST", body, keepalive: true }).catch(() => undefined);
  }, [to, sent]);
  if (hasScript) return null;
  return (
    <form method="post" action={to}>
      {Object.entries(fields).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <input type="hidden" name="by" value="button" />
      <Button>{words("seen")}</Button>
    </form>
  );
}
