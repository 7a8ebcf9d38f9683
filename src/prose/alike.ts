/** What makes two texts look alike that are not the same: letters of other scripts, and characters that nobody sees. */

/** Zero width, direction marks, soft hyphens and the like. */
const invisible = /\p{Default_Ignorable_Code_Point}/u;
/** Cyrillic о is not Latin o. Signs such as µ and ª belong to no script. */
const otherScript = /(?![\p{Script=Latin}\p{Script=Common}\p{Script=Inherited}])\p{L}/u;
/** Vietnamese letters decomposed: a vowel with at most one mark of each kind, in the order in which Unicode puts them. */
const vowel = "[AEIOUYaeiouy]\\u031b?\\u0323?[\\u0302\\u0306]?[\\u0300\\u0301\\u0303\\u0309]?";
const letter = `(?:${vowel}|[B-DF-HJ-NP-TV-XZb-df-hj-np-tv-xzĐđ0-9])`;
const vietnameseCode = new RegExp(`^${letter}(?:(?:${letter}|[._-])*${letter})?$`);

export function hasInvisible(text: string): boolean {
  return invisible.test(text);
}

export function hasOtherScript(text: string): boolean {
  return otherScript.test(text);
}

/** Letters and digits as Vietnamese is written, and `- . _` between them: no two such codes look alike but by capitals. */
export function isVietnameseCode(text: string): boolean {
  return vietnameseCode.test(text.normalize("NFD"));
}
