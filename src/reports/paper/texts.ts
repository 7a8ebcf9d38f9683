import type { Texts } from "../../prose/text.ts";
import { webTexts } from "../../web/texts.ts";
import { reportTexts } from "../texts.ts";

/** Words about a unit's report as a paper, its signed scans, requests to open it again, and the office in a unit's place. */
export const reportPaperTexts = {
  paper: { vi: "Văn bản", en: "The paper" },
  paper_page: { vi: "Văn bản của báo cáo", en: "The report as a paper" },
  paper_word: { vi: "Tải bản Word", en: "As a Word file" },
  paper_hint: {
    vi: "In trang này hoặc tải bản Word, ký, đóng dấu rồi đính kèm bản chụp ở dưới.",
    en: "Print this page or take the Word file, sign it, then attach the scan below.",
  },
  paper_draft: {
    vi: "Báo cáo chưa nộp. Văn bản này còn thay đổi theo số liệu.",
    en: "The report is not submitted yet. This paper still changes with its figures.",
  },
  paper_details: { vi: "Số, ngày và người ký", en: "Number, date and signature" },
  paper_party: { vi: "Văn bản của Đảng", en: "Party" },
  paper_state: { vi: "Văn bản hành chính nhà nước", en: "State" },
  paper_number: { vi: "Số", en: "Number" },
  paper_date: { vi: "Ngày ký", en: "Date" },
  paper_signer: { vi: "Họ và tên người ký", en: "Name of who signs" },
  paper_saved: { vi: "Đã lưu số, ngày và người ký.", en: "Number, date and signature are saved." },
  paper_column_number: { vi: "TT", en: "No." },
  paper_column_name: { vi: "Chỉ tiêu", en: "Indicator" },
  paper_column_measure: webTexts.measure,
  paper_column_note: reportTexts.note,

  scans: { vi: "Bản đã ký", en: "Signed scan" },
  scan_none: { vi: "Chưa đính kèm bản đã ký.", en: "No signed scan has been attached." },
  scan_file: { vi: "Bản chụp đã ký", en: "The signed scan" },
  scan_hint: { vi: "Tệp PDF, JPG hoặc PNG, nhiều nhất 10 MB.", en: "A PDF, JPG or PNG file of 10 MB at most." },
  scans_nearly_full: {
    vi: "Bản chụp của đơn vị đã dùng {used} trong {most} MB. Khi hết chỗ sẽ không đính kèm thêm được; hãy báo người quản trị.",
    en: "The unit's scans take {used} of {most} MB. Once they are full none can be attached; please tell the administrator.",
  },
  scan_attach: { vi: "Đính kèm", en: "Attach" },
  scan_replace: { vi: "Thay bằng bản mới", en: "Replace by a new one" },
  scan_replace_hint: {
    vi: "Bản cũ vẫn được giữ cùng ngày và người đính kèm.",
    en: "The old one is kept with its date and who attached it.",
  },
  scan_attached: { vi: "{name} đính kèm lúc {time}", en: "attached by {name} at {time}" },
  scan_current: { vi: "bản hiện nay", en: "current" },
  scan_replaced: { vi: "đã được thay", en: "replaced" },
  scan_older: {
    vi: "số liệu đã thay đổi từ khi đính kèm (bản {was}, nay là bản {now})",
    en: "the figures have changed since (version {was}, now {now})",
  },
  scan_saved: { vi: "Đã đính kèm bản đã ký.", en: "The signed scan is attached." },

  ask_reopen: { vi: "Đề nghị mở lại để sửa", en: "Ask for it to be opened again" },
  ask_reopen_hint: {
    vi: "Ghi rõ số nào sai và vì sao. Văn phòng đồng ý hoặc trả lời lý do không đồng ý.",
    en: "Say which figure is wrong and why. The office agrees, or says why not.",
  },
  ask_send: { vi: "Gửi đề nghị", en: "Send" },
  asked: {
    vi: "{name} đề nghị mở lại lúc {time}: {why}",
    en: "{name} asked for it to be opened again at {time}: {why}",
  },
  asked_waits: { vi: "Đang chờ văn phòng trả lời.", en: "The office has not answered yet." },
  ask_declined: { vi: "{name} không đồng ý mở lại: {why}", en: "{name} declined to open it again: {why}" },
  ask_granted: { vi: "{name} đồng ý mở lại lúc {time}.", en: "{name} agreed at {time}." },
  ask_answer: { vi: "Trả lời đề nghị mở lại", en: "Answer the request to open it again" },
  around_nothing: { vi: "Không có đề nghị nào ở báo cáo này.", en: "Nothing is asked about this report." },
  grant: { vi: "Đồng ý mở lại", en: "Agree and open it" },
  decline: { vi: "Không đồng ý", en: "Decline" },
  decline_reason: { vi: "Lý do không đồng ý", en: "Why not" },
  done_ask: { vi: "Đã gửi đề nghị mở lại.", en: "Your request is sent." },
  done_grant: { vi: "Đã mở lại báo cáo theo đề nghị.", en: "The report is open again, as asked." },
  done_decline: { vi: "Đã trả lời không đồng ý.", en: "You declined." },

  stand_in: { vi: "Nhập thay đơn vị", en: "Enter for the unit" },
  stand_in_lead: {
    vi: "Đơn vị chưa gửi số liệu qua hệ thống. Văn phòng nhập thay thì tên người nhập, lý do và từng số được ghi trong lịch sử và hiện ở bảng tổng hợp.",
    en: "The unit has not sent its figures here. Where the office enters them, who, why and each figure stand in the history and on the board.",
  },
  stand_in_why: { vi: "Lý do nhập thay", en: "Why the office enters them" },
  stand_in_why_hint: {
    vi: "Ví dụ: đơn vị gửi báo cáo giấy số 12-BC/ĐU ngày 20/9/2024.",
    en: "For instance: the unit sent its report on paper, number 12, on 20/9/2024.",
  },
  stand_in_begin: { vi: "Bắt đầu nhập thay", en: "Begin" },
  stands_in: {
    vi: "{name} nhập thay {unit} từ {time}. Lý do: {why}",
    en: "{name} has entered figures for {unit} since {time}. Reason: {why}",
  },
  entered_in_place: { vi: "nhập thay {unit}: {why}", en: "in place of {unit}: {why}" },
  in_place: { vi: "văn phòng nhập thay", en: "entered by the office" },
  stand_in_begun: { vi: "Văn phòng đang nhập thay báo cáo này rồi.", en: "The office already enters this report." },
  stand_in_too_late: {
    vi: "Báo cáo đã được đơn vị gửi nên văn phòng không nhập thay.",
    en: "The unit has sent this report, so the office does not enter it.",
  },
} as const satisfies Texts;
