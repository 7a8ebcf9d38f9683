/** Every version of a review: who made it, when and how, and its words, to be compared with another's. */
import { namesOf } from "../access/names.server.ts";
import type { ReadTransaction } from "../database/connection.server.ts";
import type { ReviewId } from "../database/ids.ts";
import { AppError } from "../server/error.ts";
import type { Block } from "../telling/block.ts";
import { plainText } from "../telling/span.ts";
import type { Edit } from "./edit.ts";
import { paperText } from "./paper.ts";
import type { ReviewStep } from "./review.ts";

export type ReviewVersion = {
  version: number;
  step: ReviewStep | "";
  why: string;
  by: string;
  at: Date;
  /** Whether its words were kept: those of before this was done were not. */
  isKept: boolean;
};

/** One sitting: saves of one person close to each other count as one. */
const sitting = 30 * 60 * 1000;

/** The latest first, the present one among them; of a sitting its last version alone. */
export async function listVersions(tx: ReadTransaction, id: ReviewId): Promise<ReviewVersion[]> {
  const columns = ["version", "step", "why", "by", "at"] as const;
  const earlier = await tx
    .selectFrom("review_version")
    .select([...columns, (row) => row("blocks", "is not", null).as("isKept")])
    .where("review_id", "=", id)
    .execute();
  const present = await tx
    .selectFrom("review")
    .select([...columns, (row) => row("blocks", "is not", null).as("isKept")])
    .where("id", "=", id)
    .executeTakeFirst();
  if (!present) throw new AppError("review_unknown", 404);
  const versions = [...earlier, present];
  const names = await namesOf(
    tx,
    versions.map(({ by }) => by),
  );
  const all = versions
    .sort((one, other) => other.version - one.version)
    .map(
      ({ step, by, isKept, ...rest }): ReviewVersion => ({
        ...rest,
        step: step as ReviewStep | "",
        by: names.get(by) ?? by,
        isKept: Boolean(isKept),
      }),
    );
  return all.filter((version, index) => !isSameSitting(version, all[index - 1]));
}

function isSameSitting(version: ReviewVersion, later: ReviewVersion | undefined): boolean {
  return (
    later !== undefined &&
    version.step === "written" &&
    later.step === "written" &&
    version.by === later.by &&
    later.at.getTime() - version.at.getTime() < sitting
  );
}

/** The blocks of a version as they read then; nothing where they were not kept. */
export async function blocksOfVersion(
  tx: ReadTransaction,
  id: ReviewId,
  version: number,
): Promise<Block[] | undefined> {
  return (await textOfVersion(tx, id, version))?.blocks;
}

/** The same with people's own words of then, which may be laid into a draft of today. */
export async function textOfVersion(
  tx: ReadTransaction,
  id: ReviewId,
  version: number,
): Promise<{ blocks: Block[]; edits: Edit[] } | undefined> {
  const row =
    (await tx
      .selectFrom("review")
      .select(["blocks", "edits"])
      .where("id", "=", id)
      .where("version", "=", version)
      .executeTakeFirst()) ??
    (await tx
      .selectFrom("review_version")
      .select(["blocks", "edits"])
      .where("review_id", "=", id)
      .where("version", "=", version)
      .executeTakeFirst());
  return row?.blocks ? { blocks: row.blocks as Block[], edits: row.edits as Edit[] } : undefined;
}

/** Its paragraphs. */
export async function wordsOfVersion(
  tx: ReadTransaction,
  id: ReviewId,
  version: number,
): Promise<string[] | undefined> {
  const blocks = await blocksOfVersion(tx, id, version);
  return blocks && paragraphsOf(blocks);
}

export function paragraphsOf(blocks: readonly Block[]): string[] {
  return paperText(blocks, true).map((block) => (block.kind === "heading" ? block.text : plainText(block.spans)));
}
