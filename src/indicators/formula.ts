/**
 * Formulas over indicators, `[viec-lam] - [viec-lam-nu]`: read once, computed after the roll-up. Nothing of the host
 * language is reachable from a formula, and its length and depth are bounded.
 */
import { Decimal } from "../prose/number.ts";

export type Operator = "+" | "-" | "*" | "/";
export type Formula =
  | { kind: "number"; value: Decimal }
  | { kind: "code"; code: string }
  | { kind: "negative"; of: Formula }
  | { kind: "binary"; operator: Operator; left: Formula; right: Formula };

export type FormulaFaultCode =
  | "formula_empty"
  | "formula_too_long"
  | "formula_too_deep"
  | "formula_without_code"
  | "formula_bad_code"
  | "formula_bad_number"
  | "formula_unexpected"
  | "formula_unclosed"
  | "formula_ends_early";

/** What is wrong with a formula and where: `position` counts characters from 1; `found` is what stands there. */
export type FormulaFault = { fault: FormulaFaultCode; position: number; found: string };

const longest = 1_000;
const deepest = 40;

export function isFormulaFault(result: Formula | FormulaFault): result is FormulaFault {
  return "fault" in result;
}

/**
 * Reads a formula: `sum = product {(+|-) product}`, `product = factor {(*|/) factor}`,
 * `factor = - factor | ( sum ) | [code] | number`. A number has digits and perhaps a decimal point, no exponent.
 */
export function parseFormula(text: string): Formula | FormulaFault {
  if (text.length > longest) return { fault: "formula_too_long", position: longest + 1, found: "" };
  const tokens = tokensOf(text);
  if ("fault" in tokens) return tokens;
  if (tokens.length === 0) return { fault: "formula_empty", position: 1, found: "" };
  const formula = readTokens(tokens, text.length + 1);
  if (isFormulaFault(formula)) return formula;
  return codesIn(formula).length === 0 ? { fault: "formula_without_code", position: 1, found: text.trim() } : formula;
}

/** The codes that a formula mentions, each once, in order of appearance. */
export function codesIn(formula: Formula): string[] {
  switch (formula.kind) {
    case "number":
      return [];
    case "code":
      return [formula.code];
    case "negative":
      return codesIn(formula.of);
    case "binary":
      return [...new Set([...codesIn(formula.left), ...codesIn(formula.right)])];
    default:
      return formula satisfies never;
  }
}

/** The formula's amount; nothing when a part has none, or where it divides by zero. */
export function evaluate(formula: Formula, amountOf: (code: string) => Decimal | undefined): Decimal | undefined {
  switch (formula.kind) {
    case "number":
      return formula.value;
    case "code":
      return amountOf(formula.code);
    case "negative":
      return evaluate(formula.of, amountOf)?.negated();
    case "binary": {
      const left = evaluate(formula.left, amountOf);
      const right = evaluate(formula.right, amountOf);
      return left && right && combine(formula.operator, left, right);
    }
    default:
      return formula satisfies never;
  }
}

function combine(operator: Operator, left: Decimal, right: Decimal): Decimal | undefined {
  switch (operator) {
    case "+":
      return left.plus(right);
    case "-":
      return left.minus(right);
    case "*":
      return left.times(right);
    case "/":
      return right.isZero() ? undefined : left.div(right);
    default:
      return operator satisfies never;
  }
}

type Token = { position: number; text: string } & (
  | { kind: "sign"; sign: Operator | "(" | ")" }
  | { kind: "code"; code: string }
  | { kind: "number" }
);

const signs: ReadonlySet<string> = new Set(["+", "-", "*", "/", "(", ")"]);
const isSign = (character: string): character is Operator | "(" | ")" => signs.has(character);
const code = /\[\s*([\p{L}\p{N}](?:[\p{L}\p{M}\p{N} ._/-]{0,98}[\p{L}\p{M}\p{N}])?)\s*\]/uy;
const number = /\d{1,30}(?:\.\d{1,30})?(?![\p{L}\p{N}_.,])/uy;

function tokensOf(text: string): Token[] | FormulaFault {
  const tokens: Token[] = [];
  let at = 0;
  while (at < text.length) {
    const found = String.fromCodePoint(text.codePointAt(at) ?? 0);
    const place = { position: at + 1 };
    if (/\s/.test(found)) {
      at += 1;
    } else if (isSign(found)) {
      tokens.push({ ...place, kind: "sign", sign: found, text: found });
      at += 1;
    } else if (found === "[") {
      const match = matchAt(code, text, at);
      if (match?.[1] === undefined) return { ...place, fault: "formula_bad_code", found: text.slice(at, at + 20) };
      tokens.push({ ...place, kind: "code", code: match[1], text: match[0] });
      at += match[0].length;
    } else if (/[0-9]/.test(found)) {
      const match = matchAt(number, text, at);
      if (!match) return { ...place, fault: "formula_bad_number", found: text.slice(at, at + 20) };
      tokens.push({ ...place, kind: "number", text: match[0] });
      at += match[0].length;
    } else {
      return { ...place, fault: "formula_unexpected", found };
    }
  }
  return tokens;
}

function matchAt(pattern: RegExp, text: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at;
  return pattern.exec(text);
}

/** Descends over the tokens; `end` is the position after the last character. */
function readTokens(tokens: readonly Token[], end: number): Formula | FormulaFault {
  let next = 0;

  const signAt = (...wanted: Token["text"][]) => {
    const token = tokens[next];
    return token?.kind === "sign" && wanted.includes(token.sign) ? token.sign : undefined;
  };
  const unexpected = (): FormulaFault => {
    const token = tokens[next];
    return token
      ? { fault: "formula_unexpected", position: token.position, found: token.text }
      : { fault: "formula_ends_early", position: end, found: "" };
  };

  function chain(operators: Operator[], part: (depth: number) => Formula | FormulaFault, depth: number) {
    let left = part(depth);
    while (!isFormulaFault(left)) {
      const operator = signAt(...operators) as Operator | undefined;
      if (!operator) break;
      next += 1;
      const right = part(depth);
      if (isFormulaFault(right)) return right;
      left = { kind: "binary", operator, left, right };
    }
    return left;
  }
  const sum = (depth: number) => chain(["+", "-"], product, depth);
  const product = (depth: number) => chain(["*", "/"], factor, depth);

  function factor(depth: number): Formula | FormulaFault {
    const token = tokens[next];
    if (!token) return unexpected();
    if (depth > deepest) return { fault: "formula_too_deep", position: token.position, found: token.text };
    if (token.kind === "code") {
      next += 1;
      return { kind: "code", code: token.code };
    }
    if (token.kind === "number") {
      next += 1;
      return { kind: "number", value: new Decimal(token.text) };
    }
    if (token.sign === "-") {
      next += 1;
      const of = factor(depth + 1);
      return isFormulaFault(of) ? of : { kind: "negative", of };
    }
    if (token.sign !== "(") return unexpected();
    next += 1;
    const inner = sum(depth + 1);
    if (isFormulaFault(inner)) return inner;
    if (!signAt(")")) {
      return tokens[next] ? unexpected() : { fault: "formula_unclosed", position: token.position, found: "(" };
    }
    next += 1;
    return inner;
  }

  const formula = sum(0);
  return isFormulaFault(formula) || next === tokens.length ? formula : unexpected();
}
