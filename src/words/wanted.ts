/** Whether less of what a name speaks of is better, and what a name itself does with a number that says nothing. */
import type { Comparison } from "./comparator.ts";
import { beginsWith, endsWith, type Phrases, phrases, type Said, said, says, withoutBeginning } from "./spelling.ts";

const unwanted = phrases(
  ...[
    "nghèo",
    "cận nghèo",
    "thất nghiệp",
    "thiếu việc làm",
    "suy dinh dưỡng",
    "thấp còi",
    "nhẹ cân",
    "béo phì",
    "mù chữ",
  ],
  ...["bỏ học", "lưu ban", "sinh con thứ ba", "sinh con thứ 3", "con thứ ba trở lên", "tảo hôn", "chết", "tử vong"],
  ...[
    "tội phạm",
    "phạm pháp",
    "phạm tội",
    "tai nạn",
    "trọng án",
    "án mạng",
    "trộm cắp",
    "cháy",
    "nổ",
    "cháy nổ",
    "đuối nước",
  ],
  ...[
    "kỷ luật",
    "vi phạm",
    "yếu kém",
    "không hoàn thành",
    "chưa hoàn thành",
    "khai trừ",
    "xóa tên",
    "chưa có đảng viên",
  ],
  ...["trễ hạn", "quá hạn", "chậm muộn", "tồn đọng", "vượt cấp", "khiếu nại", "khiếu kiện", "tố cáo", "đơn thư"],
  ...[
    "tệ nạn",
    "ma túy",
    "mại dâm",
    "nghiện",
    "bạo lực",
    "ly hôn",
    "mắc bệnh",
    "mắc sốt xuất huyết",
    "nhiễm HIV",
    "dịch bệnh",
  ],
  ...[
    "ô nhiễm",
    "phá rừng",
    "thiệt hại",
    "lấn chiếm",
    "trái phép",
    "không phép",
    "nhà tạm",
    "dột nát",
    "đặc biệt khó khăn",
  ],
  ...[
    "nợ đọng",
    "nợ xấu",
    "nợ thuế",
    "thất thoát",
    "thất thu",
    "hao hụt",
    "lãng phí",
    "tham nhũng",
    "giải thể",
    "sai sót",
  ],
  ...["bị hủy", "bị sửa", "oan sai", "đào ngũ", "mất cân bằng"],
);
/** What is done about it is wanted: "giải quyết đơn khiếu nại", "nhà cho hộ nghèo", "hộ thoát nghèo". */
const doing = phrases(
  ...[
    "giải quyết",
    "điều tra",
    "khám phá",
    "xử lý",
    "hỗ trợ",
    "giúp",
    "giúp đỡ",
    "kiểm tra",
    "giám sát",
    "tuyên truyền",
  ],
  ...["vận động", "xây", "xây dựng", "sửa chữa", "cấp", "phát hiện", "ngăn chặn", "phòng", "phòng chống", "phòng ngừa"],
  ...[
    "đấu tranh",
    "hòa giải",
    "thu hồi",
    "truy bắt",
    "bắt",
    "cai nghiện",
    "quản lý",
    "tiếp nhận",
    "trả lời",
    "rà soát",
  ],
  ...[
    "đào tạo",
    "dạy nghề",
    "khắc phục",
    "xóa",
    "giảm",
    "kéo giảm",
    "mức giảm",
    "thăm",
    "tặng",
    "trao",
    "tập huấn",
    "diễn tập",
  ],
  ...["quỹ", "mô hình", "tiếp công dân", "phá", "thẩm tra", "xác minh", "tư vấn", "giới thiệu", "cho vay", "dư nợ"],
);
const done = phrases(
  ...[
    "được",
    "thoát nghèo",
    "thoát cận nghèo",
    "mới thoát",
    "không có",
    "không còn",
    "sạch",
    "cho hộ",
    "cho người",
    "phòng chống",
    "đúng hạn",
  ],
  ...["trước hạn", "tiếp cận", "vay vốn", "tham gia", "an toàn", "khám phá", "phòng ngừa", "vì người nghèo", "cho vay"],
);
/** Whether words say that something unwanted is dealt with, which is wanted: "thoát nghèo 25 hộ", "khám phá 100%". */
export function isDealtWith(words: Said): boolean {
  return says(words, doing) || says(words, done);
}

const suffered = phrases("bị");
/** What only says that something is counted. */
const counts = phrases(
  ...[
    "công tác",
    "tỷ lệ",
    "tỷ suất",
    "tổng số",
    "số lượng",
    "số lượt",
    "số cuộc",
    "số vụ",
    "số",
    "mức",
    "chỉ tiêu",
    "phấn đấu",
  ],
);

/** Of what a name speaks less is better: "Tỷ lệ thất nghiệp | % | 2" is at most 2, "Số hộ thoát nghèo | hộ | 30" at least 30. */
export function isLessBetter(name: string, isBare: boolean): boolean {
  const words = said(name, isBare);
  if (!says(words, unwanted)) return false;
  if (says(words, suffered)) return true;
  return !beginsWith(withoutBeginning(words, counts), doing) && !says(words, done);
}

/** Where more is better in one place and less in another, or at one time and another. */
const eitherWay = phrases(
  ...["tăng dân số", "tăng tự nhiên", "tỷ suất sinh", "mức sinh", "giới tính khi sinh", "chỉ số giá", "lạm phát"],
  ...["tỷ trọng nông", "tỷ trọng khu vực nông", "tỷ trọng ngành nông", "lao động nông"],
);

const lowering = phrases("mức giảm", "tỷ lệ giảm", "giảm");

/** Of what the name speaks, a number without a word may be the least or the most. */
export function isOpenEitherWay(name: string, isBare: boolean): boolean {
  const words = said(name, isBare);
  return says(words, eitherWay) && !beginsWith(words, lowering);
}

const falls = phrases("kéo giảm", "giảm");
const rises = phrases("tăng");
/** "Tăng trưởng 8%", "tăng cường" are no rise by so much. */
const noRises = phrases("tăng trưởng", "tăng tốc", "tăng cường", "tăng tự nhiên");
function yearly(change: string): readonly string[] {
  return [
    "bình quân",
    "bình quân năm",
    "hằng năm",
    "hàng năm",
    "bình quân hằng năm",
    "bình quân hàng năm",
    "so với năm trước",
    "trong năm",
  ].map((how) => `${change} ${how}`);
}
const ending: readonly (readonly [Phrases, Comparison])[] = [
  [phrases("không quá", "không vượt quá", "tối đa", "còn", "giảm còn", "giảm xuống"), "at_most"],
  [phrases("không dưới", "không thấp hơn", "ít nhất", "tối thiểu", "đạt", "đạt từ", "từ"), "at_least"],
  [phrases("dưới"), "less_than"],
  [phrases("trên"), "more_than"],
  [phrases("giảm", "kéo giảm", ...yearly("giảm")), "fall_at_least"],
  [phrases("tăng", ...yearly("tăng")), "rise_at_least"],
];

/** What the name does with a number that says nothing: "Kéo giảm tội phạm | % | 5", "Tỷ lệ hộ nghèo không quá | % | 1,5". */
export function comparisonCalled(name: string, isBare: boolean): Comparison | undefined {
  const words = said(name, isBare);
  const ended = ending.find(([sought]) => endsWith(words, sought))?.[1];
  if (ended) return ended;
  if (beginsWith(words, falls)) return "fall_at_least";
  return beginsWith(words, rises) && !beginsWith(words, noRises) ? "rise_at_least" : undefined;
}

/** How fast something grows, which is a level itself: of "tốc độ tăng trưởng" a rise by 8% is 8%. */
const rates = phrases(
  ...["tốc độ", "tăng trưởng", "tỷ lệ tăng", "mức tăng", "tỷ lệ giảm", "mức giảm", "chỉ số giá", "chỉ số phát triển"],
  ...["tốc độ tăng", "tỷ lệ tăng trưởng"],
);
export function isRate(name: string, isBare: boolean): boolean {
  return beginsWith(said(name, isBare), rates);
}

const ratios = phrases("tỷ lệ", "tỷ trọng", "tỷ suất", "tỷ số", "chỉ số", "mức độ", "độ che phủ", "cơ cấu");
const amounts = phrases(
  ...[
    "giá trị",
    "tổng",
    "thu",
    "thu nhập",
    "sản lượng",
    "diện tích",
    "doanh thu",
    "số",
    "kim ngạch",
    "vốn",
    "doanh nghiệp",
  ],
  ...[
    "khách",
    "lượt",
    "lượng",
    "đàn",
    "dư nợ",
    "năng suất",
    "quy mô",
    "xuất khẩu",
    "nhập khẩu",
    "công nghiệp",
    "nông nghiệp",
  ],
  ...[
    "dịch vụ",
    "thương mại",
    "chăn nuôi",
    "trồng trọt",
    "thủy sản",
    "lâm nghiệp",
    "du lịch",
    "doanh số",
    "chi",
    "nông",
    "GRDP",
  ],
  ...["sản phẩm", "huy động", "đầu tư", "ngành", "khu vực", "hàng hóa", "phương tiện"],
);

const changes = phrases("phấn đấu", "kéo giảm", "giảm", "tăng", "nâng", "nâng cao", "hạ");

/** Whether a name speaks of a share; of an amount that changes by a share; or nobody knows. */
export function kindNamed(name: string, isBare: boolean): "ratio" | "amount" | undefined {
  const words = said(name, isBare);
  const changed = withoutBeginning(words, changes);
  if (beginsWith(changed, ratios)) return "ratio";
  return beginsWith(changed, amounts) || caseMeasure(name, isBare) ? "amount" : undefined;
}

const cases = phrases(
  "tội phạm",
  "phạm pháp",
  "tai nạn",
  "trọng án",
  "cháy nổ",
  "vi phạm pháp luật",
  "trộm cắp",
  "số vụ",
);

/** What crimes and accidents are counted in, where their row is in per cent of the change. */
export function caseMeasure(name: string, isBare: boolean): string | undefined {
  return says(said(name, isBare), cases) ? "vụ" : undefined;
}

const accidents = phrases("tai nạn giao thông", "TNGT");

/** The three counts in which accidents on the road are told. */
export function countsOfAccidents(text: string, isBare: boolean): readonly string[] | undefined {
  return says(said(text, isBare), accidents) ? ["vụ", "người chết", "người bị thương"] : undefined;
}
