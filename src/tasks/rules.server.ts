/** What an installation sets for its tasks. */
import { z } from "zod";
import { setting } from "../database/setting.server.ts";

/** How often a piece may be granted a later day. */
export const mostExtensions = setting("task_extensions_most", z.number().int().min(0).max(100), 2);
