import { describe, expect, test } from "vitest";
import { readPlan } from "./table.ts";

const texts = (table: string[][]) =>
  readPlan(table).rows.map(({ proposed: { title, leads, due, field } }) => [title, leads, due, field]);

describe("a plan's table", () => {
  test("two-row heads, groups, codes of their own, a row broken over a page, a lead joined over two rows", () => {
    const table = [
      ["KẾ HOẠCH PHÂN CÔNG", "", "", "", "", ""],
      ["TT", "Nội dung công việc", "Đơn vị", "", "Sản phẩm", "Thời hạn hoàn thành"],
      ["", "", "Chủ trì", "Phối hợp", "", ""],
      ["(1)", "(2)", "(3)", "(4)", "(5)", "(6)"],
      ["I", "Về kinh tế", "", "", "", ""],
      ["12 a)", "Rà soát hộ nghèo", "Các xã", "Phòng LĐ-TB-XH", "Danh sách", "30/9/2024"],
      ["12 b)", "Lập hồ sơ vay vốn", "", "", "Hồ sơ", "Quý IV/2024"],
      ["", "cho các hộ có nhu cầu", "", "", "", ""],
      ["II", "Về xây dựng Đảng", "Về xây dựng Đảng", "Về xây dựng Đảng", "Về xây dựng Đảng", "Về xây dựng Đảng"],
      ["13", "Tổ chức đại hội", "Tân Hào", "", "", "10 ngày làm việc"],
    ];
    expect(texts(table)).toEqual([
      ["Rà soát hộ nghèo", "Các xã", "30/9/2024", "Về kinh tế"],
      ["Lập hồ sơ vay vốn cho các hộ có nhu cầu", "Các xã", "Quý IV/2024", "Về kinh tế"],
      ["Tổ chức đại hội", "Tân Hào", "10 ngày làm việc", "Về xây dựng Đảng"],
    ]);
    expect(readPlan(table).rows[0]?.proposed).toMatchObject({ cooperating: "Phòng LĐ-TB-XH", product: "Danh sách" });
    expect(readPlan(table).rows[1]?.doubts).toEqual(["doubt_lead_above", "doubt_row_broken"]);
  });

  test("heads that nobody knows: nothing is guessed until a person says what the columns hold", () => {
    const table = [
      ["Alpha", "Beta", "Gamma"],
      ["1", "Rà soát", "Tân Hào"],
    ];
    expect(readPlan(table)).toMatchObject({ isKnown: false, rows: [] });
    const [, row] = readPlan(table, ["order", "title", "leads"]).rows;
    expect(row?.proposed).toMatchObject({ title: "Rà soát", leads: "Tân Hào" });
  });
});
