/** The words of reviews: errors and screens. The paper itself is Vietnamese only. */
import type { Texts } from "../prose/text.ts";

export const reviewFaultTexts = {
  review_unknown: { vi: "Không có báo cáo này.", en: "There is no such report." },
  review_exists: {
    vi: "Đã có báo cáo {period} của {unit} về nghị quyết này.",
    en: "There is already a report of {unit} on this resolution for {period}.",
  },
  review_changed: {
    vi: "{by} đã lưu bản mới hơn lúc {time}. Phần anh chị vừa viết chưa được ghi; xin so với bản mới rồi lưu lại.",
    en: "{by} saved a newer version at {time}. What you wrote was not saved; compare with the newer text and save again.",
  },
  review_issued_already: {
    vi: "Báo cáo đã ban hành nên không sửa được nữa.",
    en: "The report has been issued and can no longer be changed.",
  },
  review_not_presented: {
    vi: "Báo cáo phải được trình trước khi ban hành.",
    en: "The report must be presented before it is issued.",
  },
  review_presented_already: {
    vi: "Báo cáo đang trình. Muốn sửa, xin rút về soạn thảo.",
    en: "The report has been presented. Take it back to draft to change it.",
  },
  review_not_issued: { vi: "Báo cáo chưa ban hành.", en: "The report has not been issued." },
  block_unknown: { vi: "Không có đoạn “{block}” trong báo cáo.", en: "The report has no block “{block}”." },
  text_too_long: { vi: "Đoạn dài quá {most} ký tự.", en: "The text is longer than {most} characters." },
  number_missing: { vi: "Xin ghi số của báo cáo.", en: "Give the report's number." },
  signer_missing: { vi: "Xin ghi họ tên người ký.", en: "Give the signer's name." },
} satisfies Texts;

export const reviewTexts = { ...reviewFaultTexts } satisfies Texts;
