/** What the office has just approved or returned, told on the page to which it was led on. */
import type { UnitTree } from "../../../units/tree.ts";
import { useWords } from "../../../web/language.tsx";
import { Notice } from "../../../web/page.tsx";
import { reportTexts } from "../../texts.ts";

export type AnsweredReport = { step: "approve" | "return"; unit: string };

/** As the address says it: which step, and whose report. */
export function answeredOf(
  step: string | undefined,
  code: string | undefined,
  tree: UnitTree,
): AnsweredReport | undefined {
  const unit = code === undefined ? undefined : tree.byCode.get(code);
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
