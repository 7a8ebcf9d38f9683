/** In which language to answer: chosen on this device, else by the person, else Vietnamese. */
import type { Person } from "./access/person.ts";
import { type Language, languages } from "./prose/text.ts";
import { AppError } from "./server/error.ts";

const COOKIE = "quyet-lang";

export function languageOf(request: Request, person: Person | undefined): Language {
  const chosen = new RegExp(`(?:^|;\\s*)${COOKIE}=(\\w+)`).exec(request.headers.get("Cookie") ?? "")?.[1];
  return languages.find((language) => language === chosen) ?? person?.language ?? "vi";
}

/** Keeps the choice on this device for a year and goes back to the page on which it was made. */
export function chooseLanguage(form: FormData): Response {
  const chosen = languages.find((language) => language === form.get("language"));
  if (chosen === undefined)
    throw new AppError("invalid_input", 400, {}, [{ code: "invalid_field", place: { field: "language" } }]);
  const back = String(form.get("back") ?? "/");
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
