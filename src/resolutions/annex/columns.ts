/** Which column of an annex holds what: told by its heading, and where there is none by what stands in it. */
import { lastMonth, type Period } from "../../calendar/period.ts";
import { plain } from "../../prose/plain.ts";

export const columnUses = ["order", "name", "field", "measure", "prior", "demand", "lead", "note"] as const;
export type ColumnUse = (typeof columnUses)[number];

export type AnnexColumns = {
  /** By column from the left; undefined: not used. */
  uses: readonly (ColumnUse | undefined)[];
  /** The first row below the headings. */
  firstRow: number;
  /** Nobody needs to choose: headings say it, or only one column can hold the demands. */
  isSure: boolean;
  /** The heading of last year's figures calls them estimates. */
  isEstimate: boolean;
};

/** The first that matches, in this order: "chỉ tiêu năm 2024" is a demand, "tên chỉ tiêu" a name. */
const headings: readonly (readonly [ColumnUse | "unused", RegExp])[] = [
  ["order", /^(stt|tt|so tt|so thu tu|no|ma so|muc luc)$/],
  ["note", /^(ghi chu|chu thich|note|remark|can cu|giai trinh)/],
  [
    "unused",
    /^(ty le %?|%|so sanh|so voi|tien do|trang thai|danh gia|ket qua danh gia|demands|code)( |$|\()|so sanh|%.*(hoan thanh|thuc hien)|^(dat|hoan thanh) ?%|theo thang|du kien.*thang/,
  ],
  ["measure", /^(don vi tinh|dvt|d v t|don vi do|don vi|measure|unit)( |$)/],
  [
    "lead",
    /chu tri|phu trach|co quan|theo doi|tham muu|phan cong|don vi (thuc hien|phu trach|dau moi)|dau moi|chiu trach nhiem|noi thuc hien|lead|agency/,
  ],
  ["prior", /(^|\b)(uoc|ket qua)\b|nam truoc|cung ky|^(uth|th)\b|^(da )?thuc hien|^so lieu|prior|last year/],
  [
    "name",
    /^(ten )?(cac )?(chi tieu|noi dung|nhiem vu|danh muc|muc tieu)( chu yeu| cu the| thuc hien| cong viec| thong ke)*$|^(name|content|indicator)$/,
  ],
  ["field", /^(nhom|linh vuc|field|group)/],
  [
    "demand",
    /chi tieu|ke hoach|\bkh\b|muc tieu|phan dau|nghi quyet|\bnq\b|giao|\bmuc\b|\bnam\b|target|demand|phrase|\bcell\b|plan|yeu cau|so luong|20\d\d/,
  ],
  ["name", /noi dung|nhiem vu|danh muc/],
];

/** What a row of its own may say of a column below joined headings: "Kết quả thống kê" over "Đơn vị tính" and "Số liệu". */
const ofLowestRow: ReadonlySet<ColumnUse | "unused"> = new Set(["order", "measure", "note", "unused"]);
/** By when something is to be done, which is what is demanded where nothing else is. */
const deadline = /^(thoi gian|thoi han|han|tien do)( (hoan thanh|thuc hien))+( |$)|^thoi (han|gian)$/;

const headingRows = 12;
const mostHeadingRows = 3;

/** Finds headings among the first rows, over several rows where cells are joined; else judges by the content. */
export function columnsOf(table: readonly (readonly string[])[], within?: Period): AnnexColumns {
  const columns = columnsIn(table, within);
  return { ...columns, isEstimate: isEstimateIn(table, columns.uses, columns.firstRow) };
}

/** "Ước thực hiện năm 2025" over last year's figures. */
export function isEstimateIn(
  table: readonly (readonly string[])[],
  uses: readonly (ColumnUse | undefined)[],
  firstRow: number,
): boolean {
  const column = uses.indexOf("prior");
  return table.slice(0, firstRow).some((row) => /(?<!\p{L})(?:uoc|uth)(?!\p{L})/u.test(plain(row[column] ?? "")));
}

function columnsIn(table: readonly (readonly string[])[], within?: Period): Omit<AnnexColumns, "isEstimate"> {
  const width = Math.max(0, ...table.map((row) => row.length));
  for (let count = 1; count <= mostHeadingRows; count += 1) {
    for (let from = 0; from < Math.min(headingRows, table.length); from += 1) {
      const rows = table.slice(from, from + count);
      if (rows.length < count || !isHeading(rows, usesOf(rows, width, within).uses)) continue;
      const end = endOfHeading(table, from, from + count);
      const { uses, isSure } = usesOf(table.slice(from, end), width, within);
      const firstRow = afterNumbering(table, end);
      const filled = withDemand(uses, table.slice(from, end), table.slice(firstRow));
      return { uses: filled.uses, firstRow, isSure: filled.isGuessed ? filled.isSure : isSure };
    }
  }
  return { ...usesByContent(table, width), firstRow: 0 };
}

/** It names the targets and at least one column more, and no cell is an order number. */
function isHeading(rows: readonly (readonly string[])[], uses: readonly (ColumnUse | undefined)[]): boolean {
  const hasOrder = rows.some((row) =>
    row.some((cell) => /^\s*(\d{1,3}|[IVX]+)\s*$/.test(cell) && !/^20\d\d$/.test(cell.trim())),
  );
  return uses.includes("name") && uses.filter(Boolean).length >= 2 && !hasOrder;
}

/** Rows below that have nothing new under the name go on with joined headings, "Năm 2024", "Năm 2025". */
function endOfHeading(table: readonly (readonly string[])[], from: number, to: number): number {
  const { uses } = usesOf(table.slice(from, to), Math.max(0, ...table.slice(from, to).map((row) => row.length)));
  let end = to;
  while (end < from + mostHeadingRows && isRestOfHeading(table[end], table[from] ?? [], uses)) end += 1;
  return end;
}

function isRestOfHeading(
  row: readonly string[] | undefined,
  head: readonly string[],
  uses: readonly (ColumnUse | undefined)[],
): boolean {
  if (!row?.some((cell, column) => cell.trim() !== "" && cell !== head[column])) return false;
  if (row.some((cell) => /\d/.test(cell) && !/20\d\d|^\(?\d{1,2}\)?$|quý|tháng/iu.test(cell))) return false;
  return uses.every((use, column) => {
    const cell = (row[column] ?? "").trim();
    return (use !== "name" && use !== "order") || cell === "" || cell === head[column]?.trim();
  });
}

/** Under the headings some number their columns: 1, 2, 3 or A, B, 1 or (1), (2), (3)=(2)/(1). */
export function isNumbering(row: readonly string[]): boolean {
  const cells = row.map((cell) => cell.trim()).filter((cell) => cell !== "");
  return cells.length > 2 && cells.every((cell) => /^\(?(\d{1,2}|[A-Za-z])\)?(\s*=.*)?$/.test(cell));
}

function afterNumbering(table: readonly (readonly string[])[], row: number): number {
  return isNumbering(table[row] ?? []) ? row + 1 : row;
}

/** The texts over a column, in compared spelling; longer remarks in brackets are none of it. */
function headingOf(rows: readonly (readonly string[])[], column: number): string {
  const words = [...new Set(rows.map((row) => (row[column] ?? "").trim()))].join(" ");
  return plain(words.replace(/\([^()]{25,}\)/g, " "))
    .replace(/[^\p{L}\p{N}%]+/gu, " ")
    .trim();
}

function whatHolds(heading: string): ColumnUse | "unused" | undefined {
  return headings.find(([, pattern]) => pattern.test(heading))?.[0];
}

type Headed = { use: ColumnUse; column: number; year: number | undefined };

function usesOf(
  rows: readonly (readonly string[])[],
  width: number,
  within?: Period,
): { uses: (ColumnUse | undefined)[]; isSure: boolean } {
  const headed = Array.from({ length: width }, (_, column): Headed | undefined => {
    const heading = headingOf(rows, column);
    if (heading === "") return undefined;
    const lowest = whatHolds(headingOf(rows.slice(-1), column));
    const use = rows.length > 1 && lowest && ofLowestRow.has(lowest) ? lowest : whatHolds(heading);
    if (use === undefined || use === "unused") return undefined;
    const year = /(?:19|20)\d\d/.exec(heading)?.[0];
    return { use, column, year: year === undefined ? undefined : Number(year) };
  }).filter((each) => each !== undefined);
  const own = within && Math.floor(lastMonth(within) / 12);
  // What was planned for a year that is over is none of the demands.
  const current = headed.filter(
    ({ use, year }) => use !== "demand" || own === undefined || year === undefined || year >= own,
  );
  const demands = best(
    current.filter(({ use }) => use === "demand"),
    own,
  );
  const priors = headed.filter(({ use }) => use === "prior");
  const prior =
    priors.findLast(({ year }) => year !== undefined && own !== undefined && year === own - 1) ?? priors.at(-1);
  const uses: (ColumnUse | undefined)[] = Array.from({ length: width }, () => undefined);
  for (const use of columnUses) {
    const first = headed.find((each) => each.use === use);
    const column = use === "demand" ? demands.at(-1)?.column : use === "prior" ? prior?.column : first?.column;
    if (column !== undefined) uses[column] = use;
  }
  return { uses, isSure: demands.length === 1 };
}

/** Of several columns of demands those of the target's own year, then those that name none. */
function best(demands: readonly Headed[], own: number | undefined): readonly Headed[] {
  const ofYear = demands.filter(({ year }) => year !== undefined && year === own);
  if (ofYear.length > 0) return ofYear;
  const plainly = demands.filter(({ year }) => year === undefined);
  return plainly.length > 0 && own !== undefined ? plainly : demands.slice(-1);
}

/** Where no heading says which column holds the demands, the last one right of the names that looks like it. */
function withDemand(
  uses: readonly (ColumnUse | undefined)[],
  heads: readonly (readonly string[])[],
  rows: readonly (readonly string[])[],
): { uses: readonly (ColumnUse | undefined)[]; isGuessed: boolean; isSure: boolean } {
  if (uses.includes("demand")) return { uses, isGuessed: false, isSure: true };
  const dated = uses.findIndex((use, column) => use === undefined && deadline.test(headingOf(heads, column)));
  if (dated >= 0) return { uses: uses.with(dated, "demand"), isGuessed: true, isSure: true };
  const likely = uses.flatMap((use, column) =>
    use === undefined && column > uses.indexOf("name") && shareOf(cellsOf(rows, column), /\d|hoàn thành|đạt/iu) > 0.5
      ? [column]
      : [],
  );
  const column = likely.at(-1);
  // A table of results has last year's figures and no demands; its names are no sentences that hold any.
  const isSentences = column === undefined && uses.includes("name") && !uses.includes("prior");
  return {
    uses: uses.map((use, at) => (at === column ? "demand" : use)),
    isGuessed: true,
    isSure: likely.length === 1 || isSentences,
  };
}

function cellsOf(rows: readonly (readonly string[])[], column: number): string[] {
  return rows.map((row) => (row[column] ?? "").trim()).filter((cell) => cell !== "");
}

function shareOf(cells: readonly string[], pattern: RegExp): number {
  return cells.length === 0 ? 0 : cells.filter((cell) => pattern.test(cell)).length / cells.length;
}

function usesByContent(table: readonly (readonly string[])[], width: number): Pick<AnnexColumns, "uses" | "isSure"> {
  const uses: (ColumnUse | undefined)[] = Array.from({ length: width }, () => undefined);
  const columns = uses
    .map((_, column) => ({ column, cells: cellsOf(table, column) }))
    .filter(({ cells }) => cells.length > 0);
  const length = (cells: readonly string[]) => cells.reduce((sum, cell) => sum + cell.length, 0) / cells.length;
  const isOrder = (cells: readonly string[]) => shareOf(cells, /^(\d{1,3}|[IVX]+|[a-zđ])[.)]?$/) > 0.6;
  const order = columns[0] && columns.length > 1 && isOrder(columns[0].cells) ? columns[0] : undefined;
  const texts = columns.filter(({ column, cells }) => column !== order?.column && shareOf(cells, /\p{L}{2}/u) > 0.6);
  // Names stand left of what is demanded of them, which may be the longer text.
  const longest = texts.toSorted((a, b) => length(b.cells) - length(a.cells))[0];
  const name = texts[0] && longest && length(texts[0].cells) * 3 > length(longest.cells) ? texts[0] : longest;
  if (!name) return { uses, isSure: false };
  uses[name.column] = "name";
  if (order && order.column < name.column) uses[order.column] = "order";
  const right = columns.filter(({ column }) => column > name.column);
  const likely = right.filter(({ cells }) => shareOf(cells, /\d/) > 0.5);
  const demand = likely.at(-1);
  if (demand) uses[demand.column] = "demand";
  const measure = right.find(({ column, cells }) => column !== demand?.column && shareOf(cells, /^[^\d]{1,24}$/) > 0.6);
  if (measure) uses[measure.column] = "measure";
  const isSentences = demand === undefined && columns.length <= 2;
  return { uses, isSure: likely.length === 1 || isSentences };
}
