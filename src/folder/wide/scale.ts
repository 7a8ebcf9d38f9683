/** Amounts of money told in another scale than the indicator's: "Tổng chi (tỷ đồng)" for one in triệu đồng. */
import type { Indicator } from "../../indicators/indicator.ts";
import { plain } from "../../prose/plain.ts";

const money: readonly (readonly [written: RegExp, dong: number])[] = [
  [/^(?:nghin|ngan) ty( dong|$)/, 1e12],
  [/^t[yi] (?:dong|d|vnd)$/, 1e9],
  [/^(?:trieu|tr) ?\.?(?:dong|d|vnd)$|^trd$/, 1e6],
  [/^(?:nghin|ngan|1\.?000) ?(?:dong|d|vnd)$/, 1e3],
  [/^(?:dong|vnd|d)$/, 1],
];

function dongIn(measure: string): number | undefined {
  const written = plain(measure);
  return money.find(([shape]) => shape.test(written))?.[1];
}

/** The measure that the head has in brackets, or that the titles tell for the whole table. */
function measureSaid(parts: readonly string[], titles: readonly string[]): string | undefined {
  const inBrackets = parts.flatMap((part) => [...part.matchAll(/\(([^()]*)\)/g)].map(([, inside = ""]) => inside));
  const own = inBrackets.findLast((inside) => dongIn(inside.replace(/^(?:đvt|đơn vị tính)\s*:\s*/i, "")) !== undefined);
  if (own !== undefined) return own.replace(/^(?:đvt|đơn vị tính)\s*:\s*/i, "");
  return titles.flatMap((title) => /(?:đvt|đơn vị tính)\s*:\s*([^()]*)/i.exec(title)?.[1]?.trim() ?? []).at(0);
}

/** By how much the figures under a head are multiplied to be in the indicator's measure, whoever chose the indicator. */
export function scaleOf(head: { parts: readonly string[]; titles: readonly string[] }, { measure }: Indicator): number {
  const [from, to] = [dongIn(measureSaid(head.parts, head.titles) ?? ""), dongIn(measure)];
  return from === undefined || to === undefined ? 1 : from / to;
}
