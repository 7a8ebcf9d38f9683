/** `annex` as a clerk calls it: on files of every kind, from a pipe, and where it must be refused. */
import { spawn } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Document, Packer, Paragraph, Table, TableCell, TableRow } from "docx";
import { afterAll, beforeAll, expect, test } from "vitest";
import { writeWorkbook } from "../sheets/workbook.server.ts";
import { run } from "./annex.server.ts";

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "quyet-annex-"));
});
afterAll(() => rm(folder, { recursive: true }));

const rows = [
  ["STT", "Chỉ tiêu", "Đơn vị tính", "Ước thực hiện năm 2025", "Kế hoạch năm 2026", "Cơ quan chủ trì"],
  ["I", "VỀ XÂY DỰNG ĐẢNG", "", "", "", ""],
  ["1", "Kết nạp đảng viên mới", "đảng viên", "22", "từ 25 đảng viên trở lên", "Ban Xây dựng Đảng"],
  ["2", "Tỷ lệ hộ nghèo", "%", "1,35", "giảm còn 1,05%", "Phòng Văn hóa - Xã hội"],
  ["3", "Tai nạn giao thông", "", "", "", "Công an xã"],
  ["", "- Số vụ", "vụ", "3", "không quá 02", ""],
];

async function read(name: string, content: Uint8Array | string, ...more: string[]) {
  const path = join(folder, name);
  await writeFile(path, content);
  let written = "";
  const code = await run([path, "--period", "2026", "--format", "json", ...more], {
    write: (text) => {
      written += String(text);
    },
    isScreen: false,
    complain: () => undefined,
    environment: {},
  });
  return { code, rows: JSON.parse(written).rows };
}

/** As Word joins a heading over its row. */
function asWord(): Promise<Buffer> {
  const cell = (text: string, columnSpan = 1) => new TableCell({ columnSpan, children: [new Paragraph(text)] });
  const lines = rows.map(
    (cells) =>
      new TableRow({
        children:
          cells[4] === "" && cells[2] === "" && cells[0] === "I"
            ? [cell("I"), cell(cells[1] ?? "", 5)]
            : cells.map((text) => cell(text)),
      }),
  );
  const children = [new Paragraph("PHỤ LỤC"), new Table({ rows: lines })];
  return Packer.toBuffer(new Document({ sections: [{ children }] }));
}

const understood = [
  ["Kết nạp đảng viên mới", "at_least", "25", "đảng viên", "22", "Ban Xây dựng Đảng", true],
  ["Tỷ lệ hộ nghèo", "at_most", "1.05", "%", "1.35", "Phòng Văn hóa - Xã hội", true],
  ["Tai nạn giao thông: Số vụ", "at_most", "2", "vụ", "3", "Công an xã", true],
];

test.each([
  ["a.csv", async () => rows.map((cells) => cells.map((cell) => `"${cell}"`).join(",")).join("\r\n")],
  ["b.csv", async () => `\ufeff${rows.map((cells) => cells.join(";")).join("\n")}`],
  ["c.tsv", async () => rows.map((cells) => cells.join("\t")).join("\n")],
  ["unicode.txt", async () => Buffer.from(`\ufeff${rows.map((cells) => cells.join("\t")).join("\r\n")}`, "utf16le")],
  ["d.docx", asWord],
  [
    "e.xlsx",
    () =>
      writeWorkbook({
        title: "Phụ lục",
        by: "",
        sheets: [
          { name: "Trang bìa", columns: [{ width: 20 }], rows: [[{ text: "Nghị quyết" }]] },
          {
            name: "Phụ lục",
            columns: [{ width: 20 }],
            rows: rows.map((cells) => cells.map((text) => ({ text }))),
            merges: ["B2:F2"],
          },
        ],
      }),
  ],
])("the annex in %s is understood alike", async (name, content) => {
  const answer = await read(name, await content());
  expect(
    answer.rows.map(
      (row: Record<"name" | "prior" | "lead" | "sure", unknown> & { demands: Record<string, unknown>[] }) => [
        row.name,
        row.demands[0]?.comparator,
        row.demands[0]?.amount,
        row.demands[0]?.measure,
        row.prior,
        row.lead,
        row.sure,
      ],
    ),
  ).toEqual(understood);
  expect(answer.code).toBe(0);
});

test("a row that must be asked about makes the answer no, with the contract's keys", async () => {
  const text = "Thu ngân sách trên địa bàn: đạt 100% dự toán tỉnh giao\nHộ nghèo: giảm 25 hộ";
  const { code, rows: found } = await read("f.txt", text);
  expect(code).toBe(1);
  expect(found).toMatchObject([
    { sure: false, questions: [expect.stringContaining("Phần trăm")], demands: [{ amount: "100", measure: "%" }] },
    { sure: true, questions: [], demands: [{ comparator: "fall_at_least", amount: "25", by: "amount", each: null }] },
  ]);
});

test("the format of the numbers is that of the table, and where nobody can know it is asked", async () => {
  const table = (...amounts: string[]) =>
    ["Chỉ tiêu\tĐVT\tKế hoạch 2026", ...amounts.map((amount) => `Thu ngân sách\ttriệu đồng\t${amount}`)].join("\n");
  const amounts = async (...cells: string[]) =>
    (await read("g.tsv", table(...cells))).rows.map((row: { sure: boolean; demands: { amount: string }[] }) => [
      row.demands[0]?.amount,
      row.sure,
    ]);
  expect(await amounts("126,000", "1,985.5")).toEqual([
    ["126000", true],
    ["1985.5", true],
  ]);
  expect(await amounts("126.000", "1.985,5")).toEqual([
    ["126000", true],
    ["1985.5", true],
  ]);
  expect(await amounts("126,000")).toEqual([["126", false]]);
  expect(await amounts("126.000")).toEqual([["126000", true]]);
});

test.each([
  ["no period", ["x.tsv"], "option_missing"],
  ["a period that is none", ["x.tsv", "--period", "nay"], "option_wrong"],
  ["no such file", ["khong-co.tsv", "--period", "2026"], "file_not_read"],
])("%s is refused", async (_what, words, code) => {
  await expect(
    run(words, { write: () => undefined, isScreen: false, complain: () => undefined, environment: {} }),
  ).rejects.toMatchObject({ code });
});

test.each([
  [
    "an old workbook",
    "xls",
    Buffer.concat([Buffer.from("d0cf11e0a1b11ae1", "hex"), Buffer.alloc(600)]),
    "workbook_old_or_locked",
  ],
  ["a picture", "png", Buffer.from("\x89PNG\r\n\x1a\n", "latin1"), "file_type_unknown"],
])("%s is answered with what to do", async (_what, name, bytes, code) => {
  await expect(read(`h.${name}`, bytes)).rejects.toMatchObject({ code });
});

test("from a pipe, and thousands of rows in seconds", async () => {
  const many = Array.from(
    { length: 3_000 },
    (_, index) => `${index}\tKết nạp đảng viên\tđảng viên\ttừ ${index + 1} trở lên`,
  );
  const program = join(import.meta.dirname, "../main.ts");
  const child = spawn(process.execPath, [program, "annex", "-", "--period", "2026", "--format", "text"]);
  child.stdin.end(["TT\tChỉ tiêu\tĐVT\tKế hoạch 2026", ...many].join("\n"));
  let written = "";
  child.stdout.on("data", (piece) => {
    written += piece;
  });
  const code = await new Promise((resolve) => child.on("close", resolve));
  expect(written.split("\n").slice(0, 1)).toEqual(["✓ Kết nạp đảng viên: ít nhất 1 đảng viên"]);
  expect(written).toContain("3000 chỉ tiêu, 0 dòng cần hỏi lại");
  expect(code).toBe(0);
}, 60_000);
