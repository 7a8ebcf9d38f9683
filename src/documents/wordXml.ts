/** A part of a Word file as a tree: elements by their names without prefix, and the text between them. */
import { Parser } from "htmlparser2";

export type XmlElement = {
  name: string;
  attributes: Readonly<Record<string, string>>;
  children: readonly (XmlElement | string)[];
};

/** How something was set before a tracked change, and how pages and borders are: of no word of the text. */
const leftOut =
  /^(?:(?:pPr|rPr|sectPr|tblPr|tblPrEx|trPr|tcPr|tblGrid|numbering)Change|sectPr|tblGrid|tblBorders|tcBorders)$/;

/** The outermost element; nothing where there is none. */
export function readXml(xml: string): XmlElement | undefined {
  const root: XmlElement & { children: (XmlElement | string)[] } = { name: "", attributes: {}, children: [] };
  const open = [root];
  let skipped = 0;
  const parser = new Parser(
    {
      onopentag(name, attributes) {
        const element = { name: plain(name), attributes: plainNames(attributes), children: [] };
        if (skipped > 0 || leftOut.test(element.name)) {
          skipped += 1;
          return;
        }
        open.at(-1)?.children.push(element);
        open.push(element);
      },
      ontext(text) {
        if (skipped === 0) open.at(-1)?.children.push(text);
      },
      onclosetag() {
        if (skipped > 0) skipped -= 1;
        else open.pop();
      },
    },
    { xmlMode: true, decodeEntities: true },
  );
  parser.end(xml);
  return elementsOf(root)[0];
}

export function elementsOf({ children }: XmlElement): XmlElement[] {
  return children.filter((child) => typeof child !== "string");
}

/** The first child of that name, and of it the next. */
export function within(element: XmlElement | undefined, ...path: string[]): XmlElement | undefined {
  return path.reduce<XmlElement | undefined>(
    (at, name) => at && elementsOf(at).find((child) => child.name === name),
    element,
  );
}

/** The `w:val` of a child: `<w:numId w:val="3"/>`. */
export function valueIn(element: XmlElement | undefined, ...path: string[]): string | undefined {
  return within(element, ...path)?.attributes.val;
}

/** Whether a child such as `<w:vanish/>` switches something on. */
export function isOn(element: XmlElement | undefined, ...path: string[]): boolean {
  const found = within(element, ...path);
  return found !== undefined && !/^(?:0|false|off)$/.test(found.attributes.val ?? "");
}

function plain(name: string): string {
  return name.slice(name.indexOf(":") + 1);
}

function plainNames(attributes: Readonly<Record<string, string>>): Record<string, string> {
  const named: Record<string, string> = {};
  for (const name in attributes) named[plain(name)] = attributes[name] ?? "";
  return named;
}
