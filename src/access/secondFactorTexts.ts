import type { Texts } from "../prose/text.ts";

/** Words of the second factor: turned on and off, its recovery codes, the second step of signing in. */
export const secondFactorTexts = {
  second_factor: { vi: "Xác thực hai lớp", en: "Second factor" },
  second_factor_lead: {
    vi: "Ngoài mật khẩu, khi đăng nhập cần thêm mã 6 chữ số trên điện thoại của đồng chí. Mật khẩu bị lộ thì người khác vẫn không vào được. Điện thoại không cần kết nối mạng.",
    en: "Beside the password, signing in takes a code of six digits from your telephone. Whoever learns the password still does not get in. The telephone needs no connection.",
  },
  second_factor_on: { vi: "đang bật", en: "on" },
  second_factor_off: { vi: "chưa bật", en: "off" },
  second_factor_lacking: { vi: "nên bật", en: "advised" },
  second_factor_since: { vi: "đang bật từ {since}", en: "on since {since}" },
  second_factor_advice: {
    vi: "Vai trò của đồng chí nên bật xác thực hai lớp: nếu mật khẩu bị lộ, số liệu của nhiều đơn vị có thể bị thay đổi.",
    en: "Your role should have a second factor: with your password alone, the figures of many units could be changed.",
  },
  second_factor_begin: { vi: "Bật xác thực hai lớp", en: "Turn the second factor on" },
  second_factor_begin_lead: {
    vi: "Cần một ứng dụng tạo mã trên điện thoại (loại mã đổi sau mỗi 30 giây). Nhập mật khẩu để bắt đầu.",
    en: "You need an application on your telephone that makes codes (of the kind that change every 30 seconds). Enter your password to begin.",
  },
  second_factor_scan: { vi: "Đưa vào điện thoại", en: "Bring it to the telephone" },
  second_factor_scan_lead: {
    vi: "Mở ứng dụng tạo mã, chọn thêm tài khoản rồi quét hình này.",
    en: "Open the application that makes codes, add an account and scan this.",
  },
  second_factor_drawn: { vi: "Hình để ứng dụng tạo mã quét", en: "The code for the application to scan" },
  second_factor_typed: {
    vi: "Không quét được thì gõ khóa này vào ứng dụng:",
    en: "Or type this key into the application:",
  },
  second_factor_here: {
    vi: "Đang dùng ngay trên điện thoại có ứng dụng: mở trong ứng dụng",
    en: "On the telephone that has the application: open it there",
  },
  code_of_telephone: { vi: "Mã 6 chữ số đang hiện trên điện thoại", en: "The six digits that the telephone shows now" },
  second_factor_confirm: { vi: "Xác nhận và bật", en: "Confirm and turn on" },
  second_factor_end: { vi: "Tắt xác thực hai lớp", en: "Turn the second factor off" },
  second_factor_end_lead: {
    vi: "Sau khi tắt, chỉ cần mật khẩu là đăng nhập được. Mã dự phòng cũng hết hiệu lực.",
    en: "From then on the password alone lets in. The recovery codes end, too.",
  },
  second_factor_ended: { vi: "Đã tắt xác thực hai lớp.", en: "The second factor is off." },
  recovery_codes: { vi: "Mã dự phòng", en: "Recovery codes" },
  recovery_codes_left: { vi: "còn {count} mã chưa dùng", en: "{count} not used yet" },
  recovery_codes_none: {
    vi: "Không còn mã dự phòng nào: mất điện thoại là không đăng nhập được nữa. Hãy tạo mã mới ở trang xác thực hai lớp.",
    en: "No recovery code is left: without the telephone there is no way in. Please make new ones on the page of the second factor.",
  },
  recovery_codes_made: {
    vi: "Đã bật xác thực hai lớp. Đây là các mã dự phòng, chỉ hiện một lần này.",
    en: "The second factor is on. These are the recovery codes, shown only this once.",
  },
  recovery_codes_lead: {
    vi: "Hãy in hoặc chép lại và cất nơi an toàn. Mất điện thoại thì dùng một mã thay cho mã 6 chữ số; mỗi mã dùng được một lần.",
    en: "Print or copy them and keep them in a safe place. Without the telephone one of them takes the place of the six digits; each works once.",
  },
  recovery_codes_kept: { vi: "Đã cất mã, tiếp tục", en: "They are kept, go on" },
  recovery_codes_renew: { vi: "Tạo lại mã dự phòng", en: "Make new recovery codes" },
  recovery_codes_renew_lead: {
    vi: "Mười mã mới thay cho các mã cũ.",
    en: "Ten new codes take the place of the old ones.",
  },
  second_step: { vi: "Mã xác thực", en: "The code" },
  second_step_lead: {
    vi: "Mật khẩu đúng. Xin nhập thêm mã 6 chữ số đang hiện trên điện thoại.",
    en: "The password is right. Now enter the six digits that your telephone shows.",
  },
  code: { vi: "Mã xác thực hoặc mã dự phòng", en: "The code, or a recovery code" },
  code_hint: {
    vi: "6 chữ số; mã dự phòng có dạng abcd-efgh-jkmn-pqrs.",
    en: "Six digits; a recovery code looks like abcd-efgh-jkmn-pqrs.",
  },
  lost_telephone: {
    vi: "Mất cả điện thoại và mã dự phòng: liên hệ người quản trị của đơn vị để gỡ xác thực hai lớp.",
    en: "Lost both telephone and recovery codes: ask the administrator of your unit to take the second factor off.",
  },
  reset_second_factor: { vi: "Gỡ xác thực hai lớp", en: "Take the second factor off" },
  reset_second_factor_lead: {
    vi: "Chỉ dùng khi người này mất cả điện thoại và mã dự phòng, sau khi đã gặp hoặc gọi để chắc chắn đúng người. Người này bị đăng xuất và lần sau chỉ cần mật khẩu.",
    en: "Only for somebody who lost both telephone and recovery codes, after making sure that it is them. They are signed out, and next time the password alone lets in.",
  },
  done_enable_second_factor: { vi: "bật xác thực hai lớp", en: "turned the second factor on" },
  done_disable_second_factor: { vi: "tắt xác thực hai lớp", en: "turned the second factor off" },
  done_reset_second_factor: { vi: "gỡ xác thực hai lớp", en: "took the second factor off" },
  done_renew_recovery_codes: { vi: "tạo lại mã dự phòng", en: "made new recovery codes" },
  done_use_recovery_code: { vi: "đăng nhập bằng mã dự phòng", en: "signed in by a recovery code" },
  sign_in_code_wrong: {
    vi: "Mã không đúng, đã dùng rồi hoặc đã hết hạn. Xin đợi mã tiếp theo trên điện thoại rồi nhập lại.",
    en: "The code is wrong, was used before or has expired. Wait for the next one on the telephone and enter that.",
  },
  sign_in_step_over: {
    vi: "Đã quá 10 phút kể từ khi nhập mật khẩu. Xin đăng nhập lại.",
    en: "More than 10 minutes have passed since the password. Please sign in again.",
  },
  second_factor_is_on: { vi: "Xác thực hai lớp đang bật rồi.", en: "The second factor is on already." },
  second_factor_not_begun: {
    vi: "Chưa bắt đầu bật xác thực hai lớp.",
    en: "Turning the second factor on has not begun.",
  },
  second_factor_is_own: {
    vi: "Xác thực hai lớp của mình thì tắt ở mục Tài khoản, bằng mật khẩu.",
    en: "Turn your own second factor off on your account's page, with the password.",
  },
  owes_second_factor: {
    vi: "Vai trò của đồng chí bắt buộc xác thực hai lớp. Xin bật trước khi làm việc khác.",
    en: "Your role must have a second factor. Please turn it on before anything else.",
  },
} as const satisfies Texts;
