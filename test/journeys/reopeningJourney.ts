/** A unit finds its approved report wrong: it asks, the office answers, the unit is told and corrects. */

import { expect, test } from "vitest";
import { arrivesAt, type Demo, telephone } from "./demo.ts";
import { faultsOf } from "./everyPage.ts";

const report = "/app/bao-cao/chau-hoa/xa-quy/2024-Q3?don-vi=chau-hoa&ky=2024-Q3";
const first = "Số hộ dân cần rà lại.";
const refusal = "Đề nghị nêu rõ số nào sai.";
const second = "Hộ dân nhập nhầm số của quý II, cần sửa lại.";

export function reopeningJourney(demo: () => Demo): void {
  test("a request that says too little is declined, with the reason before the reporter's eyes", async () => {
    const reporter = await demo().signedIn("baocao.chauhoa", { viewport: telephone });
    const { page } = reporter;
    await page.goto(report);
    await page.getByRole("link", { name: "Đề nghị mở lại để sửa" }).click();
    await arrivesAt(page, "Đề nghị mở lại để sửa");
    await page.getByLabel("Đề nghị mở lại để sửa").fill(first);
    await page.getByRole("button", { name: "Gửi đề nghị" }).click();
    await page.getByText("Đã gửi đề nghị mở lại.").waitFor();
    expect(await page.getByRole("link", { name: "Đề nghị mở lại để sửa" }).count()).toBe(0);
    expect(await faultsOf(reporter, "the report with a request")).toEqual([]);

    const office = await demo().signedIn("vanphong");
    await office.page.goto("/app");
    await office.page.getByRole("listitem").filter({ hasText: first }).getByRole("link", { name: "Trả lời" }).click();
    await arrivesAt(office.page, "Đề nghị mở lại để sửa");
    await office.page.getByLabel("Lý do không đồng ý").fill(refusal);
    expect(await faultsOf(office, "de-nghi: the answer")).toEqual([]);
    await office.page.getByRole("button", { name: "Không đồng ý" }).click();
    await office.page.getByText("Đã trả lời không đồng ý.").waitFor();
    await office.close();

    await page.goto("/app");
    await page.getByText(refusal).first().waitFor();
    expect(await faultsOf(reporter, "Hôm nay of who was declined")).toEqual([]);
    await reporter.close();
  });

  test("without script: asked again with the figure named, granted, told, corrected and sent", async () => {
    const reporter = await demo().signedIn("baocao.chauhoa", { javaScriptEnabled: false });
    const { page } = reporter;
    await page.goto(report);
    await page.getByRole("link", { name: "Đề nghị mở lại để sửa" }).click();
    await page.getByLabel("Đề nghị mở lại để sửa").fill(second);
    await page.getByRole("button", { name: "Gửi đề nghị" }).click();
    await page.getByText("Đang chờ văn phòng trả lời.").waitFor();

    const office = await demo().signedIn("vanphong", { javaScriptEnabled: false });
    await office.page.goto("/app/thong-bao");
    await office.page
      .getByRole("button", { name: /Xã Châu Hòa xin mở lại/ })
      .first()
      .click();
    await office.page.getByText(second).first().waitFor();
    await office.page.getByRole("link", { name: "Trả lời đề nghị mở lại" }).click();
    await office.page.getByRole("button", { name: "Đồng ý mở lại" }).click();
    await office.page.getByText("Đã mở lại báo cáo theo đề nghị.").waitFor();
    await office.close();

    await page.goto("/app/thong-bao");
    await page
      .getByRole("button", { name: /được mở lại để sửa/ })
      .first()
      .click();
    await page.getByText(`Mở lại để sửa vì: ${second}`).waitFor();
    await page.getByLabel("Hộ dân (").fill("2.655");
    await page.getByRole("button", { name: "Lưu nháp" }).click();
    await page.getByText("Đã lưu.", { exact: true }).waitFor();
    await page.getByRole("button", { name: "Nộp báo cáo" }).click();
    await page.getByRole("button", { name: "Xác nhận nộp" }).click();
    await arrivesAt(page, "Đã nộp báo cáo");
    await page.getByRole("link", { name: "Xem báo cáo" }).click();
    expect(await page.getByRole("main").innerText()).toContain("2.655");
    expect(reporter.faults()).toEqual([]);
    await reporter.close();
  });
}
