/** The acts of a piece, each a small form that opens in place: what is asked of it, nothing else. */
import { Form } from "react-router";
import { say } from "../../prose/text.ts";
import { Button, DayField, Field, Select, Submit, TextArea } from "../../web/form.tsx";
import { useLanguage, useWords } from "../../web/language.tsx";
import { useRefusal } from "../../web/refusal.tsx";
import { amountKinds, type EventKind, isToldByDoer, wantsReason } from "../event.ts";
import { actNames, taskPageTexts } from "../pageTexts.ts";
import type { PieceOnPage } from "./task.server.ts";

/** What wants no words is done by its button alone. */
const atOnce: readonly EventKind[] = ["received", "decline_accepted"];
/** What is seldom meant, or takes something away, stands behind the others. */
const seldom: readonly EventKind[] = ["outside_cause", "transferred", "withdrawn"];

type Units = readonly { value: string; name: string }[];
type ActsProps = { piece: PieceOnPage; events: readonly EventKind[]; units: Units; version: number };

/** The first is the one that is most likely meant. */
export function Acts({ piece, events, units, version }: ActsProps) {
  const words = useWords(taskPageTexts);
  const usual = events.filter((event) => !seldom.includes(event));
  const others = events.filter((event) => seldom.includes(event));
  const likely = usual.find((event) => event === "received" || event === "done") ?? usual[0];
  const draw = (event: EventKind) => (
    <ActForm key={`${event} ${version}`} {...{ piece, event, units }} isLikely={event === likely} />
  );
  return (
    <div className="acts no-print">
      {usual.map(draw)}
      {others.length > 0 &&
        (usual.length === 0 ? (
          others.map(draw)
        ) : (
          <details className="other-acts">
            <summary>{words("other_acts")}</summary>
            <div className="acts">{others.map(draw)}</div>
          </details>
        ))}
    </div>
  );
}

type ActFormProps = { piece: PieceOnPage; event: EventKind; units: Units; isLikely: boolean };

function ActForm({ piece, event, units, isLikely }: ActFormProps) {
  const language = useLanguage();
  const words = useWords(taskPageTexts);
  const { refusal, typed } = useRefusal();
  const isRefused = refusal !== undefined && typed.event === event && typed.unit === piece.unit;
  const name = say(actNames[event], language);
  const kept = `${event} ${piece.unit}`;
  const hidden = (
    <>
      <input type="hidden" name="unit" value={piece.unit} />
      <input type="hidden" name="event" value={event} />
    </>
  );
  if (atOnce.includes(event))
    return (
      <Form method="post" encType="multipart/form-data">
        {hidden}
        <Button kind={isLikely ? "primary" : "plain"}>{name}</Button>
      </Form>
    );
  return (
    <details name={`acts-${piece.key}`} open={isRefused} className={isLikely ? "act likely" : "act"}>
      <summary className={isLikely ? "button primary" : "button"}>{name}</summary>
      <Form method="post" encType="multipart/form-data" data-kept={kept}>
        {hidden}
        <ActFields {...{ piece, event, units }} idOf={(field) => (isRefused ? field : `${field} ${kept}`)} />
        <Submit>{words("act_send")}</Submit>
      </Form>
    </details>
  );
}

type FieldsProps = { piece: PieceOnPage; event: EventKind; units: Units; idOf(field: string): string };

/** What was refused keeps the plain names of its fields, by which its faults are told. */
function ActFields({ piece, event, units, idOf }: FieldsProps) {
  const words = useWords(taskPageTexts);
  const isLate = event === "done" && piece.isLate;
  return (
    <>
      <Amount {...{ piece, event, units, idOf }} />
      <TextArea
        name="text"
        id={idOf("text")}
        rows={3}
        maxLength={4_000}
        required={isLate || wantsReason(event)}
        label={words(
          isLate
            ? "act_late_reason"
            : wantsReason(event)
              ? "act_reason"
              : isToldByDoer(event)
                ? "act_words"
                : "act_note",
        )}
        hint={isLate ? words("act_late_hint", { day: piece.due ?? "" }) : undefined}
      />
      {event !== "declined" && (isToldByDoer(event) || event === "returned") && (
        <Field
          name="files"
          id={idOf("files")}
          type="file"
          multiple
          accept=".pdf,.jpg,.jpeg,.png"
          label={words("act_files")}
          hint={words("act_files_hint")}
        />
      )}
    </>
  );
}

function Amount({ piece, event, units, idOf }: FieldsProps) {
  const words = useWords(taskPageTexts);
  const common = { name: "amount", id: idOf("amount") };
  switch (amountKinds[event]) {
    case "none":
      return null;
    case "percent":
      return (
        <Field
          {...common}
          label={words("act_percent")}
          defaultValue={piece.percent}
          inputMode="numeric"
          autoComplete="off"
          required
        />
      );
    case "quality":
      return (
        <Field
          {...common}
          label={words("act_quality")}
          hint={words("act_quality_hint")}
          inputMode="numeric"
          autoComplete="off"
        />
      );
    case "unit":
      return <Select {...common} label={words("act_unit_taking")} choices={units} />;
    case "day":
    case "day_if_any":
      return <Day {...{ piece, event, common }} />;
    default:
      return amountKinds[event] satisfies never;
  }
}

type DayProps = { piece: PieceOnPage; event: EventKind; common: { name: string; id: string } };

function Day({ piece, event, common }: DayProps) {
  const words = useWords(taskPageTexts);
  if (event === "extension_granted")
    return (
      <DayField
        {...common}
        label={words("act_day_granted")}
        hint={words("act_day_granted_hint", { day: piece.wished ?? "" })}
        defaultValue={piece.wished ?? ""}
        required
      />
    );
  const label =
    event === "extension_asked" ? "act_day_wished" : event === "returned" ? "act_day_new" : "act_day_excused";
  return <DayField {...common} label={words(label)} required={event !== "returned"} />;
}

/** Who in the unit does it; a name that stands there is changed in place. */
export function DoerForm({ piece, version }: { piece: PieceOnPage; version: string }) {
  const words = useWords(taskPageTexts);
  return (
    <details name={`acts-${piece.key}`} className="act no-print">
      <summary className="button">{words("act_doer")}</summary>
      <Form method="post" encType="multipart/form-data" key={version}>
        <input type="hidden" name="intent" value="doer" />
        <input type="hidden" name="unit" value={piece.unit} />
        <Field
          name="name"
          id={`name ${piece.key}`}
          label={words("act_doer")}
          hint={words("act_doer_hint")}
          defaultValue={piece.doer}
          maxLength={100}
          autoComplete="off"
        />
        <Submit>{words("save")}</Submit>
      </Form>
    </details>
  );
}
