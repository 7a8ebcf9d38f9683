import type { Texts } from "../prose/text.ts";
import { secondFactorTexts } from "./secondFactorTexts.ts";

/** Words about people, roles and ways in, and of the errors about them. */
export const accessTexts = {
  ...secondFactorTexts,
  password: { vi: "Mật khẩu", en: "Password" },
  forgot_password: {
    vi: "Quên mật khẩu: liên hệ người quản trị của đơn vị để nhận liên kết đặt lại.",
    en: "Forgot the password: ask the administrator of your unit for a link to set a new one.",
  },
  demo_accounts: { vi: "Tài khoản dùng thử", en: "Trial accounts" },
  demo_accounts_lead: {
    vi: "Tất cả dùng chung mật khẩu {password}",
    en: "All share the password {password}",
  },

  link_first_administrator: { vi: "Tạo tài khoản quản trị đầu tiên", en: "Make the first administrator" },
  link_first_lead: {
    vi: "Người quản trị khai cơ quan, đơn vị, chỉ tiêu và cấp tài khoản cho những người khác. Liên kết này dùng được một lần.",
    en: "The administrator sets up the body, its units and targets, and gives everybody else an account. This link works once.",
  },
  link_set_password: { vi: "Đặt mật khẩu", en: "Set the password" },
  link_set_lead: {
    vi: "Mật khẩu cho {name}, tên đăng nhập {username}. Liên kết này dùng được một lần.",
    en: "The password of {name}, username {username}. This link works once.",
  },
  username_hint: {
    vi: "Chữ thường không dấu, chữ số, dấu chấm; từ 3 đến 40 ký tự.",
    en: "Lower-case letters without accents, digits, dots; 3 to 40 characters.",
  },
  new_password: { vi: "Mật khẩu mới", en: "New password" },
  password_hint: {
    vi: "Ít nhất {shortest} ký tự. Một câu dễ nhớ với mình là tốt nhất; không cần ký tự đặc biệt.",
    en: "At least {shortest} characters. A sentence that you remember is best; no special characters are needed.",
  },
  repeat_password: { vi: "Nhập lại mật khẩu mới", en: "The new password again" },
  make_account: { vi: "Tạo tài khoản", en: "Make the account" },
  save_password: { vi: "Lưu mật khẩu", en: "Save the password" },
  password_saved: {
    vi: "Đã lưu mật khẩu. Đồng chí có thể đăng nhập.",
    en: "The password is saved. You can sign in now.",
  },

  people_lead: { vi: "{count} người đang sử dụng", en: "{count} people in use" },
  closed_people: { vi: "Đã đóng", en: "Closed" },
  show_closed: { vi: "Xem người đã đóng ({count})", en: "Show the closed ({count})" },
  show_open: { vi: "Xem người đang sử dụng", en: "Show those in use" },
  nobody: { vi: "Chưa có ai. Hãy thêm người đầu tiên.", en: "Nobody yet. Add the first person." },
  nobody_closed: { vi: "Chưa có ai bị đóng.", en: "Nobody has been closed." },
  add_person: { vi: "Thêm người", en: "Add a person" },
  roles: { vi: "Vai trò", en: "Roles" },
  everything: { vi: "toàn hệ thống", en: "everything" },
  role_on: { vi: "{role}, {unit}", en: "{role}, {unit}" },
  no_roles: { vi: "chưa có vai trò", en: "no roles" },
  email: { vi: "Thư điện tử", en: "E-mail" },
  email_hint: { vi: "Không bắt buộc.", en: "Not required." },
  language: { vi: "Ngôn ngữ", en: "Language" },
  shown_in: { vi: "Hiển thị bằng", en: "Shown in" },
  vietnamese: { vi: "Tiếng Việt", en: "Vietnamese" },
  english: { vi: "Tiếng Anh", en: "English" },
  state_open: { vi: "đang sử dụng", en: "in use" },
  state_waiting: { vi: "chưa đặt mật khẩu", en: "no password set yet" },
  state_closing: { vi: "đóng từ {day}", en: "closed from {day}" },
  since: { vi: "từ {day}", en: "since {day}" },
  administrator: { vi: "quản trị", en: "administrator" },
  office: { vi: "văn phòng", en: "office" },
  reporter: { vi: "người báo cáo", en: "reporter" },
  approver: { vi: "người duyệt của đơn vị", en: "approver of the unit" },
  leader: { vi: "lãnh đạo", en: "leader" },
  unit_typed_hint: {
    vi: "Gõ tên hoặc mã đơn vị, không cần dấu.",
    en: "Type the unit's name or code; accents are not needed.",
  },

  hand_on_link: {
    vi: "Gửi liên kết này cho {name}. Liên kết dùng được một lần và hết hạn sau {hours} giờ; trang này không hiện lại liên kết.",
    en: "Hand this link to {name}. It works once and expires after {hours} hours; this page will not show it again.",
  },
  one_time_link: { vi: "Liên kết một lần", en: "One-time link" },
  back_to_people: { vi: "Về danh sách người dùng", en: "Back to the people" },
  give_role: { vi: "Giao thêm vai trò", en: "Give another role" },
  give: { vi: "Giao", en: "Give" },
  close_role: { vi: "Thôi giao", en: "Close" },
  reset_password: { vi: "Đặt lại mật khẩu", en: "Reset the password" },
  reset_lead: {
    vi: "Tạo liên kết một lần để người này tự đặt mật khẩu mới. Mật khẩu cũ còn dùng được cho đến lúc đó.",
    en: "Makes a one-time link by which this person sets a new password. The old one works until then.",
  },
  make_link: { vi: "Tạo liên kết", en: "Make the link" },
  close_person: { vi: "Đóng tài khoản", en: "Close the account" },
  close_lead: {
    vi: "Từ ngày này người đó không đăng nhập được nữa. Những gì đã làm vẫn giữ nguyên.",
    en: "From this day on the person no longer signs in. What they have done stays.",
  },
  close_on: { vi: "Từ ngày", en: "From the day" },
  reopen_person: { vi: "Mở lại tài khoản", en: "Reopen the account" },
  history: { vi: "Lịch sử", en: "History" },
  done_add_person: { vi: "thêm người", en: "added the person" },
  done_give_role: { vi: "giao vai trò {what}", en: "gave the role {what}" },
  done_close_role: { vi: "thôi giao vai trò {what}", en: "closed the role {what}" },
  done_close_person: { vi: "đóng tài khoản từ {what}", en: "closed the account from {what}" },
  done_reopen_person: { vi: "mở lại tài khoản", en: "reopened the account" },
  done_reset_password: { vi: "tạo liên kết đặt lại mật khẩu", en: "made a link to reset the password" },
  done_set_password_by_link: { vi: "đặt mật khẩu qua liên kết một lần", en: "set the password by a one-time link" },
  done_change_password: { vi: "đổi mật khẩu", en: "changed the password" },

  your_roles: { vi: "Vai trò của đồng chí", en: "Your roles" },
  change_password: { vi: "Đổi mật khẩu", en: "Change the password" },
  change_password_lead: {
    vi: "Mọi thiết bị khác và mọi mã truy cập sẽ bị đăng xuất.",
    en: "Every other device is signed out, and every token ends.",
  },
  current_password: { vi: "Mật khẩu hiện nay", en: "Current password" },
  password_changed: { vi: "Đã đổi mật khẩu.", en: "The password has been changed." },
  tokens: { vi: "Mã truy cập cho chương trình", en: "Tokens for programs" },
  tokens_lead: {
    vi: "Chương trình dùng mã này làm được đúng những việc đồng chí được làm, không hơn. Không đưa mã cho người khác.",
    en: "A program with this token may do what you may do, and no more. Do not give it to anybody.",
  },
  no_tokens: { vi: "Chưa có mã nào.", en: "No tokens yet." },
  token_name: { vi: "Dùng cho", en: "Used for" },
  token_days: { vi: "Thời hạn", en: "Valid for" },
  days: { vi: "{count} ngày", en: "{count} days" },
  make_token: { vi: "Tạo mã", en: "Make a token" },
  token_made: {
    vi: "Mã mới, chỉ hiện một lần này. Hãy chép lại ngay:",
    en: "The new token, shown only this once. Copy it now:",
  },
  token_made_on: { vi: "Tạo lúc", en: "Made" },
  token_until: { vi: "Hết hạn", en: "Expires" },
  revoke: { vi: "Thu hồi", en: "Revoke" },

  ways_in: { vi: "Đăng nhập và bảo mật", en: "Signing in and safety" },
  password_hint_composed: {
    vi: "Ít nhất {shortest} ký tự, có chữ hoa, chữ thường, chữ số và dấu (dấu cách cũng được).",
    en: "At least {shortest} characters, with capital and small letters, digits and signs (a blank counts).",
  },
  sign_in_rules: { vi: "Quy tắc đăng nhập", en: "Rules of signing in" },
  sign_in_rules_lead: {
    vi: "Áp dụng cho mọi tài khoản. Mật khẩu luôn phải có ít nhất 12 ký tự và không dễ đoán.",
    en: "They hold for every account. A password always has at least 12 characters and is not easily guessed.",
  },
  sign_in_rules_above: {
    vi: "Quy tắc chung do người quản trị của cấp cao nhất đặt.",
    en: "The administrator of the highest level sets these rules.",
  },
  sign_in_rules_saved: { vi: "Đã lưu quy tắc đăng nhập.", en: "The rules are saved." },
  rule_second_factor: {
    vi: "Bắt buộc xác thực hai lớp với quản trị, văn phòng và người duyệt",
    en: "Administrators, offices and approvers must have a second factor",
  },
  rule_second_factor_hint: {
    vi: "Khi bật, người chưa có phải đặt ngay sau khi đăng nhập. Khi tắt, hệ thống chỉ khuyên nên dùng.",
    en: "Whoever has none then sets it up right after signing in. Otherwise it is only advised.",
  },
  rule_composition: {
    vi: "Mật khẩu mới phải có chữ hoa, chữ thường, chữ số và dấu",
    en: "New passwords need capital and small letters, digits and signs",
  },
  rule_composition_hint: {
    vi: "Mặc định không bật: một câu dài dễ nhớ an toàn hơn. Chỉ bật khi quy định của cơ quan yêu cầu.",
    en: "Off by default: a long sentence is safer. Turn it on only where a rule of your agency demands it.",
  },
  rule_expiry: { vi: "Số ngày phải đổi mật khẩu", en: "Days after which a password must be changed" },
  rule_expiry_hint: {
    vi: "Để trống: không bắt buộc đổi (mặc định). Chỉ điền khi quy định của cơ quan yêu cầu.",
    en: "Empty: never (the default). Fill it only where a rule of your agency demands it.",
  },
  expiry_wrong: {
    vi: "Số ngày là số nguyên từ 1 đến 3650, hoặc để trống.",
    en: "A whole number from 1 to 3650, or nothing.",
  },

  owes_new_password: {
    vi: "Mật khẩu đã quá hạn theo quy định của cơ quan. Xin đổi mật khẩu trước khi làm việc khác.",
    en: "The password has expired by the rules of your agency. Please change it before anything else.",
  },
  password_same: {
    vi: "Mật khẩu mới phải khác mật khẩu hiện nay.",
    en: "The new password must differ from the current one.",
  },
  password_composition: {
    vi: "Mật khẩu phải có chữ hoa, chữ thường, chữ số và dấu.",
    en: "A password needs capital and small letters, digits and signs.",
  },
  sign_in_wrong: {
    vi: "Tên đăng nhập hoặc mật khẩu không đúng.",
    en: "The username or the password is wrong.",
  },
  too_many_attempts: {
    vi: "Tài khoản này vừa có nhiều lần đăng nhập sai. Xin thử lại sau {minutes} phút.",
    en: "There were many wrong tries for this account. Please try again in {minutes} minutes.",
  },
  token_invalid: {
    vi: "Mã truy cập không đúng, đã hết hạn hoặc đã bị thu hồi.",
    en: "The token is wrong, has expired or was revoked.",
  },
  link_invalid: {
    vi: "Liên kết này đã được dùng, đã hết hạn hoặc không đúng. Xin liên hệ người quản trị để nhận liên kết mới.",
    en: "This link has been used, has expired or is wrong. Please ask the administrator for a new one.",
  },
  link_needs_name: { vi: "Xin nhập họ tên và tên đăng nhập.", en: "Please give a full name and a username." },
  password_refused: { vi: "Mật khẩu này không dùng được.", en: "This password cannot be used." },
  password_too_short: { vi: "Mật khẩu phải có ít nhất 12 ký tự.", en: "A password has at least 12 characters." },
  password_too_long: { vi: "Mật khẩu dài nhất 256 ký tự.", en: "A password has at most 256 characters." },
  password_common: {
    vi: "Mật khẩu này nhiều người dùng hoặc dễ đoán. Hãy chọn một câu khác.",
    en: "This password is widely used or easily guessed. Choose another sentence.",
  },
  password_wrong: { vi: "Mật khẩu hiện nay không đúng.", en: "The current password is wrong." },
  passwords_differ: { vi: "Hai lần nhập mật khẩu mới không giống nhau.", en: "The two new passwords differ." },
  username_wrong: {
    vi: "Tên đăng nhập gồm chữ thường không dấu, chữ số, dấu chấm; từ 3 đến 40 ký tự.",
    en: "A username has lower-case letters without accents, digits and dots; 3 to 40 characters.",
  },
  name_missing: { vi: "Chưa nhập tên.", en: "The name is missing." },
  name_too_long: { vi: "Tên dài nhất 100 ký tự.", en: "A name has at most 100 characters." },
  email_wrong: { vi: "Địa chỉ thư điện tử không đúng.", en: "The e-mail address is wrong." },
  username_taken: { vi: "Tên đăng nhập này đã có người dùng.", en: "This username is taken." },
  person_unknown: { vi: "Không có người dùng này.", en: "There is no such person." },
  role_unknown: { vi: "Người này không giữ vai trò đó.", en: "This person does not hold that role." },
  role_held: { vi: "Người này đang giữ vai trò đó rồi.", en: "This person already holds that role." },
  role_needs_unit: {
    vi: "Vai trò báo cáo và duyệt phải gắn với một đơn vị.",
    en: "The roles of reporter and approver need a unit.",
  },
  person_is_self: { vi: "Không thể tự đóng tài khoản của mình.", en: "You cannot close your own account." },
  closing_in_the_past: { vi: "Ngày đóng không thể ở trong quá khứ.", en: "An account cannot be closed in the past." },
  last_administrator: {
    vi: "Phải còn ít nhất một người quản trị đang sử dụng.",
    en: "At least one administrator must remain.",
  },
  too_many_tokens: {
    vi: "Mỗi người có nhiều nhất {most} mã. Hãy thu hồi mã không dùng.",
    en: "A person has at most {most} tokens. Revoke one that is not used.",
  },
  unit_unknown: { vi: "Không có đơn vị “{unit}”.", en: "There is no unit “{unit}”." },
  no_units_yet: {
    vi: "Chưa khai cơ quan và đơn vị nào. Người quản trị khai theo các bước ở trang Bắt đầu.",
    en: "No body and no units are set up yet. An administrator sets them up by the steps of the page Beginning.",
  },
  installation_is_real: {
    vi: "Đây là dữ liệu thật, không nạp được số liệu dùng thử.",
    en: "This is a real installation; the demo is not loaded into it.",
  },
  installation_is_demo: { vi: "Đây là dữ liệu dùng thử.", en: "This is a demo installation." },
  demo_accounts_refused: {
    vi: "Tài khoản dùng thử chỉ được tạo trong dữ liệu dùng thử.",
    en: "Demo accounts are made only in a demo installation.",
  },
} as const satisfies Texts;
