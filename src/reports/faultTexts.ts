import { accessTexts } from "../access/texts.ts";
import type { Texts } from "../prose/text.ts";
import { valueTexts } from "../values/texts.ts";

/** Words of the errors about reports, as pages and the API tell them. */
export const reportFaultTexts = {
  unit_unknown: accessTexts.unit_unknown,
  form_unknown: { vi: "Không có biểu mẫu “{form}”.", en: "There is no form “{form}”." },
  period_of_other_frequency: {
    vi: "Biểu mẫu này không báo cáo theo kỳ “{period}”.",
    en: "This form is not reported for a period like “{period}”.",
  },
  unit_not_there: {
    vi: "{unit} không tồn tại ở cuối kỳ {period}, nên không có báo cáo của kỳ này.",
    en: "{unit} did not exist at the end of {period}, so there is no report for it.",
  },
  form_not_owed: {
    vi: "{unit} không phải nộp biểu “{form}” ở kỳ này.",
    en: "{unit} does not owe the form “{form}” for this period.",
  },
  period_not_begun: { vi: "Kỳ {period} chưa bắt đầu nên chưa nhập được.", en: "The period {period} has not begun." },
  period_closed: {
    vi: "Kỳ {period} đã khóa sổ. Muốn sửa, xin đề nghị quản trị viên mở lại kỳ.",
    en: "The period {period} is closed. Ask an administrator to open it again.",
  },
  values_refused: {
    vi: "Có chỉ số không nhận được. Không số nào được ghi.",
    en: "Some indicators were refused. Nothing was written.",
  },
  indicator_unknown: valueTexts.indicator_unknown,
  indicator_computed: {
    vi: "“{indicator}” được tính từ số khác nên không nhập.",
    en: "“{indicator}” is computed from other figures and is not entered.",
  },
  indicator_of_other_owner: {
    vi: "“{indicator}” do cơ quan khác nhập, đơn vị không nhập lại.",
    en: "“{indicator}” is entered by another agency; nobody types it twice.",
  },
  indicator_not_owed: {
    vi: "Đơn vị không phải báo cáo “{indicator}” ở biểu này.",
    en: "The unit does not owe “{indicator}” on this form.",
  },
  report_empty: {
    vi: "Báo cáo chưa có số liệu nào. Nếu kết quả bằng không, xin nhập số 0.",
    en: "The report has no figures yet. Where the result is nothing, enter 0.",
  },
  report_locked: {
    vi: "Báo cáo đã gửi hoặc đã duyệt nên không sửa được. Cần trả lại hoặc mở lại trước khi sửa.",
    en: "The report was submitted or approved and cannot be changed. It must be returned or reopened first.",
  },
  report_changed: {
    vi: "Báo cáo vừa được người khác thay đổi (bản {now}, trang đang mở là bản {seen}). Xin xem bản mới rồi làm lại.",
    en: "Somebody else has just changed the report (version {now}; yours is {seen}). Please look at it and try again.",
  },
  report_version_unknown: {
    vi: "Báo cáo không có bản {seen}; bản hiện nay là {now}.",
    en: "The report has no version {seen}; the present one is {now}.",
  },
  act_not_allowed: {
    vi: "Báo cáo đang ở trạng thái không cho phép việc này. Xin tải lại trang.",
    en: "The report's state does not allow this. Please reload the page.",
  },
  version_missing: {
    vi: "Thiếu If-Match: xin gửi kèm bản đã xem, hoặc If-None-Match: * khi chưa có bản nào.",
    en: "If-Match is missing: send the version you saw, or If-None-Match: * where there is none.",
  },
  version_unreadable: { vi: 'If-Match phải như "3".', en: 'If-Match must read like "3".' },
  idempotency_key_invalid: {
    vi: "Idempotency-Key phải có từ 1 đến 200 ký tự.",
    en: "Idempotency-Key must have 1 to 200 characters.",
  },
  idempotency_key_reused: {
    vi: "Idempotency-Key này đã dùng cho một yêu cầu khác.",
    en: "This Idempotency-Key was used for another request.",
  },
  idempotency_under_way: {
    vi: "Yêu cầu có Idempotency-Key này đang được xử lý. Xin thử lại sau.",
    en: "The request with this Idempotency-Key is still under way. Try again later.",
  },
  reason_missing: { vi: "Xin ghi lý do.", en: "Please give the reason." },
} as const satisfies Texts;
