/**
 * Text on its way into XML, be it a feed, a picture, a Word file or a workbook. XML has no way to hold some signs (XML 1.0,
 * section 2.2), escaped or not, and one of them makes the whole file unreadable: they are left out, for they have no shape.
 */

// biome-ignore lint/suspicious/noControlCharactersInRegex: these are the signs that XML cannot hold
const signsWithoutPlace = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|\p{Cs}/gu;

/** Also of a whole document: where it is cut in the middle of a sign, the half of it goes. */
export function asXmlHolds(text: string): string {
  return text.replace(signsWithoutPlace, "");
}

/** The same of every text within lists and plain objects, for what a library writes as XML. */
export function allAsXmlHolds<Value>(value: Value): Value {
  return held(value) as Value;
}

function held(value: unknown): unknown {
  if (typeof value === "string") return asXmlHolds(value);
  if (Array.isArray(value)) return value.map(held);
  if (typeof value !== "object" || value === null || Object.getPrototypeOf(value) !== Object.prototype) return value;
  return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, held(each)]));
}
