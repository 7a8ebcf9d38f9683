/** A paper's number as it is typed: the number alone, after which the paper writes its symbol by itself. */
import { AppError } from "../server/error.ts";
import type { Body, PaperUnit } from "./body.ts";
import { bodyOf, type Layout } from "./layout.ts";

/** "Số {number}-BC/HU"; the number may be missing in a draft. */
export function numberLine(layout: Layout, { abbreviation }: Body): string {
  return (abbreviation === "" ? layout.numberAlone : layout.number).replace("{abbreviation}", abbreviation);
}

/** Without the symbol that the paper adds, whatever the case and spaces in which it was typed: "12 - bc/hu" is 12. */
export function bareNumber(typed: string, layout: Layout, unit: PaperUnit): string {
  const [, symbol = ""] = numberLine(layout, bodyOf(layout, unit)).split("{number}");
  const letters = Array.from(symbol, (letter) => RegExp.escape(letter));
  const bare = typed.normalize("NFC").trim();
  return bare.replace(new RegExp(`(?<=\\S)\\s*${letters.join("\\s*")}$`, "iu"), "");
}

/** The bare number that was given, or none yet; one with another symbol, and what is no number from 1 on, is refused at its field. */
export function typedNumber(typed: string, layout: Layout, unit: PaperUnit): string {
  const number = bareNumber(typed, layout, unit);
  if (number === "" || /^0{0,3}[1-9][0-9]{0,5}$/.test(number)) return number;
  const code = /[-/]/.test(number) && !/^-[0-9]/.test(number) ? "number_with_symbol" : "number_not_whole";
  throw new AppError("invalid_input", 422, {}, [{ code, place: { field: "number" } }]);
}
