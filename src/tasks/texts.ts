import type { Text, Texts } from "../prose/text.ts";
import { webTexts } from "../web/texts.ts";
import type { EventKind } from "./event.ts";
import type { PieceState } from "./piece.ts";
import type { Recurrence } from "./task.ts";

export const recurrenceNames: Readonly<Record<Recurrence, Text>> = {
  month: { vi: "hằng tháng", en: "every month" },
  quarter: { vi: "hằng quý", en: "every quarter" },
  half: { vi: "6 tháng một lần", en: "every half-year" },
  year: { vi: "hằng năm", en: "every year" },
};

export const eventNames: Readonly<Record<EventKind, Text>> = {
  received: { vi: "đã nhận", en: "received" },
  progress: { vi: "tiến độ", en: "progress" },
  done: { vi: "báo hoàn thành", en: "reported done" },
  accepted: { vi: "nghiệm thu", en: "accepted" },
  returned: { vi: "trả lại", en: "returned" },
  extension_asked: { vi: "xin gia hạn", en: "more time asked for" },
  extension_granted: { vi: "cho gia hạn", en: "more time granted" },
  extension_refused: { vi: "không cho gia hạn", en: "more time refused" },
  declined: { vi: "từ chối nhận", en: "declined" },
  decline_accepted: { vi: "đồng ý cho thôi", en: "decline accepted" },
  decline_rejected: { vi: "không đồng ý cho thôi", en: "decline rejected" },
  outside_cause: { vi: "xác nhận nguyên nhân khách quan", en: "outside cause confirmed" },
  transferred: { vi: "chuyển đơn vị khác", en: "transferred" },
  withdrawn: { vi: "rút lại", en: "withdrawn" },
};

export const stateNames: Readonly<Record<PieceState, Text>> = {
  gone: { vi: "không còn tính", en: "no longer counted" },
  awaiting: { vi: "chờ nghiệm thu", en: "waiting to be accepted" },
  done_on_time: { vi: "hoàn thành đúng hạn", en: "done on time" },
  done_late: { vi: "hoàn thành quá hạn", en: "done late" },
  no_deadline: { vi: "đang thực hiện, không có hạn", en: "open, without deadline" },
  excused: { vi: "quá hạn do nguyên nhân khách quan", en: "past its deadline by an outside cause" },
  overdue: { vi: "quá hạn", en: "overdue" },
  due_soon: { vi: "sắp đến hạn", en: "due soon" },
  in_time: { vi: "đang thực hiện trong hạn", en: "open in time" },
};

export const taskTexts = {
  nav_tasks: webTexts.nav_tasks,
  tasks_of: { vi: "Của {unit}, đến {day}", en: "Of {unit}, as of {day}" },
  duties_todo: { vi: "Nhiệm vụ phải làm", en: "Tasks to do" },
  duties_returned: { vi: "Nhiệm vụ bị trả lại", en: "Tasks returned" },
  duties_to_sign: { vi: "Nhiệm vụ chờ duyệt", en: "Tasks to sign" },
  duty_lead: { vi: "Nhiệm vụ “{title}”", en: "The task “{title}”" },
  duty_cooperating: { vi: "Phần phối hợp nhiệm vụ “{title}”", en: "Co-operating in “{title}”" },
  progress_told: { vi: "đã làm {percent}%", en: "{percent}% done" },
  assign_line: { vi: "Giao việc trong một dòng", en: "A task in one line" },
  assign_line_hint: {
    vi: "Rà soát hộ nghèo cho mọi xã trước 30/9 theo 276-KH/HU",
    en: "Rà soát hộ nghèo cho mọi xã trước 30/9 theo 276-KH/HU",
  },
  read_line: { vi: "Đọc", en: "Read" },
  assign_many: { vi: "Giao nhiều việc: dán bảng hoặc đoạn chỉ đạo", en: "Many at once: paste a table or directions" },
  to_do: { vi: "Phải làm", en: "To do" },
  nothing_to_do: {
    vi: "Không có phần việc nào đang chờ {unit}.",
    en: "No piece of a task waits for {unit}.",
  },
  task_title: { vi: "Nội dung nhiệm vụ", en: "Task" },
  task_due: { vi: "Hạn", en: "Due" },
  task_state: webTexts.state,
  task_done: { vi: "Hoàn thành", en: "Done" },
  task_unit: webTexts.unit,
  task_role: webTexts.role,
  role_lead: { vi: "chủ trì", en: "lead" },
  role_cooperating: { vi: "phối hợp", en: "co-operating" },
  due_on: { vi: "hạn {day}", en: "due {day}" },
  no_due: { vi: "không có hạn", en: "no deadline" },
  days_left: { vi: "còn {days} ngày làm việc", en: "{days} working days left" },
  days_late: { vi: "quá {days} ngày làm việc", en: "{days} working days late" },
  awaiting_answer: { vi: "chờ trả lời đề nghị", en: "a request waits for an answer" },
  task_assigned: { vi: "{unit} giao ngày {day}", en: "Assigned by {unit} on {day}" },
  task_left_out: {
    vi: "Còn {count} phần việc của đơn vị khác, ngoài quyền xem của anh, chị.",
    en: "{count} more pieces are other units', beyond what you may see.",
  },
  state_awaiting: stateNames.awaiting,
  task_history: webTexts.course,
  task_no_history: { vi: "Chưa có diễn biến.", en: "Nothing has happened yet." },
  task_event: { vi: "Sự việc", en: "Event" },
  task_day: webTexts.document_date,
  task_amount: { vi: "Mức, hạn", en: "Amount, day" },
  task_said: { vi: "Lời kèm theo", en: "Words" },
  task_by: { vi: "Người ghi", en: "By" },
  task_pieces: { vi: "Phần việc", en: "Pieces" },
  your_piece: { vi: "Báo về phần việc của {unit}", en: "Tell of the piece of {unit}" },
  answer_piece: { vi: "Trả lời, với tư cách cơ quan giao", en: "Answer as who assigned it" },
  every_piece: { vi: "– mọi phần việc áp dụng được –", en: "– every piece that allows it –" },
  task_amount_hint: {
    vi: "Tiến độ, chất lượng: số phần trăm. Gia hạn, trả lại, khách quan: ngày, như 15/10/2024. Chuyển: mã đơn vị nhận.",
    en: "Progress, quality: per cent. More time, return, outside cause: a date such as 15/10/2024. Transfer: the unit's code.",
  },
  task_record: { vi: "Ghi", en: "Record" },
  task_unknown: { vi: "Không có nhiệm vụ “{task}”.", en: "There is no task “{task}”." },
  tasks_day_or_period: {
    vi: "Hãy hỏi theo một ngày hoặc theo một kỳ, không cả hai.",
    en: "Ask about a day or about a period, not both.",
  },
  task_event_own_unit: { vi: "Hãy chọn đơn vị có phần việc.", en: "Choose the unit whose piece it is." },
  cell_task_unknown: { vi: "Không có nhiệm vụ mang mã “{text}”.", en: "No task has the code “{text}”." },
  deadline_wrong: {
    vi: "“{text}” không phải là thời hạn. Viết một ngày (2024-04-27), một kỳ (2024-Q2), +10 (ngày) hoặc +5w (ngày làm việc).",
    en: "“{text}” is no deadline. Write a date (2024-04-27), a period (2024-Q2), +10 (days) or +5w (working days).",
  },
  deadline_not_counted: {
    vi: "Nhiệm vụ lặp lại có hạn tính từ ngày cuối kỳ: +10 (ngày), +5w (ngày làm việc) hoặc để trống, không phải “{text}”.",
    en: "A recurring task is due so many days after its period: +10 (days), +5w (working days) or nothing, not “{text}”.",
  },
  deadline_before_start: {
    vi: "Thời hạn “{text}” đứng trước ngày giao {day}.",
    en: "The deadline “{text}” lies before the day it is assigned, {day}.",
  },
  until_without_recurs: {
    vi: "Chỉ nhiệm vụ lặp lại mới có ngày thôi lặp.",
    en: "Only a recurring task ends to recur.",
  },
  task_weight_negative: { vi: "Trọng số không được âm.", en: "A weight is not below zero." },
  task_day_far: {
    vi: "Ngày {day} còn quá xa: không quá {years} năm nữa.",
    en: "{day} lies too far ahead: {years} years at most.",
  },
  task_unit_absent: {
    vi: "Đơn vị “{text}” không tồn tại vào ngày giao {day}.",
    en: "The unit “{text}” does not exist on the day it is assigned, {day}.",
  },
  task_nobody: {
    vi: "Không đơn vị nào thuộc “{text}” có ở {unit} hoặc cấp dưới vào ngày giao {day}.",
    en: "No unit of “{text}” exists at {unit} or below it on the day it is assigned, {day}.",
  },
  task_event_far: {
    vi: "{task}: ngày {date} còn quá xa: không quá {years} năm nữa.",
    en: "{task}: {date} lies too far ahead: {years} years at most.",
  },
  task_event_before_assigned: {
    vi: "{task}: ngày {date} đứng trước ngày giao.",
    en: "{task}: {date} lies before the day it was assigned.",
  },
  task_event_no_piece: {
    vi: "{task}: vào ngày {date} {unit} không có phần việc nào.",
    en: "{task}: on {date} {unit} has no piece of it.",
  },
  task_event_gone: {
    vi: "{task}, {unit}: vào ngày {date} phần việc này đã được rút, chuyển hoặc cho thôi.",
    en: "{task}, {unit}: on {date} this piece is withdrawn, transferred or declined already.",
  },
  task_event_finished: {
    vi: "{task}, {unit}: vào ngày {date} phần việc này đã báo hoàn thành.",
    en: "{task}, {unit}: on {date} this piece is reported done already.",
  },
  task_event_not_finished: {
    vi: "{task}, {unit}: vào ngày {date} phần việc này chưa báo hoàn thành.",
    en: "{task}, {unit}: on {date} this piece is not reported done yet.",
  },
  task_event_no_acceptance: {
    vi: "{task}: nhiệm vụ này báo hoàn thành là hoàn thành, không có bước nghiệm thu.",
    en: "{task}: what is reported done of it is done; nothing is accepted or returned.",
  },
  task_event_accepted_already: {
    vi: "{task}, {unit}: vào ngày {date} phần việc này đã được nghiệm thu.",
    en: "{task}, {unit}: on {date} this piece is accepted already.",
  },
  task_event_not_asked: {
    vi: "{task}, {unit}: vào ngày {date} không có đề nghị gia hạn nào đang chờ trả lời.",
    en: "{task}, {unit}: on {date} no request for more time waits for an answer.",
  },
  task_event_later_than_wished: {
    vi: "{task}, {unit}: hạn cho gia hạn muộn hơn hạn đã xin.",
    en: "{task}, {unit}: the day granted is later than the day asked for.",
  },
  task_event_too_many_extensions: {
    vi: "{task}, {unit}: phần việc này đã được gia hạn đủ số lần cho phép.",
    en: "{task}, {unit}: this piece was granted more time as often as is allowed.",
  },
  task_event_day_before_start: {
    vi: "{task}, {unit}: hạn mới đứng trước ngày giao.",
    en: "{task}, {unit}: the new deadline lies before the day it was assigned.",
  },
  task_event_not_declined: {
    vi: "{task}, {unit}: vào ngày {date} không có lời từ chối nào đang chờ trả lời.",
    en: "{task}, {unit}: on {date} no decline waits for an answer.",
  },
  task_event_unit_has_it: {
    vi: "{task}: đơn vị nhận đã có phần việc của nhiệm vụ này.",
    en: "{task}: the unit that would take it over has a piece of it already.",
  },
  task_event_unit_absent: {
    vi: "{task}: đơn vị nhận không tồn tại vào ngày {date}.",
    en: "{task}: the unit that would take it over does not exist on {date}.",
  },
  task_event_amount_not_taken: {
    vi: "Việc này không có mức; hãy để trống thay vì “{text}”.",
    en: "This event has no amount; leave it empty instead of “{text}”.",
  },
  task_event_unit_wanted: { vi: "Thiếu đơn vị nhận.", en: "The unit that takes it over is missing." },
  task_event_day_wanted: {
    vi: "Ở đây phải là một ngày, viết như 2024-04-27, không phải “{text}”.",
    en: "Here stands a date, written like 2024-04-27, not “{text}”.",
  },
  task_event_percent_wanted: {
    vi: "Tiến độ là số từ 0 đến 100, không phải “{text}”.",
    en: "Progress is a number from 0 to 100, not “{text}”.",
  },
  task_event_quality_wanted: {
    vi: "Chất lượng là số phần trăm từ 0 đến 1000, không phải “{text}”.",
    en: "Quality is a number in per cent from 0 to 1000, not “{text}”.",
  },
} satisfies Texts;
