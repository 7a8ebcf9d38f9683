/** The forms of a live figure, and the key by which a text cites one in a form. */

/** How a figure is written; the slug is what a person types or reads in a token, as in `[58/130|ct01.cap]`. */
export const figureForms = {
  actual: "so",
  target: "chi-tieu",
  share: "ty-le",
  pair: "cap",
  prior: "ky-truoc",
  priorPair: "cap-cung-ky",
  difference: "muc",
  gap: "con-cach",
  change: "cung-ky",
  coverage: "so-don-vi",
  reports: "so-bao-cao",
} as const;
export type FigureForm = keyof typeof figureForms;

/** What a count of targets in words names: the classes of the review's scale, and the paces. */
export const countClasses = {
  all: "tat-ca",
  exceeded: "vuot",
  met: "dat",
  half: "tu-50",
  below: "duoi-50",
  notMet: "chua-dat",
  notBegun: "chua-thuc-hien",
  yearEnd: "cuoi-nam",
  noData: "chua-co-so-lieu",
  known: "co-so-lieu",
  good: "dung-hoac-vuot-tien-do",
  paceAhead: "vuot-tien-do",
  paceOn: "dung-tien-do",
  paceBehind: "cham",
  paceAtRisk: "nguy-co",
} as const;
export type CountClass = keyof typeof countClasses;

/** What a live figure stands for. `code` is a target's or an indicator's. */
export type FigureKey = { code: string; form: FigureForm } | { count: CountClass };

/** `[58/130|ct01.cap]`: a key as it stands in an editor's text. */
export function keyText(key: FigureKey): string {
  return "count" in key ? `dem.${countClasses[key.count]}` : `${key.code}.${figureForms[key.form]}`;
}

/** The key that such a text names, if it is one. */
export function keyOf(text: string): FigureKey | undefined {
  const dot = text.lastIndexOf(".");
  if (dot < 1) return undefined;
  const code = text.slice(0, dot).trim();
  const slug = text.slice(dot + 1).trim();
  if (code === "dem") {
    const count = (Object.keys(countClasses) as CountClass[]).find((name) => countClasses[name] === slug);
    return count && { count };
  }
  const form = (Object.keys(figureForms) as FigureForm[]).find((name) => figureForms[name] === slug);
  return form && { code, form };
}
