/** The addresses of the settings. */
import { pageAddress, type Query } from "../web/address.ts";

export const settingsPaths = {
  settings: "/app/thiet-lap",
  section: "/app/thiet-lap/:section",
  judging: "/app/thiet-lap/danh-gia",
  scans: "/app/thiet-lap/ban-chup",
  object: "/app/thiet-lap/:section/:code",
  annex: "/app/thiet-lap/nghi-quyet/:code/phu-luc",
} as const;

export function sectionAddress(section: string, query: Query = {}): string {
  return pageAddress(settingsPaths.section, { section }, query);
}

/** A definition's page; a target that is new is one of its resolution. */
export function objectAddress(section: string, code: string, resolution?: string): string {
  return pageAddress(settingsPaths.object, { section, code }, { "nghi-quyet": resolution });
}

/** A target's own page with the course of its earlier years put in, to be saved. */
export function usualCourseAddress(code: string): string {
  return pageAddress(settingsPaths.object, { section: "chi-tieu", code }, { "lo-trinh": "thuong-nam" });
}

/** Where the annex of a resolution is pasted; `goOn` leads to the forms afterwards, as the steps of beginning want it. */
export function annexAddress(code: string, goOn = false): string {
  return pageAddress(settingsPaths.annex, { code }, { tiep: goOn ? "bieu-mau" : undefined });
}
