/** How the fields of a person are written, for forms and the API alike. */
import { z } from "zod";
import { hasInvisible, hasOtherScript } from "../prose/alike.ts";
import { languages } from "../prose/text.ts";
import { roles } from "./person.ts";

export const username = z
  .string()
  .trim()
  .toLowerCase()
  .regex(/^[a-z0-9][a-z0-9._-]{2,39}$/, "username_wrong");
export const fullName = z
  .string()
  .trim()
  .normalize()
  .min(1, "name_missing")
  .max(100, "name_too_long")
  .refine((name) => !/\p{Cc}/u.test(name) && !hasInvisible(name) && !hasOtherScript(name), "name_looks_alike");
export const email = z.email("email_wrong").max(200, "email_wrong");
export const language = z.enum(languages);
export const role = z.enum(roles);
/** A form sends an empty text where nothing was typed. */
export const orEmpty = <Schema extends z.ZodType>(schema: Schema) =>
  z.union([z.literal("").transform(() => undefined), schema]).optional();
/** For how many days a token can be made. */
export const tokenLifetimes = [30, 90, 365] as const;
