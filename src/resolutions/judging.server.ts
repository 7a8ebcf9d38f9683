/** By which limits targets are judged: CONTRACT's, until an installation sets others. */
import { z } from "zod";
import { setting } from "../database/setting.server.ts";
import { Decimal } from "../prose/number.ts";
import { defaultLimits, type Limits } from "./pace.ts";

/** Kept as decimal strings, as all decided numbers are. */
const limit = z.string().transform((text) => new Decimal(text));
const paceLimits = z.object({ ahead: limit, onPace: limit, behind: limit });

export const judgingLimits = setting<Limits>(
  "judging_limits",
  z.object({ more: paceLimits, less: paceLimits, come: limit }),
  defaultLimits,
);
