import { fc, test as property } from "@fast-check/vitest";
import { describe, expect, test } from "vitest";
import { contractText, Decimal, formatCount, formatNumber, formatShare, isAmountFault, parseAmount } from "./number.ts";

const d = (value: string | number) => new Decimal(value);
const read = (text: string, shownIn?: "vi" | "en") => {
  const result = parseAmount(text, shownIn);
  return isAmountFault(result) ? result.fault : result.toFixed();
};
const anyAmount = fc
  .record({ whole: fc.bigInt({ min: -(10n ** 15n), max: 10n ** 15n }), fraction: fc.integer({ min: 0, max: 999_999 }) })
  .map(({ whole, fraction }) => d(`${whole}.${String(fraction).padStart(6, "0")}`));

describe("writing", () => {
  test("58 of 130 is 44,62%; everything is 100%", () => {
    expect(formatShare(d(58).div(130))).toBe("44,62%");
    expect(formatShare(d(1))).toBe("100%");
    expect(formatShare(d("1.5"))).toBe("150%");
    expect(formatShare(d("0.446154"), "en")).toBe("44.62%");
  });

  test("thousands have points, decimals a comma", () => {
    expect(formatNumber(d("1234567.89"))).toBe("1.234.567,89");
    expect(formatNumber(d("1234567.89"), undefined, "en")).toBe("1,234,567.89");
    expect(formatNumber(d("-1234.5"), 0)).toBe("-1.235");
    expect(formatNumber(d("0.999"), 2)).toBe("1");
    expect(formatNumber(d("-0.001"), 2)).toBe("0");
  });

  test("counts under ten have a leading zero", () => {
    expect([5, 10, 0, 1234].map((count) => formatCount(d(count)))).toEqual(["05", "10", "0", "1.234"]);
    expect(formatCount(d("5.5"))).toBe("5,5");
  });

  test("the contract's text: six decimals, halves away from zero, no trailing zeros", () => {
    expect(contractText(d(58).div(130))).toBe("0.446154");
    expect(contractText(d("0.0000005"))).toBe("0.000001");
    expect(contractText(d("-0.0000005"))).toBe("-0.000001");
    expect(contractText(d("58.000"))).toBe("58");
    expect(contractText(d("-0.0000001"))).toBe("0");
    expect(contractText(d("123456789012345678.5"))).toBe("123456789012345678.5");
  });
});

describe("reading what people type", () => {
  test.each([
    ["1234", "1234"],
    ["1234,5", "1234.5"],
    ["1234.5", "1234.5"],
    ["1.234,5", "1234.5"],
    ["1,234.5", "1234.5"],
    ["1.234.567,89", "1234567.89"],
    ["1.234.567", "1234567"],
    ["1 234 567,8", "1234567.8"],
    ["0,125", "0.125"],
    ["1234,567", "1234.567"],
    [" -5 ", "-5"],
    ["−5", "-5"],
    ["007", "7"],
    ["-0", "0"],
  ])("%j is %s", (text, amount) => {
    expect(read(text)).toBe(amount);
  });

  test.each([
    ["", "amount_blank"],
    ["  ", "amount_blank"],
    ["1.234", "amount_ambiguous"],
    ["12,345", "amount_ambiguous"],
    ["1.23.456", "amount_not_a_number"],
    ["1.234.56", "amount_not_a_number"],
    ["1,234,5", "amount_not_a_number"],
    ["1,5.234", "amount_not_a_number"],
    ["5,", "amount_not_a_number"],
    [",5", "amount_not_a_number"],
    ["44,62%", "amount_not_a_number"],
    ["khoảng 5", "amount_not_a_number"],
    ["=1+1", "amount_not_a_number"],
    ["1e5", "amount_not_a_number"],
    ["NaN", "amount_not_a_number"],
    ["0x10", "amount_not_a_number"],
    ["1234567890123456789", "amount_too_large"],
    ["0,12345678901", "amount_too_precise"],
  ])("%j is refused: %s", (text, fault) => {
    expect(read(text)).toBe(fault);
  });

  test("the format in which the field is shown decides what could be both", () => {
    expect(read("1.234", "vi")).toBe("1234");
    expect(read("1.234", "en")).toBe("1.234");
    expect(read("1,234", "vi")).toBe("1.234");
  });

  property.prop([anyAmount, fc.constantFrom("vi" as const, "en" as const)])(
    "what is written in a format reads back in it",
    (amount, language) => {
      expect(read(formatNumber(amount, undefined, language), language)).toBe(amount.toFixed().replace(/^-0$/, "0"));
    },
  );

  property.prop([anyAmount])("without a format it is the same amount or refused, never another", (amount) => {
    const result = read(formatNumber(amount));
    expect([amount.toFixed().replace(/^-0$/, "0"), "amount_ambiguous"]).toContain(result);
  });

  property.prop([fc.string()])("any text gives an amount or a fault", (text) => {
    expect(typeof read(text)).toBe("string");
  });
});
