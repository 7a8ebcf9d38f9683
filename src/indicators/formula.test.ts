import { fc, test as property } from "@fast-check/vitest";
import { describe, expect, test } from "vitest";
import { Decimal } from "../prose/number.ts";
import { codesIn, evaluate, type Formula, isFormulaFault, parseFormula } from "./formula.ts";
import { hostileFormulas } from "./hostileFormulas.ts";
import { indicatorTexts } from "./texts.ts";

function read(text: string): Formula {
  const formula = parseFormula(text);
  if (isFormulaFault(formula)) throw new Error(`${formula.fault} at ${formula.position}`);
  return formula;
}

const amounts: Record<string, number> = { a: 12, b: 5, c: 0, "viec-lam": 676, "viec-lam-nu": 300 };
const amountOf = (code: string) => (Object.hasOwn(amounts, code) ? new Decimal(amounts[code] ?? 0) : undefined);
const computed = (text: string) => evaluate(read(text), amountOf)?.toString();

describe("a formula computes over codes in brackets", () => {
  test.each([
    ["[viec-lam] - [viec-lam-nu]", "376"],
    ["[a] + [b] * 2", "22"],
    ["([a] + [b]) * 2", "34"],
    ["[a] - [b] - 3", "4"],
    ["[a] / [b] / 2", "1.2"],
    ["-[a] + [b]", "-7"],
    ["[a] * -[b]", "-60"],
    ["--[a]", "12"],
    ["[b] * 1.25", "6.25"],
    [" [ a ]*( 0.5 ) ", "6"],
    ["100*[c]/[a]", "0"],
  ])("%s = %s", (text, value) => expect(computed(text)).toBe(value));

  test("nothing comes of a missing part, even times zero", () => {
    expect(computed("[a] + [d]")).toBeUndefined();
    expect(computed("[c] * [d]")).toBeUndefined();
  });

  test("nothing comes of a division by zero", () => {
    expect(computed("[a] / [c]")).toBeUndefined();
    expect(computed("[a] / ([b] - 5) + 1")).toBeUndefined();
  });

  test("its codes are told once each, in order", () => {
    expect(codesIn(read("[b] / ([a] + [b]) - [ấp-mới]"))).toEqual(["b", "a", "ấp-mới"]);
  });

  test("a long sum within the limit is read", () => {
    expect(computed(Array(150).fill("[a]").join(" + "))).toBe("1800");
  });
});

describe("S5 hostile formulas", () => {
  test("S5 each is refused with words and a place", () => {
    for (const [what, text] of hostileFormulas) {
      const fault = parseFormula(text);
      expect(isFormulaFault(fault), what).toBe(true);
      if (isFormulaFault(fault)) {
        expect(indicatorTexts[fault.fault]).toBeDefined();
        expect(fault.position).toBeGreaterThan(0);
      }
    }
  });

  test("S5 names of the host language are codes like others, and unknown", () => {
    for (const code of ["constructor", "toString", "hasOwnProperty"]) expect(computed(`[${code}]`)).toBeUndefined();
  });

  test("S5 the place of a fault counts characters from 1", () => {
    expect(parseFormula("[a] + x")).toEqual({ fault: "formula_unexpected", position: 7, found: "x" });
    expect(parseFormula("([a] + 1")).toEqual({ fault: "formula_unclosed", position: 1, found: "(" });
    expect(parseFormula("[a] +")).toEqual({ fault: "formula_ends_early", position: 6, found: "" });
    expect(parseFormula("[a] * 1e5")).toEqual({ fault: "formula_bad_number", position: 7, found: "1e5" });
  });

  property.prop([fc.string({ maxLength: 60, unit: "binary" })])(
    "S5 any text is read or refused, never a crash",
    (text) => {
      const result = parseFormula(text);
      expect(isFormulaFault(result) || codesIn(result).length > 0).toBe(true);
    },
  );
});

describe("what is written is what is computed", () => {
  type Written = { text: string; value: Decimal | undefined };
  const leaf: fc.Arbitrary<Written> = fc.oneof(
    fc.constantFrom("a", "b", "c", "d").map((code) => ({ text: `[${code}]`, value: amountOf(code) })),
    fc.integer({ min: 0, max: 999 }).map((n) => ({ text: String(n / 10), value: new Decimal(n).div(10) })),
  );
  const { written } = fc.letrec<{ written: Written }>((tie) => ({
    written: fc.oneof(
      { maxDepth: 6, depthSize: "medium" },
      leaf,
      fc.tuple(tie("written"), fc.constantFrom("+", "-", "*", "/"), tie("written")).map(([left, operator, right]) => ({
        text: `(${left.text} ${operator} ${right.text})`,
        value: left.value && right.value && plainly(operator, left.value, right.value),
      })),
      tie("written").map((of) => ({ text: `-${of.text}`, value: of.value?.negated() })),
    ),
  }));

  function plainly(operator: string, left: Decimal, right: Decimal): Decimal | undefined {
    if (operator === "+") return left.plus(right);
    if (operator === "-") return left.minus(right);
    if (operator === "*") return left.times(right);
    return right.isZero() ? undefined : left.dividedBy(right);
  }

  property.prop([written])("for any formula", ({ text, value }) => {
    fc.pre(text.includes("[") && text.length < 1_000);
    expect(evaluate(read(text), amountOf)?.toString()).toBe(value?.toString());
  });
});
