import { fc, test as property } from "@fast-check/vitest";
import { describe, expect, test } from "vitest";
import { Decimal, formatNumber } from "../prose/number.ts";
import { isAmountFault, parseAmount } from "./number.ts";

const read = (text: string, shownIn?: "vi" | "en") => {
  const result = parseAmount(text, shownIn);
  return isAmountFault(result) ? result.fault : result.toFixed();
};
const anyAmount = fc
  .record({ whole: fc.bigInt({ min: -(10n ** 15n), max: 10n ** 15n }), fraction: fc.integer({ min: 0, max: 999_999 }) })
  .map(({ whole, fraction }) => new Decimal(`${whole}.${String(fraction).padStart(6, "0")}`));

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
    ["0,1234567891", "0.1234567891"],
    ["123456789012345678", "123456789012345678"],
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
