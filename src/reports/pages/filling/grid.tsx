/** The table of a form: what stood there before, the input, the note, and under a cell what the checks ask. */
import { useWords } from "../../../web/language.tsx";
import type { CheckView, ForeignView, FormView, LineView } from "../../filling/formView.ts";
import { inputOf } from "../../filling/postedForm.ts";
import { reportTexts } from "../../texts.ts";

type GridProps = {
  view: FormView;
  /** Whether cells are inputs. */
  editable: boolean;
  /** What could not be read, by position. */
  faultOf?: (input: string) => string | undefined;
  /** What was typed and not saved, by the inputs' names. */
  typed?: Readonly<Record<string, string>>;
  /** With script: what stands there now. */
  live?: LiveGrid;
  /** Of rows that are only read: the address under which a cell can be filled, where there is one. */
  cellAddress?: (position: number) => string;
};

/** What the script knows of the cells while one types. */
export type LiveGrid = {
  checksAt(position: number): readonly CheckView[];
  noteAt(code: string): string;
  /** Whether the figure is still the one with which the page came. */
  isAsLoaded(line: LineView): boolean;
  isWaiting(code: string): boolean;
  conflictAt(code: string): LiveConflict | undefined;
};
export type LiveConflict = {
  name: string;
  time: string;
  theirs: string;
  mine: string;
  choose(whose: "mine" | "theirs"): void;
};

export function Grid({ view, editable, faultOf = () => undefined, typed, live, cellAddress }: GridProps) {
  const words = useWords(reportTexts);
  return (
    <div className="table-scroll">
      <table className="figures stacks report-grid">
        <thead>
          <tr>
            <th scope="col">{words("indicator")}</th>
            <th scope="col">{words("measure")}</th>
            <th scope="col" className="number">
              {view.heads.yearBefore}
            </th>
            <th scope="col" className="number">
              {view.heads.previous}
            </th>
            <th scope="col" className="number">
              {view.heads.lastYear}
            </th>
            <th scope="col" className="number">
              {words("target")}
            </th>
            <th scope="col" className="number present">
              {view.heads.present}
            </th>
            <th scope="col">{words("note")}</th>
          </tr>
        </thead>
        {view.sections.map((section) => (
          <tbody key={section.title}>
            <tr className="group">
              <th scope="rowgroup" colSpan={8}>
                {section.title}
              </th>
            </tr>
            {section.lines.map((line) =>
              line.kind === "foreign" ? (
                <ForeignRow key={line.code} line={line} view={view} />
              ) : (
                <OwnRows
                  key={line.code}
                  line={line}
                  view={view}
                  editable={editable}
                  fault={faultOf(inputOf.amount(line.position)) ?? faultOf(inputOf.note(line.position))}
                  typed={typed}
                  live={live}
                  cellAddress={cellAddress}
                />
              ),
            )}
          </tbody>
        ))}
      </table>
    </div>
  );
}

function BesideCells({ line, view }: { line: LineView | ForeignView; view: FormView }) {
  const words = useWords(reportTexts);
  return (
    <>
      <td className="measure">{line.measure}</td>
      <td className="number" data-label={view.heads.yearBefore}>
        {line.yearBefore}
      </td>
      <td className="number" data-label={view.heads.previous}>
        {line.previous}
      </td>
      <td className="number" data-label={view.heads.lastYear}>
        {line.lastYear}
      </td>
      <td className="number" data-label={words("target")}>
        {line.target}
      </td>
    </>
  );
}

function ForeignRow({ line, view }: { line: ForeignView; view: FormView }) {
  const words = useWords(reportTexts);
  return (
    <tr className="foreign">
      <th scope="row">{line.name}</th>
      <BesideCells line={line} view={view} />
      <td className="number present" data-label={view.heads.present}>
        {line.value === "" ? <span className="none">{words("not_given")}</span> : line.value}
      </td>
      <td className="source">{words("entered_by", { owner: line.owner })}</td>
    </tr>
  );
}

type OwnProps = {
  line: LineView;
  view: FormView;
  editable: boolean;
  fault: string | undefined;
  typed: GridProps["typed"];
  live: LiveGrid | undefined;
  cellAddress: GridProps["cellAddress"];
};

function OwnRows({ line, view, editable, fault, typed, live, cellAddress }: OwnProps) {
  const words = useWords(reportTexts);
  const checks = live === undefined ? line.checks : live.checksAt(line.position);
  const asked = checks.length > 0;
  const open = checks.some((check) => !check.explained);
  const conflict = live?.conflictAt(line.code);
  const isTold = asked || fault !== undefined || conflict !== undefined;
  return (
    <>
      <tr className={isTold ? "asked" : undefined} data-waiting={live?.isWaiting(line.code) ? "" : undefined}>
        <th scope="row" className={line.isPart ? "part" : undefined}>
          {line.name}
          {line.cumulative && <span className="under">{words("running_total")}</span>}
        </th>
        <BesideCells line={line} view={view} />
        {editable ? (
          <AmountInput line={line} view={view} fault={fault} open={open} isTold={isTold} typed={typed} />
        ) : (
          <td className={open ? "number present questioned" : "number present"} data-label={view.heads.present}>
            {line.value === "" ? <span className="none">{words("not_given")}</span> : line.value}
            <FlagWords line={line} />
          </td>
        )}
        {editable ? (
          <NoteInputs line={line} typed={typed} isAsLoaded={live?.isAsLoaded(line) ?? true} />
        ) : (
          <td className="note">{line.note}</td>
        )}
      </tr>
      {isTold && (
        <tr className={fault ? "check fault" : open || conflict ? "check" : "check explained"}>
          <td colSpan={8} id={`${inputOf.amount(line.position)}-noi`}>
            {fault && <p>{fault}</p>}
            {conflict && <ConflictLine conflict={conflict} />}
            {asked && (
              <p>
                <CheckMark /> <strong>{checks.map((check) => check.text).join(" ")}</strong>{" "}
                {!open && words("check_explained", { note: live?.noteAt(line.code) ?? line.note })}
                {open && editable && (
                  <>
                    {words("check_ask")} <a href={`#${inputOf.note(line.position)}`}>{words("give_reason")}</a>
                  </>
                )}
                {open && cellAddress && <a href={cellAddress(line.position)}>{words("to_cell")}</a>}
              </p>
            )}
          </td>
        </tr>
      )}
    </>
  );
}

/** Somebody else's newer figure beside mine, with both names. */
export function ConflictLine({ conflict }: { conflict: LiveConflict }) {
  const words = useWords(reportTexts);
  const { name, choose } = conflict;
  return (
    <p className="two-figures">
      <CheckMark />{" "}
      <span>{words("conflict_here", { name, time: conflict.time, theirs: conflict.theirs, mine: conflict.mine })}</span>{" "}
      <button type="button" className="button slim" onClick={() => choose("theirs")}>
        {words("keep_theirs", { name })}
      </button>{" "}
      <button type="button" className="button slim" onClick={() => choose("mine")}>
        {words("keep_mine")}
      </button>
    </p>
  );
}

type AmountProps = Omit<OwnProps, "editable" | "live" | "cellAddress"> & { open: boolean; isTold: boolean };

function AmountInput({ line, view, fault, open, isTold, typed }: AmountProps) {
  const name = inputOf.amount(line.position);
  return (
    <td className="number present" data-label={view.heads.present}>
      <input
        id={name}
        name={name}
        className={open ? "amount questioned" : "amount"}
        inputMode="decimal"
        autoComplete="off"
        aria-label={line.measure === "" ? line.name : `${line.name} (${line.measure})`}
        aria-invalid={fault !== undefined}
        aria-describedby={isTold ? `${name}-noi` : undefined}
        placeholder=" "
        defaultValue={typed?.[name] ?? line.value}
      />
    </td>
  );
}

function NoteInputs({ line, typed, isAsLoaded }: Pick<OwnProps, "line" | "typed"> & { isAsLoaded: boolean }) {
  const words = useWords(reportTexts);
  const note = inputOf.note(line.position);
  const estimated = inputOf.estimated(line.position);
  return (
    <td className="note">
      <div>
        <input
          id={note}
          name={note}
          maxLength={1000}
          autoComplete="off"
          aria-label={words("note_for", { name: line.name })}
          placeholder={words("note")}
          defaultValue={typed?.[note] ?? line.note}
        />
        <label htmlFor={estimated}>
          <input
            type="checkbox"
            id={estimated}
            name={estimated}
            aria-label={words("estimated_for", { name: line.name })}
            defaultChecked={typed === undefined ? line.estimated : estimated in typed}
          />
          {words("estimated")}
        </label>
        {line.illustrative && isAsLoaded && <span className="flag">{words("illustrative")}</span>}
      </div>
    </td>
  );
}

function FlagWords({ line }: { line: LineView }) {
  const words = useWords(reportTexts);
  const flags = [line.estimated && words("estimated"), line.illustrative && words("illustrative")].filter(Boolean);
  return flags.length === 0 ? null : <span className="under">{flags.join(", ")}</span>;
}

/** ◆ drawn: not every font has it. */
function CheckMark() {
  return (
    <svg className="check-mark" viewBox="0 0 10 10" aria-hidden="true">
      <path d="M5 .2L9.8 5 5 9.8.2 5z" />
    </svg>
  );
}
