/**
 * What a paragraph directs: "giao Phòng Tài chính - Kế hoạch chủ trì, phối hợp với Chi cục Thuế rà soát … trước ngày 15/10". Each
 * sentence that directs is proposed as a task beside its own words; what only tells is left out.
 */
import type { AssignmentKnown } from "../words/assignment.ts";
import { dueIn } from "../words/due.ts";
import { phrases, said, says } from "../words/spelling.ts";
import { type Proposed, proposed } from "./proposal.ts";

export type Directed = { sentence: string; proposed: Proposed };

/** So many words name at most who is to do it. */
const MOST_WORDS = 40;

const directing = /^(?:.{0,80}?(?<!\p{L}))?(?:giao|yêu cầu|đề nghị|phân công)\s+(?:cho\s+)?(?=\p{L})/iu;
/** With what an order begins that names nobody. */
const orders = phrases(
  ...["triển khai", "tập trung", "tăng cường", "nâng cao", "quan tâm", "tiếp tục", "đẩy mạnh", "thực hiện", "củng cố"],
  ...["rà soát", "xây dựng", "hoàn thành", "tổ chức", "chuẩn bị", "chỉ đạo", "lãnh đạo", "khẩn trương", "bảo đảm"],
  ...["giải quyết", "kiên quyết", "phát động", "kiểm tra", "hoàn thiện", "đôn đốc", "báo cáo", "tham mưu", "phối hợp"],
);
/** What was done is told, not directed. */
const told = phrases("đã", "đạt kết quả", "được công nhận", "kết quả quý", "so với cùng kỳ", "tin tưởng rằng");
const leading =
  /^[\s,:]*(?:(?:chủ trì|có liên quan|có trách nhiệm|chịu trách nhiệm|phải|cần|cần phải|là cơ quan chủ trì)[\s,:]*)*/iu;
const withOthers = /^(?:và\s+)?phối hợp\s+(?:với|cùng)?\s*/iu;
const paper = /(?<![\d/])\d{1,5}(?:\/(?:19|20)\d{2})?-?\/?[A-ZĐ]{2,}[-/][A-ZĐ]{2,}(?:[-/]?[A-ZĐ]+)*/u;

export function directionsIn(text: string, known: AssignmentKnown): Directed[] {
  return sentencesOf(text).flatMap((sentence) => {
    const read = readDirection(sentence, known);
    return read === undefined ? [] : [{ sentence, proposed: read }];
  });
}

/** A full stop in a number or a shortened word ends none; after a colon stands what is directed. */
function sentencesOf(text: string): string[] {
  return text
    .normalize("NFC")
    .split(/(?<=[.;!?])\s+(?=[\p{Lu}+•\d-])|\n|;\s/u)
    .map((sentence) => sentence.replace(/^[\s+•–-]+|[\s.;]+$/gu, "").replace(/^(?:\d{1,2}|[a-zđ])[.)]\s+/u, ""))
    .filter((sentence) => sentence.length > 15);
}

function readDirection(sentence: string, known: AssignmentKnown): Proposed | undefined {
  const named = partyAt(sentence.replace(directing, ""), known);
  const isDirected = directing.test(sentence);
  const own = named ?? (isDirected ? undefined : partyAt(sentence, known));
  if (own === undefined) {
    const after = sentence
      .replace(/^Trên lĩnh vực[^:]{0,80}:\s*/u, "")
      .replace(/^(?:đồng thời|đặc biệt|trong đó)[,:]?\s+/iu, "");
    return isOrder(after) ? finished({ title: after, leads: "", cooperating: "" }, known) : undefined;
  }
  if (!isDirected && !isOrder(own.rest.replace(leading, "")) && !/^[\s,]*(?:chủ trì|có trách nhiệm)/iu.test(own.rest))
    return undefined;
  const rest = own.rest.replace(leading, "");
  const beside = withOthers.test(rest) ? partyAt(rest.replace(withOthers, ""), known) : undefined;
  const title = (beside?.rest ?? rest).replace(leading, "");
  return finished({ title, leads: own.party, cooperating: beside?.party ?? "" }, known);
}

function isOrder(text: string): boolean {
  const words = said(text, false);
  return beginsWithOrder(text) && !says(words, told);
}

function beginsWithOrder(text: string): boolean {
  return says(said(text.split(/\s+/).slice(0, 2).join(" "), false), orders);
}

/** The longest beginning that names units, kinds or groups. */
function partyAt(text: string, { isWho }: AssignmentKnown): { party: string; rest: string } | undefined {
  const words = [...text.matchAll(/\S+/g)].slice(0, MOST_WORDS);
  for (let count = words.length; count > 0; count -= 1) {
    const last = words[count - 1];
    const end = (last?.index ?? 0) + (last?.[0].length ?? 0);
    const party = text.slice(0, end).replace(/[,:]+$/u, "");
    if (isWho(party)) return { party, rest: text.slice(end) };
  }
  return undefined;
}

function finished(given: Pick<Proposed, "title" | "leads" | "cooperating">, { within }: AssignmentKnown): Proposed {
  const due = dueIn(given.title, within);
  const around = due && given.title.slice(Math.max(0, due.start - 12), due.end);
  const isUntil = around !== undefined && /(?<!\p{L})(?:trước|đến|chậm nhất|hết|trong|xong)(?!\p{L})/iu.test(around);
  const title = given.title.trim();
  return proposed({
    ...given,
    title: title.charAt(0).toUpperCase() + title.slice(1),
    due: due && isUntil ? due.day : "",
    document: paper.exec(title)?.[0] ?? "",
  });
}
