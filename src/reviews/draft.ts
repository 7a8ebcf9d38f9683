/**
 * The draft of a periodic review, in the order that such reports have: opening, results by field, limits, the targets counted in
 * words, the next period's tasks; the table of targets follows as the annex. Every figure in it is live.
 */

import { contains, nameOf, type Period, periodOf } from "../calendar/period.ts";
import { bodyOf, type Layout } from "../documents/layout.ts";
import { paperDay } from "../documents/paperDay.ts";
import { type Section, sectionOf, sectionsOf } from "../indicators/fields.ts";
import { isRelative } from "../resolutions/target.ts";
import type { Block, HeadingBlock, ParagraphBlock } from "../telling/block.ts";
import { clauseOfFigure, clauseOfTarget, lowerFirst, type Tone } from "../telling/clause.ts";
import { countOf, courseOf, figureOf } from "../telling/figure.ts";
import { asSentence, joinWith, type Span, write } from "../telling/span.ts";
import type { ToldTarget } from "../telling/subject.ts";
import { ofTarget } from "../telling/subject.ts";
import type { ReviewData, ReviewNarrative } from "./data.ts";
import { documentsClause, recognitionsClause, sectionOfRecognition } from "./events.ts";
import { nameAfter } from "./period.ts";

/** "sơ kết quý I/2024 thực hiện Nghị quyết …" in two lines; once the resolution's period is over it is a final review. */
export function subjectLine(data: ReviewData): string {
  const period = periodOf(data.period);
  const kind = contains(period, periodOf(data.resolution.period)) ? "tổng kết" : "sơ kết";
  return `${kind} ${nameOf(period, "vi")} thực hiện ${data.resolution.title},\nnhiệm vụ trọng tâm ${nameAfter(period)}`;
}

/** The blocks of the draft. Their ids stay the same from draft to draft, so that edited ones keep their place. */
export function draftReview(data: ReviewData, layout: Layout): Block[] {
  const period = periodOf(data.period);
  const sections = sectionsOf([
    ...data.targets.map(({ field }) => field),
    ...data.told.map(({ indicator }) => indicator.field),
    ...data.recognitions.map((recognition) => sectionOfRecognition(data, recognition).id),
  ]);
  return [
    ...opening(data, layout, period),
    heading("results", 1, `I. KẾT QUẢ THỰC HIỆN ${nameOf(period, "vi").toLocaleUpperCase("vi")}`),
    ...sections.flatMap((section, index) => results(data, section, index + 1)),
    heading("limits", 1, "II. HẠN CHẾ, KHÓ KHĂN"),
    ...limits(data, sections),
    heading("counts", 1, "III. MỨC ĐỘ THỰC HIỆN CÁC CHỈ TIÊU"),
    ...counts(data, period),
    heading("tasks", 1, `IV. NHIỆM VỤ TRỌNG TÂM ${nameAfter(period).toLocaleUpperCase("vi")}`),
    ...sections.flatMap((section, index) => tasks(data, section, index + 1)),
  ];
}

function opening(data: ReviewData, layout: Layout, period: Period): Block[] {
  const { title, number, adopted } = data.resolution;
  const numbered =
    number && !title.includes(number) ? ` (số ${number}${adopted ? ` ngày ${paperDay(adopted)}` : ""})` : "";
  const issuer = bodyOf(layout, data.unit).standing;
  const documents = documentsClause(data);
  return [
    paragraph(
      "opening",
      write`Thực hiện ${title}${numbered}, ${issuer} báo cáo kết quả ${nameOf(period, "vi")} và nhiệm vụ trọng tâm ${nameAfter(period)} như sau:`,
    ),
    ...(documents.length === 0
      ? []
      : [
          paragraph(
            "direction",
            write`Để tổ chức thực hiện, trong ${nameOf(period, "vi")} đã ban hành, triển khai ${documents}.`,
          ),
        ]),
  ];
}

function results(data: ReviewData, section: Section, number: number): Block[] {
  const targets = targetsIn(data, section);
  const pacing = targets.filter(({ standing }) => standing.reviewClass !== "year_end");
  const ahead = pacing.filter(({ standing }) => standing.pace === "ahead");
  const onPace = pacing.filter(({ standing }) => standing.pace === "on_pace");
  const yearEnd = targets.filter(({ standing }) => standing.reviewClass === "year_end");
  const course = toldIn(data, section).filter((figure) => courseOf(figure) !== "worse");
  const recognitions = recognitionsClause(
    data.recognitions.filter((recognition) => sectionOfRecognition(data, recognition).id === section.id),
  );
  const id = (part: string) => `results/${section.id}/${part}`;
  const paragraphs = [
    list(id("ahead"), many(ahead, "thực hiện vượt tiến độ: "), clauses(data, ahead)),
    list(id("on-pace"), many(onPace, "thực hiện đúng tiến độ: "), clauses(data, onPace)),
    list(
      id("course"),
      "So với cùng kỳ: ",
      course.flatMap((figure) => {
        const clause = clauseOfFigure(data, figure);
        return clause === undefined ? [] : [clause];
      }),
    ),
    list(id("recognitions"), "", recognitions.length === 0 ? [] : [recognitions]),
    list(
      id("year-end"),
      many(yearEnd, "đánh giá vào cuối kỳ: "),
      yearEnd.map((target) => clauseOfTarget(data, target) ?? write`${lowerFirst(target.name)}`),
    ),
  ].flat();
  return [
    heading(`results/${section.id}`, 2, `${number}. ${section.title}`),
    ...paragraphs,
    prompted(id("more"), `Kết quả khác trên lĩnh vực ${lowerFirst(section.title)}`),
  ];
}

function limits(data: ReviewData, sections: Section[]): Block[] {
  const told = sections.flatMap((section) => limitsIn(data, section));
  return [
    paragraph(
      "limits/opening",
      told.length > 0
        ? write`Bên cạnh những kết quả đạt được, việc thực hiện Nghị quyết còn những hạn chế, khó khăn sau:`
        : write`Qua số liệu báo cáo, không có chỉ tiêu nào chậm tiến độ hoặc diễn biến không thuận lợi so với cùng kỳ.`,
    ),
    ...told,
    ...unitsTold(data, "hanChe", "limits/units", "Theo báo cáo của các đơn vị: "),
    ...unitsTold(data, "nguyenNhan", "limits/units-causes", "Nguyên nhân, theo các đơn vị: "),
    prompted("limits/causes", "Nguyên nhân của hạn chế, khó khăn"),
  ];
}

/** What the units wrote under a heading, one after another, each with its source: "Còn hộ ở xa tuyến ống (xã Tân Hào); …". */
function unitsTold(data: ReviewData, heading: ReviewNarrative["heading"], id: string, words: string): ParagraphBlock[] {
  const told = (data.narratives ?? []).filter((each) => each.heading === heading);
  return list(
    id,
    words,
    told.map((each) => write`${lowerFirst(oneLine(each.words))} (${lowerFirst(each.source)})`),
  );
}

/** In a sentence of a paragraph; its own full stop would end the whole. */
function oneLine(words: string): string {
  return words
    .replace(/\s+/g, " ")
    .trim()
    .replace(/[.;,]+$/, "");
}

function limitsIn(data: ReviewData, section: Section): ParagraphBlock[] {
  const targets = targetsIn(data, section);
  const lagging = targets.filter(({ standing }) => standing.pace === "behind" || standing.pace === "at_risk");
  const worseTargets = lagging.filter(
    (target) => isRelative(target.comparator) && courseOf(ofTarget(target)) === "worse",
  );
  const rest = lagging.filter((target) => !worseTargets.includes(target));
  const begun = rest.filter((target) => !isNotBegun(target));
  const worse = [
    ...worseTargets.map((target) => clauseOfTarget(data, target)),
    ...toldIn(data, section)
      .filter((figure) => courseOf(figure) === "worse")
      .map((figure) => clauseOfFigure(data, figure)),
  ];
  const unjudged = targets.filter(({ standing }) => standing.pace === "no_data");
  const told = unjudged.filter(({ standing }) => standing.actual !== null);
  const partial = told.filter(({ standing }) => standing.judged === false);
  const withoutBasis = told.filter(({ standing }) => standing.judged !== false);
  const silent = [
    ...unjudged.filter(({ standing }) => standing.actual === null).map(({ name }) => name),
    ...toldIn(data, section)
      // Nothing owed is nothing missing: a commune need not report what the police enter for the district.
      .filter(({ actual, coverage }) => actual === null && coverage.expected > 0)
      .map(({ indicator }) => indicator.name),
  ];
  const sentences = [
    sentence("tiến độ thực hiện còn chậm: ", clauses(data, paced(begun, "behind"), "lagging")),
    sentence("có nguy cơ không đạt, cần tập trung chỉ đạo: ", clauses(data, paced(begun, "at_risk"), "lagging")),
    sentence("chưa thực hiện được: ", clauses(data, rest.filter(isNotBegun))),
    sentence(
      "diễn biến không thuận lợi so với cùng kỳ: ",
      worse.filter((clause) => clause !== undefined),
    ),
    sentence("chưa đủ số liệu để đánh giá: ", clauses(data, partial)),
    sentence("cùng kỳ không có số làm căn cứ đánh giá: ", clauses(data, withoutBasis)),
    sentence(
      "chưa có số liệu báo cáo: ",
      silent.map((name) => write`${lowerFirst(name)}`),
    ),
  ].flat();
  if (sentences.length === 0) return [];
  const [first = [], ...others] = sentences;
  const spans = write`Về ${lowerFirst(section.title)}, ${first}.`;
  return [
    paragraph(
      `limits/${section.id}`,
      others.reduce<Span[]>((whole, next) => write`${whole} ${asSentence(next)}.`, spans),
    ),
  ];
}

/** "Trong 31 chỉ tiêu: 02 chỉ tiêu vượt; 04 chỉ tiêu đạt hoặc cơ bản đạt; …"; a class without targets is left out. */
function counts(data: ReviewData, period: Period): Block[] {
  const count = (of: Parameters<typeof countOf>[1]) => figureOf(data, { count: of }) ?? "";
  const classes = [
    ["exceeded", write`${count("exceeded")} chỉ tiêu vượt`],
    ["met", write`${count("met")} chỉ tiêu đạt hoặc cơ bản đạt`],
    ["half", write`${count("half")} chỉ tiêu đạt từ 50% trở lên`],
    [
      "below",
      countOf(data, "notBegun") === 0
        ? write`${count("below")} chỉ tiêu ${belowInWords(data)}`
        : write`${count("below")} chỉ tiêu ${belowInWords(data)} (trong đó ${count("notBegun")} chỉ tiêu chưa thực hiện)`,
    ],
    ["yearEnd", write`${count("yearEnd")} chỉ tiêu đánh giá vào cuối năm`],
    ["noData", write`${count("noData")} chỉ tiêu chưa có đủ số liệu`],
  ] as const;
  const counted = (clauses: readonly (readonly [Parameters<typeof countOf>[1], Span[]])[]) =>
    clauses.filter(([of]) => countOf(data, of) > 0).map(([, clause]) => clause);
  const told = counted(classes);
  if (told.length === 0) return [prompted("counts/scale", "Mức độ thực hiện các chỉ tiêu")];
  const well = counted([
    ["paceAhead", write`${count("paceAhead")} chỉ tiêu vượt tiến độ`],
    ["paceOn", write`${count("paceOn")} chỉ tiêu đúng tiến độ`],
  ]);
  const others = counted([
    ["paceBehind", write`${count("paceBehind")} chỉ tiêu chậm tiến độ`],
    ["paceAtRisk", write`${count("paceAtRisk")} chỉ tiêu có nguy cơ không đạt`],
    ["yearEnd", write`${count("yearEnd")} chỉ tiêu cuối năm mới đánh giá`],
  ]);
  const breakdown = well.length > 1 ? write` (${joinWith(", ", well)})` : "";
  return [
    paragraph(
      "counts/scale",
      write`Đến hết ${nameOf(period, "vi")}, trong tổng số ${count("all")} chỉ tiêu của Nghị quyết có: ${joinWith("; ", told)} (chi tiết tại Phụ lục kèm theo).`,
    ),
    ...(countOf(data, "known") === 0
      ? []
      : [
          paragraph(
            "counts/pace",
            write`So với tiến độ đề ra đến thời điểm này, ${joinWith("; ", [
              write`${count("good")} trong ${count("known")} chỉ tiêu có số liệu đúng hoặc vượt tiến độ${breakdown}`,
              ...others,
            ])}.`,
          ),
        ]),
  ];
}

/** Of a ceiling that is broken nobody says that less than half of it was reached. */
function belowInWords(data: ReviewData): string {
  const notMet = countOf(data, "notMet");
  if (notMet === 0) return "đạt dưới 50%";
  return notMet === countOf(data, "below") ? "chưa đạt" : "chưa đạt hoặc đạt dưới 50%";
}

function tasks(data: ReviewData, section: Section, number: number): Block[] {
  const lagging = targetsIn(data, section).filter(
    ({ standing }) => standing.pace === "behind" || standing.pace === "at_risk",
  );
  return [
    heading(`tasks/${section.id}`, 2, `${number}. ${section.title}`),
    ...list(
      `tasks/${section.id}/lagging`,
      "Tập trung lãnh đạo, chỉ đạo, tháo gỡ khó khăn đối với các chỉ tiêu chậm tiến độ, có nguy cơ không đạt: ",
      lagging.map(({ name }) => write`${lowerFirst(name)}`),
    ),
    prompted(`tasks/${section.id}/own`, `Nhiệm vụ, giải pháp trên lĩnh vực ${lowerFirst(section.title)}`),
  ];
}

function targetsIn(data: ReviewData, section: Section): ToldTarget[] {
  return data.targets.filter(({ field }) => sectionOf(field).id === section.id);
}

/** Told for themselves: not the parts, which are told with their whole, nor what a target already speaks of. */
function toldIn(data: ReviewData, section: Section): ReviewData["told"] {
  const ofTargets = new Set(data.targets.map(({ indicator }) => indicator.code));
  const wholes = new Set([...ofTargets, ...data.told.map(({ indicator }) => indicator.code)]);
  return data.told.filter(
    ({ indicator }) =>
      sectionOf(indicator.field).id === section.id &&
      !ofTargets.has(indicator.code) &&
      !(indicator.partOf !== undefined && wholes.has(indicator.partOf)),
  );
}

function paced(targets: ToldTarget[], pace: "behind" | "at_risk"): ToldTarget[] {
  return targets.filter(({ standing }) => standing.pace === pace);
}

function isNotBegun({ standing }: ToldTarget): boolean {
  return standing.reviewClass === "not_begun";
}

/** "Chỉ tiêu …" or "Các chỉ tiêu …". */
function many(targets: readonly ToldTarget[], words: string): string {
  return `${targets.length > 1 ? "các chỉ tiêu" : "chỉ tiêu"} ${words}`;
}

function clauses(data: ReviewData, targets: ToldTarget[], tone: Tone = "reached"): Span[][] {
  return targets.flatMap((target) => {
    const clause = clauseOfTarget(data, target, tone);
    return clause === undefined ? [write`${lowerFirst(target.name)} (chưa có số liệu)`] : [clause];
  });
}

function sentence(words: string, clauses: Span[][]): Span[][] {
  return clauses.length === 0 ? [] : [write`${words}${joinWith("; ", clauses)}`];
}

function list(id: string, words: string, clauses: Span[][]): ParagraphBlock[] {
  return sentence(words, clauses).map((spans) => paragraph(id, write`${asSentence(spans)}.`));
}

function heading(id: string, level: 1 | 2, text: string): HeadingBlock {
  return { id, kind: "heading", level, text };
}

function paragraph(id: string, spans: Span[]): ParagraphBlock {
  return { id, kind: "paragraph", spans };
}

function prompted(id: string, prompt: string): ParagraphBlock {
  return { id, kind: "paragraph", spans: [], prompt };
}
