import { type RefObject, useEffect, useRef } from "react";
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

/**
 * With script a menu that opens puts the cursor into its field, and the arrow keys go up and down among the field and the
 * links beneath it.
 */
export function useArrowKeys(menu: RefObject<HTMLDetailsElement | null>) {
  useEffect(() => {
    const details = menu.current;
    if (!details) return;
    const opened = () => {
      if (details.open) details.querySelector<HTMLElement>(".sheet input:not([type=hidden])")?.focus();
    };
    const move = (event: KeyboardEvent) => {
      const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
      if (step === undefined || !details.open) return;
      const stops = [...details.querySelectorAll<HTMLElement>(".sheet input:not([type=hidden]), .sheet a")];
      const at = document.activeElement instanceof HTMLElement ? stops.indexOf(document.activeElement) : -1;
      const next = stops[at + step];
      event.preventDefault();
      next?.focus();
    };
    details.addEventListener("toggle", opened);
    details.addEventListener("keydown", move);
    return () => {
      details.removeEventListener("toggle", opened);
      details.removeEventListener("keydown", move);
    };
  }, [menu]);
}
