/**
 * By when something is to be done, as it is typed where a task is handed out: "trước 30/9", "trong quý II", "10 ngày làm việc",
 * "+10", as the files write it: a day, or so many days after it is handed out.
 */
import type { Period } from "../calendar/period.ts";
import { plain } from "../prose/plain.ts";
import { dayTyped } from "./day.ts";
import { dueIn } from "./due.ts";
import { unaccented } from "./spelling.ts";

export type DeadlineTyped = {
  /** `2024-09-30`, `+10`, `+10w`. */
  cell: string;
  /** Which day is meant is left open: "đầu quý III". */
  isOpen: boolean;
};

const counted = /^\+?(\d{1,3}) ?(?:(w)|ngay( lam viec)?)?(?: (?:ke )?tu (?:ngay|khi) (?:giao|nhan).*)?$/;
/** What only says that a deadline comes. */
const leading =
  /^(?:(?:thoi han|han|han chot|phai|hoan thanh|xong|bao cao|trong vong|trong thoi han|truoc|cham nhat|cham nhat la|la|khong qua)[: ]+)+/;
const around =
  /(?:truoc|den|het|cham nhat|la|trong|vao|ngay|thang|nam|han|chot|thoi|xong|hoan|thanh|cuoi|thoi gian|[:.,\s])+/g;

/** Nothing where the text is no deadline, or more than one. */
export function deadlineTyped(text: string, within: Period): DeadlineTyped | undefined {
  const typed = text.trim();
  const bare = plain(typed).replace(leading, "").replace(/[.;]$/, "");
  const days = counted.exec(bare);
  if (days && (days[2] !== undefined || bare.startsWith("+") || bare.includes("ngay")))
    return { cell: `+${Number(days[1])}${days[2] ?? (days[3] === undefined ? "" : "w")}`, isOpen: false };
  const day = dayTyped(typed);
  if (day !== undefined) return { cell: day, isOpen: false };
  // "30/9" alone is a day only where one is expected.
  for (const sought of [typed, `ngày ${typed}`]) {
    const due = dueIn(sought, within);
    if (!due) continue;
    const rest = unaccented(`${sought.slice(0, due.start)} ${sought.slice(due.end)}`).replace(around, "");
    if (rest === "") return { cell: due.day, isOpen: due.isOpen };
  }
  return undefined;
}
