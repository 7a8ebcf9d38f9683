/** Where a definition folder comes from: files on the disk, or the sheets of one workbook. */
import type { Fault } from "../server/error.ts";
import type { OnRecord } from "../sheets/csv.ts";
import type { NamedArticle } from "./articles.server.ts";

export type FolderSource = {
  /** The names of its files: `units.csv`. */
  readonly names: readonly string[];
  /** Faults of what could not be read at all. */
  readonly faults: readonly Fault[];
  /** Reads a file's records as they come; answers why no more of it can be read. */
  records(file: string, onRecord: OnRecord): Promise<Fault | undefined>;
  articles(): Promise<{ articles: NamedArticle[]; faults: Fault[] }>;
  /** The place of a fault in the source's own words: file and row, or sheet and cell. */
  placed(fault: Fault): Fault;
};
