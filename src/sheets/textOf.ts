/**
 * The text of a file that people saved: in UTF-8, in two bytes a letter with a mark at its beginning, as Excel writes "Unicode
 * text", or in the code page of old Vietnamese Windows, which is taken only where it makes Vietnamese of the bytes.
 */

/** Tones, the hat, the breve and the horn, each a sign of its own once letters are taken apart. */
const vietnamese = /[\u0300-\u0303\u0306\u0309\u031b\u0323đĐ]/;
/** What the code page has no letter for, and what text has no use for. */
const noText = /\ufffd|(?!\s)\p{Cc}/u;

/** Nothing where it is none of these. */
export function textOf(bytes: Uint8Array): string | undefined {
  const mark = Buffer.from(bytes.subarray(0, 2)).toString("hex");
  if (mark === "fffe") return decoded(bytes, "utf-16le");
  if (mark === "feff") return decoded(bytes, "utf-16be");
  return decoded(bytes, "utf-8") ?? inCodePage(bytes);
}

function decoded(bytes: Uint8Array, encoding: string): string | undefined {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes).normalize("NFC");
  } catch {
    return undefined;
  }
}

/** The letters of an older encoding (TCVN3) among letters, which the code page would make others of. */
const olderLetters = /[µ¶·¸¹¨©ª«¬®](?=\p{L})|(?<=\p{L})[µ¶·¸¹¨©ª«¬®]/u;

function inCodePage(bytes: Uint8Array): string | undefined {
  const text = new TextDecoder("windows-1258").decode(bytes);
  const isText = vietnamese.test(text.normalize("NFD")) && !noText.test(text) && !olderLetters.test(text);
  return isText ? text.normalize("NFC") : undefined;
}
