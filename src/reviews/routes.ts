import { type RouteConfig, route } from "@react-router/dev/routes";
import { reviewPaths } from "./addresses.ts";

export const reviewRoutes = [
  route(reviewPaths.reviews, "reviews/pages/reviews.tsx"),
  route(reviewPaths.review, "reviews/pages/review.tsx"),
  route(reviewPaths.versions, "reviews/pages/versions.tsx"),
  route(reviewPaths.fromWord, "reviews/pages/fromWord.tsx"),
  route(reviewPaths.word, "reviews/pages/word.ts"),
] satisfies RouteConfig;
