/**
 * Words typed into the forms within, which outlive a closed tab, a dead battery and a lost line: what the server has not taken
 * lies in this browser and stands in its form again at the next visit. Each form is told by its `data-kept`.
 */
import { type ReactNode, useCallback, useEffect, useRef } from "react";
import { forgetUnsent, holdTab, keepUnsent, takeUnsent } from "./unsent.ts";

type KeptWordsProps = {
  person: string;
  /** The address of the page. */
  of: string;
  /** Changes with everything that the server takes. */
  version: string | number;
  children: ReactNode;
};

/** By form, the values of its fields by their names. */
type Words = Record<string, Record<string, string>>;
type TextControl = HTMLInputElement | HTMLTextAreaElement;

export function KeptWords({ person, of, version, children }: KeptWordsProps) {
  const box = useRef<HTMLDivElement>(null);
  const tab = useRef<string>(undefined);
  const keep = useCallback(async () => {
    if (box.current === null || tab.current === undefined) return;
    const kept = wordsIn(box.current);
    const count = Object.values(kept).flatMap(Object.keys).length;
    await keepUnsent({ person, of, tab: tab.current, count, kept }, "strict").catch(() => false);
  }, [person, of]);

  useEffect(() => {
    const held = holdTab();
    tab.current = held.tab;
    void takeUnsent(person, of).then(async (taken) => {
      if (box.current === null || taken.length === 0) return;
      for (const { kept } of taken) putBack(box.current, kept as Words);
      await keep();
      await forgetUnsent(taken);
    });
    return () => {
      tab.current = undefined;
      held.release();
    };
  }, [person, of, keep]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: the forms are drawn anew with each version
  useEffect(() => void keep(), [version, keep]);

  return (
    <div ref={box} className="contents" onInput={() => void keep()}>
      {children}
    </div>
  );
}

function formsIn(box: HTMLElement): HTMLFormElement[] {
  return [...box.querySelectorAll<HTMLFormElement>("form[data-kept]")];
}

function controlsOf(form: HTMLFormElement): TextControl[] {
  return [...form.querySelectorAll<TextControl>("textarea, input:not([type]), input[type=text]")];
}

/** What the page itself put into a field is nobody's words; a text area never holds but what somebody wrote. */
function wordsIn(box: HTMLElement): Words {
  const words = formsIn(box).map((form) => {
    const typed = controlsOf(form).filter(
      (control) =>
        control.value !== "" && (control instanceof HTMLTextAreaElement || control.value !== control.defaultValue),
    );
    return [form.dataset.kept ?? "", Object.fromEntries(typed.map(({ name, value }) => [name, value]))] as const;
  });
  return Object.fromEntries(words.filter(([, typed]) => Object.keys(typed).length > 0));
}

/** Where a form is folded away it is opened. */
function putBack(box: HTMLElement, words: Words): void {
  for (const form of formsIn(box)) {
    const typed = words[form.dataset.kept ?? ""];
    if (typed === undefined) continue;
    for (const control of controlsOf(form)) {
      const value = typed[control.name];
      if (value !== undefined) control.value = value;
    }
    const folded = form.closest("details");
    if (folded) folded.open = true;
  }
}
