import type { Texts } from "../prose/text.ts";

export const documentTexts = {
  file_empty: { vi: "Tệp không có nội dung. Hãy chọn tệp khác.", en: "The file is empty. Choose another one." },
  file_too_large: {
    vi: "Tệp lớn hơn {most} MB. Hãy giảm dung lượng rồi gửi lại.",
    en: "The file is larger than {most} MB. Make it smaller and send it again.",
  },
  file_type_unknown: {
    vi: "Tệp này không thuộc loại nhận được ở đây. Nhận: {types}.",
    en: "This kind of file is not taken here. Taken: {types}.",
  },
} satisfies Texts;
