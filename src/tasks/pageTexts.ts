import type { Text, Texts } from "../prose/text.ts";
import { webTexts } from "../web/texts.ts";
import type { EventKind } from "./event.ts";
import { taskTexts } from "./texts.ts";

/** What happened, told by day: by whom or to whom, and until when, how far or to whom. */
export const eventSentences: Readonly<Record<EventKind, Text>> = {
  received: { vi: "{unit} đã nhận", en: "{unit} received it" },
  progress: { vi: "{unit} báo đã làm {amount}", en: "{unit} told {amount} done" },
  done: { vi: "{unit} báo hoàn thành", en: "{unit} reported it done" },
  accepted: { vi: "Nghiệm thu phần của {unit}", en: "Accepted {unit}'s piece" },
  returned: { vi: "Trả lại {unit}", en: "Returned to {unit}" },
  extension_asked: { vi: "{unit} xin đến ngày {amount}", en: "{unit} asked for time until {amount}" },
  extension_granted: { vi: "Cho {unit} đến ngày {amount}", en: "Granted {unit} time until {amount}" },
  extension_refused: { vi: "Không cho {unit} thêm thời gian", en: "Refused {unit} more time" },
  declined: { vi: "{unit} xin thôi nhiệm vụ", en: "{unit} asked to be let off" },
  decline_accepted: { vi: "Đồng ý cho {unit} thôi nhiệm vụ", en: "Let {unit} off" },
  decline_rejected: { vi: "Không đồng ý cho {unit} thôi nhiệm vụ", en: "Did not let {unit} off" },
  outside_cause: {
    vi: "Xác nhận {unit} chậm do khách quan, đến ngày {amount}",
    en: "Confirmed an outside cause for {unit}, up to {amount}",
  },
  transferred: { vi: "Chuyển phần của {unit} cho {amount}", en: "Transferred {unit}'s piece to {amount}" },
  withdrawn: { vi: "Rút nhiệm vụ khỏi {unit}", en: "Withdrew it from {unit}" },
};

/** Said besides, where the event has an amount that its sentence leaves out. */
export const besideEvent: Partial<Record<EventKind, Text>> = {
  accepted: { vi: "chất lượng {amount}", en: "quality {amount}" },
  returned: { vi: "hạn mới {amount}", en: "new deadline {amount}" },
};

/** The acts as their buttons name them. */
export const actNames: Readonly<Record<EventKind, Text>> = {
  received: { vi: "Đã nhận, bắt tay làm", en: "Received, begin" },
  progress: { vi: "Báo tiến độ", en: "Tell the progress" },
  done: { vi: "Báo hoàn thành", en: "Report it done" },
  extension_asked: { vi: "Xin thêm thời gian", en: "Ask for more time" },
  declined: { vi: "Xin thôi nhiệm vụ", en: "Ask to be let off" },
  accepted: { vi: "Nghiệm thu", en: "Accept" },
  returned: webTexts.return,
  extension_granted: { vi: "Cho thêm thời gian", en: "Grant more time" },
  extension_refused: { vi: "Không cho thêm", en: "Refuse more time" },
  decline_accepted: { vi: "Cho thôi", en: "Let off" },
  decline_rejected: { vi: "Không cho thôi", en: "Do not let off" },
  outside_cause: { vi: "Xác nhận khách quan", en: "Confirm an outside cause" },
  transferred: { vi: "Chuyển đơn vị khác", en: "Transfer" },
  withdrawn: { vi: "Rút nhiệm vụ", en: "Withdraw" },
};

export const taskPageTexts = {
  task_document: { vi: "Theo văn bản", en: "By the paper" },
  task_product: { vi: "Sản phẩm", en: "Product" },
  task_in_charge: { vi: "Lãnh đạo phụ trách", en: "Leader in charge" },
  task_target: { vi: "Phục vụ chỉ tiêu", en: "Serves the target" },
  task_parent: { vi: "Là phần của", en: "Part of" },
  task_field: webTexts.field,
  pieces_done: { vi: "{done}/{pieces} đơn vị hoàn thành", en: "{done} of {pieces} units done" },
  piece_of: { vi: "Phần việc của {unit}", en: "The piece of {unit}" },
  piece_cooperating: taskTexts.role_cooperating,
  piece_due: taskTexts.due_on,
  piece_due_first: { vi: "hạn đầu {day}", en: "first due {day}" },
  piece_excused_to: { vi: "khách quan đến {day}", en: "excused up to {day}" },
  piece_doer: { vi: "Người làm: {name}", en: "Done by {name}" },
  waiting_for_you: { vi: "Chờ đồng chí trả lời", en: "Waiting for your answer" },
  reported_done: { vi: "{unit} báo hoàn thành ngày {day}", en: "{unit} reported it done on {day}" },
  asks_for_time: { vi: "{unit} xin đến ngày {day}", en: "{unit} asks for time until {day}" },
  asks_to_be_let_off: { vi: "{unit} xin thôi nhiệm vụ", en: "{unit} asks to be let off" },
  accept_all: { vi: "Nghiệm thu cả {count} phần đã báo hoàn thành", en: "Accept all {count} pieces reported done" },
  other_acts: { vi: "Việc khác với phần này", en: "Other acts on this piece" },
  act_words: { vi: "Đã làm được gì", en: "What was done" },
  act_reason: webTexts.reason,
  act_note: { vi: "Lời kèm theo, nếu có", en: "Words beside it, if any" },
  act_late_reason: { vi: "Vì sao chậm", en: "Why it is late" },
  act_late_hint: {
    vi: "Phần việc đã quá hạn {day}. Nói rõ vì sao rồi mới gửi được.",
    en: "It was due on {day}. Say why it is late; it is sent only then.",
  },
  act_percent: { vi: "Đã làm được, %", en: "Done so far, %" },
  act_quality: { vi: "Chất lượng, %", en: "Quality, %" },
  act_quality_hint: { vi: "Để trống là 100; trên 100 là vượt yêu cầu.", en: "Empty is 100; above it exceeds." },
  act_day_wished: { vi: "Xin đến ngày", en: "Until" },
  act_day_granted: { vi: "Cho đến ngày", en: "Granted until" },
  act_day_granted_hint: {
    vi: "Đơn vị xin đến {day}; có thể cho ngắn hơn.",
    en: "Asked until {day}; it may be sooner.",
  },
  act_day_new: { vi: "Hạn mới, nếu đổi", en: "New deadline, if any" },
  act_day_excused: { vi: "Chấp nhận chậm đến ngày", en: "Excused up to" },
  act_unit_taking: { vi: "Đơn vị nhận", en: "The unit that takes it over" },
  act_files: { vi: "Ảnh, bản chụp văn bản", en: "Photographs, scans" },
  act_files_hint: { vi: "PDF, JPG hoặc PNG, mỗi tệp không quá 10 MB.", en: "PDF, JPG or PNG, 10 MB each at most." },
  act_doer: { vi: "Ai làm", en: "Who does it" },
  act_doer_hint: { vi: "Tên hoặc chức danh người trong đơn vị.", en: "A name or post in the unit." },
  act_send: { vi: "Gửi", en: "Send" },
  no_more_extensions: {
    vi: "Đã gia hạn đủ {count} lần: không cho thêm được nữa.",
    en: "Granted {count} times already: no more can be granted.",
  },
  task_doer_too_long: { vi: "Tên người làm dài nhất 100 ký tự.", en: "The name has at most 100 characters." },
  task_files_too_many: { vi: "Mỗi lần gửi tối đa {most} tệp.", en: "At most {most} files at a time." },
  task_event_own_request: {
    vi: "Đây là đề nghị do chính anh, chị gửi; người khác ở cơ quan giao phải trả lời.",
    en: "You sent this request yourself; somebody else of the assigning body must answer it.",
  },
  task_illustrative: { vi: "Nhiệm vụ minh họa.", en: "An illustrative task." },
  task_event_missing: { vi: "Thiếu việc cần ghi.", en: "What happened is missing." },
  every_unit: { vi: "mọi đơn vị", en: "every unit" },
  no_history: taskTexts.task_no_history,
} satisfies Texts;
