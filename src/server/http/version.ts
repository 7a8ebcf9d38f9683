/** Versions as HTTP says them: the ETag that was seen comes back in If-Match; If-None-Match: * says that there is nothing yet. */
import { fieldRefused } from "../error.ts";

export function etagOf(version: number): string {
  return `"${version}"`;
}

/** The version that the caller saw; 0: none. A write without it is refused with 428, since it could overwrite unseen. */
export function versionSeen(header: (name: string) => string | undefined): number {
  const match = header("If-Match");
  if (match !== undefined) {
    const version = /^(?:W\/)?"(\d{1,9})(?:-\w+)?"$/.exec(match.trim())?.[1];
    if (version === undefined) throw fieldRefused("version_unreadable", 400, "If-Match");
    return Number(version);
  }
  if (header("If-None-Match")?.trim() === "*") return 0;
  throw fieldRefused("version_missing", 428, "If-Match");
}
