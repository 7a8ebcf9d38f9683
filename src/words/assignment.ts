/**
 * A task handed out in one line: "Giao: rà soát hộ nghèo cho mọi xã trước 30/9 theo 276-KH/HU, phối hợp với Phòng LĐ-TB-XH". What
 * stands at its end is taken off piece by piece; what is left is what is to be done.
 */
import type { Period } from "../calendar/period.ts";
import { deadlineTyped } from "./deadline.ts";
import { unaccented } from "./spelling.ts";

/** In the words of the line. */
export type Assignment = { title: string; leads: string; cooperating: string; due: string; document: string };

export type AssignmentKnown = {
  within: Period;
  /** Whether a text names units, kinds or groups and nothing else. */
  isWho(text: string): boolean;
};

type Part = "leads" | "cooperating" | "due" | "document";

const begin = /^(?:giao(?: nhiệm vụ| việc)?|nhiệm vụ)\s*:\s*/iu;
const marker =
  /(?<![\p{L}\d])(?:cho|giao|do|phoi hop|cung phoi hop|chu tri|theo|thuc hien|can cu|truoc|den|cham nhat|trong|han|thoi han|xong|hoan thanh|\+\d|\d{1,3} ngay)(?![\p{L}])/gu;
/** "276-KH/HU", "30/2020/NĐ-CP", with what kind of paper it is before it. */
const paper =
  /^(?:theo|thực hiện|căn cứ)\s+(?:[\p{L}\s]{0,40}?(?:số\s*:?\s*)?)?(\d{1,5}[\p{L}]?(?:\/(?:19|20)\d{2})?\s?[-/]\s?[\p{Lu}][\p{L}\d/.-]*)$/u;
const co = /^(?:(?:cùng )?phối hợp)(?:\s*(?:với|là|:))?\s+(.+)$/iu;
const lead = /^(?:cho|giao(?: cho)?|do|chủ trì\s*:?)\s+(.+?)(?:\s+(?:chủ trì|thực hiện|tổ chức thực hiện))*$/iu;

export function readAssignment(line: string, known: AssignmentKnown): Assignment {
  const found: Partial<Record<Part, string>> = {};
  let rest = line.normalize("NFC").replace(/\s+/g, " ").trim().replace(begin, "");
  for (let part = lastPart(rest, known, found); part !== undefined; part = lastPart(rest, known, found)) {
    found[part.part] = part.text;
    rest = rest.slice(0, part.start).replace(/[\s,;.–-]+$/u, "");
  }
  const { leads = "", cooperating = "", due = "", document = "" } = found;
  return { title: capital(rest), leads, cooperating, due, document };
}

/** The longest end of the line that is one of the parts not found yet. */
function lastPart(line: string, known: AssignmentKnown, found: Partial<Record<Part, string>>) {
  for (const { index: start } of unaccented(line).matchAll(marker)) {
    if (start === 0) continue;
    const clause = line.slice(start).replace(/[\s,;.]+$/u, "");
    const read = partOf(clause, known);
    if (read !== undefined && found[read.part] === undefined) return { ...read, start };
  }
  return undefined;
}

function partOf(clause: string, { within, isWho }: AssignmentKnown): { part: Part; text: string } | undefined {
  const [, document] = paper.exec(clause) ?? [];
  if (document !== undefined) return { part: "document", text: document.replace(/\s/g, "") };
  const [, cooperating] = co.exec(clause) ?? [];
  if (cooperating !== undefined && isWho(cooperating)) return { part: "cooperating", text: cooperating };
  const [, leads] = lead.exec(clause) ?? [];
  if (leads !== undefined && isWho(leads)) return { part: "leads", text: leads };
  return deadlineTyped(clause, within) ? { part: "due", text: clause } : undefined;
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
