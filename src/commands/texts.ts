/** The words of the commands. They speak Vietnamese; English stands beside for the API and for documents. */
import type { Texts } from "../prose/text.ts";
import { taskTexts } from "../tasks/texts.ts";

export const commandTexts = {
  command_unknown: {
    vi: "Không có lệnh “{name}”. Các lệnh: {known}.",
    en: "There is no command “{name}”. Commands: {known}.",
  },
  option_unknown: {
    vi: "Lệnh {command} không có lựa chọn {option}. Cách gọi: {usage}",
    en: "The command {command} has no option {option}. Usage: {usage}",
  },
  option_missing: {
    vi: "Lệnh {command} thiếu {option}. Cách gọi: {usage}",
    en: "The command {command} lacks {option}. Usage: {usage}",
  },
  option_wrong: {
    vi: "Lựa chọn {option} nhận {expected}; đang là “{value}”.",
    en: "The option {option} takes {expected}; it is “{value}”.",
  },
  call_wrong: {
    vi: "Gọi lệnh {command} chưa đúng. Cách gọi: {usage}",
    en: "The command {command} is called wrongly. Usage: {usage}",
  },
  day_by: { vi: "một ngày không sau {day}", en: "a day by {day}" },
  tasks_on: { vi: "tính đến {day}", en: "as of {day}" },
  tasks_head: { vi: "Nhiệm vụ của {unit}, {when}", en: "Tasks of {unit}, {when}" },
  tasks_no_key: { vi: "(chưa ghi)", en: "(not given)" },
  tasks_counts: {
    vi: "tổng {total}: hoàn thành {doneOnTime} đúng hạn, {doneLate} quá hạn, {doneNoDeadline} không có hạn; đang thực hiện {openInTime} trong hạn, {openOverdue} quá hạn, {openNoDeadline} không có hạn. Đúng hạn {onTimeOfAllRate} trên tổng số, {onTimeOfClosedRate} trên số đã xong hoặc quá hạn; quá hạn {overdueOfAllRate} trên tổng số. Chờ nghiệm thu {awaiting}; khách quan {excused}, được tính đúng hạn do khách quan {forgiven}; gia hạn {extended}; kỳ trước chuyển sang {carried}; vượt yêu cầu {exceeded}",
    en: "{total} in all: done {doneOnTime} on time, {doneLate} late, {doneNoDeadline} without deadline; open {openInTime} in time, {openOverdue} overdue, {openNoDeadline} without deadline. On time {onTimeOfAllRate} of all, {onTimeOfClosedRate} of those done or overdue; overdue {overdueOfAllRate} of all. Awaiting acceptance {awaiting}; excused {excused}, forgiven {forgiven}; extended {extended}; carried over {carried}; exceeded {exceeded}",
  },
  tasks_due: taskTexts.due_on,
  tasks_carried: { vi: "kỳ trước chuyển sang", en: "carried over" },
  cases_head: {
    vi: "Đơn thư của {unit} và cấp dưới, tính đến {day}",
    en: "Petitions of {unit} and below, as of {day}",
  },
  cases_kind: {
    vi: "{kind}: nhận {received} lượt/{persons} người; giải quyết {resolvedOnTime} đúng hạn, {resolvedLate} quá hạn; đang giải quyết {openInTime} trong hạn, {openOverdue} quá hạn; rút {withdrawn}, chuyển {passedOn}, không đủ điều kiện {notEligible}",
    en: "{kind}: {received} received, {persons} persons; resolved {resolvedOnTime} on time, {resolvedLate} late; open {openInTime} in time, {openOverdue} overdue; withdrawn {withdrawn}, passed on {passedOn}, not eligible {notEligible}",
  },
  file_not_written: {
    vi: "Không ghi được tệp {file}: {reason}",
    en: "The file {file} cannot be written: {reason}",
  },
  file_not_read: { vi: "Không đọc được tệp {file}: {reason}", en: "The file {file} cannot be read: {reason}" },
  port_taken: {
    vi: "Cổng {port} trên {host} đang có chương trình khác dùng. Hãy chọn cổng khác bằng PORT.",
    en: "Port {port} on {host} is taken by another program. Choose another with PORT.",
  },
  port_refused: {
    vi: "Không mở được cổng {port} trên {host}: {reason}",
    en: "Port {port} on {host} cannot be opened: {reason}",
  },
  demo_folder_here: {
    vi: "Thư mục {place} chứa dữ liệu trình diễn. Hãy chạy npm run demo, hoặc chọn thư mục khác bằng QUYET_DATA.",
    en: "{place} holds demo data. Run npm run demo, or choose another folder with QUYET_DATA.",
  },
  own_data_here: {
    vi: "Thư mục {place} chứa dữ liệu thật, không nạp dữ liệu trình diễn vào. Hãy chọn thư mục khác bằng QUYET_DATA.",
    en: "{place} holds real data; the demo is not loaded into it. Choose another folder with QUYET_DATA.",
  },
  step_building: {
    vi: "Đang dựng chương trình từ mã nguồn, khoảng nửa phút …",
    en: "Building the program from its sources, about half a minute …",
  },
  built: { vi: "Đã dựng chương trình.", en: "The program is built." },
  built_already: {
    vi: "Chương trình đã được dựng từ đúng mã nguồn này.",
    en: "The program is built from these sources already.",
  },
  step_making: { vi: "Đang tạo cơ sở dữ liệu …", en: "Making the database …" },
  step_starting: { vi: "Đang khởi động cơ sở dữ liệu …", en: "Starting the database …" },
  step_adopting: { vi: "Dùng cơ sở dữ liệu đang chạy sẵn.", en: "Using the database that is already running." },
  step_migrating: { vi: "Đã nâng cấp cấu trúc dữ liệu: {names}", en: "Upgraded the schema: {names}" },
  step_loading_demo: { vi: "Đang nạp dữ liệu trình diễn …", en: "Loading the demo …" },
  demo_loaded: { vi: "Đã nạp dữ liệu trình diễn.", en: "The demo is loaded." },
  serving: { vi: "Quyết đang chạy tại {origin}", en: "Quyết is running at {origin}" },
  data_place: { vi: "Dữ liệu: {place}", en: "Data: {place}" },
  demo_clock: { vi: "Đồng hồ của bản trình diễn bắt đầu lúc {time}.", en: "The demo's clock starts at {time}." },
  demo_accounts: { vi: "Tài khoản trình diễn:", en: "Demo accounts:" },
  first_administrator: {
    vi: "Chưa có người quản trị. Mở liên kết này để tạo, dùng được một lần, trong 24 giờ:\n  {link}",
    en: "There is no administrator yet. Open this link to make one; it works once, within 24 hours:\n  {link}",
  },
  how_to_stop: { vi: "Dừng bằng Ctrl+C.", en: "Stop with Ctrl+C." },
  interrupted: { vi: "Đã dừng giữa chừng theo yêu cầu.", en: "Stopped half-way as asked." },
  stopping: { vi: "Đang dừng …", en: "Stopping …" },
  stopped: { vi: "Đã dừng.", en: "Stopped." },
  wide_head: {
    vi: "Trang “{sheet}”: {columns} cột, {rows} dòng, {values} số.",
    en: "Sheet “{sheet}”: {columns} columns, {rows} rows, {values} figures.",
  },
  wide_unknown: { vi: "chưa rõ", en: "unknown" },
  wide_guessed: { vi: "đoán", en: "guessed" },
  wide_total_right: {
    vi: "Đúng tổng: {indicator}, {period}: {stated}",
    en: "Sum right: {indicator}, {period}: {stated}",
  },
  wide_total_differs: {
    vi: "LỆCH TỔNG: {indicator}, {period}: ghi {stated}, cộng lại {sum}",
    en: "SUM DIFFERS: {indicator}, {period}: stated {stated}, adds up to {sum}",
  },
  wide_left_out: { vi: "Không đọc: {what} ({where})", en: "Left out: {what} ({where})" },
  wide_asks: { vi: "HỎI: {what} ({where})", en: "ASKED: {what} ({where})" },
  standing_head: {
    vi: "{unit}, {period}, {resolution} ({basis})",
    en: "{unit}, {period}, {resolution} ({basis})",
  },
  basis_approved: { vi: "số liệu đã duyệt", en: "approved figures" },
  basis_submitted: { vi: "số liệu đã nộp", en: "submitted figures" },
  errors_more: { vi: "… và {count} lỗi khác.", en: "… and {count} more errors." },
  place_file: { vi: "{value}", en: "{value}" },
  place_sheet: { vi: "trang {value}", en: "sheet {value}" },
  place_row: { vi: "dòng {value}", en: "row {value}" },
  place_column: { vi: "cột {value}", en: "column {value}" },
} satisfies Texts;
