/** Quotation marks as print has them: "bốn tốt" becomes “bốn tốt”; inches and unpaired marks stay. */
export function curlyQuotes(text: string): string {
  return text.replace(/"([^"\n]*)"/g, "“$1”");
}
