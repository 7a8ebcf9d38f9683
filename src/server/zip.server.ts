/** A ZIP file that somebody sends, taken apart entry by entry and piece by piece, so that nothing of it has to be held. */
import { type Entry, fromBuffer, type ZipFile } from "yauzl";
import type { AppError } from "./error.ts";

export type ZipEntry = {
  name: string;
  /** Bytes once unpacked, as the list at the archive's end says; more of them are never handed on. */
  size: number;
  isEncrypted: boolean;
  pieces(): AsyncIterable<Buffer>;
};

/** The entries in their order; a file that cannot be read, or an entry of it, is refused as `damaged` says. */
export async function* entriesOf(bytes: Uint8Array, damaged: (cause?: unknown) => AppError): AsyncGenerator<ZipEntry> {
  const archive = await open(bytes).catch((error: unknown) => {
    throw damaged(error);
  });
  for (;;) {
    const entry = await nextEntry(archive).catch((error: unknown) => {
      throw damaged(error);
    });
    if (entry === undefined) return;
    yield {
      name: entry.fileName,
      size: entry.uncompressedSize,
      isEncrypted: entry.isEncrypted(),
      async *pieces() {
        try {
          yield* (await openEntry(archive, entry)) as AsyncIterable<Buffer>;
        } catch (error) {
          throw damaged(error);
        }
      },
    };
  }
}

function open(bytes: Uint8Array): Promise<ZipFile> {
  return new Promise((resolve, reject) => {
    const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    fromBuffer(buffer, { lazyEntries: true, validateEntrySizes: true }, (error, archive) => {
      if (error) reject(error);
      else resolve(archive);
    });
  });
}

function nextEntry(archive: ZipFile): Promise<Entry | undefined> {
  return new Promise((resolve, reject) => {
    const settle = (done: () => void) => {
      archive.removeAllListeners();
      done();
    };
    archive.once("entry", (entry: Entry) => settle(() => resolve(entry)));
    archive.once("end", () => settle(() => resolve(undefined)));
    archive.once("error", (error: unknown) => settle(() => reject(error)));
    archive.readEntry();
  });
}

function openEntry(archive: ZipFile, entry: Entry): Promise<NodeJS.ReadableStream> {
  return new Promise((resolve, reject) => {
    archive.openReadStream(entry, (error, stream) => {
      if (error) reject(error);
      else resolve(stream);
    });
  });
}
