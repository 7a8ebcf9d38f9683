/** The official form as a Word file. Official papers are Vietnamese, in whatever language the page around them is read. */
import { requestContext } from "../../access/context.server.ts";
import { guardPage } from "../../access/guard.server.ts";
import { today } from "../../calendar/clock.ts";
import { nameOf } from "../../calendar/period.ts";
import { readSetting } from "../../database/setting.server.ts";
import { fileResponse } from "../../documents/file.server.ts";
import { fileTypes } from "../../documents/file.ts";
import { layoutOn } from "../../documents/layout.ts";
import { paperFrame } from "../../documents/paperFrame.ts";
import { usualLayout } from "../../documents/usualLayout.server.ts";
import { say } from "../../prose/text.ts";
import { openedForm } from "../form/formPage.server.ts";
import { taskFormWord } from "../form/formWord.server.ts";
import { formTexts } from "../form/texts.ts";
import type { Route } from "./+types/formWord.ts";

export const middleware = [guardPage("task.read", undefined, { counts: "export" })];

export async function loader({ request, context }: Route.LoaderArgs) {
  const asked = context.get(requestContext);
  const day = today(asked.clock);
  const word = (name: keyof typeof formTexts, details = {}) => say(formTexts[name], "vi", details);
  const { chosen, paper } = await asked.database.read(async (tx) => {
    const form = await openedForm(tx, asked, new URL(request.url), { isNow: false, language: "vi" });
    const { unit, tree, period, table, chosen, lead } = form;
    const layout = layoutOn((await readSetting(tx, usualLayout)) ?? "party", day);
    const superior = unit.parent === undefined ? undefined : tree.byId.get(unit.parent);
    return {
      chosen,
      paper: {
        frame: paperFrame(layout, { unit, superior }, undefined, day.slice(0, 4)),
        title: word("form_paper"),
        subject: [word("form_paper_subject", { period: nameOf(period) }), `(${lead})`],
        heads: { number: word("form_number"), unit: word("form_unit"), note: word("form_note") },
        table,
        denominators: word("form_denominators"),
      },
    };
  });
  const name = `nhiem-vu-${chosen.unit}-${chosen.period}.docx`;
  return fileResponse({ name, mediaType: fileTypes.docx, bytes: await taskFormWord(paper) });
}
