import { Form, Link, redirect } from "react-router";
import { z } from "zod";
import { requestContext } from "../../access/context.server.ts";
import { guardPage } from "../../access/guard.server.ts";
import { today } from "../../calendar/clock.ts";
import { readRecords } from "../../folder/stored.server.ts";
import { plain } from "../../prose/plain.ts";
import { AppError } from "../../server/error.ts";
import { posted } from "../../server/http/posted.server.ts";
import { Button, Field, LinkButton } from "../../web/form.tsx";
import { queryOf } from "../../web/formData.ts";
import { useWords } from "../../web/language.tsx";
import { Page } from "../../web/page.tsx";
import { objectAddress, sectionAddress, settingsPaths } from "../addresses.ts";
import { newCode } from "../fields.ts";
import { saveObject, versionOf } from "../object.server.ts";
import { ObjectsTable } from "../objectsTable.tsx";
import { sectionCalled } from "../sections.ts";
import { listObjects, readNames } from "../shown.server.ts";
import { settingsTexts } from "../texts.ts";
import type { Route } from "./+types/section.ts";

const Query = z.object({ tim: z.string().max(200).optional(), dong: z.literal("co").optional() });
const Publishing = z.object({ indicator: z.string().min(1), intent: z.enum(["publish", "withdraw"]) });

export const middleware = [guardPage("definition.write")];

export async function loader({ request, params, context }: Route.LoaderArgs) {
  const { tim = "", dong } = queryOf(request, Query);
  const section = sectionCalled(params.section);
  const asked = context.get(requestContext);
  return asked.database.read(async (tx) => {
    const names = await readNames(tx);
    const day = today(asked.clock);
    const all = await listObjects(tx, section, { names, language: asked.language, day });
    const sought = plain(tim);
    const found = all.filter(
      ({ code, name, cells }) => sought === "" || [code, name, ...cells].some((text) => plain(text).includes(sought)),
    );
    return {
      section,
      sought: tim,
      withClosed: dong === "co",
      closedCount: all.filter(({ closed }) => closed).length,
      count: all.length,
      rows: dong === "co" ? found : found.filter(({ closed }) => !closed),
    };
  });
}

/** Whether the portal shows an indicator is changed in the list, one by one. */
export async function action({ request, url, params, context }: Route.ActionArgs) {
  const section = sectionCalled(params.section);
  const asked = context.get(requestContext);
  return posted(request, Publishing, asked, async (given) => {
    if (section.sheet !== "indicators") throw new AppError("section_unknown", 404);
    await asked.database.write(async (tx) => {
      const rows = await readRecords(tx, "indicators", given.indicator);
      const changed = rows.map((cells) => ({ ...cells, public: given.intent === "publish" ? "yes" : "no" }));
      await saveObject(tx, asked, {
        sheet: "indicators",
        code: given.indicator,
        rows: changed,
        seen: versionOf(rows),
      });
    });
    return redirect(url.pathname + url.search);
  });
}

export default function SectionPage({ loaderData }: Route.ComponentProps) {
  const words = useWords(settingsTexts);
  const { section, sought, rows, count, closedCount, withClosed } = loaderData;
  const { slug } = section;
  const to = (query: Record<string, string>) => sectionAddress(slug, query);
  return (
    <Page
      title={words(section.title)}
      lead={words(section.lead)}
      crumbs={[{ to: settingsPaths.settings, name: words("nav_settings") }]}
      actions={
        section.sheet !== "targets" && (
          <LinkButton kind="primary" to={objectAddress(slug, newCode)}>
            {words(section.add)}
          </LinkButton>
        )
      }
    >
      {count === 0 ? (
        <p className="soft">{words("none_yet", { add: words(section.add) })}</p>
      ) : (
        <Form className="row-of-fields" action={sectionAddress(slug)}>
          <Field label={words("find_in_table")} name="tim" defaultValue={sought} type="search" />
          {withClosed && <input type="hidden" name="dong" value="co" />}
          <Button>{words("find")}</Button>
        </Form>
      )}
      {rows.length > 0 && <ObjectsTable section={section} rows={rows} />}
      {rows.length === 0 && count > 0 && sought !== "" && <p className="soft">{words("none_found", { sought })}</p>}
      {closedCount > 0 && (
        <p>
          {withClosed ? (
            <Link to={to(sought === "" ? {} : { tim: sought })}>{words("hide_closed")}</Link>
          ) : (
            <Link to={to({ ...(sought !== "" && { tim: sought }), dong: "co" })}>
              {words("show_closed", { count: closedCount })}
            </Link>
          )}
        </p>
      )}
    </Page>
  );
}
