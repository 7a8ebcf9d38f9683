/** The addresses of the pages about reports; unit and period go on in the query, so that the frame keeps them. */
import { chosenQuery, pageAddress, withQuery } from "../web/address.ts";
import type { ReportCodes } from "./place.ts";

const report = "/app/bao-cao/:unit/:form/:period";
export const reportPaths = {
  reports: "/app/bao-cao",
  form: report,
  check: `${report}/kiem-tra`,
  receipt: `${report}/da-nop`,
  history: `${report}/lich-su`,
  paper: `${report}/van-ban`,
  word: `${report}/van-ban/word`,
  scan: `${report}/ban-ky/:file`,
  workbook: `${report}/excel`,
  upload: `${report}/tai-len`,
  requests: `${report}/de-nghi`,
  board: "/app/tong-hop",
} as const;

/** `chosen` is the unit that the frame shows: an office goes through others' reports without leaving its own. */
export function reportAddress(
  { unit, form, period }: ReportCodes,
  page: Exclude<keyof typeof reportPaths, "reports" | "board" | "scan"> = "form",
  chosen = unit,
): string {
  return pageAddress(reportPaths[page], { unit, form, period }, chosenQuery({ unit: chosen, period }));
}

/** A signed scan of it, by the id of its file. */
export function scanAddress({ unit, form, period }: ReportCodes, file: number): string {
  return pageAddress(reportPaths.scan, { unit, form, period, file }, chosenQuery({ unit, period }));
}

export function listAddress(unit: string, period: string): string {
  return withQuery(reportPaths.reports, chosenQuery({ unit, period }));
}

export function boardAddress(unit: string, period: string): string {
  return withQuery(reportPaths.board, chosenQuery({ unit, period }));
}
