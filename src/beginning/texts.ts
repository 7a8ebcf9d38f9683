/** The words of the first quarter of an hour: from an empty installation to a running quarter. */

import { accessTexts } from "../access/texts.ts";
import type { Texts } from "../prose/text.ts";
import { reportPaperTexts } from "../reports/paper/texts.ts";
import { annexTexts } from "../settings/annexTexts.ts";
import { settingsTexts } from "../settings/texts.ts";

export const beginningTexts = {
  beginning: settingsTexts.beginning,
  beginning_lead: {
    vi: "Từ chỗ chưa có gì đến một quý báo cáo chạy được. Làm lần lượt từ trên xuống, dừng lúc nào cũng được.",
    en: "From nothing to a quarter that runs. Go from top to bottom; you can stop at any time.",
  },
  beginning_so_far: { vi: "{body}: xong {done}/{all} bước", en: "{body}: {done} of {all} steps done" },
  set_up: { vi: "Chuẩn bị", en: "Setting up" },
  first_quarter: { vi: "Quý đầu tiên", en: "The first quarter" },
  first_quarter_lead: {
    vi: "Việc của đơn vị và văn phòng, bằng tài khoản vừa cấp.",
    en: "The work of the units and the office, with the accounts just handed out.",
  },
  state_done: { vi: "xong", en: "done" },
  state_next: { vi: "việc tiếp theo", en: "next" },
  state_later: { vi: "sau đó", en: "later" },
  look_again: { vi: "Xem lại", en: "Look again" },
  back_to_steps: { vi: "Về các bước", en: "Back to the steps" },
  save_and_go_on: { vi: "Lưu và tiếp tục", en: "Save and go on" },

  step_body: { vi: "Cơ quan và thể thức văn bản", en: "The body and the layout of its papers" },
  step_units: { vi: "Đơn vị trực thuộc", en: "Units below" },
  step_targets: { vi: "Nghị quyết và chỉ tiêu", en: "Resolution and targets" },
  step_forms: { vi: "Biểu mẫu báo cáo", en: "Report forms" },
  step_accounts: { vi: "Tài khoản và phiếu cấp", en: "Accounts and slips" },
  step_reports: { vi: "Đơn vị nộp báo cáo", en: "Units submit reports" },
  step_acceptance: { vi: "Văn phòng duyệt", en: "The office accepts" },
  step_review: { vi: "Ban hành báo cáo sơ kết", en: "A review is issued" },
  step_publication: { vi: "Đăng lên cổng", en: "It is published" },
  do_body: { vi: "Khai cơ quan", en: "Name the body" },
  do_units: { vi: "Dán danh sách", en: "Paste the list" },
  do_targets: annexTexts.paste_annex,
  do_forms: { vi: "Xem biểu đề xuất", en: "See the proposed forms" },
  do_accounts: { vi: "Cấp tài khoản", en: "Make accounts" },
  do_reports: { vi: "Xem tổng hợp", en: "See the board" },
  do_acceptance: { vi: "Xem tổng hợp", en: "See the board" },
  do_review: { vi: "Xem văn bản", en: "See the papers" },
  do_publication: { vi: "Xem tin bài", en: "See the articles" },

  lacks_body: { vi: "Chưa khai cơ quan.", en: "No body has been named." },
  lacks_layout: { vi: "Chưa chọn thể thức văn bản.", en: "No layout has been chosen." },
  has_body: { vi: "Đã khai cơ quan, đã chọn thể thức.", en: "The body is named, the layout chosen." },
  lacks_units: { vi: "Chưa có đơn vị trực thuộc nào.", en: "There are no units below yet." },
  has_units: { vi: "{units} đơn vị.", en: "{units} units." },
  lacks_targets: {
    vi: "Chưa có chỉ tiêu. Dán bảng phụ lục của nghị quyết từ Word hoặc Excel.",
    en: "There are no targets. Paste the table of the resolution's annex from Word or Excel.",
  },
  has_targets: {
    vi: "{resolutions} nghị quyết, {targets} chỉ tiêu.",
    en: "{resolutions} resolutions, {targets} targets.",
  },
  forms_wait: {
    vi: "Đề xuất từ chỉ tiêu, nên cần có chỉ tiêu trước.",
    en: "Proposed from targets, so targets come first.",
  },
  lacks_forms: {
    vi: "{onNoForm} số liệu của chỉ tiêu chưa nằm trong biểu nào.",
    en: "{onNoForm} figures of targets stand on no form.",
  },
  has_forms: { vi: "Đủ: {onForms} số liệu đã có biểu.", en: "Complete: {onForms} figures have a form." },
  accounts_wait: { vi: "Cần có biểu mẫu để biết ai phải báo cáo.", en: "Forms come first: they say who reports." },
  lacks_accounts: {
    vi: "Còn {withoutReporter} đơn vị chưa có người báo cáo, hoặc chưa có văn phòng.",
    en: "{withoutReporter} units have nobody who reports, or there is no office.",
  },
  accounts_waiting: {
    vi: "{withReporter} đơn vị có người báo cáo; {waiting} người chưa đặt mật khẩu.",
    en: "{withReporter} units have somebody who reports; {waiting} people have not set a password.",
  },
  has_accounts: {
    vi: "{withReporter} đơn vị có người báo cáo.",
    en: "{withReporter} units have somebody who reports.",
  },
  reports_so_far: {
    vi: "{submitted} báo cáo đã nộp, {owing} đơn vị phải nộp.",
    en: "{submitted} reports have come in; {owing} units owe one.",
  },
  accepted_so_far: { vi: "{accepted} báo cáo đã duyệt.", en: "{accepted} reports are accepted." },
  lacks_review: { vi: "Chưa soạn báo cáo nào.", en: "No review has been begun." },
  reviews_so_far: {
    vi: "{reviewsBegun} báo cáo đã soạn, {reviewsIssued} đã ban hành.",
    en: "{reviewsBegun} reviews begun, {reviewsIssued} issued.",
  },
  lacks_publication: { vi: "Chưa đăng tin bài nào.", en: "Nothing has been published." },
  has_publication: { vi: "{published} tin bài trên cổng.", en: "{published} articles on the portal." },

  body_name: { vi: "Địa phương hoặc cơ quan", en: "The place or agency" },
  body_name_hint: {
    vi: "Tên đầy đủ kèm loại, ví dụ: Huyện Giồng Trôm, Xã Tân Hào. Tên cấp ủy, ủy ban trên văn bản suy ra từ đó.",
    en: "The full name with its kind, such as Huyện Giồng Trôm. The committee's name on papers follows from it.",
  },
  superior: { vi: "Cấp trên trực tiếp", en: "The superior" },
  superior_hint: { vi: "Không bắt buộc, ví dụ: Tỉnh Bến Tre.", en: "Not required; such as Tỉnh Bến Tre." },
  body_is: { vi: "Cơ quan: {body}.", en: "The body: {body}." },
  usual_layout: { vi: "Thể thức văn bản thường dùng", en: "The usual layout of papers" },
  layout_party: reportPaperTexts.paper_party,
  layout_party_hint: {
    vi: "Tiêu đề “Đảng Cộng sản Việt Nam”, số dạng 05-BC/HU.",
    en: "Headed by the Party, numbered 05-BC/HU.",
  },
  layout_state: { vi: "Văn bản hành chính", en: "Papers of the State" },
  layout_state_hint: {
    vi: "Quốc hiệu, tiêu ngữ theo Nghị định 30/2020/NĐ-CP, số dạng 05/BC-UBND.",
    en: "The State's heading after Decree 30/2020/NĐ-CP, numbered 05/BC-UBND.",
  },
  body_name_missing: { vi: "Hãy ghi tên địa phương hoặc cơ quan.", en: "Give the name of the place or agency." },
  body_name_too_long: { vi: "Tên dài quá 200 ký tự.", en: "The name is longer than 200 characters." },
  layout_missing: { vi: "Hãy chọn thể thức văn bản.", en: "Choose a layout." },
  body_is_there: { vi: "Đã có cơ quan, không khai lần nữa.", en: "There is a body already." },
  body_first: { vi: "Hãy khai cơ quan trước.", en: "Name the body first." },

  units_lead: { vi: "Các đơn vị thuộc {body} phải báo cáo", en: "Those below {body} who report to it" },
  units_list: { vi: "Danh sách đơn vị", en: "The list of units" },
  units_list_hint: {
    vi: "Mỗi dòng một tên, gõ hoặc dán từ Word, Excel. Cột sau nếu có: loại, đơn vị cấp trên.",
    en: "A name a line, typed or pasted from Word or Excel. Further columns, if any: kind, unit above.",
  },
  see_what_is_understood: { vi: "Đọc danh sách", en: "Read the list" },
  units_from_folder: {
    vi: "Đã có thư mục dữ liệu (đơn vị, chỉ tiêu, số liệu các năm)? Nạp một lần bằng lệnh, trên máy chủ:",
    en: "Is there a data folder (units, targets, figures of earlier years)? Load it at once by a command, on the server:",
  },
  units_there: { vi: "Đã có {count} đơn vị", en: "{count} units are there" },
  units_understood: { vi: "{count} đơn vị mới", en: "{count} new units" },
  units_understood_lead: {
    vi: "Chưa lưu gì. Sửa loại nếu nhận chưa đúng rồi lưu.",
    en: "Nothing is saved yet. Correct a kind where it is wrong, then save.",
  },
  units_strangers: {
    vi: "Không có đơn vị cấp trên: {names}. Hãy thêm vào danh sách hoặc sửa tên.",
    en: "There is no unit above called: {names}. Add it to the list or correct the name.",
  },
  units_known: { vi: "Đã có, bỏ qua: {names}.", en: "There already, left out: {names}." },
  save_units: { vi: "Lưu {count} đơn vị", en: "Save {count} units" },
  paste_again: { vi: "Dán lại", en: "Paste again" },
  no_new_units: { vi: "Không có đơn vị nào mới trong danh sách.", en: "The list has no new unit." },
  list_too_long: {
    vi: "Danh sách dài quá {most} đơn vị; hãy chia ra.",
    en: "The list has more than {most} units; divide it.",
  },
  kind_of: { vi: "Loại của {unit}", en: "Kind of {unit}" },
  above: { vi: "Thuộc", en: "Below" },
  code: { vi: "Mã", en: "Code" },
  all_province: { vi: "mọi tỉnh, thành phố", en: "every province" },
  all_district: { vi: "mọi huyện, quận, thị xã", en: "every district" },
  all_commune: { vi: "mọi xã", en: "every commune" },
  all_ward: { vi: "mọi phường", en: "every ward" },
  all_town: { vi: "mọi thị trấn", en: "every town" },
  all_village: { vi: "mọi ấp, thôn, khu phố", en: "every village" },
  all_agency: { vi: "mọi cơ quan", en: "every agency" },
  all_bloc: { vi: "mọi khối", en: "every bloc" },
  all_cell: { vi: "mọi chi bộ, đảng bộ", en: "every Party cell" },

  targets_lead: { vi: "Chỉ tiêu mà {body} phấn đấu trong năm", en: "What {body} aims at in the year" },
  resolution_title: { vi: "Tên nghị quyết", en: "Title of the resolution" },
  resolution_usual: { vi: "Nghị quyết nhiệm vụ năm {year}", en: "Resolution on the tasks of {year}" },
  resolution_year: { vi: "Năm", en: "Year" },
  resolutions_there: { vi: "Nghị quyết đã có", en: "Resolutions that are there" },
  paste_targets_of: {
    vi: "{title}: {count} chỉ tiêu, dán thêm hoặc dán lại phụ lục",
    en: "{title}: {count} targets, paste more of its annex or paste it again",
  },
  go_on_to_annex: { vi: "Tiếp tục: dán phụ lục", en: "Go on: paste the annex" },
  resolution_title_missing: { vi: "Hãy ghi tên nghị quyết, không quá 300 ký tự.", en: "Give the resolution's title." },
  resolution_number_long: { vi: "Số, ký hiệu dài quá 60 ký tự.", en: "The number is too long." },
  resolution_year_wrong: { vi: "Năm phải có bốn chữ số.", en: "The year has four digits." },

  forms_lead: {
    vi: "{count} số liệu mà chỉ tiêu cần và chưa có trong biểu nào",
    en: "{count} figures that targets need and that stand on no form",
  },
  forms_nothing_wanted: { vi: "Chỉ tiêu nào cũng đã có biểu để nhập.", en: "Every target has its form." },
  forms_there: { vi: "Đã có {count} biểu mẫu", en: "{count} forms are there" },
  how_often: { vi: "Báo cáo theo", en: "Reported by" },
  propose_again: { vi: "Đề xuất lại", en: "Propose again" },
  owed_by: { vi: "Ai nộp: {who}.", en: "Owed by: {who}." },
  make_forms: { vi: "Lập {count} biểu và tiếp tục", en: "Make {count} forms and go on" },

  accounts_lead: {
    vi: "{count} tài khoản mà một quý cần và chưa có. Sửa họ tên nếu đã biết.",
    en: "{count} accounts that a quarter needs and that are not there. Correct the names where you know them.",
  },
  no_accounts_wanted: {
    vi: "Ai cần cho một quý cũng đã có tài khoản.",
    en: "Everybody whom a quarter needs has an account.",
  },
  with_approvers: {
    vi: "Thêm người duyệt của từng đơn vị, ký trước khi báo cáo gửi lên",
    en: "Add an approver for each unit, who signs before a report goes up",
  },
  without_approvers: { vi: "Không cần người duyệt của từng đơn vị", en: "No approver for each unit" },
  make: { vi: "Tạo", en: "Make" },
  make_account: { vi: "Tạo {username}", en: "Make {username}" },
  role_administrator: { vi: "Quản trị", en: "Administrator" },
  role_office: { vi: "Văn phòng", en: "Office" },
  role_reporter: { vi: "Người báo cáo", en: "Reporter" },
  role_approver: { vi: "Người duyệt", en: "Approver" },
  role_leader: { vi: "Lãnh đạo", en: "Leader" },
  full_name_of: { vi: "Họ và tên của {username}", en: "Full name of {username}" },
  name_of_role: accessTexts.role_on,
  make_accounts: { vi: "Tạo {count} tài khoản và in phiếu", en: "Make {count} accounts and print the slips" },
  no_accounts_chosen: { vi: "Chưa chọn tài khoản nào.", en: "No account was chosen." },
  account_name_wrong: {
    vi: "Họ tên của {username} còn trống hoặc dài quá 100 ký tự.",
    en: "The name of {username} is missing or too long.",
  },
  waiting: { vi: "{count} người chưa đặt mật khẩu", en: "{count} people have not set a password" },
  waiting_lead: {
    vi: "{names} … In lại thì liên kết trên phiếu cũ không dùng được nữa.",
    en: "{names} … Printing again ends the links on the old slips.",
  },
  print_again: { vi: "In lại phiếu", en: "Print the slips again" },
  slips: { vi: "{count} phiếu cấp tài khoản", en: "{count} slips" },
  slips_once: {
    vi: "Phiếu chỉ hiện lần này. In ngay (Ctrl P), cắt và giao tận tay; ai mất phiếu thì in lại phiếu mới.",
    en: "The slips are shown this once. Print them now (Ctrl P), cut and hand them over; a lost one is printed anew.",
  },
  printed_go_on: { vi: "Đã in, về các bước", en: "Printed; back to the steps" },
  slip_says: {
    vi: "Quét mã hoặc mở liên kết để tự đặt mật khẩu: dùng một lần, trong 72 giờ. Sau đó đăng nhập tại {address}.",
    en: "Scan the code or open the link to set a password: once, within 72 hours. Afterwards sign in at {address}.",
  },

  see_health: {
    vi: "Xem tình trạng hệ thống: đĩa, sao lưu, địa chỉ",
    en: "See how the installation is: disk, backup, address",
  },
  try_demo: { vi: "Muốn xem trước với số liệu mẫu?", en: "Would you like to look at sample data first?" },
  try_demo_lead: {
    vi: "Bản trình diễn Huyện Giồng Trôm chạy ở một thư mục và một cổng riêng, không đụng đến dữ liệu ở đây.",
    en: "The demo of Giồng Trôm runs in a folder and on a port of its own and touches nothing here.",
  },
  open_demo: { vi: "Mở bản trình diễn", en: "Open the demo" },
  demo_is_opening: {
    vi: "Đang mở, lần đầu mất khoảng nửa phút…",
    en: "It is being opened; the first time takes half a minute…",
  },
  look_whether_open: { vi: "Xem đã mở xong chưa", en: "See whether it is open" },
  go_to_demo: { vi: "Sang bản trình diễn", en: "Go to the demo" },
  demo_accounts: {
    vi: "Bản trình diễn đang chạy. Tên đăng nhập vanphong, lanhdao, baocao.tanhao hoặc quantri; mật khẩu {password}. Nó dừng khi chương trình này dừng.",
    en: "The demo runs. Sign in as vanphong, lanhdao, baocao.tanhao or quantri with {password}. It ends when this program ends.",
  },
  demo_not_from_here: {
    vi: "Từ đây không mở được bản trình diễn: máy chủ có người dùng từ nơi khác hoặc đã có báo cáo.",
    en: "The demo cannot be opened from here: others use this server, or it holds reports.",
  },
  demo_did_not_open: {
    vi: "Chưa mở được bản trình diễn. Hãy thử lại, hoặc chạy npm run demo để xem vì sao.",
    en: "The demo could not be opened. Try again, or run npm run demo to see why.",
  },
  demo_by_command: { vi: "Trên máy chủ, gõ:", en: "On the server, type:" },
  demo_by_command_why: {
    vi: "Máy chủ có người dùng từ nơi khác hoặc đã có báo cáo thì không tự mở thêm chương trình từ trang này. Chạy xong, mở http://127.0.0.1:3100.",
    en: "A server that others use, or that holds reports, opens no further program from this page. When it runs, open http://127.0.0.1:3100.",
  },
  today_beginning: settingsTexts.beginning,
  today_steps_left: { vi: "Còn {count} bước để chạy quý đầu tiên", en: "{count} steps until the first quarter runs" },
  today_steps_reason: {
    vi: "Cơ quan, đơn vị, chỉ tiêu, biểu mẫu, tài khoản.",
    en: "The body, units, targets, forms, accounts.",
  },
  today_go_on: { vi: "Tiếp tục", en: "Go on" },
} satisfies Texts;
