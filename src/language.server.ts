/** In which language to answer: that of the person, else the one chosen on this device, else Vietnamese. */
import { z } from "zod";
import { setLanguage } from "./access/account.server.ts";
import type { RequestContext } from "./access/context.server.ts";
import type { Person } from "./access/person.ts";
import { type Language, languages } from "./prose/text.ts";
import { formDataOf } from "./web/formData.ts";

const COOKIE = "quyet-lang";

export function languageOf(request: Request, person: Person | undefined): Language {
  if (person) return person.language;
  const chosen = new RegExp(`(?:^|;\\s*)${COOKIE}=(\\w+)`).exec(request.headers.get("Cookie") ?? "")?.[1];
  return languages.find((language) => language === chosen) ?? "vi";
}

const Choice = z.object({ language: z.enum(languages), back: z.string().default("/") });

/** Keeps the choice with the person and on this device, and goes back to the page on which it was made. */
export async function chooseLanguage(request: Request, { database, person }: RequestContext): Promise<Response> {
  const { language: chosen, back } = await formDataOf(request, Choice);
  if (person) await database.write((tx) => setLanguage(tx, person.id, chosen));
  return new Response(null, {
    status: 303,
    headers: {
      Location: isPathOfOurs(back) ? back : "/",
      "Set-Cookie": `${COOKIE}=${chosen}; Path=/; Max-Age=31536000; SameSite=Lax; HttpOnly`,
    },
  });
}

/** A path, and not the address of another site, which `//elsewhere` would be. */
function isPathOfOurs(back: string): boolean {
  return /^\/(?![/\\])/.test(back);
}
