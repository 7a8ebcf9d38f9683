/** Beside the paper: whether all is saved, what the data says about the sentence at the cursor, and figures to insert. */
import { useState } from "react";
import { targetAddress } from "../../resolutions/addresses.ts";
import { figureOf, figureText } from "../../telling/figure.ts";
import { keyOf } from "../../telling/form.ts";
import type { FigureSpan } from "../../telling/span.ts";
import { subjectsOf } from "../../telling/typedFigure.ts";
import { Button } from "../../web/form.tsx";
import { useWords } from "../../web/language.tsx";
import { Mark } from "../../web/status.tsx";
import { reviewTexts } from "../texts.ts";
import type { FigureRow } from "../view.ts";
import { rowsFor } from "./chooser.ts";
import type { Place } from "./cursor.ts";
import type { PlacedFinding } from "./findings.ts";
import type { Served, useSaving } from "./saving.ts";

type Props = {
  served: Served;
  rows: readonly FigureRow[];
  place: Place | undefined;
  findings: readonly PlacedFinding[];
  saving: ReturnType<typeof useSaving>;
  onReplace: (finding: PlacedFinding) => void;
  onInsert: (figure: FigureSpan) => void;
  onDrop: (block: string) => void;
};

export function Panel({ served, rows, place, findings, saving, onReplace, onInsert, onDrop }: Props) {
  const words = useWords(reviewTexts);
  const [isOpen, setOpen] = useState(isWide);
  const block = served.blocks.find(({ id }) => id === place?.block);
  return (
    <>
      <p className={`save-state ${saving.state}`} role="status">
        {words(`saving_${saving.state}`)}
      </p>
      {saving.refusal !== "" && <p className="fault">{saving.refusal}</p>}
      <Conflicts saving={saving} lastSaved={served.lastSaved} />
      {findings.length > 0 && (
        <section>
          <h2>{words("differing", { count: findings.length })}</h2>
          <ul>
            {findings.map((finding) => (
              <li key={`${finding.from} ${finding.token}`}>
                {words("differs", { quote: finding.quote, name: finding.name, expected: finding.expected })}{" "}
                <Button type="button" slim onClick={() => onReplace(finding)}>
                  {words("correct", { expected: finding.expected })}
                </Button>
              </li>
            ))}
          </ul>
        </section>
      )}
      {/* Where the panel lies over the paper it takes a line until it is opened. */}
      <details className="at-hand" open={isOpen} onToggle={(event) => setOpen(event.currentTarget.open)}>
        <summary>{words("figures_at_hand")}</summary>
        <Sentence served={served} place={place} rows={rows} onInsert={onInsert} />
        {block?.kind === "paragraph" && block.isEdited && !block.isOwn && (
          <p>
            {words("own_words")}.{" "}
            <Button type="button" slim onClick={() => onDrop(block.id)}>
              {words("give_back")}
            </Button>
          </p>
        )}
        <Insertion served={served} rows={rows} onInsert={onInsert} />
      </details>
    </>
  );
}

/** As the stylesheet has it: the panel stands beside the paper. */
function isWide(): boolean {
  return window.matchMedia("(min-width: 75.01rem)").matches;
}

function Conflicts({ saving, lastSaved }: Pick<Props, "saving"> & Pick<Served, "lastSaved">) {
  const words = useWords(reviewTexts);
  return saving.conflicts.map((conflict) => (
    <section key={conflict.block} className="conflict">
      <h2>{words("both_changed")}</h2>
      <h3>{words("mine")}</h3>
      <p>{conflict.mine}</p>
      <Button type="button" slim onClick={() => saving.choose(conflict, "mine")}>
        {words("keep_mine")}
      </Button>
      <h3>{lastSaved.isOwn ? words("theirs_own") : words("theirs", { by: lastSaved.by })}</h3>
      <p>{conflict.theirs}</p>
      <Button type="button" slim onClick={() => saving.choose(conflict, "theirs")}>
        {words("take_theirs")}
      </Button>
    </section>
  ));
}

const told = ["actual", "target", "share", "prior", "change", "coverage"] as const;

function Sentence({ served, place, rows, onInsert }: Pick<Props, "served" | "place" | "rows" | "onInsert">) {
  const words = useWords(reviewTexts);
  const subjects = place === undefined ? [] : subjectsOf(place.sentence, served.data);
  return (
    <section>
      <h2>{words("of_sentence")}</h2>
      {subjects.length === 0 && <p className="soft">{words("sentence_names_none")}</p>}
      {subjects.map(({ code, name, subject }) => {
        const target = served.data.targets.find((each) => each.code === code);
        return (
          <div key={code}>
            <h3>
              {target ? <a href={targetAddress(code)}>{name}</a> : name}
              {target && (
                <>
                  {" "}
                  <Mark pace={target.standing.pace} />
                </>
              )}
            </h3>
            <dl className="told">
              {told.map((form) => {
                const text = figureText(subject, form);
                return (
                  text !== undefined && (
                    <div key={form}>
                      <dt>{words(`told_${form}`)}</dt>
                      <dd>{text}</dd>
                    </div>
                  )
                );
              })}
            </dl>
            <Forms row={rows.find((row) => row.code === code)} served={served} onInsert={onInsert} />
          </div>
        );
      })}
    </section>
  );
}

function Forms({ row, served, onInsert }: { row: FigureRow | undefined } & Pick<Props, "served" | "onInsert">) {
  const words = useWords(reviewTexts);
  return (
    <p className="insert-forms">
      {row?.forms.map(({ form, text, token }) => (
        <button
          key={token}
          type="button"
          className="insert-figure"
          title={words(`form_${form}`)}
          aria-label={words("insert_figure", { text })}
          onMouseDown={(event) => event.preventDefault()}
          onClick={() => {
            const key = keyOf(token.slice(1, -1));
            const figure = key && figureOf(served.data, key);
            if (figure) onInsert(figure);
          }}
        >
          {text}
        </button>
      ))}
    </p>
  );
}

/** For those who would rather look than type `#`. */
function Insertion({ served, rows, onInsert }: Pick<Props, "served" | "rows" | "onInsert">) {
  const words = useWords(reviewTexts);
  const [sought, setSought] = useState("");
  return (
    <section>
      <h2>{words("figures")}</h2>
      <p className="hint" id="cach-chen">
        {words("insert_hint")}
      </p>
      <input
        type="search"
        aria-label={words("seek_target")}
        placeholder={words("seek_target")}
        value={sought}
        onChange={(event) => setSought(event.currentTarget.value)}
      />
      {sought.trim() !== "" &&
        rowsFor(rows, sought).map((row) => (
          <div key={row.code}>
            <h3>{row.name}</h3>
            <Forms row={row} served={served} onInsert={onInsert} />
          </div>
        ))}
    </section>
  );
}
