/** Where a target's figures are quoted: the reviews of its resolution, and published articles. Read by what they cite. */
import { sql } from "kysely";
import type { ReadTransaction } from "../database/connection.server.ts";
import type { PeriodCode } from "../database/ids.ts";
import type { Target } from "./resolution.ts";

export type Quoted = {
  /** Open reviews cite all targets; issued ones those in their frozen text. */
  reviews: { id: number; period: PeriodCode; state: "draft" | "presented" | "issued"; number: string | null }[];
  articles: { slug: string; title: string; at: Date }[];
};

const MOST = 12;

/** `code` is how texts cite it: a target's code or its indicator's. */
export async function quotesOf(
  tx: ReadTransaction,
  { code, indicator, resolution, unit }: Pick<Target, "code" | "indicator" | "resolution" | "unit">,
  unitCode: string,
): Promise<Quoted> {
  const { rows: reviews } = await sql<Quoted["reviews"][number]>`
    SELECT id, period, state, number
    FROM review
    WHERE unit_id = ${unit}
      AND resolution_id = ${resolution}
      AND (
        state <> 'issued'
        OR jsonb_path_exists(
          frozen, '$.blocks[*].spans[*].key ? (@.code == $code || @.code == $indicator)',
          jsonb_build_object('code', ${code}::text, 'indicator', ${indicator}::text)
        )
      )
    ORDER BY period DESC, id DESC
    LIMIT ${MOST}`.execute(tx);
  const { rows: articles } = await sql<Quoted["articles"][number]>`
    SELECT slug, title, published_at AS at
    FROM article
    WHERE state = 'published'
      AND EXISTS (
        SELECT FROM jsonb_object_keys(figures) AS token
        WHERE starts_with(token, '[[' || ${code}::text || '|' || ${unitCode}::text || '|')
           OR starts_with(token, '[[' || ${indicator}::text || '|' || ${unitCode}::text || '|')
      )
    ORDER BY published_at DESC
    LIMIT ${MOST}`.execute(tx);
  return { reviews, articles };
}
