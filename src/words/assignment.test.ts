import { describe, expect, test } from "vitest";
import { readAssignment } from "./assignment.ts";
import { deadlineTyped } from "./deadline.ts";

const within = { kind: "year", year: 2024 } as const;
const known = ["mọi xã", "các xã, thị trấn", "tân hào và hưng lễ", "phòng lđ-tb-xh", "xã tân hào", "21 xã"];
const read = (line: string) => readAssignment(line, { within, isWho: (text) => known.includes(text.toLowerCase()) });

describe("a task in one line", () => {
  test.each([
    [
      "Giao: rà soát hộ nghèo cho mọi xã trước 30/9 theo 276-KH/HU",
      { title: "Rà soát hộ nghèo", leads: "mọi xã", due: "trước 30/9", document: "276-KH/HU", cooperating: "" },
    ],
    [
      "cấp thẻ BHYT cho hộ nghèo cho 21 xã trong quý IV",
      { title: "Cấp thẻ BHYT cho hộ nghèo", leads: "21 xã", due: "trong quý IV" },
    ],
    ["Giao xã Tân Hào, 10 ngày làm việc", { title: "Giao xã Tân Hào", due: "10 ngày làm việc", leads: "" }],
    [
      "Tổ chức đại hội theo Kế hoạch số 12-KH/HU cho các xã, thị trấn, phối hợp với Phòng LĐ-TB-XH +10",
      {
        title: "Tổ chức đại hội",
        document: "12-KH/HU",
        leads: "các xã, thị trấn",
        cooperating: "Phòng LĐ-TB-XH",
        due: "+10",
      },
    ],
    [
      "Thực hiện theo quy định cho người dân",
      { title: "Thực hiện theo quy định cho người dân", leads: "", document: "" },
    ],
    [
      "Báo cáo kết quả triển khai 30/2020/NĐ-CP do Tân Hào và Hưng Lễ thực hiện, chậm nhất ngày 15/10/2024",
      {
        title: "Báo cáo kết quả triển khai 30/2020/NĐ-CP",
        leads: "Tân Hào và Hưng Lễ",
        due: "chậm nhất ngày 15/10/2024",
      },
    ],
  ])("%s", (line, parts) => expect(read(line)).toMatchObject(parts));
});

describe("a deadline as it is typed", () => {
  test.each([
    ["30/9", "2024-09-30"],
    ["trước ngày 30/9", "2024-09-30"],
    ["hạn 30/09/2024", "2024-09-30"],
    ["trong quý II", "2024-06-30"],
    ["Quý IV/2024", "2024-12-31"],
    ["trong tháng 10", "2024-10-31"],
    ["10 ngày làm việc", "+10w"],
    ["trong vòng 05 ngày", "+5"],
    ["+10", "+10"],
    ["+5w", "+5w"],
    ["thường xuyên", undefined],
    ["31/02/2024", undefined],
    ["khi có hướng dẫn", undefined],
    ["trước 30/9 và trước 15/10", undefined],
  ])("%s", (typed, cell) => expect(deadlineTyped(typed, within)?.cell).toBe(cell));
});
