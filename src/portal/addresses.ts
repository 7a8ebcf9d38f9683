/** The addresses of the public pages, and of those on which the office writes for them. */
import { pageAddress, withQuery } from "../web/address.ts";

export const portalPaths = {
  front: "/",
  news: "/tin",
  article: "/tin/:slug",
  targets: "/chi-tieu",
  target: "/chi-tieu/:target",
  targetsCsv: "/chi-tieu.csv",
  targetsJson: "/chi-tieu.json",
  documents: "/van-ban",
  corrections: "/dinh-chinh",
  search: "/tim",
  chart: "/bieu-do/:indicator/:unit/:period",
  file: "/tep/:file/:name",
  atom: "/atom.xml",
  sitemap: "/sitemap.xml",
  articles: "/app/tin-bai",
  newArticle: "/app/tin-bai/moi",
  contact: "/app/tin-bai/lien-he",
  editArticle: "/app/tin-bai/:slug",
  preview: "/app/tin-bai/:slug/xem-truoc",
  draftFile: "/app/tin-bai/:slug/tep/:file",
  publishReview: "/app/van-ban/:review/dang-cong",
} as const;

/** The news, all or those with a tag. */
export function newsAddress(tag?: string): string {
  return withQuery(portalPaths.news, { tag });
}

export function articleAddress(slug: string): string {
  return pageAddress(portalPaths.article, { slug });
}

export function publicTargetsAddress(
  period: string,
  page: "targets" | "targetsCsv" | "targetsJson" = "targets",
): string {
  return withQuery(portalPaths[page], { ky: period });
}

export function publicTargetAddress(target: string, period?: string): string {
  return pageAddress(portalPaths.target, { target }, { ky: period });
}

export function chartAddress({ indicator, unit, period }: Record<"indicator" | "unit" | "period", string>): string {
  return pageAddress(portalPaths.chart, { indicator, unit, period });
}

/** A file of an article that is public. */
export function fileAddress({ id, name }: { id: number; name: string }): string {
  return pageAddress(portalPaths.file, { file: id, name });
}

/** A document in the list of all. */
export function documentAddress(document: number): string {
  return `${portalPaths.documents}#${documentAnchor(document)}`;
}

export function documentAnchor(document: number): string {
  return `vb-${document}`;
}

export function editArticleAddress(slug: string): string {
  return pageAddress(portalPaths.editArticle, { slug });
}

/** A file of an article that is not public yet. */
export function draftFileAddress(slug: string, file: number): string {
  return pageAddress(portalPaths.draftFile, { slug, file });
}
