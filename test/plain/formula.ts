/** A formula over codes in brackets, worked out step by step; nothing where a part is missing or one divides by zero. */
import { Fraction } from "./fraction.ts";

type Known = (code: string) => Fraction | undefined;

export function worked(formula: string, known: Known): Fraction | undefined {
  const words = formula.match(/\[[^\]]+\]|\d+(?:\.\d+)?|[-+*/()]/g) ?? [];
  let at = 0;
  const sum = (): Fraction | undefined => {
    let left = product();
    while (words[at] === "+" || words[at] === "-") {
      const isPlus = words[at++] === "+";
      const right = product();
      left = left && right && (isPlus ? left.plus(right) : left.minus(right));
    }
    return left;
  };
  const product = (): Fraction | undefined => {
    let left = single();
    while (words[at] === "*" || words[at] === "/") {
      const isTimes = words[at++] === "*";
      const right = single();
      left = left && right && (isTimes ? left.times(right) : left.by(right));
    }
    return left;
  };
  const single = (): Fraction | undefined => {
    const word = words[at++] ?? "";
    if (word === "(") {
      const inner = sum();
      at += 1;
      return inner;
    }
    return word.startsWith("[") ? known(word.slice(1, -1)) : Fraction.of(word);
  };
  return sum();
}

export function codesOf(formula: string): string[] {
  return [...formula.matchAll(/\[([^\]]+)\]/g)].map(([, code = ""]) => code);
}
