/** The addresses of targets: how they stand, each on its own, year against term. */
import { type Chosen, chosenQuery, pageAddress, type Query, withQuery } from "../web/address.ts";

export const resolutionPaths = {
  targets: "/app/chi-tieu",
  target: "/app/chi-tieu/:target",
  targetsCsv: "/app/chi-tieu.csv",
  courseCsv: "/app/chi-tieu/:target/dien-bien.csv",
  compare: "/app/doi-chieu",
  seen: "/app/da-xem",
} as const;

export function targetsAddress(chosen: Chosen, view: Query = {}): string {
  return withQuery(resolutionPaths.targets, { ...chosenQuery(chosen), ...view });
}

export function targetsCsvAddress(chosen: Chosen, view: { nguon: string; "nghi-quyet"?: string }): string {
  return withQuery(resolutionPaths.targetsCsv, { ...chosenQuery(chosen), ...view });
}

export function targetAddress(target: string, chosen: Chosen = {}): string {
  return pageAddress(resolutionPaths.target, { target }, chosenQuery(chosen));
}

/** How a target came to its figure, as a table; on which basis. */
export function courseCsvAddress(target: string, period: string, basis: string): string {
  return pageAddress(resolutionPaths.courseCsv, { target }, { ky: period, nguon: basis });
}

/** `show`: only those that the year misses, or sets too low. */
export function compareAddress(chosen: Chosen, show?: string): string {
  return withQuery(resolutionPaths.compare, { ...chosenQuery(chosen), loc: show });
}
