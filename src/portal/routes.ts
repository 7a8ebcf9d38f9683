import { layout, type RouteConfig, route } from "@react-router/dev/routes";
import { portalPaths } from "./addresses.ts";

const page = (name: string) => `portal/pages/${name}`;

export const portalRoutes = [
  layout(page("portal.tsx"), [
    route(portalPaths.front, page("front.tsx")),
    route(portalPaths.news, page("news.tsx")),
    route(portalPaths.article, page("article.tsx")),
    route(portalPaths.targets, page("targets.tsx")),
    route(portalPaths.target, page("target.tsx")),
    route(portalPaths.documents, page("documents.tsx")),
    route(portalPaths.corrections, page("corrections.tsx")),
    route(portalPaths.search, page("search.tsx")),
    route(portalPaths.preview, page("articlePreview.tsx")),
  ]),
  route(portalPaths.articles, page("articles.tsx")),
  route(portalPaths.newArticle, page("newArticle.tsx")),
  route(portalPaths.contact, page("contact.tsx")),
  route(portalPaths.draftFile, page("draftFile.ts")),
  route(portalPaths.editArticle, page("editArticle.tsx")),
  route(portalPaths.publishReview, page("publishReview.tsx")),
  route(portalPaths.targetsCsv, page("targetsCsv.ts")),
  route(portalPaths.targetsJson, page("targetsJson.ts")),
  route(portalPaths.chart, page("chart.ts")),
  route(portalPaths.file, page("file.ts")),
  route(portalPaths.atom, page("atom.ts")),
  route(portalPaths.sitemap, page("sitemap.ts")),
] satisfies RouteConfig;
