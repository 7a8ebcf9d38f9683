/** What a look at the installation finds: each check says how it is and, where something is wrong, what to do. */
import { type Language, say } from "../prose/text.ts";
import { isLoopback } from "../server/loopback.ts";
import { upkeepTexts } from "./texts.ts";

export type Level = "fine" | "warning" | "fault";

export type Finding = {
  /** Stable, for programs. */
  check: CheckName;
  level: Level;
  /** The words' code without its beginning `found_`; `todo_` of the same code says what to do. */
  code: string;
  details: Record<string, string | number>;
};

export const checkNames = [
  "disk",
  "backup",
  "schema",
  "database",
  "role",
  "marks",
  "clock",
  "modes",
  "address",
  "mail",
  "people",
] as const;
export type CheckName = (typeof checkNames)[number];

/** The demo is thrown away, not backed up, and its clock is its own. */
export function thoseThatMatter(found: readonly Finding[], isDemo: boolean): Finding[] {
  return found.filter(({ check }) => !isDemo || (check !== "backup" && check !== "clock"));
}

export type ToldFinding = { check: CheckName; level: Level; name: string; found: string; todo: string };

/** In words. */
export function told({ check, level, code, details }: Finding, language: Language): ToldFinding {
  const words = (key: string) => (isKnown(key) ? say(upkeepTexts[key], language, details) : "");
  return { check, level, name: words(`check_${check}`), found: words(`found_${code}`), todo: words(`todo_${code}`) };
}

function isKnown(key: string): key is keyof typeof upkeepTexts {
  return Object.hasOwn(upkeepTexts, key);
}

const MEGABYTE = 1_048_576;
const DAY = 86_400_000;

/** How much room the data have; a database that finds the disk full stops writing. */
export function diskFinding(free: number, total: number): Finding {
  const details = { free: gigabytes(free), share: Math.floor((free / Math.max(total, 1)) * 100) };
  if (free < 1024 * MEGABYTE) return { check: "disk", level: "fault", code: "disk_full", details };
  if (free / total < 0.1) return { check: "disk", level: "warning", code: "disk_short", details };
  return { check: "disk", level: "fine", code: "disk_fine", details };
}

function gigabytes(bytes: number): string {
  return (bytes / 1024 / MEGABYTE).toFixed(1).replace(".", ",");
}

/** A nightly backup that did not run for two days is missed. */
export function backupFinding(last: { at: Date; age: number } | undefined): Finding {
  if (!last) return { check: "backup", level: "fault", code: "backup_never", details: {} };
  const details = { days: Math.floor(last.age / DAY) };
  if (last.age > 2 * DAY) return { check: "backup", level: "fault", code: "backup_old", details };
  return { check: "backup", level: "fine", code: "backup_fine", details: { hours: Math.floor(last.age / 3_600_000) } };
}

export function schemaFinding(applied: readonly string[], known: readonly string[]): Finding {
  const newer = applied.find((name) => !known.includes(name));
  if (newer !== undefined)
    return { check: "schema", level: "fault", code: "schema_ahead", details: { migration: newer } };
  const missing = known.filter((name) => !applied.includes(name));
  if (missing.length > 0)
    return { check: "schema", level: "warning", code: "schema_behind", details: { count: missing.length } };
  return { check: "schema", level: "fine", code: "schema_fine", details: { step: numberOf(known.at(-1)) } };
}

/** Migrations are named by their number and what they bring. */
function numberOf(migration = ""): number {
  return Number.parseInt(migration, 10) || 0;
}

/** Marks are folded within a second while the program serves. */
export function marksFinding(marks: number): Finding {
  const details = { count: marks };
  if (marks > 10_000) return { check: "marks", level: "warning", code: "marks_many", details };
  return { check: "marks", level: "fine", code: "marks_fine", details };
}

/** `ahead`: how far the database's clock is before ours; `future`: how far the latest report is. All in milliseconds. */
export function clockFinding(ahead: number, future: number): Finding {
  if (Math.abs(ahead) > 5_000)
    return {
      check: "clock",
      level: "fault",
      code: "clock_apart",
      details: { seconds: Math.round(Math.abs(ahead) / 1000) },
    };
  if (future > DAY)
    return { check: "clock", level: "fault", code: "clock_behind", details: { days: Math.floor(future / DAY) } };
  return { check: "clock", level: "fine", code: "clock_fine", details: {} };
}

export type Reached = {
  host: string;
  origin: string;
  isSecure: boolean;
  proxies: readonly string[];
  /** Until when the certificate holds, in days from now. */
  certificateDays: number | undefined;
};

/** Whether people can reach it where they are told to, and by a safe way. */
export function addressFinding({ host, origin, isSecure, proxies, certificateDays }: Reached): Finding {
  const named = new URL(origin).hostname;
  const finding = (level: Level, code: string): Finding => ({
    check: "address",
    level,
    code,
    details: { origin, host, days: certificateDays ?? 0 },
  });
  if (certificateDays !== undefined && certificateDays < 0) return finding("fault", "certificate_over");
  if (certificateDays !== undefined && certificateDays < 30) return finding("warning", "certificate_short");
  if (!isLoopback(named) && !isSecure) return finding("fault", "address_plain");
  if (!isLoopback(host) && isLoopback(named)) return finding("warning", "address_unnamed");
  if (!isLoopback(named) && isLoopback(host) && proxies.length === 0) return finding("warning", "address_no_proxy");
  return finding("fine", isLoopback(named) ? "address_local" : "address_fine");
}

export type MailState = {
  /** Why the server does not take mail; nothing where it does. */
  refusal?: string;
  waiting: number;
  /** Given up after many tries within the last week. */
  lost: number;
};

/** Whether the day's mail goes out; without a server named, people are told in the application alone. */
export function mailFinding(state: MailState | undefined): Finding {
  if (!state) return { check: "mail", level: "fine", code: "mail_off", details: {} };
  const { refusal, waiting, lost } = state;
  const details = { waiting, lost, reason: refusal ?? "" };
  if (refusal !== undefined) {
    const code = isOfCertificate(refusal) ? "mail_certificate" : "mail_refused";
    return { check: "mail", level: "fault", code, details };
  }
  if (lost > 0) return { check: "mail", level: "warning", code: "mail_lost", details };
  return { check: "mail", level: "fine", code: "mail_fine", details };
}

/** As OpenSSL and Node name what is wrong with one: `DEPTH_ZERO_SELF_SIGNED_CERT`, `ERR_TLS_CERT_ALTNAME_INVALID`. */
function isOfCertificate(refusal: string): boolean {
  return /CERT|UNABLE_TO_/.test(refusal);
}

/** How many administer, and how many have not set their password yet. */
export function peopleFinding(details: { administrators: number; waiting: number }): Finding {
  const { administrators } = details;
  if (administrators === 0) return { check: "people", level: "fault", code: "people_nobody", details };
  if (administrators === 1) return { check: "people", level: "warning", code: "people_alone", details };
  return { check: "people", level: "fine", code: "people_fine", details };
}
