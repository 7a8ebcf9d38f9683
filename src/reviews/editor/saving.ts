/**
 * Saves what is written by itself, on the version that was seen. Whatever somebody else saved meanwhile is merged where only
 * one of the two changed a paragraph, and asked about where both did; without a line the text stays and is sent later.
 */
import { TextSelection } from "@tiptap/pm/state";
import type { Editor } from "@tiptap/react";
import { useCallback, useEffect, useRef, useState } from "react";
import { useRevalidator } from "react-router";
import type { ReviewData } from "../data.ts";
import { documentOf, type EditedBlock, type TextsByBlock, textsOf } from "./document.ts";
import { wholeDocument } from "./guard.ts";
import { changedTexts, mergeTexts, type TextConflict } from "./merge.ts";

export type Served = {
  id: number;
  version: number;
  /** Who saved the version; `isOwn`: who writes here did, perhaps in another window. */
  lastSaved: { by: string; isOwn: boolean };
  blocks: readonly EditedBlock[];
  data: ReviewData;
};
export type SaveState = "saved" | "unsaved" | "saving" | "offline" | "refused";

/** Typing is left to come to a rest. */
const rest = 1_500;
const retry = 5_000;

export function useSaving(editor: Editor | null, served: Served) {
  const { revalidate } = useRevalidator();
  const [state, setState] = useState<SaveState>("saved");
  const [refusal, setRefusal] = useState("");
  const [conflicts, setConflicts] = useState<TextConflict[]>([]);
  const base = useRef<TextsByBlock>(textsFrom(served));
  const seen = useRef(served.version);
  const isSending = useRef(false);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);

  const mine = useCallback(
    () => (editor ? textsOf(editor.getJSON(), Object.keys(base.current)) : base.current),
    [editor],
  );

  const save = useCallback(async () => {
    clearTimeout(timer.current);
    const later = (wait: number) => {
      timer.current = setTimeout(() => void save(), wait);
    };
    if (!editor || editor.isDestroyed) return;
    if (isSending.current || editor.view.composing) return later(rest);
    const texts = changedTexts(base.current, mine());
    if (Object.keys(texts).length === 0) return setState("saved");
    isSending.current = true;
    setState("saving");
    const answer = await fetch(`/api/v1/reviews/${served.id}/texts`, {
      method: "PUT",
      headers: { "Content-Type": "application/json", "If-Match": `"${seen.current}"` },
      body: JSON.stringify({ texts }),
    }).catch(() => undefined);
    isSending.current = false;
    if (answer === undefined || answer.status >= 500 || answer.status === 429) {
      setState("offline");
      return later(retry);
    }
    if (answer.ok) {
      const { version }: { version: number } = await answer.json();
      seen.current = version;
      base.current = { ...base.current, ...texts };
      setState(Object.keys(changedTexts(base.current, mine())).length === 0 ? "saved" : "unsaved");
      setRefusal("");
    } else {
      const { title }: { title?: string } = await answer.json().catch(() => ({}));
      setRefusal(title ?? "");
      setState("refused");
    }
    // A newer version of somebody else's, or our own as the server reads it.
    if (answer.ok || answer.status === 412) await revalidate();
  }, [editor, mine, revalidate, served.id]);

  /** Takes in what the server has now. */
  const takeIn = useCallback(() => {
    if (!editor || editor.isDestroyed) return;
    const theirs = textsFrom(served);
    const merged = mergeTexts(base.current, mine(), theirs);
    base.current = theirs;
    seen.current = served.version;
    putTexts(editor, served, merged.texts);
    setConflicts(merged.conflicts);
    const isSame = Object.keys(changedTexts(theirs, merged.texts)).length === 0;
    setState(isSame ? "saved" : "unsaved");
    if (merged.conflicts.length > 0) return;
    setRefusal("");
    if (!isSame) timer.current = setTimeout(() => void save(), rest);
  }, [editor, mine, save, served]);

  const wasServed = useRef(served);
  useEffect(() => {
    if (wasServed.current === served) return;
    wasServed.current = served;
    takeIn();
  }, [served, takeIn]);

  useEffect(() => {
    if (!editor) return;
    const onUpdate = () => {
      setState("unsaved");
      clearTimeout(timer.current);
      timer.current = setTimeout(() => void save(), rest);
    };
    const onBlur = () => void save();
    editor.on("update", onUpdate);
    editor.on("blur", onBlur);
    return () => {
      clearTimeout(timer.current);
      editor.off("update", onUpdate);
      editor.off("blur", onBlur);
    };
  }, [editor, save]);

  useEffect(() => {
    if (state === "saved") return;
    const warn = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener("beforeunload", warn);
    return () => window.removeEventListener("beforeunload", warn);
  }, [state]);

  const choose = (conflict: TextConflict, whose: "mine" | "theirs") => {
    if (!editor) return;
    if (whose === "theirs") putTexts(editor, served, { ...mine(), [conflict.block]: conflict.theirs });
    const rest = conflicts.filter((each) => each !== conflict);
    setConflicts(rest);
    if (rest.length === 0) void save();
  };

  return { state, refusal, conflicts, choose, save };
}

function textsFrom({ blocks, data }: Served): Record<string, string> {
  return textsOf(documentOf(blocks, data));
}

/** Puts texts into the editor; only what differs is replaced, so that the cursor stays where it is. */
function putTexts(editor: Editor, { blocks, data }: Served, texts: TextsByBlock): void {
  const { state, view } = editor;
  const document = editor.schema.nodeFromJSON(documentOf(blocks, data, texts));
  const start = state.doc.content.findDiffStart(document.content);
  const ends = state.doc.content.findDiffEnd(document.content);
  if (start === null || ends === null) return;
  const overlap = Math.max(0, start - Math.min(ends.a, ends.b));
  const transaction = state.tr
    .replace(start, ends.a + overlap, document.slice(start, ends.b + overlap))
    .setMeta(wholeDocument, true)
    .setMeta("preventUpdate", true);
  if (!transaction.selection.empty) {
    transaction.setSelection(TextSelection.near(transaction.doc.resolve(transaction.selection.to)));
  }
  view.dispatch(transaction);
}
