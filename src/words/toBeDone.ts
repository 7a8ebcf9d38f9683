/** What names no number: a thing to be done, by its day or by the end of the target's period. */
import { lastDay } from "../calendar/period.ts";
import type { IsoDate } from "../database/ids.ts";
import { Decimal } from "../prose/number.ts";
import { isPlan } from "./change.ts";
import { clausesOf } from "./clause.ts";
import type { Demand, DemandFault } from "./demand.ts";
import type { ReadRow } from "./demandClause.ts";
import { dueIn, isOutside } from "./due.ts";
import { withoutNamedNumbers } from "./namedNumbers.ts";
import { phrases, said, says } from "./spelling.ts";

export function doneIn(named: string, row: ReadRow): Demand[] | DemandFault {
  const { within, measure, isBare: bare } = row;
  const text = withoutNamedNumbers(named, measure);
  const steps = clausesOf(text).flatMap((clause) => {
    const due = dueIn(clause.text, within);
    return due ? [due] : [];
  });
  const [due, ...later] = steps;
  const rest = due ? `${text.slice(0, due.start)} ${text.slice(due.end)}` : text;
  const words = said(rest, bare);
  const isDone = says(words, toBeDone) && !(measure && isPlan(rest));
  if (isDone || (due && (measure === "" || isOnlyDated(words.line)))) {
    const isByEvent = !due && says(words, events);
    return [due, ...later].map((step) => {
      const day = step?.day ?? lastDay(within);
      return { ...doneBy(day), doubts: isByEvent || (step && isOutside(step, row)) ? ["doubt_due"] : [] };
    });
  }
  if (measure !== "") return { fault: "demand_without_number" };
  if (says(words, reached) && words.line.trim().split(" ").length <= mostReached) return [doneBy(lastDay(within))];
  return says(words, keptUp)
    ? [{ ...doneBy(lastDay(within)), doubts: ["doubt_done"] }]
    : { fault: "demand_without_number" };
}

const toBeDone = phrases("hoàn thành", "xong", "ban hành", "trong năm", "thành lập", "đưa vào sử dụng", "khánh thành");
/** Days that only those know who were there: "xong trước Đại hội". */
const events = phrases("trước", "dịp", "chào mừng", "nhân");
const reached = phrases("đạt", "đạt chuẩn", "được công nhận", "xếp loại");
/** "Đạt chuẩn nông thôn mới nâng cao" is a state to be reached, a longer text a talk of it. */
const mostReached = 8;
const keptUp = phrases("duy trì", "giữ vững");
const aroundDates = new Set(
  [
    "trước",
    "trong",
    "đến",
    "hết",
    "cuối",
    "vào",
    "chậm",
    "nhất",
    "là",
    "thời",
    "hạn",
    "gian",
    "năm",
    "quý",
    "tháng",
  ].flatMap((word) => [said(word, false).line.trim(), said(word, true).line.trim()]),
);

/** What is left of a phrase that names a date and nothing else. */
function isOnlyDated(line: string): boolean {
  return line
    .trim()
    .split(" ")
    .every((word) => word === "" || aroundDates.has(word));
}

export function doneBy(due: IsoDate | undefined): Demand {
  return { comparator: "done_by", amount: new Decimal(1), ...(due && { due }), doubts: [] };
}
