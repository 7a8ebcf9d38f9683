import { dutyTexts } from "../../duties/texts.ts";
import type { Text, Texts } from "../../prose/text.ts";
import { resolutionTexts } from "../../resolutions/texts.ts";
import { taskPageTexts } from "../pageTexts.ts";
import { taskTexts } from "../texts.ts";
import type { Order, View } from "./board.ts";

export const viewNames: Readonly<Record<View, Text>> = {
  "dang-mo": { vi: "Đang mở", en: "Open" },
  "qua-han": { vi: "Quá hạn", en: "Overdue" },
  "sap-han": { vi: "Đến hạn trong 7 ngày", en: "Due in seven days" },
  "cho-toi": { vi: "Chờ tôi trả lời", en: "Waiting for my answer" },
  "im-lang": { vi: "Một tuần không có gì mới", en: "Untouched for a week" },
  "tat-ca": { vi: "Tất cả", en: "All" },
};

export const orderNames: Readonly<Record<Order, Text>> = {
  "thoi-han": { vi: "thời hạn", en: "deadline" },
  "don-vi": { vi: "đơn vị chủ trì", en: "lead unit" },
  "lanh-dao": { vi: "lãnh đạo phụ trách", en: "leader in charge" },
  "linh-vuc": { vi: "lĩnh vực", en: "field" },
  "van-ban": { vi: "văn bản", en: "paper" },
};

export const boardTexts = {
  board_of_tasks: { vi: "Theo dõi nhiệm vụ", en: "Board of tasks" },
  board_headline: {
    vi: "{total} phần việc của {tasks} nhiệm vụ: {done} đã xong ({doneOnTime} đúng hạn), {open} còn trong hạn, {openOverdue} quá hạn.",
    en: "{total} pieces of {tasks} tasks: {done} done ({doneOnTime} on time), {open} open in time, {openOverdue} overdue.",
  },
  board_headline_excused: {
    vi: "{excused} phần quá hạn do khách quan đứng ngoài các số này.",
    en: "{excused} past their deadline by an outside cause stand outside these numbers.",
  },
  board_beyond: {
    vi: "Các số này kể cả {count} phần việc của đơn vị ngoài quyền xem của anh, chị: ai hỏi cũng được cùng một tổng.",
    en: "These numbers include {count} pieces of units beyond what you may see: whoever asks is told the same total.",
  },
  board_lead: { vi: "do đơn vị và cấp dưới chủ trì", en: "led by the unit and below" },
  board_assigned: { vi: "do đơn vị giao", en: "assigned by the unit" },
  board_of: { vi: "Nhiệm vụ:", en: "Tasks:" },
  board_by: { vi: "Xếp theo:", en: "By:" },
  board_nothing: { vi: "Không có nhiệm vụ nào như vậy.", en: "There is no such task." },
  board_more: { vi: "Còn {count} dòng nữa; lọc bớt để xem.", en: "{count} more lines; narrow the view to see them." },
  board_state: resolutionTexts.standing,
  board_task: taskTexts.task_title,
  board_progress: { vi: "Đã xong", en: "Done" },
  board_due: taskTexts.task_due,
  board_paper: taskPageTexts.task_document,
  board_late: { vi: "quá {days} ngày", en: "{days} days late" },
  board_left: dutyTexts.days_left,
  board_today: dutyTexts.due_today,
  board_all_done: { vi: "đã xong", en: "done" },
  board_waits: { vi: "{count} chờ trả lời", en: "{count} waiting for an answer" },
  board_done_of: taskPageTexts.pieces_done,
  board_still: { vi: "còn {units}", en: "not yet: {units}" },
  board_still_more: { vi: "còn {units} và {count} đơn vị khác", en: "not yet: {units} and {count} more" },
  board_extended: { vi: "{first}, gia hạn đến {due}", en: "{first}, put off to {due}" },
  board_no_group: { vi: "Không ghi", en: "Not given" },
  board_open_page: { vi: "Mở nhiệm vụ", en: "Open the task" },
  board_opened_beyond: {
    vi: "Còn {count} phần việc của đơn vị ngoài quyền xem của anh, chị.",
    en: "{count} more pieces are of units beyond what you may see.",
  },
  board_illustrative: {
    vi: "Có nhiệm vụ mà diễn biến là minh họa.",
    en: "Of some tasks what happened is illustrative.",
  },
  board_months: { vi: "Các tháng gần đây", en: "Recent months" },
  board_month: { vi: "Tháng", en: "Month" },
  board_months_note: {
    vi: "Mỗi tháng gồm phần việc có hạn trong tháng và phần còn dở từ trước, xét ở ngày cuối tháng.",
    en: "Each month holds the pieces due in it and what was carried into it, judged on its last day.",
  },
} satisfies Texts;
