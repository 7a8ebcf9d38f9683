/** Prints the page that is open; without script the browser's own command does. */
import { useEffect, useState } from "react";
import { Button } from "./form.tsx";
import { useWords } from "./language.tsx";
import { webTexts } from "./texts.ts";

export function PrintButton() {
  const words = useWords(webTexts);
  const [hasScript, setHasScript] = useState(false);
  useEffect(() => setHasScript(true), []);
  if (!hasScript) return null;
  return (
    <Button type="button" onClick={() => window.print()}>
      {words("print")}
    </Button>
  );
}
