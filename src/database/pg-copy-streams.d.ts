/** The part of pg-copy-streams that is used here; the package brings no types. */
declare module "pg-copy-streams" {
  import type { Readable, Writable } from "node:stream";
  import type { Submittable } from "pg";

  type Copying = Submittable & { readonly rowCount: number };
  /** `COPY … TO STDOUT`: what to read from. */
  export function to(statement: string): Readable & Copying;
  /** `COPY … FROM STDIN`: what to write to. */
  export function from(statement: string): Writable & Copying;
}
