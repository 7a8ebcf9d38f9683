/** What the office has just approved or returned, told on the page to which it was led on. */
import type { UnitTree } from "../../units/tree.ts";
import { useWords } from "../../web/language.tsx";
import { Notice } from "../../web/page.tsx";
import { reportTexts } from "../texts.ts";

export type AnsweredReport = { step: "approve" | "return"; unit: string };

/** Read from the address: which step, and whose report. */
export function answeredIn(query: URLSearchParams, tree: UnitTree): AnsweredReport | undefined {
  const step = query.get("xong");
  const unit = tree.byCode.get(query.get("xong-don-vi") ?? "");
  if (unit === undefined || (step !== "approve" && step !== "return")) return undefined;
  return { step, unit: unit.name };
}

export function Answered({ answered }: { answered: AnsweredReport | undefined }) {
  const words = useWords(reportTexts);
  if (answered === undefined) return null;
  return (
    <Notice>
      <p>{words(answered.step === "approve" ? "done_approved" : "done_returned", { unit: answered.unit })}</p>
    </Notice>
  );
}
