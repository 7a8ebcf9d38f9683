/** What figures do not carry: recognitions and papers of the period, by name. */

import { nameParts } from "../documents/body.ts";
import { paperDay } from "../documents/paperDay.ts";
import { type Section, sectionOf, societySection } from "../indicators/fields.ts";
import { slugOf } from "../prose/code.ts";
import { lowerFirst } from "../telling/clause.ts";
import { joinWith, type Span, write } from "../telling/span.ts";
import type { ReviewData, ReviewDocument, ReviewRecognition } from "./data.ts";

const recognisers: Readonly<Record<string, string>> = {
  province: "tỉnh",
  tinh: "tỉnh",
  district: "huyện",
  huyen: "huyện",
  commune: "xã",
  xa: "xã",
  central: "Trung ương",
  "trung-uong": "Trung ương",
  "thanh-pho": "thành phố",
  "chinh-phu": "Chính phủ",
  "thu-tuong-chinh-phu": "Thủ tướng Chính phủ",
};

/** Where a recognition is told: beside the target that speaks of its title, else with society. */
export function sectionOfRecognition(data: ReviewData, recognition: ReviewRecognition): Section {
  const title = slugOf(coreOf(recognition.title));
  const target = data.targets.find(({ name }) => slugOf(name).includes(title));
  return sectionOf(target?.field ?? societySection);
}

/** "tỉnh công nhận xã Tân Thanh đạt chuẩn nông thôn mới; xã Châu Bình, Châu Hòa đạt chuẩn nông thôn mới kiểu mẫu". */
export function recognitionsClause(recognitions: readonly ReviewRecognition[]): Span[] {
  const byLevel = Object.values(Object.groupBy(recognitions, ({ level }) => slugOf(level))).map((group = []) => {
    const level = group[0]?.level ?? "";
    const who = recognisers[slugOf(level)] ?? (/^(UBND|HĐND|Chủ tịch)/u.test(level) ? level : "");
    const titles = Object.values(Object.groupBy(group, ({ title, document }) => `${title}|${document}`)).map(
      (same = []) => write`${unitsText(same)} ${achieved(same[0]?.title ?? "")}${paperOf(same[0]?.document ?? "")}`,
    );
    return who === ""
      ? write`được công nhận trong kỳ: ${joinWith("; ", titles)}`
      : write`${who} công nhận ${joinWith("; ", titles)}`;
  });
  return joinWith("; ", byLevel);
}

/** "Kế hoạch số 276-KH/HU ngày 12/3/2024 của Ban Thường vụ Huyện ủy về …; …". Where the register says what carries out what, only those. */
export function documentsClause(data: ReviewData): Span[] {
  const carrying = data.documents.filter(({ carriesOut }) => carriesOut !== "");
  const told = carrying.length > 0 ? carrying : data.documents;
  return joinWith(
    "; ",
    told.map((document) => write`${documentText(document)}${carriedOut(data, document)}`),
  );
}

/** ", thực hiện Kế hoạch số 330-KH/TU …" where the register knows the paper that is carried out. */
function carriedOut(data: ReviewData, { carriesOut }: ReviewDocument): string {
  const above = data.documents.find(({ number }) => number === carriesOut);
  return above === undefined ? "" : ` (thực hiện ${lowerFirst(documentText({ ...above, subject: "" }))})`;
}

export function documentText({ kind, number, date, issuer, subject }: ReviewDocument): string {
  const name = kind === "" ? "Văn bản" : kind.charAt(0).toLocaleUpperCase("vi") + kind.slice(1);
  const about = /^(về|v\/v)\s/iu.test(subject) ? lowerFirst(subject) : `về ${lowerFirst(subject)}`;
  return `${name} số ${number}${date ? ` ngày ${paperDay(date)}` : ""}${issuer ? ` của ${issuer}` : ""}${subject ? ` ${about}` : ""}`;
}

/** "xã Châu Bình, Châu Hòa": the kind once for units of one kind. */
function unitsText(recognitions: readonly ReviewRecognition[]): string {
  const named = recognitions.map(({ unitName, unitKind }) => nameParts({ name: unitName, kind: unitKind }));
  return Object.values(Object.groupBy(named, ({ kind }) => kind))
    .map((group = []) => `${group[0]?.kind ?? ""} ${group.map(({ proper }) => proper).join(", ")}`.trim())
    .join(", ");
}

function achieved(title: string): string {
  if (/^đạt\s/iu.test(title)) return lowerFirst(title);
  return /^(danh hiệu|giải|huân chương|bằng khen|cờ)\s/iu.test(title)
    ? `được tặng ${lowerFirst(title)}`
    : `đạt chuẩn ${lowerFirst(title)}`;
}

/** The title without the words that only say that it was reached. */
function coreOf(title: string): string {
  return title.replace(/^(đạt chuẩn|đạt|danh hiệu)\s+/iu, "").replace(/^(xã|phường|huyện|thị trấn)\s+/iu, "");
}

function paperOf(document: string): string {
  return document === "" ? "" : ` (${document})`;
}
