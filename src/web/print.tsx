/** Prints the page that is open; without script the browser's own command does. */
import { Button } from "./form.tsx";
import { useWords } from "./language.tsx";
import { useScript } from "./script.ts";
import { webTexts } from "./texts.ts";

export function PrintButton() {
  const words = useWords(webTexts);
  if (!useScript()) return null;
  return (
    <Button type="button" onClick={() => window.print()}>
      {words("print")}
    </Button>
  );
}
