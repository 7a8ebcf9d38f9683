/** The grid's work in the browser, told to the page: what is saved, what the checks ask now, what two people changed. */
import { type FormEvent, type RefObject, useEffect, useMemo, useRef, useState } from "react";
import { useNavigate } from "react-router";
import { Decimal } from "../../../prose/number.ts";
import { type Language, say } from "../../../prose/text.ts";
import { useLanguage } from "../../../web/language.tsx";
import { isAmountFault, parseAmount } from "../../../words/number.ts";
import { wordTexts } from "../../../words/texts.ts";
import { reportAddress } from "../../addresses.ts";
import { checkViews, type LineView, written } from "../../filling/formView.ts";
import { inputOf } from "../../filling/postedForm.ts";
import { cellValue, type GridValue, wordsValue } from "../../grid/cellValue.ts";
import { type GridState, type GridWork, startGrid } from "../../grid/controller.ts";
import { shownAt } from "../../grid/outbox.ts";
import { reportTexts } from "../../texts.ts";
import type { FormPage } from "./form.server.ts";
import type { LiveConflict, LiveGrid } from "./grid.tsx";

export function useGrid(form: RefObject<HTMLFormElement | null>, page: FormPage) {
  const language = useLanguage();
  const navigate = useNavigate();
  const work = useRef<GridWork>(null);
  const [state, setState] = useState<GridState>();
  const [isBlocked, setBlocked] = useState(false);
  const [isHeld, setHeld] = useState(false);
  const lines = useMemo(() => ownLines(page), [page]);

  useEffect(() => {
    if (form.current === null || page.person === undefined) return;
    const { unit, form: code, period } = page.codes;
    const started = startGrid({
      form: form.current,
      lines: lines.map(({ position, code, decimals }) => ({ position, code, decimals })),
      language,
      person: page.person,
      page: reportAddress(page.codes),
      address: `/api/v1/reports/${[unit, code, period].map(encodeURIComponent).join("/")}/cells`,
      version: page.version,
      known: knownIn(page, lines, language),
      changed: setState,
    });
    work.current = started;
    return () => started.stop();
  }, [form, page, lines, language]);

  const conflictAt = (place: string): LiveConflict | undefined => {
    const theirs = state?.outbox.conflicts.get(place);
    if (state === undefined || theirs === undefined) return undefined;
    return {
      name: theirs.by,
      time: theirs.at,
      theirs: valueText(theirs.value, language),
      mine: valueText(shownAt(state.outbox, place) ?? "", language),
      choose: (whose) => work.current?.choose(place, whose),
    };
  };
  const conflicts = state?.outbox.conflicts.size ?? 0;

  /** With script nothing is posted that saves by itself; what cannot be read holds the report back, and one comes to it. */
  function submit(event: FormEvent<HTMLFormElement>) {
    const { current } = work;
    if (current === null || state === undefined) return;
    const { submitter } = event.nativeEvent as SubmitEvent;
    const isSubmitted = new FormData(event.currentTarget, submitter).get("intent") === "submit";
    event.preventDefault();
    void current.flush().then((isClean) => {
      setBlocked(!isClean);
      const isFaulty = isClean && current.goToFault();
      setHeld(isFaulty && isSubmitted);
      if (isClean && !isFaulty && isSubmitted) navigate(reportAddress(page.codes, "check"));
    });
  }

  return {
    state,
    live: state && liveGrid(state, page, lines, language, conflictAt),
    filled: state && lines.filter(({ code }) => amountIn(shownAt(state.outbox, code)) !== null).length,
    faultsNow: state && faultsIn(state, language),
    conflictAt,
    submit,
    /** Cells that must be chosen before the report can be submitted. */
    blocked: isBlocked ? conflicts : 0,
    /** Cells that cannot be read, for which the report was not submitted while all others were saved. */
    held: isHeld && state?.outbox.waiting.size === 0 ? state.faults.size : 0,
  };
}

function ownLines(page: FormPage): LineView[] {
  return page.view.sections.flatMap((section) => section.lines).filter((line) => line.kind === "own");
}

/** What the server holds, as the page was drawn from it. */
function knownIn(page: FormPage, lines: readonly LineView[], language: Language): Map<string, GridValue> {
  const known = new Map<string, GridValue>();
  for (const { code, value, estimated, note } of lines) {
    const amount = parseAmount(value, language);
    known.set(code, cellValue(isAmountFault(amount) ? null : amount.toFixed(), estimated, note));
  }
  for (const { name, words } of page.narrative) known.set(name, wordsValue(words));
  return known;
}

function liveGrid(
  { outbox }: GridState,
  page: FormPage,
  lines: readonly LineView[],
  language: Language,
  conflictAt: LiveGrid["conflictAt"],
): LiveGrid {
  const codeAt = new Map(lines.map(({ position, code }) => [position, code]));
  const cellOf = (code: string) => {
    const value = shownAt(outbox, code);
    return typeof value === "object" ? value : cellValue(null, false, "");
  };
  const checks = checkViews(
    page.facts,
    (position) => {
      const { typed, note } = cellOf(codeAt.get(position) ?? "");
      return { typed: typed === null ? null : new Decimal(typed), note };
    },
    language,
  );
  return {
    checksAt: (position) => checks.get(position) ?? [],
    noteAt: (code) => cellOf(code).note,
    isAsLoaded({ code, value }) {
      const { typed } = cellOf(code);
      return (typed === null ? "" : written(new Decimal(typed), language)) === value;
    },
    isWaiting: (code) => outbox.waiting.has(code),
    conflictAt,
  };
}

/** What is wrong with each input now. */
function faultsIn({ faults }: GridState, language: Language): Map<string, string> {
  return new Map(
    [...faults].map(([position, { text, fault }]) => [
      inputOf.amount(position),
      say(wordTexts[fault], language, { text }),
    ]),
  );
}

function amountIn(value: GridValue | undefined): string | null {
  return typeof value === "object" ? value.typed : null;
}

/** A value in words: 1.234,5 · ước · the note. */
function valueText(value: GridValue, language: Language): string {
  const empty = say(reportTexts.empty, language);
  if (typeof value === "string") return value === "" ? empty : value;
  const amount = value.typed === null ? empty : written(new Decimal(value.typed), language);
  return [amount, value.estimated ? say(reportTexts.estimated, language) : "", value.note].filter(Boolean).join(" · ");
}
