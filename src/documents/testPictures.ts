/** What cameras and programs write into pictures, for tests: each put into a picture that has none of it. */
import { crc32 } from "node:zlib";

const tag = "GPS 10.17N 106.46E";
/** What must be nowhere in a picture that was cleaned. */
export const secrets = [tag, "xmpmeta", "Photoshop 3.0", "chụp bởi"];

/** An EXIF directory that says how the picture is to be turned, and where it was taken. */
export function exif(turn: number): Buffer {
  const head = Buffer.from("49492a000800000002000e010200", "hex");
  const count = Buffer.alloc(8);
  count.writeUInt32LE(tag.length, 0);
  count.writeUInt32LE(38, 4);
  const orientation = Buffer.from(`1201030001000000${turn.toString(16).padStart(2, "0")}000000`, "hex");
  return Buffer.concat([head, count, orientation, Buffer.alloc(4), Buffer.from(tag)]);
}

/** Puts segments after the start of a JPEG picture, and a second picture with its place behind the end. */
export function jpegWithMetadata(picture: Uint8Array, turn: number): Buffer {
  const segments = [
    segment(0xe1, Buffer.concat([Buffer.from("Exif\0\0"), exif(turn)])),
    segment(0xe1, Buffer.from("http://ns.adobe.com/xap/1.0/\0<x:xmpmeta/>")),
    segment(0xed, Buffer.from("Photoshop 3.0\0")),
    segment(0xfe, Buffer.from("chụp bởi máy ảnh")),
  ];
  return Buffer.concat([picture.subarray(0, 2), ...segments, picture.subarray(2), Buffer.from(tag)]);
}

function segment(marker: number, data: Buffer): Buffer {
  const head = Buffer.from([0xff, marker, 0, 0]);
  head.writeUInt16BE(data.length + 2, 2);
  return Buffer.concat([head, data]);
}

/** Puts chunks after the head of a PNG picture, which takes 33 bytes. */
export function pngWithMetadata(picture: Uint8Array, turn: number): Buffer {
  const chunks = [
    pngChunk("tEXt", Buffer.from("Author\0chụp bởi máy ảnh")),
    pngChunk("iTXt", Buffer.from("XML:com.adobe.xmp\0\0\0\0\0<x:xmpmeta/>")),
    pngChunk("eXIf", exif(turn)),
    pngChunk("tIME", Buffer.from([7, 232, 3, 12, 8, 30, 0])),
    pngChunk("prVt", Buffer.from("Photoshop 3.0")),
  ];
  return Buffer.concat([picture.subarray(0, 33), ...chunks, picture.subarray(33), Buffer.from(tag)]);
}

function pngChunk(name: string, data: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(name), data]);
  const ends = Buffer.alloc(8);
  ends.writeUInt32BE(data.length, 0);
  ends.writeUInt32BE(crc32(named), 4);
  return Buffer.concat([ends.subarray(0, 4), named, ends.subarray(4)]);
}

/** Gives a WebP picture an extended head, unless it has one, and what follows it. */
export function webpWithMetadata(picture: Uint8Array, width: number, height: number, turn: number): Buffer {
  const head = Buffer.alloc(10);
  const isExtended = Buffer.from(picture).toString("latin1", 12, 16) === "VP8X";
  head[0] = 0x0c | (isExtended ? (picture[20] ?? 0) : 0);
  head.writeUIntLE(width - 1, 4, 3);
  head.writeUIntLE(height - 1, 7, 3);
  const chunks = [
    webpChunk("VP8X", head),
    Buffer.from(picture.subarray(isExtended ? 30 : 12)),
    webpChunk("EXIF", exif(turn)),
    webpChunk("XMP ", Buffer.from("<x:xmpmeta/>")),
  ];
  const body = Buffer.concat([Buffer.from("WEBP"), ...chunks]);
  const size = Buffer.alloc(4);
  size.writeUInt32LE(body.length);
  return Buffer.concat([Buffer.from("RIFF"), size, body]);
}

function webpChunk(name: string, data: Buffer): Buffer {
  const size = Buffer.alloc(4);
  size.writeUInt32LE(data.length);
  return Buffer.concat([Buffer.from(name), size, data, Buffer.alloc(data.length % 2)]);
}
