import { type RouteConfig, route } from "@react-router/dev/routes";

export const reviewRoutes = [
  route("app/van-ban", "reviews/pages/reviews.tsx"),
  route("app/van-ban/:review", "reviews/pages/review.tsx"),
  route("app/van-ban/:review/ban", "reviews/pages/versions.tsx"),
  route("app/van-ban/:review/tu-word", "reviews/pages/fromWord.tsx"),
  route("app/van-ban/:review/bao-cao.docx", "reviews/pages/word.ts"),
] satisfies RouteConfig;
