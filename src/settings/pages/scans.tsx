/** How many megabytes of signed scans each unit may keep. */
import { redirect } from "react-router";
import { z } from "zod";
import { requestContext } from "../../access/context.server.ts";
import { accessTree, guardPage } from "../../access/guard.server.ts";
import { may, placeForAll } from "../../access/may.ts";
import { today } from "../../calendar/clock.ts";
import { readSetting } from "../../database/setting.server.ts";
import { scanMegabytes } from "../../documents/fileRoom.server.ts";
import { posted } from "../../server/http/posted.server.ts";
import { doneMarks, withDone } from "../../web/address.ts";
import { Button, Field } from "../../web/form.tsx";
import { queryOf } from "../../web/formData.ts";
import { useWords } from "../../web/language.tsx";
import { Notice, Page } from "../../web/page.tsx";
import { useRefusal } from "../../web/refusal.tsx";
import { webTexts } from "../../web/texts.ts";
import { settingsPaths } from "../addresses.ts";
import { boundScans } from "../scans.server.ts";
import { ScansTyped } from "../scans.ts";
import { settingsTexts } from "../texts.ts";
import type { Route } from "./+types/scans.ts";

const Query = z.object(doneMarks(["save"]));

export const middleware = [guardPage("definition.write")];

export async function loader({ request, context }: Route.LoaderArgs) {
  const saved = queryOf(request, Query).xong === "save";
  const asked = context.get(requestContext);
  return asked.database.read(async (tx) => {
    const tree = await accessTree(tx);
    return {
      saved,
      megabytes: await readSetting(tx, scanMegabytes),
      maySet: may(asked.person, "scans.bound", placeForAll(tree), tree, today(asked.clock)),
    };
  });
}

export async function action({ request, context }: Route.ActionArgs) {
  const asked = context.get(requestContext);
  return posted(request, ScansTyped, asked, async ({ megabytes }) => {
    await asked.database.write((tx) => boundScans(tx, asked, megabytes));
    return redirect(withDone(settingsPaths.scans, "save"), 303);
  });
}

export default function ScansPage({ loaderData: { saved, megabytes, maySet } }: Route.ComponentProps) {
  const words = useWords(settingsTexts);
  const savedWord = useWords(webTexts)("saved");
  const { refusal } = useRefusal();
  return (
    <Page
      title={words("scans")}
      lead={words("scans_about")}
      crumbs={[{ to: settingsPaths.settings, name: words("nav_settings") }]}
      narrow
    >
      {saved && !refusal && <Notice>{savedWord}</Notice>}
      <form method="post">
        <Field
          label={words("scan_megabytes")}
          name="megabytes"
          inputMode="numeric"
          size={8}
          maxLength={9}
          defaultValue={String(megabytes)}
          readOnly={!maySet}
          required
        />
        {maySet ? (
          <p className="actions">
            <Button kind="primary">{words("save")}</Button>
          </p>
        ) : (
          <p className="soft">{words("judging_administrator")}</p>
        )}
      </form>
    </Page>
  );
}
