/** The text in lower case without accents, as one types when looking for something: "Tân Hào" is "tan hao". */
export function plain(text: string): string {
  return text.normalize("NFD").replace(/\p{M}/gu, "").replace(/[đĐ]/g, "d").toLowerCase().replace(/\s+/g, " ").trim();
}
