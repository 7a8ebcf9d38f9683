/** That a period is closed: nothing is typed, sent, approved or opened again in it, and who opens it. */
import { useWords } from "../../web/language.tsx";
import { Notice } from "../../web/page.tsx";
import { reportTexts } from "../texts.ts";

export function ClosedNotice({ through }: { through: string }) {
  const words = useWords(reportTexts);
  return (
    <Notice>
      <p>{words("period_closed_through", { day: through })}</p>
    </Notice>
  );
}
