import { noticeTexts } from "../duties/notices/texts.ts";
import type { Texts } from "../prose/text.ts";
import { annexReadTexts } from "../resolutions/annex/texts.ts";
import { searchTexts } from "../search/texts.ts";
import { webTexts } from "../web/texts.ts";

/** The words of the settings: what each kind of definition is, its fields, and what can be wrong with what was typed. */
export const settingsTexts = {
  settings: webTexts.nav_settings,
  settings_lead: {
    vi: "Danh mục mà mọi báo cáo và chỉ tiêu dựa vào. Không xóa thứ gì: thôi dùng thì đóng từ một ngày, số liệu cũ vẫn còn.",
    en: "The lists on which all reports and targets rest. Nothing is deleted: what is no longer used is closed from a day on, its past stays.",
  },
  units: searchTexts.kind_unit,
  units_lead: {
    vi: "Ai báo cáo, ai được báo cáo, đứng dưới ai.",
    en: "Who reports, who is reported on, and below whom.",
  },
  add_unit: { vi: "Thêm đơn vị", en: "Add a unit" },
  groups: { vi: "Nhóm", en: "Groups" },
  groups_lead: { vi: "Cụm, khối, nhóm xã đứng ngoài cây đơn vị.", en: "Sets of units beside the tree." },
  add_group: { vi: "Thêm nhóm", en: "Add a group" },
  indicators: searchTexts.kind_indicator,
  indicators_lead: {
    vi: "Đo cái gì, bằng đơn vị tính nào, ai nhập, có lên cổng công khai không.",
    en: "What is measured, in which measure, who enters it, and whether the portal shows it.",
  },
  add_indicator: { vi: "Thêm chỉ số", en: "Add an indicator" },
  forms: { vi: "Biểu mẫu", en: "Forms" },
  forms_lead: {
    vi: "Ai phải báo cáo những chỉ số nào, theo tháng, quý hay năm.",
    en: "Who owes which indicators, by month, quarter or year.",
  },
  add_form: { vi: "Thêm biểu mẫu", en: "Add a form" },
  regimes: { vi: "Chế độ báo cáo", en: "Reporting regimes" },
  regimes_lead: { vi: "Ngày chốt số liệu và hạn nộp của từng kỳ.", en: "Cut-off and due days of each period." },
  add_regime: { vi: "Thêm chế độ", en: "Add a regime" },
  days_off: { vi: "Ngày nghỉ, ngày làm bù", en: "Days off and days worked instead" },
  days_off_lead: {
    vi: "Ngày nghỉ, hoán đổi được công bố sau, hay riêng của địa phương; hạn nộp theo ngay. Lịch nhà nước các năm 2020–2026 đã có sẵn.",
    en: "Days off and swaps announced later or of a place's own; deadlines follow at once. The State's days of 2020 to 2026 are known.",
  },
  add_days_off: { vi: "Thêm một năm", en: "Add a year" },
  resolutions: { vi: "Nghị quyết và chỉ tiêu", en: "Resolutions and targets" },
  resolutions_lead: {
    vi: "Nghị quyết của năm, của nhiệm kỳ; chỉ tiêu dán từ phụ lục trong Word hoặc Excel.",
    en: "Resolutions of a year or a term; targets are pasted from the annex in Word or Excel.",
  },
  add_resolution: { vi: "Thêm nghị quyết", en: "Add a resolution" },
  targets_allotted: { vi: "Phần giao cho đơn vị ({count})", en: "Allotted to units ({count})" },
  targets_lead: { vi: "Nghị quyết đòi hỏi gì ở một chỉ số.", en: "What a resolution demands of an indicator." },
  add_target: { vi: "Thêm chỉ tiêu", en: "Add a target" },
  people_lead: { vi: "Ai vào được, với vai trò nào.", en: "Who gets in, in which role." },
  notice_rules: noticeTexts.rules,
  notice_rules_lead: {
    vi: "Báo trước hạn, quá hạn báo lên ai, giờ nào không làm phiền.",
    en: "Before a deadline, after it and to whom, and when nobody is disturbed.",
  },
  beginning: { vi: "Bắt đầu", en: "Getting started" },
  beginning_lead: {
    vi: "Từ chưa có gì đến quý đầu tiên: bước nào đã xong, bước nào còn thiếu.",
    en: "From nothing to the first quarter: what is done, what is missing.",
  },
  health: { vi: "Tình trạng hệ thống", en: "Health of the system" },
  health_lead: {
    vi: "Đĩa, bản sao lưu, cơ sở dữ liệu, thư: cái gì tốt, cái gì phải làm.",
    en: "Disk, backups, database, mail: what is fine and what is to be done.",
  },
  in_use: { vi: "{count} đang dùng", en: "{count} in use" },

  show_closed: { vi: "Xem cả mục đã đóng ({count})", en: "Show closed ones too ({count})" },
  hide_closed: { vi: "Ẩn mục đã đóng", en: "Hide closed ones" },
  none_yet: { vi: "Chưa có mục nào. Bấm “{add}” để bắt đầu.", en: "None yet. Begin with “{add}”." },
  none_found: { vi: "Không có mục nào khớp “{sought}”.", en: "Nothing matches “{sought}”." },
  make_public: { vi: "Cho lên cổng", en: "Make public" },
  make_private: { vi: "Thôi công khai", en: "Take off the portal" },
  unreleased: {
    vi: "{count} chỉ số của các chỉ tiêu này chưa lên cổng.",
    en: "{count} indicators of these targets are not on the portal.",
  },
  release: { vi: "Cho các chỉ tiêu lên cổng", en: "Show the targets on the portal" },
  usual_course_put: {
    vi: "Đã điền vào ô Lộ trình bên dưới; bấm Lưu thì mới dùng.",
    en: "It stands in the field Trajectory below; it holds once saved.",
  },
  take_usual_course: { vi: "Dùng làm lộ trình của chỉ tiêu này", en: "Use it as this target's trajectory" },
  on_portal: { vi: "Trên cổng", en: "On the portal" },
  is_public: { vi: "công khai", en: "public" },
  is_private: { vi: "nội bộ", en: "internal" },
  closed_mark: { vi: "đã đóng", en: "closed" },
  demand: { vi: "Đòi hỏi", en: "Demand" },

  lines_groups: { vi: "Đơn vị thành viên", en: "Members" },
  lines_forms: { vi: "Chỉ số trong biểu", en: "Indicators of the form" },
  lines_regimes: { vi: "Hạn của từng kỳ báo cáo", en: "Deadlines by frequency" },
  lines_days_off: { vi: "Từng ngày", en: "Day by day" },
  lines_hint_days_off: {
    vi: "Đánh dấu “Làm việc” cho ngày làm bù, và cho ngày chương trình tính là nghỉ mà không nghỉ; không đánh dấu là ngày nghỉ.",
    en: "Mark “Worked” for a day worked instead, and for one that the program takes for free and is not; else the day is free.",
  },
  lines_hint_forms: {
    vi: "Dòng mới nối vào cuối; dòng đã có giữ nguyên chỗ. Thôi thu một chỉ số thì điền ngày cuối cùng ở cột bên phải. “Ai nộp” viết tên loại, đơn vị hay nhóm, cách nhau bằng dấu chấm phẩy.",
    en: "New lines come last; those there keep their place. To stop one, fill in its last day at the right. “Owed by” takes kinds, units or groups, separated by semicolons.",
  },
  lines_hint_groups: { vi: "Thành viên rời nhóm thì điền ngày cuối cùng.", en: "A member who leaves gets a last day." },
  lines_hint_regimes: {
    vi: "Mỗi dòng một kỳ báo cáo. Ngày chốt để trống là hết tháng.",
    en: "A line for each frequency. Without a cut-off day it is the month's end.",
  },
  line: { vi: "dòng {line}", en: "line {line}" },
  more_lines: { vi: "Lưu rồi sẽ có thêm dòng trống.", en: "After saving there are more empty lines." },
  not_chosen: { vi: "– chưa chọn –", en: "– choose –" },
  none: { vi: "– không –", en: "– none –" },
  type_name: { vi: "Gõ tên hoặc mã.", en: "Type a name or a code." },
  more_fields: { vi: "Các mục ít dùng", en: "Seldom used" },
  close_title: { vi: "Thôi dùng", en: "Stop using it" },
  close_lead: {
    vi: "Từ sau ngày này mục không dùng nữa; số liệu và báo cáo của các kỳ trước vẫn nguyên như cũ.",
    en: "After this day it is not used any more; figures and reports of earlier periods stay as they are.",
  },
  close_lead_resolution: {
    vi: "Các chỉ tiêu của nghị quyết đóng cùng ngày.",
    en: "The targets of the resolution close on the same day.",
  },
  last_day: { vi: "Ngày cuối cùng", en: "Last day" },
  closed_already: { vi: "Đã đóng, ngày cuối cùng là {day}.", en: "Closed; its last day is {day}." },
  closes_on: { vi: "Sẽ đóng sau ngày {day}.", en: "It will be closed after {day}." },
  keep_open: { vi: "Bỏ ngày đóng", en: "Take the closing day away" },
  reopen: { vi: "Dùng lại", en: "Use it again" },
  closed_on: { vi: "Ngày cuối cùng", en: "Last day" },
  history: { vi: "Lịch sử thay đổi", en: "History" },
  done_create: { vi: "thêm mới", en: "added" },
  done_change: { vi: "sửa", en: "changed" },
  done_close: { vi: "đóng", en: "closed" },
  done_reopen: { vi: "dùng lại", en: "used again" },
  done_annex: { vi: "lấy từ phụ lục", en: "from the annex" },
  done_allot: { vi: "giao cho đơn vị", en: "allotted" },
  yes: { vi: "có", en: "yes" },
  no: { vi: "không", en: "no" },

  code_hint: {
    vi: "Chữ, số và dấu gạch ngang, không có dấu cách; đặt một lần. Để trống thì lấy theo tên.",
    en: "Letters, digits and hyphens; given once. Left empty, it is made from the name.",
  },
  demand_at_least: annexReadTexts.said_at_least,
  demand_at_most: annexReadTexts.said_at_most,
  demand_more_than: annexReadTexts.said_more_than,
  demand_less_than: annexReadTexts.said_less_than,
  demand_rise_at_least: { vi: "tăng ít nhất {amount} so cùng kỳ", en: "rises by at least {amount}" },
  demand_fall_at_least: { vi: "giảm ít nhất {amount} so cùng kỳ", en: "falls by at least {amount}" },
  amount: { vi: "Mức", en: "Amount" },

  allotment: { vi: "Giao cho đơn vị", en: "Allotment to units" },
  allotment_whole: { vi: "Đã giao đủ {whole}.", en: "All of {whole} is allotted." },
  allotment_rest: {
    vi: "Chỉ tiêu {whole}, đã giao {sum}, chênh lệch {rest}.",
    en: "Of {whole}, {sum} is allotted; the difference is {rest}.",
  },
  allot: { vi: "Giao", en: "Allot" },
  allotment_changed_meanwhile: {
    vi: "Chưa lưu: có người vừa giao lại chỉ tiêu này. Hãy mở lại trang để xem.",
    en: "Not saved: somebody has just changed this allotment. Open the page again.",
  },

  setting_unit_unknown: { vi: "Không có đơn vị “{text}”.", en: "There is no unit “{text}”." },
  setting_indicator_unknown: { vi: "Không có chỉ số “{text}”.", en: "There is no indicator “{text}”." },
  setting_resolution_unknown: { vi: "Không có nghị quyết “{text}”.", en: "There is no resolution “{text}”." },
  setting_period_wrong: {
    vi: "“{text}” không phải là kỳ. Viết như quý I/2024, 6 tháng đầu năm 2024, năm 2024, nhiệm kỳ 2020 - 2025.",
    en: "“{text}” is no period. Write it like Q1/2024, first half of 2024, 2024, term 2020 - 2025.",
  },
  setting_trajectory_wrong: {
    vi: "“{text}” chưa đúng. Viết từng kỳ với số phần trăm, cách nhau bằng dấu chấm phẩy: quý I/2024: 20%; quý IV/2024: 100%.",
    en: "“{text}” is wrong. Write each period with its per cent, separated by semicolons: Q1/2024: 20%; Q4/2024: 100%.",
  },
  forms_lines_missing: { vi: "Hãy chọn ít nhất một chỉ số.", en: "Choose at least one indicator." },
  groups_lines_missing: { vi: "Hãy chọn ít nhất một đơn vị.", en: "Choose at least one unit." },
  regimes_lines_missing: {
    vi: "Hãy điền ít nhất một kỳ báo cáo và hạn nộp của kỳ đó.",
    en: "Fill in at least one frequency and when it is due.",
  },
  code_taken: { vi: "Mã “{text}” đã dùng rồi. Hãy đặt mã khác.", en: "The code “{text}” is taken. Choose another." },
  definition_unknown: { vi: "Không có mục “{code}”.", en: "There is no “{code}”." },
  section_unknown: { vi: "Không có mục cài đặt này.", en: "There is no such setting." },
  definition_changed_meanwhile: {
    vi: "Chưa lưu: {by} đã sửa mục này lúc {at}. Những ô khác nhau ghi bên dưới; bấm Lưu lần nữa để lấy bản của bạn.",
    en: "Not saved: {by} changed this at {at}. What differs is said below; save again to keep yours.",
  },
  stored_now: { vi: "Hiện đang là: {now}", en: "It now is: {now}" },
  indicator_has_targets: {
    vi: "Chưa đóng được: còn {count} chỉ tiêu của chỉ số này. Hãy đóng các chỉ tiêu ấy trước.",
    en: "It cannot be closed yet: {count} targets are on this indicator. Close them first.",
  },

  scans: { vi: "Dung lượng bản chụp đã ký", en: "Room for signed scans" },
  scans_lead: {
    vi: "Mỗi đơn vị giữ được bao nhiêu MB bản chụp báo cáo đã ký.",
    en: "How many megabytes of signed scans each unit may keep.",
  },
  scans_about: {
    vi: "Dùng chung cho mọi đơn vị, kể cả bản đã bị thay. Gần đầy thì trang đính kèm báo trước; đầy rồi thì không nhận thêm. Giảm mức này không xóa bản nào đang có.",
    en: "For every unit, with scans that were replaced. Where one is attached it is told when little is left; once it is full no more is taken. A lower bound removes nothing.",
  },
  scan_megabytes: { vi: "Mỗi đơn vị được giữ (MB)", en: "Each unit may keep (MB)" },
  scan_megabytes_wrong: {
    vi: "Nhập số nguyên từ 10 đến 1.000.000.",
    en: "Enter a whole number from 10 to 1,000,000.",
  },
  judging: { vi: "Mức đánh giá chỉ tiêu", en: "How targets are judged" },
  judging_lead: {
    vi: "Có bao nhiêu báo cáo thì đánh giá, đến mức nào là vượt, đúng, chậm, nguy cơ.",
    en: "How many reports a judgement needs, and from where on a target is ahead, on pace, behind or at risk.",
  },
  judging_about: {
    vi: "Dùng chung cho mọi chỉ tiêu và mọi nơi đánh giá: bảng chỉ tiêu, cổng, báo cáo, API. Báo cáo đã ban hành và tin đã đăng không đổi. Mọi ô tính bằng phần trăm.",
    en: "For all targets and wherever they are judged: tables, portal, reviews, API. What was issued or published stays as it is. Every field is a percentage.",
  },
  judging_reports: { vi: "Bao nhiêu báo cáo thì đủ", en: "How many reports are enough" },
  judging_come: {
    vi: "Đánh giá một chỉ tiêu khi đã có ít nhất (% số báo cáo phải nộp)",
    en: "A target is judged once so much of the reports owed has come (%)",
  },
  judging_portal: {
    vi: "Cổng nói về kỳ gần nhất đã đánh giá được ít nhất (% số chỉ tiêu)",
    en: "The portal speaks of the last period of which so many targets are judged (%)",
  },
  judging_more: { vi: "Chỉ tiêu càng nhiều càng tốt", en: "Targets of which more is better" },
  judging_more_about: {
    vi: "Kết quả so với mức cần đạt đến lúc đó, từ mức nào trở lên; thấp hơn mức cuối là nguy cơ.",
    en: "What is reached of what is expected by then, from where upwards; below the last it is at risk.",
  },
  "judging_more.ahead": { vi: "Vượt tiến độ, từ (%)", en: "Ahead of pace, from (%)" },
  "judging_more.onPace": { vi: "Đúng tiến độ, từ (%)", en: "On pace, from (%)" },
  "judging_more.behind": { vi: "Chậm, từ (%)", en: "Behind, from (%)" },
  judging_less: { vi: "Chỉ tiêu càng ít càng tốt", en: "Targets of which less is better" },
  judging_less_about: {
    vi: "Kết quả so với mức cho phép đến lúc đó, đến mức nào; cao hơn mức cuối là nguy cơ.",
    en: "What is reached of what is allowed by then, up to where; above the last it is at risk.",
  },
  "judging_less.ahead": { vi: "Vượt tiến độ, đến (%)", en: "Ahead of pace, up to (%)" },
  "judging_less.onPace": { vi: "Đúng tiến độ, đến (%)", en: "On pace, up to (%)" },
  "judging_less.behind": { vi: "Chậm, đến (%)", en: "Behind, up to (%)" },
  judging_saved: { vi: "Đã lưu mức đánh giá.", en: "The limits are saved." },
  judging_administrator: {
    vi: "Chỉ quản trị viên của cả đơn vị sửa được mức này.",
    en: "Only an administrator of the whole installation may change this.",
  },
  judging_faulty: { vi: "Chưa lưu: mức đánh giá chưa hợp lý.", en: "Not saved: the limits do not fit together." },
  judging_part_wrong: { vi: "Phải lớn hơn 0% và không quá 100%.", en: "It must be more than 0% and at most 100%." },
  judging_order_more: {
    vi: "Mức vượt không được thấp hơn mức đúng, mức đúng không được thấp hơn mức chậm; tất cả trên 0% và không quá 1.000%.",
    en: "Ahead must not be below on pace, nor on pace below behind; all above 0% and at most 1,000%.",
  },
  judging_order_less: {
    vi: "Mức vượt không được cao hơn mức đúng, mức đúng không được cao hơn mức chậm; tất cả trên 0% và không quá 1.000%.",
    en: "Ahead must not be above on pace, nor on pace above behind; all above 0% and at most 1,000%.",
  },

  closed_through: { vi: "Khóa sổ", en: "Closed periods" },
  closed_through_lead: {
    vi: "Kỳ kết thúc vào ngày này hoặc trước đó không sửa được nữa, kể cả nạp lại hay mở lại báo cáo. Chỉ quản trị viên mở lại kỳ đã khóa.",
    en: "A period that ends on this day or before cannot be changed any more, neither by a load nor by reopening. Only an administrator opens it again.",
  },
  closed_through_day: { vi: "Khóa đến hết ngày", en: "Closed through" },
  closed_through_none: { vi: "Chưa khóa kỳ nào.", en: "No period is closed." },
  closed_through_until: { vi: "Đang khóa đến hết ngày {day}.", en: "Closed through {day}." },
  closed_through_set: { vi: "Khóa sổ", en: "Close" },
  closed_through_future: { vi: "Chỉ khóa được kỳ đã kết thúc.", en: "Only a period that has ended can be closed." },
} as const satisfies Texts;
