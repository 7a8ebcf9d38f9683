/** Shares: of a plan that is reached or exceeded, of a whole that several make up, a part of a number that stands behind it. */
import { isPlan } from "./change.ts";
import type { Comparison } from "./comparator.ts";
import type { ReadRow } from "./demandClause.ts";
import { isShareMeasure } from "./measure.ts";
import type { Quantity } from "./quantity.ts";
import { beginsWith, behind as behindPhrase, endsWith, phrases, type Said, said, says } from "./spelling.ts";

/** "% tổng số đảng viên", "% dự toán tỉnh giao": of what it is a share, as the words behind it say. */
export function shareOf(behind: string): string {
  const [, sign = "%", of = ""] = /^\s*(%|‰)?\s*((?:[\p{L}\p{M}]+ ?){0,6})/u.exec(behind) ?? [];
  const whole = of
    .replace(/^(?:trở lên|so với)\s*/iu, "")
    .replace(/(?<!\p{L})(?:trước|trong|vào|đến|để|và|đầu năm)(?!\p{L}).*$/iu, "")
    .trim();
  return whole === "" ? sign : `${sign} ${whole}`;
}

const exceeding = phrases("vượt", "vượt từ", "vượt trên", "vượt ít nhất");

/** "Vượt 10% so với dự toán", "vượt dự toán từ 5% trở lên". */
export function isBeyondPlan(left: Said, behind: string, stated: Comparison | undefined): boolean {
  if ((stated === "more_than" || stated === "at_least") && endsWith(left, exceeding)) return isPlan(behind);
  const plan = behindPhrase(left, exceeding);
  return plan !== undefined && isPlan(plan.line);
}

const structure = phrases("cơ cấu");
/** What is grown or done instead, which makes up nothing. */
const conversion = phrases("chuyển đổi cơ cấu");
const ownShare = phrases("tỷ trọng", "tỷ lệ");
const makingUp = phrases("chiếm", "chiếm tỷ trọng", "chiếm tỷ lệ", "chiếm khoảng");

/** One of the shares of a whole, "cơ cấu kinh tế", "chiếm 35%"; of "tỷ trọng nông nghiệp trong cơ cấu" the share is named. */
export function isMakingUp({ share }: Quantity, left: Said, { name = "", isBare, measure }: ReadRow): boolean {
  const called = said(name, isBare);
  const isShare = share !== undefined || isShareMeasure(measure) || !measure;
  if (isShare && says(called, structure) && !beginsWith(called, ownShare) && !says(called, conversion)) return true;
  return endsWith(left, makingUp) || endsWith(called, makingUp);
}

/** "1/3 số hộ nghèo": the part of a number that is not told; "02/05 đoàn thể" are two. */
export function isFraction({ of }: Quantity, behind: string): boolean {
  return of !== undefined && /^\s*(?:tổng )?số(?!\p{L})/iu.test(behind);
}
