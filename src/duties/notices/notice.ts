/** A notice: one person is told that something happened to what somebody owes, or ought to. */
import { z } from "zod";
import { dayOf, writeDay } from "../../calendar/day.ts";
import { type Language, say } from "../../prose/text.ts";
import { noticeTexts } from "./texts.ts";

/** The first follow from what people do with what is owed, `reminder` from a click of the office, the last from the calendar. */
export const noticeKinds = [
  "submitted",
  "to_sign",
  "returned",
  "approved",
  "reopened",
  "reopening_asked",
  "reopening_declined",
  "reminder",
  "due_soon",
  "overdue",
  "escalated",
] as const;
export type NoticeKind = (typeof noticeKinds)[number];

/** Those that no longer ask for anything once the office has it. */
export const pressingKinds: readonly NoticeKind[] = ["returned", "reminder", "due_soon", "overdue", "escalated"];

export const noticeKind = z.enum(noticeKinds);

const BothLanguages = z.object({ vi: z.string(), en: z.string() });

export const NoticeDetails = z.object({
  /** "Biểu quý quý III/2024", of the unit: whoever reads it chooses the language. */
  what: BothLanguages,
  /** Notices of before have one name for both. */
  unit: z.union([BothLanguages, z.string().transform((name) => ({ vi: name, en: name }))]),
  /** Who did it. */
  who: z.string().optional(),
  why: z.string().optional(),
  due: z.string().optional(),
  /** How many working days late. */
  late: z.number().optional(),
});
export type NoticeDetails = z.input<typeof NoticeDetails>;

export type Notice = {
  readonly id: number;
  readonly kind: NoticeKind;
  readonly details: z.output<typeof NoticeDetails>;
  readonly address: string;
  readonly at: Date;
  readonly isRead: boolean;
};

/** “Báo cáo quý III/2024 của xã Tân Hào bị trả lại.” */
export function toldOf({ kind, details }: Pick<Notice, "kind" | "details">, language: Language): string {
  return say(noticeTexts[`notice_${kind}`], language, {
    ...details,
    what: details.what[language],
    unit: details.unit[language],
    due: details.due === undefined ? "" : writeDay(dayOf(details.due)),
    late: details.late ?? 0,
  });
}

/** The reason, or by when; nothing where the sentence says all. */
export function moreOf({ kind, details }: Pick<Notice, "kind" | "details">, language: Language): string | undefined {
  if (details.why !== undefined && details.why !== "") return say(noticeTexts.because, language, { why: details.why });
  if (kind === "reminder" && details.due !== undefined) {
    return say(noticeTexts.due_on, language, { due: writeDay(dayOf(details.due)) });
  }
  return undefined;
}
