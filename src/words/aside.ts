/** What stands in brackets behind a demand: its parts, the number said better, or what is only told besides. */
import { comparedTo } from "./change.ts";
import { isChange } from "./comparator.ts";
import type { Demand } from "./demand.ts";
import { dated, demandIn, doubted, type Found, nothingCarried, type ReadRow } from "./demandClause.ts";
import { type Due, dueIn, isOutside } from "./due.ts";
import { isShareMeasure } from "./measure.ts";
import { blanked, withoutYears } from "./namedNumbers.ts";
import { quantitiesIn } from "./quantity.ts";
import { unaccented } from "./spelling.ts";

/** The text without its brackets, and what stood in them; the parts of what is demanded stay, as clauses of their own. */
export function withoutAsides(text: string): { main: string; asides: string[] } {
  const asides: string[] = [];
  const main = text.replace(/\(([^()]*)\)/g, (_all, aside: string) => {
    if (namesParts(aside)) return `; ${aside};`;
    asides.push(aside);
    return " ";
  });
  return { main, asides };
}

const ofWhich = /^\s*(?:trong do|bao gom|gom|rieng)(?!\p{L})/u;
/** What begins so tells the number again, what it is compared with, or where it comes from. */
const besides = new RegExp(
  `^\\s*(?:${[
    ..."dat|tuong (?:duong|ung)|bang|tuc|chiem|khoang|tang|giam|con|de|luy ke|toi thieu|toi da|it nhat|phan dau|so (?:voi|cung)|tu|tren|duoi|theo".split(
      "|",
    ),
    ..."den|het|cuoi|dau|quy|thang|nam|ngay|truoc|binh quan|trung binh|gap|hien|nay|uoc|thuc hien|th|kh|nq|ke hoach|nghi quyet|chi tieu".split(
      "|",
    ),
    ..."du toan|muc|cung ky|ca nuoc|toan (?:tinh|huyen|quoc)|tinh|huyen|trung uong|tw|moi|hang|hoan thanh|vuot|khong|lan|dot|phu luc".split(
      "|",
    ),
  ].join("|")})(?!\\p{L})`,
  "u",
);

/** "Nuôi trồng 950 tấn, khai thác 300 tấn": each of its clauses names something, and then how much of it. */
function namesParts(aside: string): boolean {
  const words = unaccented(aside);
  const isNumbered = (text: string) => /\d/.test(withoutYears(text));
  if (ofWhich.test(words)) return isNumbered(words);
  const clauses = words.split(/[;,](?!\d)/);
  return clauses.every((clause) => /^\s*\p{L}{2}/u.test(clause) && isNumbered(clause) && !besides.test(clause));
}

type Beside = { asides: readonly string[]; behind: string };

/** What stands in brackets or behind says the number better, or by when it is due. */
export function withAsides(found: Found, { asides, behind }: Beside, row: ReadRow): Demand[] {
  const { demand } = found;
  for (const aside of asides) {
    const [said] = aside.length === 0 ? [] : (readAside(aside, row) ?? []);
    if (!said) continue;
    const isReached = isChange(demand.comparator) && /(?<!\p{L})(?:đạt|dat|còn|con|lên|len)(?!\p{L})/iu.test(aside);
    const isCounted = demand.isOther && !said.demand.isOther && said.isShare === isShareMeasure(row.measure);
    if (isReached || isCounted) return [said.demand];
    if (isOtherLevel(said, found) || /^\s*lũy kế/iu.test(aside)) return [doubted(found, "doubt_left_over").demand];
  }
  const later =
    dueIn(comparedTo(behind).told, row.within) ?? asides.map((aside) => dueAside(aside, row)).find((due) => due);
  const isOpen = later !== undefined && isOutside(later, row);
  return [dated({ ...(isOpen ? doubted(found, "doubt_due") : found), by: later?.day ?? found.by }, row)];
}

const byWhen = /^\s*(?:(?:hoan thanh|xong|cham nhat|han|truoc|trong|den)(?!\p{L})|(?:quy|thang|ngay) )/u;

/** "(hoàn thành quý III/2026)", "(trước 30/6)", but not "(quý I: 01, quý III: 01)". */
function dueAside(aside: string, { within }: ReadRow): Due | undefined {
  const due = byWhen.test(unaccented(aside)) ? dueIn(aside, within) : undefined;
  return due && quantitiesIn(blanked(aside, due.start, due.end)).length === 0 ? due : undefined;
}

/** "Phấn đấu đạt 100% (tối thiểu 95%)": which of the two is demanded nobody knows. */
function isOtherLevel({ demand, isShare }: Found, found: Found): boolean {
  const isLevel = !isChange(demand.comparator) && !demand.isOther && demand.doubts.length === 0;
  return (
    isLevel && isShare === found.isShare && !isChange(found.demand.comparator) && !demand.amount.eq(found.demand.amount)
  );
}

function readAside(aside: string, row: ReadRow): Found[] | undefined {
  const read = demandIn(aside, nothingCarried, undefined, row);
  return read && !("fault" in read) ? read : undefined;
}
