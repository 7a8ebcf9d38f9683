/** The addresses of the pages on which tasks are handed out. */
import { withQuery } from "../web/address.ts";

export const assigningPaths = {
  assign: "/app/giao-viec",
  many: "/app/giao-viec/nhieu",
} as const;

/** The form with what is known of the task already: for which target, by which paper, or the line itself. */
export function assignAddress({
  line,
  target,
  document,
}: {
  line?: string;
  target?: string;
  document?: string;
}): string {
  return withQuery(assigningPaths.assign, { dong: line, "chi-tieu": target, theo: document });
}
