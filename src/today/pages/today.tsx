import { guardPage } from "../../access/guard.server.ts";
import { useWords } from "../../web/language.tsx";
import { Page } from "../../web/page.tsx";
import { todayTexts } from "../texts.ts";

export const middleware = [guardPage("today.read")];

export default function TodayPage() {
  const words = useWords(todayTexts);
  return (
    <Page title={words("today")}>
      <p>{words("nothing_due")}</p>
    </Page>
  );
}
