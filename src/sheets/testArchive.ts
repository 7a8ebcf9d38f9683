/** Workbooks put together by hand for tests: as Excel and LibreOffice write them, and as nobody honest would. */
import { crc32, deflateRawSync } from "node:zlib";

export type Parts = Record<string, string | Buffer>;

/** A zip archive, deflated. */
export function archiveOf(parts: Parts): Buffer {
  const files: Buffer[] = [];
  const list: Buffer[] = [];
  let offset = 0;
  for (const [name, content] of Object.entries(parts)) {
    const data = Buffer.from(content);
    const packed = deflateRawSync(data, { level: 6 });
    const head = Buffer.alloc(26);
    head.writeUInt16LE(20, 0);
    head.writeUInt16LE(0x0800, 2);
    head.writeUInt16LE(8, 4);
    head.writeUInt32LE(crc32(data), 10);
    head.writeUInt32LE(packed.length, 14);
    head.writeUInt32LE(data.length, 18);
    head.writeUInt16LE(Buffer.byteLength(name), 22);
    const local = Buffer.concat([Buffer.from("PK\x03\x04"), head, Buffer.from(name), packed]);
    const central = Buffer.alloc(16);
    central.writeUInt32LE(offset, 12);
    files.push(local);
    list.push(
      Buffer.concat([Buffer.from("PK\x01\x02"), Buffer.from([20, 0]), head, central.subarray(2), Buffer.from(name)]),
    );
    offset += local.length;
  }
  const size = list.reduce((sum, each) => sum + each.length, 0);
  const end = Buffer.alloc(22);
  end.write("PK\x05\x06", 0, "latin1");
  end.writeUInt16LE(list.length, 8);
  end.writeUInt16LE(list.length, 10);
  end.writeUInt32LE(size, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...files, ...list, end]);
}

const main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const packages = "http://schemas.openxmlformats.org/package/2006";
const declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';

/** The parts of a workbook around the given XML of its sheets (what stands within `<worksheet>`), by name. */
export function partsOf(sheets: Record<string, string>, shared: readonly string[] = []): Parts {
  const names = Object.keys(sheets);
  const numbered = names.map((name, index) => ({ name, number: index + 1 }));
  const parts: Parts = {
    "[Content_Types].xml": `${declaration}<Types xmlns="${packages}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/>${numbered.map(({ number }) => `<Override PartName="/xl/worksheets/sheet${number}.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/>`).join("")}</Types>`,
    "_rels/.rels": `${declaration}<Relationships xmlns="${packages}/relationships"><Relationship Id="rId1" Type="${office}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    "xl/workbook.xml": `${declaration}<workbook xmlns="${main}" xmlns:r="${office}"><sheets>${numbered.map(({ name, number }) => `<sheet name="${name}" sheetId="${number}" r:id="rId${number}"/>`).join("")}</sheets></workbook>`,
    "xl/_rels/workbook.xml.rels": `${declaration}<Relationships xmlns="${packages}/relationships">${numbered.map(({ number }) => `<Relationship Id="rId${number}" Type="${office}/worksheet" Target="worksheets/sheet${number}.xml"/>`).join("")}<Relationship Id="rId900" Type="${office}/styles" Target="styles.xml"/><Relationship Id="rId901" Type="${office}/sharedStrings" Target="sharedStrings.xml"/></Relationships>`,
  };
  for (const { name, number } of numbered) {
    parts[`xl/worksheets/sheet${number}.xml`] =
      `${declaration}<worksheet xmlns="${main}" xmlns:r="${office}">${sheets[name]}</worksheet>`;
  }
  // Styles: 0 plain, 1 a day, 2 a month, 3 per cent, 4 a code of five digits, 5 one behind letters.
  parts["xl/styles.xml"] =
    `${declaration}<styleSheet xmlns="${main}"><numFmts count="3"><numFmt numFmtId="170" formatCode="mmm\\-yy"/><numFmt numFmtId="171" formatCode="00000"/><numFmt numFmtId="172" formatCode="&quot;XA&quot;000"/></numFmts><fonts count="1"><font><sz val="11"/></font></fonts><fills count="1"><fill><patternFill patternType="none"/></fill></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="6"><xf numFmtId="0"/><xf numFmtId="14" applyNumberFormat="1"/><xf numFmtId="170" applyNumberFormat="1"/><xf numFmtId="10" applyNumberFormat="1"/><xf numFmtId="171" applyNumberFormat="1"/><xf numFmtId="172" applyNumberFormat="1"/></cellXfs></styleSheet>`;
  parts["xl/sharedStrings.xml"] =
    `${declaration}<sst xmlns="${main}" count="${shared.length}" uniqueCount="${shared.length}">${shared.map((text) => `<si>${text}</si>`).join("")}</sst>`;
  return parts;
}

/** A workbook whose sheets hold texts and numbers. */
export function workbookOf(sheets: Record<string, readonly (readonly (string | number | undefined)[])[]>): Buffer {
  const columns = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";
  const xml = Object.entries(sheets).map(([name, rows]) => {
    const written = rows.map((cells, row) => {
      const inRow = cells.map((cell, column) => {
        const ref = `${columns[column]}${row + 1}`;
        if (cell === undefined || cell === "") return "";
        if (typeof cell === "number") return `<c r="${ref}"><v>${cell}</v></c>`;
        return `<c r="${ref}" t="inlineStr"><is><t xml:space="preserve">${escaped(cell)}</t></is></c>`;
      });
      return `<row r="${row + 1}">${inRow.join("")}</row>`;
    });
    return [name, `<sheetData>${written.join("")}</sheetData>`] as const;
  });
  return archiveOf(partsOf(Object.fromEntries(xml)));
}

function escaped(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;");
}
