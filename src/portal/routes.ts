import { layout, type RouteConfig, route } from "@react-router/dev/routes";

const page = (name: string) => `portal/pages/${name}`;

export const portalRoutes = [
  layout(page("portal.tsx"), [
    route("/", page("front.tsx")),
    route("tin", page("news.tsx")),
    route("tin/:slug", page("article.tsx")),
    route("chi-tieu", page("targets.tsx")),
    route("chi-tieu/:target", page("target.tsx")),
    route("van-ban", page("documents.tsx")),
    route("dinh-chinh", page("corrections.tsx")),
    route("tim", page("search.tsx")),
    route("app/tin-bai/:slug/xem-truoc", page("articlePreview.tsx")),
  ]),
  route("app/tin-bai", page("articles.tsx")),
  route("app/tin-bai/moi", page("newArticle.tsx")),
  route("app/tin-bai/lien-he", page("contact.tsx")),
  route("app/tin-bai/:slug/tep/:file", page("draftFile.ts")),
  route("app/tin-bai/:slug", page("editArticle.tsx")),
  route("app/van-ban/:review/dang-cong", page("publishReview.tsx")),
  route("chi-tieu.csv", page("targetsCsv.ts")),
  route("chi-tieu.json", page("targetsJson.ts")),
  route("bieu-do/:indicator/:unit/:period", page("chart.ts")),
  route("tep/:file/:name", page("file.ts")),
  route("atom.xml", page("atom.ts")),
  route("sitemap.xml", page("sitemap.ts")),
] satisfies RouteConfig;
