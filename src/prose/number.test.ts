import { fc, test as property } from "@fast-check/vitest";
import { describe, expect, test } from "vitest";
import { contractText, Decimal, formatCount, formatNumber, formatShare, sumOfDigits } from "./number.ts";

const d = (value: string | number) => new Decimal(value);

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

const digits = fc
  .tuple(fc.bigInt({ min: -(10n ** 20n), max: 10n ** 20n }), fc.nat(7), fc.nat(20))
  .map(([whole, decimals, shorter]) => d(`${whole / 10n ** BigInt(shorter)}e-${decimals}`).toFixed());

property.prop([fc.array(digits, { maxLength: 40 })])(
  "amounts added up by their digits are exactly their sum",
  (amounts) => {
    expect(sumOfDigits(amounts).toFixed()).toBe(Decimal.sum(0, ...amounts).toFixed());
  },
);
