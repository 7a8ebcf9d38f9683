/**
 * Pictures without what cameras and programs write beside them: the place and time of taking, the device, names, earlier
 * versions (TRUST S8). The parts that draw the picture are kept as they are and none is drawn anew; of all the rest only the way
 * in which the picture is to be turned stays. A part that is cut off or out of place ends the picture or is left out; no bytes
 * make this fail.
 */
import type { FileType } from "./file.ts";

export function withoutMetadata(bytes: Uint8Array, type: FileType): Uint8Array {
  switch (type) {
    case "jpg":
      return joined(jpegParts(bytes));
    case "png":
      return joined(pngParts(bytes));
    case "webp":
      return webpOf(bytes);
    default:
      return bytes;
  }
}

const jpeg = { scan: 0xda, end: 0xd9, exif: 0xe1, comment: 0xfe };

/** ITU-T T.81 annex B: after the start come segments, and after the head of a scan its data up to the next marker. */
function* jpegParts(bytes: Uint8Array): Generator<Uint8Array> {
  yield bytes.subarray(0, 2);
  let at = 2;
  let isInScan = false;
  let isTurned = false;
  while (at < bytes.length) {
    const begin = nextMarker(bytes, at);
    if (isInScan) yield bytes.subarray(at, begin);
    const marker = bytes[begin + 1];
    if (marker === undefined) return;
    if (marker === jpeg.end) {
      yield bytes.subarray(begin, begin + 2);
      return;
    }
    const length = isLone(marker) ? 0 : bigEndian(bytes, begin + 2, 2);
    at = begin + 2 + length;
    const segment = bytes.subarray(begin, at);
    if (isLone(marker)) {
      if (isInScan) yield segment;
      continue;
    }
    isInScan = marker === jpeg.scan && length >= 2;
    if (length < 2) at = begin + 2;
    else if (drawsJpeg(marker, segment)) yield segment;
    else if (marker === jpeg.exif && !isTurned && textAt(segment, 4, 6) === "Exif\0\0") {
      const turn = turnOf(segment.subarray(10));
      isTurned = turn !== undefined;
      if (turn !== undefined) yield Uint8Array.of(0xff, jpeg.exif, 0, 34, ...letters("Exif\0\0"), ...exifOf(turn));
    }
  }
}

/** Where the next marker begins: 0xff is data where 0 follows, and filling where another 0xff does. */
function nextMarker(bytes: Uint8Array, from: number): number {
  for (let at = bytes.indexOf(0xff, from); at !== -1; at = bytes.indexOf(0xff, at + 1)) {
    const marker = bytes[at + 1];
    if (marker !== undefined && marker !== 0 && marker !== 0xff) return at;
  }
  return bytes.length;
}

/** Restarts within a scan, which nothing follows. */
function isLone(marker: number): boolean {
  return marker === 0x01 || (marker >= 0xd0 && marker <= 0xd8);
}

/** All but comments and what applications add; of these JFIF's density, the colours, and Adobe's word on their order. */
function drawsJpeg(marker: number, segment: Uint8Array): boolean {
  if (marker === 0xe0) return textAt(segment, 4, 5) === "JFIF\0";
  if (marker === 0xe2) return textAt(segment, 4, 12) === "ICC_PROFILE\0";
  if (marker === 0xee) return textAt(segment, 4, 5) === "Adobe";
  return marker !== jpeg.comment && (marker < 0xe0 || marker > 0xef);
}

/** The chunks that draw: the picture, its colours, its density, and its movement. Any other is left out, known or not. */
const drawsPng = new Set(
  "IHDR PLTE IDAT IEND tRNS gAMA cHRM sRGB iCCP sBIT bKGD hIST pHYs sPLT cICP mDCV cLLI acTL fcTL fdAT".split(" "),
);

function* pngParts(bytes: Uint8Array): Generator<Uint8Array> {
  yield bytes.subarray(0, 8);
  let isTurned = false;
  for (let at = 8; at + 8 <= bytes.length; ) {
    const end = at + 12 + bigEndian(bytes, at, 4);
    const chunk = bytes.subarray(at, end);
    const name = textAt(chunk, 4, 4);
    if (drawsPng.has(name)) yield chunk;
    if (name === "IEND") return;
    const turn = name === "eXIf" && !isTurned ? turnOf(chunk.subarray(8, -4)) : undefined;
    if (turn !== undefined) {
      isTurned = true;
      const named = Uint8Array.of(...letters("eXIf"), ...exifOf(turn));
      yield Uint8Array.of(0, 0, 0, named.length - 4, ...named, ...fourBytes(checksum(named)));
    }
    at = end;
  }
}

const drawsWebp = new Set(["VP8 ", "VP8L", "ALPH", "ANIM", "ANMF", "ICCP"]);
/** Bits of the extended head that say that EXIF and XMP follow. */
const told = { exif: 0x08, xmp: 0x04 };

function webpOf(bytes: Uint8Array): Uint8Array {
  const chunks = [...webpChunks(bytes)];
  const isExtended = chunks.some(({ name }) => name === "VP8X");
  const turning = isExtended ? chunks.find((each) => turnOfWebp(each) !== undefined) : undefined;
  const turn = turning && turnOfWebp(turning);
  const parts = chunks.flatMap((each): Uint8Array[] => {
    if (each.name === "VP8X") return [extendedHead(each.chunk, turn !== undefined)];
    if (each === turning && turn !== undefined)
      return [Uint8Array.of(...letters("EXIF"), 26, 0, 0, 0, ...exifOf(turn))];
    return drawsWebp.has(each.name) ? [each.chunk] : [];
  });
  const body = joined([Uint8Array.of(...letters("WEBP")), ...parts]);
  return joined([Uint8Array.of(...letters("RIFF"), ...fourBytes(body.length).reverse()), body]);
}

type WebpChunk = { name: string; chunk: Uint8Array };

function extendedHead(chunk: Uint8Array, hasExif: boolean): Uint8Array {
  const head = chunk.slice();
  const flags = head[8];
  if (flags !== undefined) head[8] = (flags & ~(told.exif | told.xmp)) | (hasExif ? told.exif : 0);
  return head;
}

function* webpChunks(bytes: Uint8Array): Generator<WebpChunk> {
  const length = Math.min(bytes.length, 8 + littleEndian(bytes, 4, 4));
  for (let at = 12; at + 8 <= length; ) {
    const size = littleEndian(bytes, at + 4, 4);
    const end = at + 8 + size + (size % 2);
    yield { name: textAt(bytes, at, 4), chunk: bytes.subarray(at, Math.min(end, length)) };
    at = end;
  }
}

function turnOfWebp({ name, chunk }: WebpChunk): number | undefined {
  if (name !== "EXIF") return undefined;
  const isPrefixed = textAt(chunk, 8, 6) === "Exif\0\0";
  return turnOf(chunk.subarray(isPrefixed ? 14 : 8));
}

const orientation = 0x0112;

/** How the picture is to be turned or mirrored, 2 to 8, as the first directory of its EXIF says; upright is not said. */
function turnOf(exif: Uint8Array): number | undefined {
  const order = textAt(exif, 0, 4);
  const read = order === "II*\0" ? littleEndian : order === "MM\0*" ? bigEndian : undefined;
  if (read === undefined) return undefined;
  const directory = read(exif, 4, 4);
  const count = read(exif, directory, 2);
  for (let entry = directory + 2; entry < directory + 2 + count * 12 && entry + 12 <= exif.length; entry += 12) {
    if (read(exif, entry, 2) !== orientation) continue;
    const turn = read(exif, entry + 8, 2);
    return turn >= 2 && turn <= 8 ? turn : undefined;
  }
  return undefined;
}

/** An EXIF directory that says how the picture is to be turned and nothing else. */
function exifOf(turn: number): Uint8Array {
  return Uint8Array.of(...letters("MM\0*"), 0, 0, 0, 8, 0, 1, 0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, turn, 0, 0, 0, 0, 0, 0);
}

function textAt(bytes: Uint8Array, at: number, length: number): string {
  return String.fromCharCode(...bytes.subarray(at, at + length));
}
function letters(text: string): number[] {
  return [...text].map((letter) => letter.charCodeAt(0));
}

/** Bytes beyond the end count as nought. */
function bigEndian(bytes: Uint8Array, at: number, length: number): number {
  let value = 0;
  for (let place = at; place < at + length; place++) value = value * 256 + (bytes[place] ?? 0);
  return value;
}
function littleEndian(bytes: Uint8Array, at: number, length: number): number {
  let value = 0;
  for (let place = at + length - 1; place >= at; place--) value = value * 256 + (bytes[place] ?? 0);
  return value;
}
function fourBytes(value: number): number[] {
  return [24, 16, 8, 0].map((shift) => (value >>> shift) & 0xff);
}

function joined(parts: Iterable<Uint8Array>): Uint8Array {
  const all = [...parts];
  const whole = new Uint8Array(all.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of all) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

/** CRC-32, as PNG's chunks end with. */
function checksum(bytes: Uint8Array): number {
  let sum = 0xffffffff;
  for (const byte of bytes) {
    sum ^= byte;
    for (let bit = 0; bit < 8; bit++) sum = (sum >>> 1) ^ (sum & 1 ? 0xedb88320 : 0);
  }
  return ~sum >>> 0;
}
