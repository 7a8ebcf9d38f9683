/** How every answer in XML leaves: with nothing in it that would make a reader refuse the whole. */
import { asXmlHolds } from "../../prose/xml.ts";

/** The document as an answer; the texts in it are escaped by whoever writes it. */
export function xmlAnswer(document: string, mediaType: string, headers: Record<string, string> = {}): Response {
  return new Response(asXmlHolds(document), { headers: { ...headers, "Content-Type": `${mediaType}; charset=utf-8` } });
}
