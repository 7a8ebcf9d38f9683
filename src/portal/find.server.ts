/** Finds what is public by words typed with or without accents. */
import type { Clock } from "../calendar/clock.ts";
import type { ReadTransaction } from "../database/connection.server.ts";
import { readDemands } from "../resolutions/resolutions.server.ts";
import { matcher } from "../words/matcher.ts";
import { articleAddress, documentAddress, publicTargetAddress } from "./addresses.ts";
import { searchPublished } from "./articles.server.ts";
import { readPublicDocuments, readSite } from "./site.server.ts";

export type Found = { kind: "news" | "targets" | "documents"; name: string; to: string };

const mostArticles = 50;

export async function findPublic(tx: ReadTransaction, sought: string, clock: Clock): Promise<Found[]> {
  const matches = matcher(sought);
  const { unit } = await readSite(tx);
  const { definitions, targets } = await readDemands(tx);
  const ofSite = targets.filter(
    (target) => target.unit === unit?.id && definitions.indicatorById.get(target.indicatorId)?.public,
  );
  const synonyms = (id: (typeof ofSite)[number]["indicatorId"]) =>
    definitions.indicatorById.get(id)?.synonyms.join(" ") ?? "";
  const articles = await searchPublished(tx, sought, mostArticles);
  const documents = await readPublicDocuments(tx, clock);
  return [
    ...ofSite
      .filter((target) => matches(target.name, synonyms(target.indicatorId)))
      .map((target) => ({ kind: "targets" as const, name: target.name, to: publicTargetAddress(target.code) })),
    ...articles.map((article) => ({ kind: "news" as const, name: article.title, to: articleAddress(article.slug) })),
    ...documents
      .filter((document) => matches(document.number, document.kind, document.subject, document.issuer))
      .map((document) => ({
        kind: "documents" as const,
        name: `${document.number} · ${document.subject}`,
        to: documentAddress(document.id),
      })),
  ];
}
