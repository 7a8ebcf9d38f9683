import { useEffect, useRef } from "react";
import { useLocation } from "react-router";

/** With script a menu also closes when one goes elsewhere, clicks beside it or presses Escape. */
export function useClosingMenu() {
  const menu = useRef<HTMLDetailsElement>(null);
  const location = useLocation();
  // biome-ignore lint/correctness/useExhaustiveDependencies: the address is what closes it
  useEffect(() => {
    if (menu.current) menu.current.open = false;
  }, [location]);
  useEffect(() => {
    const close = (event: Event) => {
      const open = menu.current;
      if (!open?.open) return;
      const isEscape = event instanceof KeyboardEvent && event.key === "Escape";
      const isBeside = event.type === "pointerdown" && event.target instanceof Node && !open.contains(event.target);
      if (isEscape) open.querySelector("summary")?.focus();
      if (isEscape || isBeside) open.open = false;
    };
    document.addEventListener("pointerdown", close);
    document.addEventListener("keydown", close);
    return () => {
      document.removeEventListener("pointerdown", close);
      document.removeEventListener("keydown", close);
    };
  }, []);
  return menu;
}
