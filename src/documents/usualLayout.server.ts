/** The layout in which this installation's body writes, as it was said when the installation was set up. */
import { z } from "zod";
import { setting } from "../database/setting.server.ts";
import type { LayoutKind } from "./layout.ts";

/** Undefined until somebody has said it. */
export const usualLayout = setting<LayoutKind | undefined>(
  "usual_layout",
  z.enum(["party", "state"]).optional(),
  undefined,
);
