/** What programs send and get about reports; the same schemas validate and document. */
import { z } from "@hono/zod-openapi";
import { type Cell, headings, type Narrative } from "../ledger/report.ts";
import { Decimal } from "../prose/number.ts";
import { decimalText } from "../server/http/schemas.ts";

const amount = z.union([decimalText, z.number().refine((number) => /^-?\d{1,15}(\.\d{1,10})?$/.test(String(number)))]);

const Value = z
  .union([
    amount,
    z.null(),
    z.strictObject({
      amount: amount.nullable(),
      estimated: z.boolean().default(false),
      illustrative: z.boolean().default(false),
      note: z.string().max(1_000).default(""),
    }),
  ])
  .openapi("Value", { description: "Số của riêng kỳ này; null: chưa có số liệu, khác với 0" });

export const Words = z
  .strictObject({
    ketQua: z.string().max(20_000).optional(),
    hanChe: z.string().max(20_000).optional(),
    nguyenNhan: z.string().max(20_000).optional(),
    kienNghi: z.string().max(20_000).optional(),
  })
  .openapi("Narrative");

const indicator = z.string().min(1).max(100);
export const ReportGiven = z
  .strictObject({ values: z.record(indicator, Value), narrative: Words.default({}) })
  .openapi("ReportGiven", {
    example: { values: { "ket-nap-dang-vien": "4", "viec-lam-moi": { amount: "31", estimated: true, note: "" } } },
  });
export type ReportGiven = z.output<typeof ReportGiven>;

export const Submission = z
  .strictObject({ values: z.record(indicator, Value).optional(), narrative: Words.optional() })
  .openapi("Submission", { description: "Có `values`: ghi cả báo cáo và nộp trong một lần; không có: nộp bản nháp" });

export const Reason = z.strictObject({ reason: z.string().min(1).max(2_000) }).openapi("Reason");

export const state = z.enum(["unwritten", "draft", "filled", "submitted", "approved", "returned"]);

/** The same form's report of another period, to compare with. */
const Compared = z
  .object({
    period: z.string(),
    state: state.openapi({ description: "Báo cáo kỳ ấy đang ở đâu" }),
    values: z
      .record(z.string(), z.string().nullable())
      .openapi({ description: "Số đã nộp của riêng kỳ ấy, theo mã chỉ số; null: chưa có số nào được nộp" }),
  })
  .openapi("ComparedReport");

/** Which report, and where it is on its way. */
const which = { unit: z.string(), form: z.string(), period: z.string(), state, version: z.number().int() };

export const ReportShown = z
  .object({
    ...which,
    by: z.string().nullable(),
    at: z.string().nullable(),
    why: z.string().nullable(),
    values: z.record(
      z.string(),
      z.object({
        amount: z.string().nullable(),
        estimated: z.boolean(),
        illustrative: z.boolean(),
        note: z.string(),
      }),
    ),
    previous: Compared.openapi({ description: "Kỳ liền trước của cùng biểu" }),
    yearBefore: Compared.nullable().openapi({ description: "Cùng kỳ năm trước; null: biểu nhiệm kỳ" }),
    narrative: z.record(z.string(), z.string()),
    checks: z.array(z.object({ indicator: z.string(), code: z.string(), title: z.string(), explained: z.boolean() })),
    acts: z.array(z.string()).openapi({ description: "Những việc người gọi được làm lúc này" }),
  })
  .openapi("Report");

export const Receipt = z
  .object({ receipt: z.string(), version: z.number().int(), state, at: z.string() })
  .openapi("Receipt");

export const Saved = z.object({ version: z.number().int() }).openapi("Saved");

export const Listed = z
  .object({
    ...which,
    filled: z.number().int(),
    owed: z.number().int(),
    at: z.string().nullable(),
    ended: z.string().nullable().openapi({
      description: "Ngày cuối của đơn vị lập báo cáo, nếu đã kết thúc: báo cáo cuối vẫn nộp, ký, duyệt được",
    }),
  })
  .openapi("ListedReport");

/** A cell as it stands in the grid: the running total where the line is typed so, else the period's own amount. */
const TypedCell = z
  .strictObject({
    typed: decimalText.nullable(),
    estimated: z.boolean().default(false),
    note: z.string().max(1_000).default(""),
  })
  .openapi("TypedCell");

export const CellsGiven = z
  .strictObject({
    seen: z.number().int().nonnegative().openapi({ description: "Bản mà người nhập đang nhìn; 0: chưa có bản nào" }),
    cells: z.record(indicator, TypedCell).default({}),
    narrative: Words.default({}),
  })
  .openapi("CellsGiven", {
    example: { seen: 3, cells: { "ket-nap-dang-vien": { typed: "4", estimated: false, note: "" } }, narrative: {} },
  });
export type CellsGiven = z.output<typeof CellsGiven>;

const OthersValue = z.object({
  /** An indicator's code, or `w-` and a heading. */
  place: z.string().openapi({ description: "Mã chỉ số, hoặc `w-` và tên mục của phần lời" }),
  value: z.union([TypedCell, z.string()]),
  by: z.string(),
  at: z.string(),
  version: z.number().int().openapi({ description: "Bản mà từ đó ô mang giá trị này" }),
});
export type OthersValue = z.output<typeof OthersValue>;

export const Changes = z
  .object({ version: z.number().int(), state, changes: z.array(OthersValue) })
  .openapi("Changes", { description: "Những ô người khác đã sửa từ bản `seen`" });
export const CellsSaved = z
  .object({
    version: z.number().int(),
    state,
    at: z.string(),
    changes: z.array(OthersValue),
    conflicts: z
      .array(OthersValue)
      .openapi({ description: "Ô mà người khác cũng đã sửa: chưa ghi, kèm số của người ấy" }),
  })
  .openapi("CellsSaved");
export type CellsSaved = z.output<typeof CellsSaved>;

/** The cells by indicator that a body gives. */
export function cellsOf(values: ReportGiven["values"]): Map<string, Cell> {
  const cells = new Map<string, Cell>();
  for (const [code, value] of Object.entries(values)) cells.set(code, cellOf(value));
  return cells;
}

function cellOf(value: ReportGiven["values"][string]): Cell {
  if (typeof value !== "object" || value === null) {
    return { amount: decimalOf(value), estimated: false, illustrative: false, note: "" };
  }
  return { ...value, amount: decimalOf(value.amount), note: value.note.trim() };
}

function decimalOf(amount: string | number | null): Decimal | null {
  return amount === null ? null : new Decimal(amount);
}

export function narrativeOf(words: z.output<typeof Words>): Narrative {
  return Object.fromEntries(
    headings.flatMap((heading) => {
      const text = words[heading];
      return text === undefined ? [] : [[heading, text.normalize("NFC").trim()]];
    }),
  );
}
