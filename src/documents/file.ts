/**
 * What a file of somebody's is taken for and called: its type is read from its first bytes, never from its name, and its name
 * is made harmless before it is kept (TRUST S8).
 */

/** What is taken in. An SVG or a web page can carry script, so neither is. */
export const fileTypes = {
  pdf: "application/pdf",
  png: "image/png",
  jpg: "image/jpeg",
  webp: "image/webp",
  docx: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
  xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
  pptx: "application/vnd.openxmlformats-officedocument.presentationml.presentation",
  odt: "application/vnd.oasis.opendocument.text",
  ods: "application/vnd.oasis.opendocument.spreadsheet",
} as const;
export type FileType = keyof typeof fileTypes;

/** Pictures that a page may show. */
export const pictureTypes: readonly FileType[] = ["png", "jpg", "webp"];

/** Ten mebibytes: a scan of some dozens of pages, a photograph as it comes from the camera. */
export const largestFile = 10 * 1024 * 1024;

/** The type that the first bytes tell; a name plays no part. */
export function fileTypeOf(bytes: Uint8Array): FileType | undefined {
  const begin = latin(bytes.subarray(0, 512));
  if (begin.startsWith("%PDF-")) return "pdf";
  if (begin.startsWith("\x89PNG\r\n\x1a\n")) return "png";
  if (begin.startsWith("\xff\xd8\xff")) return "jpg";
  if (begin.startsWith("RIFF") && begin.slice(8, 12) === "WEBP") return "webp";
  if (begin.startsWith("PK\x03\x04")) return packedTypeOf(bytes, begin);
  return undefined;
}

/** Office files are zips: OpenDocument says its type first, Office Open XML by the names in the list at its end. */
function packedTypeOf(bytes: Uint8Array, begin: string): FileType | undefined {
  const told = /^mimetypeapplication\/vnd\.oasis\.opendocument\.(text|spreadsheet)PK/.exec(begin.slice(30));
  if (told) return told[1] === "text" ? "odt" : "ods";
  const names = latin(bytes.subarray(Math.max(0, bytes.length - 65_536)));
  if (!names.includes("[Content_Types].xml")) return undefined;
  if (names.includes("vbaProject.bin")) return undefined;
  if (names.includes("word/document.xml")) return "docx";
  if (names.includes("xl/workbook.xml")) return "xlsx";
  return names.includes("ppt/presentation.xml") ? "pptx" : undefined;
}

function latin(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => String.fromCharCode(byte)).join("");
}

const longestName = 120;
/** Names that Windows keeps for its devices, with any ending. */
const reserved = /^(con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³]|conin\$|conout\$)$/i;

/**
 * A name that can be saved anywhere: without folders, control signs, signs that turn the direction of writing, and signs that
 * file systems refuse; Vietnamese letters stay. The ending is that of the type.
 */
export function safeFileName(given: string, type: FileType): string {
  const last = given.normalize("NFC").split(/[/\\]/).at(-1) ?? "";
  const clean = last
    .replace(/[\p{Cc}\p{Cf}\p{Cs}\p{Co}\u2028\u2029]/gu, "")
    .replace(/[<>:"|?*]/g, "-")
    .replace(/\s+/g, " ");
  const stem = trimmed(clean.replace(endingOf(type), ""));
  const kept = trimmed([...stem].slice(0, longestName).join(""));
  const named = kept === "" ? "tep" : kept;
  return `${reserved.test(named.split(".")[0]?.trim() ?? "") ? `tep-${named}` : named}.${type}`;
}

function trimmed(name: string): string {
  return name.replace(/^[.\s]+|[.\s]+$/g, "");
}

function endingOf(type: FileType): RegExp {
  return type === "jpg" ? /\.jpe?g\s*$/i : new RegExp(`\\.${type}\\s*$`, "i");
}

/** RFC 6266: the name in UTF-8 for all, and one of plain letters for the oldest. Always to be saved, never shown as a page. */
export function attachmentHeader(name: string): string {
  const plain = name
    .normalize("NFD")
    .replace(/\p{M}/gu, "")
    .replace(/đ/g, "d")
    .replace(/Đ/g, "D")
    .replace(/[^\w. ()-]/g, "_");
  const encoded = encodeURIComponent(name).replace(
    /['()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `attachment; filename="${plain}"; filename*=UTF-8''${encoded}`;
}
