/** Every page that somebody of a role can come to, looked at with axe at a desk's and a telephone's width. */

import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import type { RouteConfigEntry } from "@react-router/dev/routes";
import type { AxeResults } from "axe-core";
import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import routes from "../../src/routes.ts";
import { workbookOf } from "../../src/sheets/testArchive.ts";
import { type Demo, desk, telephone, type Visit } from "./demo.ts";
import { strayEnglish } from "./strayEnglish.ts";

type Visitor = {
  name: string;
  /** Nobody is signed in where it is missing. */
  username?: string;
  /** Where one begins; from there every kind of page is found by its links. */
  from: string[];
  /** What differs for those who come after others of nearly the same rights; everything where it is missing. */
  only?: RegExp;
};

/** The small one: it is brought anew into every page. */
const axe = await readFile(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

const report = "/app/bao-cao";
const reports = /^app($|\/bao-cao)/;
const inside = /^app/;
const work =
  /^app($|\/(bao-cao|tong-hop|nhiem-vu|van-ban|tin-bai|chi-tieu|giao-viec|bieu-nhiem-vu|doi-chieu|nap-so-lieu|so-lieu|nguoi-dung))/;
const visitors: Visitor[] = [
  { name: "a citizen", from: ["/", "/dang-nhap", "/tim?tu=dang+vien", "/tim?tu=xyz", "/khong-co-trang-nay"] },
  {
    name: "an administrator",
    username: "quantri",
    from: [
      "/app",
      "/app/bat-dau",
      "/app/bat-dau/bieu-mau",
      "/app/bat-dau/tai-khoan",
      "/app/thiet-lap/nghi-quyet",
      "/app/khong-co-trang-nay",
    ],
  },
  {
    name: "the office",
    username: "vanphong",
    from: [
      "/app",
      "/app/tong-hop?don-vi=giong-trom&ky=2024-Q3",
      "/app/van-ban?don-vi=giong-trom&ky=2024-Q1",
      ...["/app/giao-viec", "/app/giao-viec/nhieu"],
      ...["luong-hoa", "chau-binh", "tan-thanh"].map((unit) => `${report}/${unit}/xa-quy/2024-Q3`),
    ],
    only: work,
  },
  { name: "a leader", username: "lanhdao", from: ["/app", "/app/chi-tieu?don-vi=giong-trom&ky=2024-Q1"], only: inside },
  { name: "a commune's reporter", username: "baocao.chauhoa", from: ["/app"], only: inside },
  { name: "a reporter of the district's agencies", username: "baocao.coquan", from: ["/app"], only: reports },
  {
    name: "a reporter with a report waiting for signature",
    username: "baocao.tanhao",
    from: ["/app", `${report}/tan-hao/xa-quy/2024-Q3`],
    only: reports,
  },
  {
    name: "an approver",
    username: "duyet.tanhao",
    from: ["/app", `${report}/tan-hao/xa-quy/2024-Q3`],
    only: inside,
  },
  {
    name: "an agency's reporter",
    username: "chicucthue",
    from: ["/app", ...["2024-Q4", "2024-Q3/da-nop"].map((rest) => `${report}/giong-trom/thue-quy/${rest}`)],
    only: reports,
  },
];

/** Pages as people see them: those that answer with a file or a feed have no markup to look at. */
const pages = pagePatterns(routes);
/** Kinds of pages that axe has looked at; again for another role only where what stands there is another's. */
const examined = new Set<string>();
const differs = /^app($|\/(bao-cao|nhiem-vu))/;
/** The office's own, as they came to be. */
const made: string[] = [];
/** Two are looked at where a report is submitted and a Word file taken in; other journeys add what they looked at. */
export const seen = new Set(["app/bao-cao/:unit/:form/:period/kiem-tra", "app/van-ban/:review/tu-word"]);

export function everyPage(demo: () => Demo): void {
  test("what pages show is made first: a review issued and another begun, a table of last year sent in, an article begun", async () => {
    const office = await demo().signedIn("vanphong");
    const { page } = office;
    const begin = async (period: string) => {
      await page.goto(`/app/van-ban?don-vi=giong-trom&ky=${period}`);
      await page.getByRole("button", { name: "Soạn báo cáo" }).click();
      await page.waitForURL(/\/app\/van-ban\/\d+/);
      await page.locator(".figure-live").first().waitFor();
      return new URL(page.url()).pathname;
    };
    const draft = await begin("2024-H1");
    const issued = await begin("2024-Q1");
    await page.getByRole("button", { name: "Trình ký" }).click();
    await page.getByLabel("Số báo cáo").fill("276");
    await page.getByLabel("Họ tên người ký").fill("Trần Văn Ký");
    await page.getByRole("button", { name: "Ban hành, đóng băng số liệu" }).click();
    await page.getByText("Số liệu và lời văn đã đóng băng", { exact: false }).waitFor();
    await page.goto("/app/nap-so-lieu");
    const rows = [
      ["Đơn vị", "Kết nạp đảng viên"],
      ["Xã Tân Hào", 4],
    ];
    await page.locator("input[type=file]").setInputFiles({
      name: "nam-2023.xlsx",
      mimeType: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
      buffer: Buffer.from(workbookOf({ "Năm 2023": rows })),
    });
    await page.getByRole("main").getByRole("button", { name: "Tải lên" }).click();
    await page.waitForURL(/\/app\/nap-so-lieu\/\w+/);
    made.push(draft, issued, new URL(page.url()).pathname);
    await page.goto("/app/tin-bai/moi");
    await page.getByLabel("Tiêu đề").fill("Bài đang viết");
    await page.getByLabel("Nội dung").fill("Kết nạp [[ket-nap-dang-vien|giong-trom|2024-Q1|cap]] đảng viên.");
    await page.getByRole("button", { name: "Lưu nháp" }).click();
    await page.getByRole("link", { name: "Xem trước" }).waitFor();
    made.push(new URL(page.url()).pathname);
    expect(office.faults()).toEqual([]);
    await office.close();
  });

  test.for(visitors)("$name: nothing for axe to find, nothing too wide, no English, no fault", async (visitor) => {
    const { username } = visitor;
    const visit = username === undefined ? await demo().visit() : await demo().signedIn(username);
    const found: string[] = visit.faults();
    const waiting = [...visitor.from, ...(visitor.name === "the office" ? made : [])];
    const known = new Set<string>();
    for (let address = waiting.shift(); address !== undefined; address = waiting.shift()) {
      const status = (await visit.page.goto(address))?.status() ?? 0;
      const isMissing = address.endsWith("khong-co-trang-nay");
      if (status !== (isMissing ? 404 : 200)) found.push(`${address}: ${status}`);
      const looked = kindOf(address) ?? address;
      found.push(...(await faultsOf(visit, address, { byAxe: !examined.has(looked) || differs.test(looked) })));
      examined.add(looked);
      for (const link of await linksOf(visit.page)) {
        const kind = kindOf(link);
        if (kind === undefined || known.has(kind) || visitor.only?.test(kind) === false) continue;
        known.add(kind);
        seen.add(kind);
        if (!waiting.includes(link)) waiting.push(link);
      }
      const here = kindOf(new URL(visit.page.url()).pathname);
      if (here !== undefined) {
        known.add(here);
        seen.add(here);
      }
    }
    await visit.close();
    expect(found.join("\n")).toBe("");
  });

  test("a one-time link's page, as the administrator hands it on", async () => {
    const administrator = await demo().signedIn("quantri");
    const { page } = administrator;
    await page.goto("/app/nguoi-dung");
    await page.getByRole("link", { name: "Chi cục Thuế" }).first().click();
    await page.getByRole("button", { name: "Tạo liên kết" }).click();
    const link = await page.getByLabel("Liên kết một lần").inputValue();
    const found = [...(await faultsOf(administrator, "the person's page with the link"))];
    await administrator.close();
    const invited = await demo().visit();
    await invited.page.goto(new URL(link).pathname);
    found.push(...(await faultsOf(invited, "/lien-ket")));
    seen.add("lien-ket/:token");
    await invited.close();
    expect(found.join("\n")).toBe("");
  });

  test("no page of the router's list was left out", () => {
    expect(pages.filter((pattern) => !seen.has(pattern))).toEqual([]);
  });
}

/** What is wrong with the page that is open, at both widths. */
export async function faultsOf(visit: Visit, address: string, { byAxe = true } = {}): Promise<string[]> {
  const { page } = visit;
  const found: string[] = [];
  found.push(...strayEnglish(await wordsOf(page)).map((word) => `English: ${word}`));
  if (byAxe) await page.evaluate(axe);
  for (const size of [desk, telephone]) {
    await page.setViewportSize(size);
    const wide = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    if (wide > 0) found.push(`${size.width}: ${wide} px too wide`);
    for (const fault of byAxe ? await axeFaults(page, size === desk) : []) found.push(`${size.width}: ${fault}`);
  }
  await page.setViewportSize(desk);
  found.push(...visit.faults());
  return found.map((fault) => `${address}: ${fault}`);
}

/** Contrast is looked at once, since our colours are those of every width, and it takes axe longer than all the rest. */
async function axeFaults(page: Page, withContrast: boolean): Promise<string[]> {
  const rules = { "target-size": { enabled: true }, "color-contrast": { enabled: withContrast } };
  const violations = await page.evaluate<AxeResults["violations"]>(
    `axe.run(document, { preload: false, resultTypes: ["violations"], rules: ${JSON.stringify(rules)} })
      .then(({ violations }) => violations)`,
  );
  return violations.flatMap(({ id, nodes }) => nodes.slice(0, 3).map((node) => `${id} at ${node.target.join(" ")}`));
}

/** All words of a page, shown or folded away, but for those that say they are of another language. */
function wordsOf(page: Page): Promise<string> {
  return page.evaluate(() => {
    const words = [document.title];
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
      const element = node instanceof Element ? node : node.parentElement;
      if (element === null || element.closest("script, style, code, [lang=en]")) continue;
      if (node instanceof Text) words.push(node.data);
      else {
        for (const name of ["aria-label", "title", "placeholder", "alt"]) words.push(element.getAttribute(name) ?? "");
      }
    }
    return words.join(" \n");
  });
}

/** The addresses of this site that a page leads to. */
export function linksOf(page: Page): Promise<string[]> {
  return page.evaluate(() =>
    [...document.querySelectorAll("a[href]")]
      .map((link) => new URL(link.getAttribute("href") ?? "", location.href))
      .filter((address) => address.origin === location.origin)
      .map((address) => address.pathname + address.search),
  );
}

/** The page's pattern in the router's list, the most exact first. */
export function kindOf(address: string): string | undefined {
  const path = new URL(address, "http://nowhere").pathname.replace(/^\//, "");
  const fits = pages.filter((pattern) => new RegExp(`^${pattern.replace(/:\w+/g, "[^/]+")}$`).test(path));
  return fits.sort((one, other) => one.split(":").length - other.split(":").length)[0];
}

function pagePatterns(entries: readonly RouteConfigEntry[]): string[] {
  return entries.flatMap(({ path, file, children }) => {
    if (children !== undefined) return pagePatterns(children);
    return path === undefined || path === "*" || !file.endsWith(".tsx") ? [] : [path.replace(/^\//, "")];
  });
}
