/** The addresses of the pages about reports; unit and period go on in the query, so that the frame keeps them. */
import type { ReportCodes } from "./place.ts";

type Page = "" | "kiem-tra" | "da-nop" | "lich-su" | "van-ban" | "van-ban/word" | "excel" | "tai-len" | "de-nghi";

/** `chosen` is the unit that the frame shows: an office goes through others' reports without leaving its own. */
export function reportAddress({ unit, form, period }: ReportCodes, page: Page = "", chosen = unit): string {
  const path = [unit, form, period].map(encodeURIComponent).join("/");
  return `/app/bao-cao/${path}${page === "" ? "" : `/${page}`}?${query(chosen, period)}`;
}

/** A signed scan of it, by the id of its file. */
export function scanAddress({ unit, form, period }: ReportCodes, file: number): string {
  const path = [unit, form, period].map(encodeURIComponent).join("/");
  return `/app/bao-cao/${path}/ban-ky/${file}?${query(unit, period)}`;
}

export function listAddress(unit: string, period: string): string {
  return `/app/bao-cao?${query(unit, period)}`;
}

export function boardAddress(unit: string, period: string): string {
  return `/app/tong-hop?${query(unit, period)}`;
}

function query(unit: string, period: string): string {
  return new URLSearchParams({ "don-vi": unit, ky: period }).toString();
}
