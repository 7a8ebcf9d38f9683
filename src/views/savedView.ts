/** A view of the application that a person keeps by name: its address says all of it. */
import { z } from "zod";
import { reportPaths } from "../reports/addresses.ts";
import { resolutionPaths } from "../resolutions/addresses.ts";

const viewed = [resolutionPaths.targets, resolutionPaths.compare, reportPaths.board];

export const viewName = z.string().trim().min(1).max(60);

/** Only pages of the application itself, which look and do nothing. */
export const viewAddress = z
  .string()
  .max(600)
  .regex(new RegExp(`^(${viewed.join("|")})(/[\\w.-]+)?(\\?[^#\\s\\\\]*)?$`));

export type SavedView = { name: string; address: string };

/** So many are kept; who keeps more forgets what they were. */
export const MOST_VIEWS = 20;
