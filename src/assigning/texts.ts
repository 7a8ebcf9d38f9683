import type { Text, Texts } from "../prose/text.ts";
import { annexTexts } from "../settings/annexTexts.ts";
import { taskPageTexts } from "../tasks/pageTexts.ts";
import { taskTexts } from "../tasks/texts.ts";
import { webTexts } from "../web/texts.ts";
import type { ProposedField } from "./proposal.ts";

export const fieldLabels: Readonly<Record<ProposedField, Text>> = {
  title: taskTexts.task_title,
  leads: { vi: "Giao cho", en: "Given to" },
  cooperating: { vi: "Phối hợp", en: "Co-operating" },
  due: { vi: "Thời hạn", en: "By when" },
  product: taskPageTexts.task_product,
  document: taskPageTexts.task_document,
  in_charge: taskPageTexts.task_in_charge,
  field: webTexts.field,
  target: taskPageTexts.task_target,
  coop_due: { vi: "Hạn của đơn vị phối hợp", en: "By when those co-operate" },
  assigned: { vi: "Ngày giao", en: "Assigned on" },
  weight: { vi: "Trọng số", en: "Weight" },
  parent: taskPageTexts.task_parent,
  accept: { vi: "Khi báo hoàn thành", en: "When it is reported done" },
  recurs: { vi: "Lặp lại", en: "Recurs" },
  until: { vi: "Lặp đến hết ngày", en: "Until" },
};

export const assigningTexts = {
  assign: { vi: "Giao nhiệm vụ", en: "Hand out a task" },
  many_lead: {
    vi: "Dán bảng từ Word, Excel, hoặc đoạn văn chỉ đạo; hoặc gửi tệp.",
    en: "Paste a table from Word or Excel, or a paragraph of directions; or send a file.",
  },
  many_text: { vi: "Bảng hoặc đoạn văn", en: "Table or text" },
  many_text_hint: {
    vi: "Mỗi dòng của bảng, mỗi câu chỉ đạo được đọc lại thành một câu trước khi giao.",
    en: "Each row, each sentence that directs is read back before anything is handed out.",
  },
  many_file: { vi: "Tệp", en: "File" },
  many_file_hint: { vi: "XLSX, DOCX hoặc CSV.", en: "XLSX, DOCX or CSV." },
  many_read: { vi: "Đọc thử", en: "Read it" },
  many_understood: { vi: "{count} nhiệm vụ đọc được", en: "{count} tasks read" },
  many_asked: { vi: "{count} dòng cần xem lại", en: "{count} rows to be looked at" },
  many_columns: { vi: "Cột của bảng", en: "Columns of the table" },
  many_read_again: { vi: "Đọc lại theo các cột này", en: "Read again by these columns" },
  column_unused: annexTexts.column_unused,
  column_order: { vi: "Số thứ tự", en: "Number" },
  doubt_lead_above: {
    vi: "Ô chủ trì trống: đang lấy theo dòng trên.",
    en: "No lead in the row: taken from the one above.",
  },
  many_take_all: { vi: "Giao các việc đã chọn", en: "Hand out those chosen" },
  change_row: { vi: "Sửa", en: "Change" },
  read_again: { vi: "Đọc lại", en: "Read again" },
  from_text: { vi: "Trong văn bản", en: "In the text" },
  understood_as: annexTexts.annex_read_back,
  hand_out: { vi: "Giao việc này", en: "Hand it out" },
  more_of_it: { vi: "Thêm: phối hợp, sản phẩm, lặp lại …", en: "More: co-operating, product, recurring …" },
  leads_hint: { vi: "Đơn vị, “mọi xã”, “các xã, thị trấn”, tên cụm.", en: "Units, “mọi xã”, a group's name." },
  due_hint: { vi: "30/9, trong quý IV, 10 ngày làm việc, +10.", en: "30/9, trong quý IV, 10 ngày làm việc, +10." },
  accept_yes: { vi: "Chờ nghiệm thu", en: "Wait to be accepted" },
  accept_no: { vi: "Xong ngay, không nghiệm thu", en: "Done at once" },
  recurs_never: { vi: "Một lần", en: "Once" },
  sentence: { vi: "{unit} giao {who}: “{title}”", en: "{unit} gives {who}: “{title}”" },
  sentence_nobody: {
    vi: "{unit} đặt nhiệm vụ gồm nhiều phần: “{title}”",
    en: "{unit} sets a task of parts: “{title}”",
  },
  sentence_due: { vi: ", xong trước hết ngày {day}", en: ", by the end of {day}" },
  sentence_due_counted: { vi: ", hạn {due} sau mỗi kỳ", en: ", due {due} after each period" },
  sentence_coop: { vi: ", {who} phối hợp", en: ", with {who}" },
  sentence_product: { vi: ", sản phẩm: {product}", en: ", product: {product}" },
  sentence_document: { vi: ", theo {document}", en: ", by {document}" },
  sentence_target: { vi: ", phục vụ chỉ tiêu “{target}”", en: ", for the target “{target}”" },
  units_of: { vi: "{count} đơn vị ({words})", en: "{count} units ({words})" },
  document_handed_already: {
    vi: "Văn bản {document} đã giao {count} nhiệm vụ. Xem có trùng không rồi hãy giao.",
    en: "{count} tasks were handed out by {document} already. Look whether this is one of them.",
  },
  task_title_missing: { vi: "Thiếu nội dung nhiệm vụ.", en: "What is to be done is missing." },
  task_said_already: { vi: "Đã có nhiệm vụ cùng nội dung này.", en: "There is a task of these words already." },
  task_who_unknown: {
    vi: "Không rõ “{text}” là đơn vị, loại hay nhóm nào trong phạm vi của cơ quan giao.",
    en: "“{text}” names no unit, kind or group within reach.",
  },
  task_for_nobody: {
    vi: "Chưa giao cho đơn vị nào: nhiệm vụ sẽ chỉ gồm các phần.",
    en: "Given to nobody: the task will hold parts only.",
  },
  task_due_unread: {
    vi: "Không đọc được thời hạn “{text}”. Viết như 30/9/2024, trong quý IV, 10 ngày làm việc.",
    en: "The deadline “{text}” cannot be read. Write 30/9/2024, trong quý IV, 10 ngày làm việc.",
  },
  task_due_open: {
    vi: "“{text}” chưa nói rõ ngày nào; đang lấy ngày cuối.",
    en: "“{text}” leaves the day open; the last is taken.",
  },
  task_due_over: {
    vi: "Thời hạn “{text}” đứng trước ngày giao.",
    en: "The deadline “{text}” lies before the day it is assigned.",
  },
  task_due_far: {
    vi: "Thời hạn “{text}” còn rất xa; xem lại năm.",
    en: "The deadline “{text}” lies far ahead; look at the year.",
  },
  task_without_due: { vi: "Chưa có thời hạn.", en: "There is no deadline." },
  task_target_unknown: { vi: "Không có chỉ tiêu “{text}”.", en: "There is no target “{text}”." },
  task_parent_unknown: { vi: "Không có nhiệm vụ “{text}”.", en: "There is no task “{text}”." },
  tasks_faulty: {
    vi: "Còn {count} chỗ chưa giao được. Chưa giao việc nào.",
    en: "{count} places are wrong. Nothing was handed out.",
  },
  tasks_none_chosen: { vi: "Chưa chọn việc nào để giao.", en: "No task is chosen." },
  tasks_too_many: { vi: "Mỗi lần giao tối đa {most} việc.", en: "At most {most} tasks at a time." },
  tasks_none_read: {
    vi: "Không đọc được nhiệm vụ nào. Hãy dán cả dòng tiêu đề của bảng, hoặc đoạn văn có câu giao việc.",
    en: "No task was read. Paste the table with its heads, or text with sentences that direct.",
  },
  tasks_handed_out: { vi: "Đã giao {count} nhiệm vụ.", en: "{count} tasks were handed out." },
  doubt_row_broken: {
    vi: "Dòng này nối từ hai dòng của bảng; xem lại.",
    en: "This row was joined from two of the table; look at it.",
  },
} satisfies Texts;
