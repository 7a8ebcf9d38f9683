import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import { type Column, Table } from "./table.tsx";

const rows = [
  { name: "Kết nạp đảng viên", field: "Xây dựng Đảng", amount: 58 },
  { name: "Cuộc kiểm tra", field: "Xây dựng Đảng", amount: 14 },
  { name: "Thu ngân sách", field: "Kinh tế", amount: 105 },
];
type Row = (typeof rows)[number];
const name: Column<Row> = { name: "Chỉ tiêu", cell: (row) => row.name };
const amount: Column<Row> = { name: "Thực hiện", kind: "number", cell: (row) => row.amount };
const keyOf = (row: Row) => row.name;

test("a row is named by one of its cells, and each other cell says its column on a telephone unless it says itself what it is", () => {
  const stated: Column<Row> = { name: "Lĩnh vực", isPlain: true, cell: (row) => row.field };
  const html = renderToStaticMarkup(<Table rows={rows} keyOf={keyOf} columns={[name, amount, stated]} />);
  expect(html).toContain('<th scope="row">Kết nạp đảng viên</th>');
  expect(html).toContain('<td data-label="Thực hiện" class="number">58</td>');
  expect(html).toContain("<td>Xây dựng Đảng</td>");
  expect(html).toContain('<th scope="col" class="number">Thực hiện</th>');
});

test("rows of one group stand under its name, in a body of their own, across all columns that are shown", () => {
  const html = renderToStaticMarkup(
    <Table rows={rows} keyOf={keyOf} groupOf={(row) => row.field} columns={[name, amount, false]} />,
  );
  const bodies = html.split("<tbody>").slice(1);
  expect(bodies.map((body) => body.match(/scope="row"/g)?.length)).toEqual([2, 1]);
  expect(bodies[1]).toContain('<tr class="group"><th colSpan="2" scope="rowgroup">Kinh tế</th></tr>');
});

test("what is told of a row in place stands below it; a row of which nothing is told has no line below it", () => {
  const html = renderToStaticMarkup(
    <Table rows={rows} keyOf={keyOf} belowOf={(row) => row.amount === 14 && "vì sao"} columns={[name, amount]} />,
  );
  expect(html.match(/class="below"/g)).toHaveLength(1);
  expect(html).toMatch(/Cuộc kiểm tra.*<tr class="below"><td colSpan="2">vì sao<\/td><\/tr>.*Thu ngân sách/);
});

test("a head says which way the rows are sorted by its column", () => {
  const columns = [{ ...name, sorted: "ascending" as const }, amount];
  const html = renderToStaticMarkup(<Table rows={rows} keyOf={keyOf} columns={columns} />);
  expect(html).toContain('<th scope="col" aria-sort="ascending">Chỉ tiêu</th>');
  expect(html.match(/aria-sort/g)).toHaveLength(1);
});

test("a table whose columns have no name has no head", () => {
  const html = renderToStaticMarkup(<Table rows={rows} keyOf={keyOf} columns={[{ ...name, name: "" }]} />);
  expect(html).not.toContain("<thead>");
});
