/** Who did something, as people read it. */
import { type Language, say } from "../prose/text.ts";
import { webTexts } from "./texts.ts";

/** How what nobody typed is signed. */
const LOADED = "load";

/** A person's name as it is; of what was loaded, that it was. */
export function authorOf(by: string, language: Language): string {
  return by === LOADED ? say(webTexts.by_file, language) : by;
}
