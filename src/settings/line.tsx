/** A control in a row of many: its label is not seen, and what is wrong with it stands below. */

type Faults = Readonly<Record<string, string>>;

/** What a control of the row is called, and that something is wrong with it. */
export function inLine(name: string, label: string, faults: Faults) {
  return {
    id: name,
    name,
    "aria-label": label,
    ...(faults[name] !== undefined && { "aria-invalid": true as const, "aria-describedby": `${name}-fault` }),
  };
}

export function LineFault({ of: name, faults }: { of: string; faults: Faults }) {
  return (
    faults[name] !== undefined && (
      <span className="line-fault" id={`${name}-fault`}>
        {faults[name]}
      </span>
    )
  );
}
