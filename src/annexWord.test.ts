/** An annex as it leaves Word: heads of two rows, joined cells, rows broken over pages, parts under their whole; sent to the page. */
import { Document, Packer, Paragraph, Table, TableCell, TableRow, VerticalMergeType } from "docx";
import { beforeAll, expect, test } from "vitest";
import { beginSession } from "./access/session.server.ts";
import { addTestPerson } from "./access/testPerson.ts";
import { stoppedClock } from "./calendar/clock.ts";
import type { PeriodCode } from "./database/ids.ts";
import { testDatabase } from "./database/testDatabase.ts";
import { now, testField } from "./reports/testField.ts";
import { readConfiguration } from "./server/configuration.server.ts";
import type { AnnexRowShown } from "./settings/annexTable.tsx";
import { testServer } from "./testServer.ts";

const database = await testDatabase();
const field = await testField(database);
const configuration = readConfiguration({});
const { origin } = configuration;
const app = await testServer({
  ...{ database, clock: stoppedClock(now), configuration, demo: false },
  clientFolder: "build/client",
});
let cookie = "";
beforeAll(async () => {
  cookie = await database.write(async (tx) => {
    const row = { code: "nq", title: "Nghị quyết", number: "", unit_id: field.district, sort: 1 };
    await tx
      .insertInto("resolution")
      .values({ ...row, period: "2026" as PeriodCode })
      .execute();
    const id = await addTestPerson(tx, "van.phong", [{ role: "office", unitId: field.district }]);
    return `quyet=${await beginSession(tx, id, new Date())}`;
  });
});

type Joined = { across?: number; down?: "restart" | "continue" };
type Given = string | (Joined & { text: string });
function wordTable(rows: readonly (readonly Given[])[]): Table {
  const cellOf = (given: Given) => {
    const { text, across = 1, down }: Joined & { text: string } = typeof given === "string" ? { text: given } : given;
    return new TableCell({
      columnSpan: across,
      ...(down && { verticalMerge: down === "restart" ? VerticalMergeType.RESTART : VerticalMergeType.CONTINUE }),
      children: text.split("\n").map((line) => new Paragraph(line)),
    });
  };
  return new Table({ rows: rows.map((cells) => new TableRow({ children: cells.map(cellOf) })) });
}

const head: readonly (readonly Given[])[] = [
  [
    { text: "TT", down: "restart" },
    { text: "Chỉ tiêu", down: "restart" },
    { text: "Đơn vị tính", down: "restart" },
    { text: "Năm 2025", across: 2 },
    { text: "Kế hoạch năm 2026", down: "restart" },
    { text: "Cơ quan chủ trì", down: "restart" },
  ],
  [
    { text: "", down: "continue" },
    { text: "", down: "continue" },
    { text: "", down: "continue" },
    "Kế hoạch",
    "Ước thực hiện",
    { text: "", down: "continue" },
    { text: "", down: "continue" },
  ],
];

const firstPage: readonly (readonly Given[])[] = [
  ...head,
  ["(1)", "(2)", "(3)", "(4)", "(5)", "(6)", "(7)"],
  ["I", { text: "VỀ KINH TẾ", across: 6 }],
  [
    "1",
    "Thu ngân sách trên địa bàn",
    "triệu đồng",
    "11.500",
    "12.250",
    "từ 13.000 trở lên",
    { text: "Chi cục Thuế", down: "restart" },
  ],
  ["", "- Thu tiền sử dụng đất", "triệu đồng", "3.000", "2.800", "3.100", { text: "", down: "continue" }],
  ["2", "Diện tích gieo trồng,", "ha", "820", "815", "820", "Phòng Kinh tế"],
];
// The row of number 2 goes on here, below the heads that Word repeats.
const secondPage: readonly (readonly Given[])[] = [
  ...head,
  ["", "cả vụ mùa và vụ chiêm", "", "", "", "", ""],
  ["II", { text: "VỀ XÃ HỘI", across: 6 }],
  ["3", "Tỷ lệ hộ nghèo", "%", "1,5", "1,35", "giảm còn\n1,05%", "Phòng Văn hóa - Xã hội"],
  ["4", "Tai nạn giao thông", "", "", "", "", "Công an"],
  ["", "- Số vụ", "vụ", "5", "4", "không quá 03", ""],
  ["", "- Số người chết", "người", "1", "1", "không có", ""],
];

async function sent(tables: readonly (readonly (readonly Given[])[])[]) {
  const children = [new Paragraph("PHỤ LỤC"), ...tables.flatMap((rows) => [wordTable(rows), new Paragraph("")])];
  const bytes = await Packer.toBuffer(new Document({ sections: [{ children }] }));
  const body = new FormData();
  body.set("file", new File([new Uint8Array(bytes)], "phu-luc.docx"));
  const address = `${origin}/app/thiet-lap/nghi-quyet/nq/phu-luc`;
  const answer = await app.request(address, { method: "POST", body, headers: { Origin: origin, Cookie: cookie } });
  const text = await answer.text();
  const { rows, read, isEstimate } = JSON.parse(text).actionData["settings/pages/annex.tsx"];
  return { rows: rows as AnnexRowShown[], isSure: read?.isSure as boolean, isEstimate: isEstimate as boolean };
}

test("a Word file with two-row heads, joined cells and a row broken over pages, through the page", async () => {
  const { rows, isSure, isEstimate } = await sent([firstPage, secondPage]);
  expect([isSure, isEstimate]).toEqual([true, true]);
  const shown = rows.map(({ row, demand, asks }) => [
    ...[row.field, row.name, row.measure, row.prior, row.lead],
    "fault" in demand ? demand.fault : demand.sentence.vi,
    asks,
  ]);
  expect(shown).toEqual([
    [
      "Kinh tế",
      "Thu ngân sách trên địa bàn",
      "triệu đồng",
      "12.250",
      "Chi cục Thuế",
      "ít nhất 13.000 triệu đồng",
      false,
    ],
    [
      "Kinh tế",
      "Thu ngân sách trên địa bàn: Thu tiền sử dụng đất",
      ...["triệu đồng", "2.800", "Chi cục Thuế", "ít nhất 3.100 triệu đồng", false],
    ],
    [
      "Kinh tế",
      "Diện tích gieo trồng, cả vụ mùa và vụ chiêm",
      ...["ha", "815", "Phòng Kinh tế", "ít nhất 820 ha", false],
    ],
    ["Văn hóa - xã hội", "Tỷ lệ hộ nghèo", "%", "1,35", "Phòng Văn hóa - Xã hội", "không quá 1,05%", false],
    ["Văn hóa - xã hội", "Tai nạn giao thông: Số vụ", "vụ", "4", "Công an", "không quá 3 vụ", false],
    ["Văn hóa - xã hội", "Tai nạn giao thông: Số người chết", "người", "1", "Công an", "không có người", false],
  ]);
  expect(rows[1]?.row.part).toBe("0");
});

test("one table over all pages, with the heads repeated in it, reads the same", async () => {
  const apart = await sent([firstPage, secondPage]);
  const together = await sent([[...firstPage, ...secondPage]]);
  expect(together.rows.map(({ row }) => [row.name, row.phrase, row.prior])).toEqual(
    apart.rows.map(({ row }) => [row.name, row.phrase, row.prior]),
  );
});

test("without any heads the columns are asked about, with a comparator to choose on every row", async () => {
  const { rows, isSure } = await sent([
    [
      ["Kết nạp đảng viên", "đảng viên", "22", "25"],
      ["Số hộ khá", "hộ", "30", "35"],
    ],
  ]);
  expect(isSure).toBe(false);
  expect(rows.map(({ row }) => row.comparator)).toEqual(["at_least", "at_least"]);
});
