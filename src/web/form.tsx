/**
 * Native form controls with their label and hint; what was sent and refused stands in them again, with its fault. Every form
 * works without client script.
 */
import type { ComponentProps, ReactNode } from "react";
import { Link } from "react-router";
import { dayShown } from "../words/day.ts";
import { useWords } from "./language.tsx";
import { useRefusal } from "./refusal.tsx";
import { webTexts } from "./texts.ts";

type LabelProps = {
  label: string;
  hint?: string;
  /** What is wrong with it, in words; by itself what the refusal says of it. */
  fault?: string;
};
type Named = { name: string; id?: string };
type FieldProps<Control extends "input" | "textarea" | "select"> = LabelProps & Named & ComponentProps<Control>;

/** A labelled input; any attribute of `<input>` can be given. */
export function Field({ label, hint, fault, ...input }: FieldProps<"input">) {
  return (
    <Labelled {...{ label, hint, fault }} control={input}>
      {(control) => <input {...control} />}
    </Labelled>
  );
}

/** A labelled `DayInput`. */
export function DayField({ label, hint, fault, ...input }: LabelProps & Named & ComponentProps<typeof DayInput>) {
  return (
    <Labelled {...{ label, hint, fault }} control={input}>
      {(control) => <DayInput {...control} />}
    </Labelled>
  );
}

/**
 * A day, typed as it is written here: 27/04/2024. The browser's own field puts the month first where the browser speaks
 * English, and 07/10 would be read as another day than was meant.
 */
export function DayInput({ defaultValue = "", ...input }: ComponentProps<"input"> & { defaultValue?: string }) {
  const words = useWords(webTexts);
  return (
    <input
      {...input}
      defaultValue={dayShown(defaultValue)}
      placeholder={words("day_pattern")}
      autoComplete="off"
      maxLength={10}
      size={12}
    />
  );
}

export function TextArea({ label, hint, fault, ...area }: FieldProps<"textarea">) {
  return (
    <Labelled {...{ label, hint, fault }} control={area}>
      {(control) => <textarea rows={4} {...control} />}
    </Labelled>
  );
}

export type Choice = { value: string; name: string };

export function Select({
  label,
  hint,
  fault,
  choices,
  ...select
}: FieldProps<"select"> & { choices: readonly Choice[] }) {
  return (
    <Labelled {...{ label, hint, fault }} control={select}>
      {(control) => (
        <select {...control}>
          <Options choices={choices} />
        </select>
      )}
    </Labelled>
  );
}

export function Options({ choices }: { choices: readonly Choice[] }) {
  return choices.map(({ value, name }) => (
    <option key={value} value={value}>
      {name}
    </option>
  ));
}

/**
 * A box to tick, with its label beside it and what it means below. Whether it is ticked again after a refusal the page says:
 * a box that is not ticked is not sent.
 */
export function Check({ label, name, id = name, hint, ...input }: Omit<FieldProps<"input">, "fault">) {
  const fault = useRefusal().faultOf(id);
  return (
    <div className="field check">
      <label htmlFor={id}>
        <input type="checkbox" id={id} name={name} {...described(id, hint, fault)} {...input} /> {label}
      </label>
      <Told kind="hint" of={id} text={hint} />
      <Told kind="fault" of={id} text={fault} />
    </div>
  );
}

type LabelledProps<Control> = LabelProps & {
  control: Control;
  children(control: Control & { id: string }): ReactNode;
};

/**
 * A control under its label. What was sent and refused stands in it again, with what is wrong below: by its id, which is its
 * name unless the page has several of that name.
 */
function Labelled<Control extends Named & { defaultValue?: unknown }>(props: LabelledProps<Control>) {
  const { label, hint, control, children } = props;
  const { id = control.name } = control;
  const { typed, faultOf } = useRefusal();
  const { fault = faultOf(id) } = props;
  const defaultValue = typed[id] ?? control.defaultValue;
  return (
    <div className="field">
      <label className="label" htmlFor={id}>
        {label}
      </label>
      <Told kind="hint" of={id} text={hint} />
      {children({ ...described(id, hint, fault), ...control, id, defaultValue })}
      <Told kind="fault" of={id} text={fault} />
    </div>
  );
}

function Told({ kind, of, text }: { kind: "hint" | "fault"; of: string; text: string | undefined }) {
  return (
    text !== undefined && (
      <span className={kind} id={`${of}-${kind}`}>
        {text}
      </span>
    )
  );
}

function described(id: string, hint: string | undefined, fault: string | undefined) {
  const ids = [hint !== undefined && `${id}-hint`, fault !== undefined && `${id}-fault`].filter(Boolean);
  return {
    ...(ids.length > 0 && { "aria-describedby": ids.join(" ") }),
    ...(fault !== undefined && { "aria-invalid": true as const }),
  };
}

type ButtonKind = "primary" | "danger" | "plain";

type ButtonProps = { kind?: ButtonKind; slim?: boolean; intent?: string } & ComponentProps<"button">;

/** Sends its form; `intent` names the act that is asked for, where the page has several. */
export function Button({ kind = "plain", slim, intent, className, ...button }: ButtonProps) {
  const act = intent === undefined ? {} : { name: "intent", value: intent };
  return <button type="submit" className={buttonClass(kind, slim, className)} {...act} {...button} />;
}

/** The one button that stands below the controls of a form. */
export function Submit(button: ButtonProps) {
  return (
    <p className="actions">
      <Button kind="primary" {...button} />
    </p>
  );
}

/** Looks like a button, goes somewhere. */
export function LinkButton({
  kind = "plain",
  slim,
  className,
  ...link
}: { kind?: ButtonKind; slim?: boolean } & ComponentProps<typeof Link>) {
  return <Link className={buttonClass(kind, slim, className)} {...link} />;
}

function buttonClass(kind: ButtonKind, slim: boolean | undefined, more: string | undefined): string {
  return ["button", kind, slim && "slim", more].filter(Boolean).join(" ");
}
