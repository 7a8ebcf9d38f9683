/**
 * Whether the page's script has taken it over. Effects run from the innermost outwards, so when the outermost one has
 * run, every listener on the page hears: only then may the page speak of keys.
 */
import { useEffect } from "react";

/** Marks the document as alive, for what is shown only then (`.when-alive`). To be used by the outermost component. */
export function useAlive(): void {
  useEffect(() => {
    document.documentElement.dataset.alive = "";
  }, []);
}
