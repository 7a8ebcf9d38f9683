/** Where a definition folder comes from: files on the disk, or the sheets of one workbook. */
import type { Fault } from "../server/error.ts";
import type { NamedArticle } from "./articles.server.ts";
import type { OnRecord } from "./csv.ts";

export type FolderSource = {
  /** The names of its files: `units.csv`. */
  readonly names: readonly string[];
  /** Faults of what could not be read at all. */
  readonly faults: readonly Fault[];
  /** The text of a file of tables, or why it cannot be read. */
  text(file: string): Promise<string | Fault>;
  /** Reads a file's records as they come. */
  records(file: string, onRecord: OnRecord): Promise<Fault | undefined>;
  articles(): Promise<{ articles: NamedArticle[]; faults: Fault[] }>;
  /** The place of a fault in the source's own words: file and row, or sheet and cell. */
  placed(fault: Fault): Fault;
};
