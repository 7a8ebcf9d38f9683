/** By which limits targets are judged, and when a period is shown on the portal. */
import { redirect } from "react-router";
import { z } from "zod";
import { requestContext } from "../../access/context.server.ts";
import { accessTree, guardPage } from "../../access/guard.server.ts";
import { may, placeForAll } from "../../access/may.ts";
import { today } from "../../calendar/clock.ts";
import { formatNumber } from "../../prose/number.ts";
import { posted } from "../../server/http/posted.server.ts";
import { doneMarks, withDone } from "../../web/address.ts";
import { Field, Submit } from "../../web/form.tsx";
import { queryOf } from "../../web/formData.ts";
import { useWords } from "../../web/language.tsx";
import { Notice, Page, Section } from "../../web/page.tsx";
import { useRefusal } from "../../web/refusal.tsx";
import { settingsPaths } from "../addresses.ts";
import { readJudging, setJudging } from "../judging.server.ts";
import { type JudgingField, JudgingTyped, judgingTyped, mapJudging, paces } from "../judging.ts";
import { settingsTexts } from "../texts.ts";
import type { Route } from "./+types/judging.ts";

const Query = z.object(doneMarks(["save"]));

export const middleware = [guardPage("definition.write")];

export async function loader({ request, context }: Route.LoaderArgs) {
  const saved = queryOf(request, Query).xong === "save";
  const asked = context.get(requestContext);
  return asked.database.read(async (tx) => {
    const tree = await accessTree(tx);
    return {
      saved,
      percents: mapJudging(await readJudging(tx), (part) => formatNumber(part.times(100))),
      maySet: may(asked.person, "judging.set", placeForAll(tree), tree, today(asked.clock)),
    };
  });
}

export async function action({ request, context }: Route.ActionArgs) {
  const asked = context.get(requestContext);
  return posted(request, JudgingTyped, asked, async (typed) => {
    await asked.database.write((tx) => setJudging(tx, asked, judgingTyped(typed)));
    return redirect(withDone(settingsPaths.judging, "save"), 303);
  });
}

export default function JudgingPage({ loaderData: { saved, percents, maySet } }: Route.ComponentProps) {
  const words = useWords(settingsTexts);
  const { refusal } = useRefusal();
  const field = (name: JudgingField, percent: string) => (
    <Field
      key={name}
      label={words(`judging_${name}`)}
      name={name}
      inputMode="decimal"
      size={8}
      maxLength={12}
      defaultValue={percent}
      readOnly={!maySet}
      required
    />
  );
  return (
    <Page
      title={words("judging")}
      lead={words("judging_about")}
      crumbs={[{ to: settingsPaths.settings, name: words("nav_settings") }]}
      narrow
    >
      {saved && !refusal && <Notice>{words("judging_saved")}</Notice>}
      <form method="post">
        <Section title={words("judging_reports")}>
          {field("come", percents.come)}
          {field("portal", percents.portal)}
        </Section>
        <Section title={words("judging_more")}>
          <p className="soft">{words("judging_more_about")}</p>
          <div className="row-of-fields">{paces.map((pace) => field(`more.${pace}`, percents.more[pace]))}</div>
        </Section>
        <Section title={words("judging_less")}>
          <p className="soft">{words("judging_less_about")}</p>
          <div className="row-of-fields">{paces.map((pace) => field(`less.${pace}`, percents.less[pace]))}</div>
        </Section>
        {maySet ? <Submit>{words("save")}</Submit> : <p className="soft">{words("judging_administrator")}</p>}
      </form>
    </Page>
  );
}
