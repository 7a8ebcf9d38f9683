/** What was refused comes into view and takes the focus: the button that asked may stand far below it. */
import { type ReactNode, useEffect, useRef } from "react";

/** `of` is the answer to what was sent; each new one is come to once. */
export function Refusal({ of, children }: { of: object | undefined; children: ReactNode }) {
  const told = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (of !== undefined) told.current?.focus();
  }, [of]);
  return (
    <div ref={told} tabIndex={-1}>
      {children}
    </div>
  );
}
