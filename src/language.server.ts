/**
 * In which language to answer. A browser: that of the person, else the one chosen on this device. A program, which calls
 * the API with a token or without any cookie: what it accepts, else that of its person. Else Vietnamese.
 */

import { z } from "zod";
import { setLanguage } from "./access/account.server.ts";
import type { RequestContext } from "./access/context.server.ts";
import { isPathOfOurs } from "./access/next.ts";
import type { Person } from "./access/person.ts";
import { type Language, languages } from "./prose/text.ts";
import { formDataOf } from "./web/formData.ts";

const COOKIE = "quyet-lang";

export function languageOf(request: Request, person: Person | undefined): Language {
  const header = request.headers.get("Accept-Language");
  const accepted = header !== null && isProgram(request) ? acceptedLanguage(header) : undefined;
  if (accepted) return accepted;
  if (person) return person.language;
  const chosen = new RegExp(`(?:^|;\\s*)${COOKIE}=(\\w+)`).exec(request.headers.get("Cookie") ?? "")?.[1];
  return languages.find((language) => language === chosen) ?? "vi";
}

function isProgram({ url, headers }: Request): boolean {
  return headers.has("Authorization") || (new URL(url).pathname.startsWith("/api/") && !headers.has("Cookie"));
}

/** Of `fr, en-GB;q=0.8, vi;q=0.5` English: of the languages there are, the most wanted. */
function acceptedLanguage(header: string): Language | undefined {
  const wanted = header.split(",").flatMap((each) => {
    const [range = "", ...parameters] = each.split(";").map((part) => part.trim());
    const quality = parameters.find((parameter) => parameter.startsWith("q="))?.slice(2) ?? "1";
    const language = languages.find((known) => known === range.toLowerCase().split("-")[0]);
    return language && Number(quality) > 0 ? [{ language, quality: Number(quality) }] : [];
  });
  return wanted.sort((a, b) => b.quality - a.quality)[0]?.language;
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
