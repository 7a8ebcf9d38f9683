/** The addresses of reviews. */
import { type Chosen, chosenQuery, pageAddress, withQuery } from "../web/address.ts";

export const reviewPaths = {
  reviews: "/app/van-ban",
  review: "/app/van-ban/:review",
  versions: "/app/van-ban/:review/ban",
  fromWord: "/app/van-ban/:review/tu-word",
  word: "/app/van-ban/:review/bao-cao.docx",
} as const;

export function reviewsAddress(chosen: Chosen): string {
  return withQuery(reviewPaths.reviews, chosenQuery(chosen));
}

export function reviewAddress(review: string | number, chosen: Chosen = {}): string {
  return pageAddress(reviewPaths.review, { review }, chosenQuery(chosen));
}
