/** Native form controls with their label, hint and fault. Every form works without client script. */
import type { ComponentProps, ReactNode } from "react";
import { Link } from "react-router";
import { dayShown } from "../words/day.ts";
import { useWords } from "./language.tsx";
import { webTexts } from "./texts.ts";

type FieldProps = {
  label: string;
  name: string;
  hint?: string;
  /** What is wrong with it, in words. */
  fault?: string;
};

/** A labelled input; any attribute of `<input>` can be given. */
export function Field({ label, name, id = name, hint, fault, ...input }: FieldProps & ComponentProps<"input">) {
  return (
    <Labelled label={label} name={id} hint={hint} fault={fault}>
      <input id={id} name={name} {...described(id, hint, fault)} {...input} />
    </Labelled>
  );
}

/** A labelled `DayInput`. */
export function DayField({
  label,
  name,
  id = name,
  hint,
  fault,
  ...input
}: FieldProps & ComponentProps<typeof DayInput>) {
  return (
    <Labelled label={label} name={id} hint={hint} fault={fault}>
      <DayInput id={id} name={name} {...described(id, hint, fault)} {...input} />
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

export function TextArea({ label, name, id = name, hint, fault, ...area }: FieldProps & ComponentProps<"textarea">) {
  return (
    <Labelled label={label} name={id} hint={hint} fault={fault}>
      <textarea id={id} name={name} rows={4} {...described(id, hint, fault)} {...area} />
    </Labelled>
  );
}

/** A box to tick, with its label beside it and what it means below. */
export function Check({ label, name, id = name, hint, fault, ...input }: FieldProps & ComponentProps<"input">) {
  return (
    <div className="field check">
      <label htmlFor={id}>
        <input type="checkbox" id={id} name={name} {...described(id, hint, fault)} {...input} /> {label}
      </label>
      {hint !== undefined && (
        <span className="hint" id={`${id}-hint`}>
          {hint}
        </span>
      )}
      {fault !== undefined && (
        <span className="fault" id={`${id}-fault`}>
          {fault}
        </span>
      )}
    </div>
  );
}

type Choice = { value: string; name: string };

export function Select({
  label,
  name,
  hint,
  fault,
  choices,
  ...select
}: FieldProps & { choices: readonly Choice[] } & ComponentProps<"select">) {
  return (
    <Labelled label={label} name={name} hint={hint} fault={fault}>
      <select id={name} name={name} {...described(name, hint, fault)} {...select}>
        {choices.map((choice) => (
          <option key={choice.value} value={choice.value}>
            {choice.name}
          </option>
        ))}
      </select>
    </Labelled>
  );
}

function Labelled({ label, name, hint, fault, children }: FieldProps & { children: ReactNode }) {
  return (
    <div className="field">
      <label className="label" htmlFor={name}>
        {label}
      </label>
      {hint !== undefined && (
        <span className="hint" id={`${name}-hint`}>
          {hint}
        </span>
      )}
      {children}
      {fault !== undefined && (
        <span className="fault" id={`${name}-fault`}>
          {fault}
        </span>
      )}
    </div>
  );
}

function described(name: string, hint: string | undefined, fault: string | undefined) {
  const ids = [hint !== undefined && `${name}-hint`, fault !== undefined && `${name}-fault`].filter(Boolean);
  return {
    ...(ids.length > 0 && { "aria-describedby": ids.join(" ") }),
    ...(fault !== undefined && { "aria-invalid": true as const }),
  };
}

type ButtonKind = "primary" | "danger" | "plain";

export function Button({
  kind = "plain",
  slim,
  className,
  ...button
}: { kind?: ButtonKind; slim?: boolean } & ComponentProps<"button">) {
  return <button type="submit" className={buttonClass(kind, slim, className)} {...button} />;
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
