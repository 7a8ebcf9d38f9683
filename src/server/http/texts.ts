/** Words of the errors that belong to no capability. */
export const httpTexts = {
  unexpected: webTexts.unknown_fault,
  unavailable: {
    vi: "Cơ sở dữ liệu tạm thời không trả lời. Xin thử lại sau vài giây.",
    en: "The database is not answering for the moment. Please try again in a few seconds.",
  },
  database_busy: {
    vi: "Hệ thống đang bận, việc này chưa làm xong và chưa có gì được ghi. Xin thử lại sau vài giây.",
    en: "The system is busy; this was not finished and nothing was written. Please try again in a few seconds.",
  },
  no_room: {
    vi: "Đĩa của máy chủ đã đầy nên chưa lưu được; mọi thứ đã lưu vẫn còn nguyên và vẫn xem được. Xin báo người quản trị: khi đĩa có chỗ, hệ thống tự nhận lưu tiếp.",
    en: "The server's disk is full, so nothing can be saved now; all that was saved is intact and can be read. Please tell the administrator: once there is room, saving goes on by itself.",
  },
  invalid_input: { vi: "Nội dung gửi lên có chỗ chưa đúng.", en: "The request is not valid." },
  invalid_field: { vi: "Giá trị không hợp lệ.", en: "The value is not valid." },
  json_too_deep: {
    vi: "JSON lồng nhau quá {most} lớp nên không đọc.",
    en: "The JSON nests more than {most} levels deep and is not read.",
  },
  json_unreadable: {
    vi: "Nội dung gửi lên không phải là JSON đọc được.",
    en: "What was sent is not JSON that can be read.",
  },
  address_unreadable: {
    vi: "Địa chỉ này viết sai, không đọc được.",
    en: "This address is written wrongly and cannot be read.",
  },
  unknown_field: { vi: "Trường không có trong biểu này.", en: "There is no such field here." },
  too_many_fields: {
    vi: "Nội dung gửi lên có quá nhiều trường: một lần gửi có nhiều nhất {most}.",
    en: "Too many fields were sent: there are at most {most} at a time.",
  },
  form_expected: { vi: "Yêu cầu này phải gửi bằng biểu mẫu.", en: "This must be sent as a form." },
  repeated_field: { vi: "Trường này được gửi nhiều lần.", en: "This field was sent more than once." },
  number_not_exact: {
    vi: 'Số này có nhiều chữ số hơn một số của JSON giữ được. Hãy gửi nó trong ngoặc kép, như "12345678.25".',
    en: 'This number has more digits than a JSON number keeps. Please send it in quotes, as "12345678.25".',
  },
  typed_day_wrong: {
    vi: "Không có ngày này. Ngày viết theo thứ tự ngày/tháng/năm, ví dụ 27/4/2024.",
    en: "There is no such day. A day is written day/month/year, as 27/4/2024.",
  },
  typed_time_wrong: {
    vi: "Không có giờ này. Giờ viết từ 0:00 đến 23:59, ví dụ 10:15 hoặc 14h30.",
    en: "There is no such time. A time is written from 0:00 to 23:59, as 10:15 or 14h30.",
  },
  field_too_long: { vi: "Nội dung ở ô này dài nhất {most} ký tự.", en: "This text has at most {most} characters." },
  field_empty: { vi: "Ô này chưa có nội dung.", en: "This text is missing." },
  reason_too_long: { vi: "Lý do dài nhất {most} ký tự.", en: "The reason has at most {most} characters." },
  out_of_bounds: { vi: "Giá trị nằm ngoài giới hạn.", en: "The value is out of bounds." },
  not_found: {
    vi: "Không tìm thấy trang hoặc mục này. Địa chỉ có thể đã thay đổi.",
    en: "This page or item was not found. Its address may have changed.",
  },
  only_posted: {
    vi: "Địa chỉ này chỉ nhận nội dung gửi từ nút trên trang, không mở trực tiếp được. Xin quay lại trang trước.",
    en: "This address only takes what a button on a page sends; it cannot be opened. Please go back.",
  },
  only_read: {
    vi: "Địa chỉ này chỉ để xem, không nhận nội dung gửi lên. Chưa có gì được ghi.",
    en: "This address can only be read; it takes nothing that is sent. Nothing was written.",
  },
  rights_changed_meanwhile: {
    vi: "Quyền của tài khoản đã thay đổi trong khi đang gửi; chưa có gì được ghi. Xin mở lại trang này.",
    en: "The rights of your account changed while this was being sent; nothing was written. Please open this page again.",
  },
  sign_in_first: { vi: "Xin đăng nhập để xem trang này.", en: "Please sign in to see this page." },
  not_allowed: {
    vi: "Tài khoản của đồng chí không được giao quyền ở mục này. Xin liên hệ người quản trị của đơn vị.",
    en: "Your account has no right here. Please ask the administrator of your unit.",
  },
  changed_meanwhile: {
    vi: "Nội dung này vừa được người khác thay đổi. Xin tải lại trang để xem bản mới.",
    en: "Somebody else has just changed this. Please reload the page to see the new version.",
  },
  text_not_storable: {
    vi: "Nội dung có ký tự không lưu được (như ký tự NUL). Hãy gõ lại phần vừa dán.",
    en: "The text has a character that cannot be stored (such as NUL). Please retype what was pasted.",
  },
  too_large: { vi: "Nội dung gửi lên quá lớn.", en: "What was sent is too large." },
  too_many: {
    vi: "Có quá nhiều yêu cầu trong thời gian ngắn. Xin đợi một lát rồi thử lại.",
    en: "There were too many requests in a short time. Please wait a little and try again.",
  },
  too_many_waiting: {
    vi: "Quá nhiều tệp của bạn còn đang chờ được xử lý. Xin đợi các tệp trước xong rồi thử lại.",
    en: "Too many of your files are still waiting. Please wait until those before are done and try again.",
  },
  foreign_origin: {
    vi: "Yêu cầu này không đến từ trang của hệ thống nên không được thực hiện.",
    en: "This request did not come from a page of this system, so it was not carried out.",
  },
} as const;

import { webTexts } from "../../web/texts.ts";
