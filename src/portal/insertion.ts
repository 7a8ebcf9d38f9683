/** A figure or a chart on its way into a text. */
export type Insertion = {
  /** What stands in the text. */
  text: string;
  /** What it reads as now. */
  reads: string;
  /** A chart stands by itself. */
  isParagraph: boolean;
};

/** How a figure can be told, the usual first. */
export const tellings = [
  "pair",
  "share",
  "actual",
  "change",
  "priorPair",
  "difference",
  "target",
  "prior",
  "coverage",
] as const;
export const asChart = "chart";

/** The text with the insertion between `from` and `to`; a chart becomes a paragraph of its own. */
export function withInsertion(body: string, { text, isParagraph }: Insertion, from: number, to = from): string {
  const [before, after] = [body.slice(0, from), body.slice(to)];
  if (!isParagraph) return `${before}${before === "" || /\s$/.test(before) ? "" : " "}${text}${after}`;
  return [before.trimEnd(), text, after.trimStart()].filter((part) => part !== "").join("\n\n");
}
