/** The day's mail in words: what is new, each line with the way to it. */
import { type Language, say } from "../../prose/text.ts";
import { dutyPaths } from "../addresses.ts";
import { moreOf, type Notice, toldOf } from "./notice.ts";
import { noticeTexts } from "./texts.ts";

type Told = Pick<Notice, "kind" | "details" | "address">;
export type Digest = { readonly name: string; readonly origin: string; readonly notices: readonly Told[] };

const MOST_LINES = 40;

export function digestOf({ name, origin, notices }: Digest, language: Language): { subject: string; body: string } {
  const lines = notices.slice(0, MOST_LINES).map((notice) => {
    const more = moreOf(notice, language);
    return [`- ${toldOf(notice, language)}`, more && `  ${more}`, `  ${notice.address}`].filter(Boolean).join("\n");
  });
  const rest = notices.length - lines.length;
  if (rest > 0) lines.push(say(noticeTexts.digest_rest, language, { count: rest }));
  return {
    subject: say(noticeTexts.digest_subject, language, { count: notices.length }),
    body: [
      say(noticeTexts.digest_greeting, language, { name }),
      "",
      ...lines,
      "",
      say(noticeTexts.digest_end, language, {
        all: origin + dutyPaths.notices,
        account: origin + dutyPaths.ways,
      }),
      "",
    ].join("\n"),
  };
}
