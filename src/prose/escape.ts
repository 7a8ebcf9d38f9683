/** Text put where some of its signs would mean something else: between tags, or into a regular expression. */

/** For the text of an element and for an attribute in either kind of quotes. */
export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
}

/** As `RegExp.escape`, which the older browsers in offices do not have. */
export function escapePattern(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
}
