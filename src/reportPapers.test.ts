/** A unit's report as a paper, and the scan that was signed, through the whole program. */
import { beforeAll, describe, expect, test } from "vitest";
import { roles } from "./access/person.ts";
import { beginSession } from "./access/session.server.ts";
import { addTestPerson } from "./access/testPerson.ts";
import { stoppedClock } from "./calendar/clock.ts";
import type { PeriodCode } from "./database/ids.ts";
import { testDatabase } from "./database/testDatabase.ts";
import { readWordFile } from "./documents/wordFile.server.ts";
import { saveDraft } from "./reports/draft.server.ts";
import { cell, now, testField } from "./reports/testField.ts";
import { readConfiguration } from "./server/configuration.server.ts";
import { testServer } from "./testServer.ts";

const database = await testDatabase();
const field = await testField(database);
const configuration = readConfiguration({});
const { origin } = configuration;
const clock = stoppedClock(now);
const app = await testServer({ database, clock, configuration, demo: false, clientFolder: "build/client" });

const cookies = new Map<string, string>();
beforeAll(async () => {
  for (const role of roles) {
    for (const code of ["tan-hao", "hung-le", "giong-trom"]) {
      const unitId = field.definitions.tree.byCode.get(code)?.id;
      const token = await database.write(async (tx) => {
        const id = await addTestPerson(tx, `${role}.${code}`, [{ role, unitId }]);
        return beginSession(tx, id, new Date());
      });
      cookies.set(`${role}.${code}`, `quyet=${token}`);
    }
  }
  const narrative = { ketQua: "Vận động tốt.\nThu đúng hạn.", kienNghi: "Xin thêm kinh phí" };
  const given = new Map([
    [1, cell(4)],
    [3, cell("1234.5", { estimated: true, note: "tháng cuối là số ước" })],
  ]);
  await database.write((tx) => saveDraft(tx, field.key, { seen: 0, cells: given, narrative, by: "x", at: now }));
});

const report = "/app/bao-cao/tan-hao/quy/2024-Q3";
const gets = (path: string, who: string) => app.request(origin + path, { headers: { Cookie: cookies.get(who) ?? "" } });
function posts(who: string, fields: Record<string, string | File>, of = report) {
  const body = new FormData();
  for (const [name, value] of Object.entries(fields)) body.append(name, value);
  return app.request(`${origin}${of}/van-ban`, {
    method: "POST",
    headers: { Origin: origin, Cookie: cookies.get(who) ?? "" },
    body,
  });
}

async function wordText(who: string): Promise<string> {
  const answer = await gets(`${report}/van-ban/word`, who);
  expect(answer.status).toBe(200);
  const { blocks } = await readWordFile(new Uint8Array(await answer.arrayBuffer()));
  return blocks.map((block) => (block.kind === "table" ? block.rows.flat().join("\n") : block.text)).join("\n");
}

describe("a unit's report as its official paper", () => {
  test("in the layout of the Party until the unit says otherwise: figures, words by heading, closing", async () => {
    const text = await wordText("reporter.tan-hao");
    expect(text).toContain("ĐẢNG CỘNG SẢN VIỆT NAM");
    expect(text).toMatch(/Số …-BC\/ĐU|Số …-BC/);
    expect(text).toContain("Kết quả thực hiện quý III/2024");
    expect(text).toMatch(/viec-lam[\s\S]*1\.234,5\nước; tháng cuối là số ước/);
    expect(text).toContain("II. KẾT QUẢ NỔI BẬT\nVận động tốt.\nThu đúng hạn.\nIII. KIẾN NGHỊ\nXin thêm kinh phí");
    expect(text).toMatch(/Trên đây là kết quả thực hiện quý III\/2024 của [^\n]+\.\n/);
  });

  test("one part alone has no number before it", async () => {
    const key = { ...field.key, period: "2024-Q1" as PeriodCode };
    const figures = new Map([[1, cell(3)]]);
    await database.write((tx) => saveDraft(tx, key, { seen: 0, cells: figures, narrative: {}, by: "x", at: now }));
    const answer = await gets("/app/bao-cao/tan-hao/quy/2024-Q1/van-ban/word", "reporter.tan-hao");
    const { blocks } = await readWordFile(new Uint8Array(await answer.arrayBuffer()));
    const titles = blocks.flatMap((block) => (block.kind === "table" ? [] : [block.text]));
    expect(titles).toContain("SỐ LIỆU");
    expect(titles.join("\n")).not.toContain("I. ");
  });

  test("its number, date and signature are the unit's to give; nobody else's", async () => {
    const details = {
      intent: "details",
      number: "12",
      date: "2024-09-20",
      signerTitle: "CHỦ TỊCH",
      signer: "Lê Văn A",
    };
    for (const who of ["office.giong-trom", "reporter.hung-le", "leader.tan-hao"]) {
      expect((await posts(who, { ...details, kind: "party" })).status, who).toBe(403);
    }
    // The calendar's third quarter has not ended by then; cut off on the 14th by the decree it has.
    expect((await posts("approver.tan-hao", { ...details, kind: "state" })).status).toBe(422);
    await database.pool.query(`INSERT INTO setting VALUES ('regime', '"nghi-dinh-09-2019"')`);
    expect((await posts("approver.tan-hao", { ...details, kind: "state" })).status).toBe(303);
    const text = await wordText("office.giong-trom");
    expect(text).toContain("Độc lập - Tự do - Hạnh phúc");
    expect(text).toContain("Số: 12/BC");
    expect(text).toContain("ngày 20 tháng 9 năm 2024");
    expect(text).toContain("CHỦ TỊCH Lê Văn A");
    expect(text).toMatch(/của [^\n]+\.\/\.\n/);
  });
});

const pdf = new File([Buffer.from("%PDF-1.7\nmột\n")], "bản ký.pdf");
const png = new File([Buffer.from("\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "latin1")], "trang 1.png");
const scans = () => database.read((tx) => tx.selectFrom("report_scan").selectAll().orderBy("id").execute());

/** The PDF and after it the picture, unless a test before has attached them. */
async function bothAttached() {
  if ((await scans()).length > 0) return;
  expect((await posts("reporter.tan-hao", { intent: "scan", scan: pdf })).status).toBe(303);
  expect((await posts("approver.tan-hao", { intent: "scan", scan: png })).status).toBe(303);
}

describe("the scan that was signed", () => {
  test("S8 a file that is no PDF or picture by its bytes is refused, whatever it is called", async () => {
    const svg = new File(['<svg xmlns="http://www.w3.org/2000/svg"/>'], "a.pdf");
    expect((await posts("reporter.tan-hao", { intent: "scan", scan: svg })).status).toBe(422);
    expect((await posts("reporter.tan-hao", { intent: "scan", scan: new File([], "") })).status).toBe(422);
    expect(await scans()).toEqual([]);
  });

  test("attached by the unit, replaced never silently: both stay, with who and when", async () => {
    expect((await posts("office.giong-trom", { intent: "scan", scan: pdf })).status).toBe(403);
    await bothAttached();
    const kept = await scans();
    expect(kept).toHaveLength(2);
    expect(kept[0]?.by).not.toBe(kept[1]?.by);
    const page = await (await gets(`${report}/van-ban`, "leader.tan-hao")).text();
    expect(page).toContain("bản ký.pdf");
    expect(page).toContain("trang 1.png");
  });

  test("a unit's scans have a bound, told before it is reached", async () => {
    await bothAttached();
    const bound = (megabytes: number) =>
      database.pool.query(
        "INSERT INTO setting VALUES ('scan_megabytes', $1) ON CONFLICT (name) DO UPDATE SET value = $1",
        [JSON.stringify(megabytes)],
      );
    const used = pdf.size + png.size;
    const page = async () => (await gets(`${report}/van-ban`, "reporter.tan-hao")).text();
    await bound((used + pdf.size + 1) / 1_048_576);
    expect(await page()).not.toMatch(/"scanRoom":\{/);
    await bound(used / 0.9 / 1_048_576);
    expect(await page()).toMatch(/"scanRoom":\{/);
    expect((await posts("reporter.tan-hao", { intent: "scan", scan: pdf })).status).toBe(413);
    expect(await scans()).toHaveLength(2);
    await bound(500);
    expect(await page()).not.toMatch(/"scanRoom":\{/);
  });

  test("an administrator sets the bound on the screen, and it holds; the office may not, nor is anything but a whole number taken", async () => {
    const settingsPage = "/app/thiet-lap/ban-chup";
    const sets = (who: string, megabytes: string) =>
      app.request(origin + settingsPage, {
        method: "POST",
        headers: { Origin: origin, Cookie: cookies.get(who) ?? "" },
        body: new URLSearchParams({ megabytes }),
      });
    expect((await sets("office.giong-trom", "10")).status).toBe(403);
    for (const wrong of ["9", "10,5", "nhiều", ""]) {
      expect((await sets("administrator.giong-trom", wrong)).status, wrong).toBe(400);
    }
    expect((await sets("administrator.giong-trom", "10")).status).toBe(303);
    const told = await (await gets("/api/v1/scans-bound", "office.giong-trom")).text();
    expect(JSON.parse(told)).toEqual({ megabytes: 10 });
    const heavy = new File([Buffer.concat([Buffer.from("%PDF-1.7\n"), Buffer.alloc(9.5 * 1_048_576)])], "nặng.pdf");
    const attached = await posts("reporter.tan-hao", { intent: "scan", scan: heavy });
    expect(attached.status).toBe(303);
    expect(await (await gets(`${report}/van-ban`, "reporter.tan-hao")).text()).toMatch(/"scanRoom":\{/);
    expect((await posts("reporter.tan-hao", { intent: "scan", scan: heavy })).status).toBe(413);
    expect((await sets("administrator.giong-trom", "1.000")).status).toBe(303);
    expect((await posts("reporter.tan-hao", { intent: "scan", scan: png })).status).toBe(303);
  });

  test("S8 downloaded by whoever may read the report, from no other report's address, to be saved", async () => {
    await bothAttached();
    const [first] = await scans();
    const answer = await gets(`${report}/ban-ky/${first?.file_id}`, "office.giong-trom");
    expect(answer.status).toBe(200);
    expect(answer.headers.get("Content-Disposition")).toMatch(/^attachment; .*filename\*=UTF-8''b%E1%BA%A3n%20k/);
    expect(answer.headers.get("Content-Security-Policy")).toBe("sandbox; default-src 'none'");
    expect((await gets(`${report}/ban-ky/${first?.file_id}`, "reporter.hung-le")).status).toBe(403);
    const other = "/app/bao-cao/hung-le/quy/2024-Q3";
    expect((await posts("reporter.hung-le", { intent: "scan", scan: pdf }, other)).status).toBe(303);
    const ofOther = (await scans()).at(-1);
    expect((await gets(`${other}/ban-ky/${ofOther?.file_id}`, "reporter.hung-le")).status).toBe(200);
    expect((await gets(`${other}/ban-ky/${first?.file_id}`, "reporter.hung-le")).status).toBe(404);
    expect((await gets(`${report}/ban-ky/999999`, "reporter.tan-hao")).status).toBe(404);
    expect((await gets(`${report}/ban-ky/..%2f1`, "reporter.tan-hao")).status).toBe(404);
  });
});

test.each([
  [report, "xong=bay"],
  [`${report}/van-ban`, "xong=bay"],
  ["/app/tong-hop", "xong=bay"],
])("S2 %s?%s is refused: nobody sent it from here", async (path, query) => {
  expect((await gets(`${path}?don-vi=giong-trom&ky=2024-Q3`, "office.giong-trom")).status).toBe(200);
  expect((await gets(`${path}?don-vi=giong-trom&ky=2024-Q3&${query}`, "office.giong-trom")).status).toBe(400);
});
