import { expect, test } from "vitest";
import { viewAddress } from "./savedView.ts";

test.each([
  ["/app/chi-tieu?don-vi=giong-trom&ky=2024-Q2&loc=at_risk", true],
  ["/app/chi-tieu/ct01?don-vi=giong-trom", true],
  ["/app/doi-chieu?loc=thieu", true],
  ["/app/tong-hop?don-vi=giong-trom&ky=2024-Q3&tinh-trang=returned", true],
  ["//ke-gian.example/app/chi-tieu", false],
  ["https://ke-gian.example/app/chi-tieu", false],
  ["/dang-xuat", false],
  ["/app/chi-tieu/../../dang-xuat", false],
  ["javascript:alert(1)", false],
])("S4 a view leads to %s: %s", (address, isKept) => {
  expect(viewAddress.safeParse(address).success).toBe(isKept);
});
