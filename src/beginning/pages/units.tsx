/** The second step: the units below, from a pasted list; what was understood is shown before anything is saved. */

import { redirect } from "react-router";
import { z } from "zod";
import { requestContext } from "../../access/context.server.ts";
import { accessTree, guardPage, requireMay, requirePerson } from "../../access/guard.server.ts";
import { today } from "../../calendar/clock.ts";
import { say } from "../../prose/text.ts";
import { AppError, fieldRefused } from "../../server/error.ts";
import { posted } from "../../server/http/posted.server.ts";
import { kindName, unitKinds } from "../../units/kinds.ts";
import { existsOn } from "../../units/tree.ts";
import { Button, LinkButton, Options, Submit, TextArea } from "../../web/form.tsx";
import { useLanguage, useWords } from "../../web/language.tsx";
import { Notice, Page, Section } from "../../web/page.tsx";
import { Table } from "../../web/table.tsx";
import { communeBodies } from "../../words/communeBodies.ts";
import { beginningPaths } from "../addresses.ts";
import { addUnits } from "../begin.server.ts";
import { readBody } from "../gather.server.ts";
import { beginningTexts } from "../texts.ts";
import { readPastedUnits } from "../unitsPasted.ts";
import type { Route } from "./+types/units.ts";
import "./beginning.css";

export const middleware = [guardPage("definition.write")];

const MOST_UNITS = 2_000;
const LONGEST_LIST = 200_000;

/** With the kind that was chosen for each unit: `kind.tan-hao`. */
const Pasted = z
  .object({
    list: z
      .string()
      .refine((list) => list.length <= LONGEST_LIST, { error: "list_too_long", params: { most: MOST_UNITS } }),
    intent: z.literal("apply").optional(),
  })
  .catchall(z.enum(unitKinds));

const usualUnits = ["Xã Tân Hào", "Xã Châu Hòa", "Thị trấn Giồng Trôm", "Chi cục Thuế"];

export async function loader({ context }: Route.LoaderArgs) {
  const asked = context.get(requestContext);
  const day = today(asked.clock);
  return asked.database.read(async (tx) => {
    const body = await readBody(tx);
    if (!body) throw redirect(beginningPaths.body);
    const tree = await accessTree(tx);
    const units = tree.units
      .filter((unit) => existsOn(unit, day) && unit.id !== body.id)
      .map(({ code, name, kind, parent }) => ({
        ...{ code, name, kind },
        parent: parent === undefined ? "" : (tree.byId.get(parent)?.name ?? ""),
      }));
    const offered = ["commune", "ward"].includes(body.kind) ? communeBodies.map(({ name }) => name) : usualUnits;
    return { body: body.name, units, offered };
  });
}

export async function action({ request, context }: Route.ActionArgs) {
  const asked = context.get(requestContext);
  return posted(request, Pasted, asked, async ({ list, intent, ...kinds }) => {
    const seen = await asked.database.write(async (tx) => {
      const body = await readBody(tx);
      if (!body) throw new AppError("body_first", 409);
      await requireMay(tx, asked, "definition.write", { unit: body.id });
      const tree = await accessTree(tx);
      const pasted = readPastedUnits(list, tree.units, body.code);
      if (pasted.units.length > MOST_UNITS) throw new AppError("list_too_long", 400, { most: MOST_UNITS });
      if (pasted.units.length === 0) throw fieldRefused("no_new_units", 400, "list");
      if (intent !== "apply" || pasted.strangers.length > 0) {
        const nameOf = new Map([...tree.units, ...pasted.units].map(({ code, name }) => [String(code), name]));
        const units = pasted.units.map((unit) => ({ ...unit, parentName: nameOf.get(unit.parent) ?? "" }));
        return { ...pasted, units };
      }
      const units = pasted.units.map((unit) => ({
        ...unit,
        kind: unitKinds.find((kind) => kind === kinds[`kind.${unit.code}`]) ?? unit.kind,
      }));
      await addUnits(tx, units, { by: requirePerson(asked), at: asked.clock.now() });
      return undefined;
    });
    return seen ? { seen, list } : redirect(beginningPaths.beginning);
  });
}

export default function UnitsPage({ loaderData: { body, units, offered }, actionData }: Route.ComponentProps) {
  const words = useWords(beginningTexts);
  const crumbs = [{ to: beginningPaths.beginning, name: words("beginning") }];
  if (actionData && "seen" in actionData) return <Understood {...actionData} crumbs={crumbs} />;
  return (
    <Page title={words("step_units")} lead={words("units_lead", { body })} crumbs={crumbs} narrow>
      <form method="post">
        <TextArea
          label={words("units_list")}
          name="list"
          hint={words("units_list_hint")}
          rows={12}
          placeholder={offered.join("\n")}
          required
        />
        <Submit>{words("see_what_is_understood")}</Submit>
      </form>
      <p className="soft">{words("units_from_folder")}</p>
      <pre className="command">
        <code>npm run --silent quyet -- load ./thu-muc-cua-toi</code>
      </pre>
      {units.length > 0 && (
        <Section title={words("units_there", { count: units.length })}>
          <UnitTable
            label={words("units_there", { count: units.length })}
            units={units.map((unit) => ({ ...unit, parentName: unit.parent }))}
          />
        </Section>
      )}
    </Page>
  );
}

type Seen = Extract<NonNullable<Route.ComponentProps["actionData"]>, { seen: unknown }>;

function Understood({ seen, list, crumbs }: Seen & { crumbs: { to: string; name: string }[] }) {
  const words = useWords(beginningTexts);
  const { units, known, strangers } = seen;
  return (
    <Page
      title={words("units_understood", { count: units.length })}
      lead={words("units_understood_lead")}
      crumbs={crumbs}
    >
      {strangers.length > 0 && (
        <Notice kind="fault">{words("units_strangers", { names: strangers.join("; ") })}</Notice>
      )}
      {known.length > 0 && <Notice>{words("units_known", { names: known.join("; ") })}</Notice>}
      <form method="post">
        <input type="hidden" name="list" value={list} />
        <UnitTable label={words("units_understood", { count: units.length })} units={units} choosable />
        <p className="actions">
          {strangers.length === 0 && (
            <Button kind="primary" intent="apply">
              {words("save_units", { count: units.length })}
            </Button>
          )}
          <LinkButton to={beginningPaths.units} reloadDocument>
            {words("paste_again")}
          </LinkButton>
        </p>
      </form>
    </Page>
  );
}

type Row = { code: string; name: string; kind: string; parentName: string };

function UnitTable({ label, units, choosable }: { label: string; units: Row[]; choosable?: boolean }) {
  const words = useWords(beginningTexts);
  return (
    <Table
      label={label}
      rows={units}
      keyOf={(unit) => unit.code}
      className="by-two"
      columns={[
        { name: words("unit"), cell: (unit) => unit.name },
        {
          name: words("kind"),
          cell: (unit) => (choosable ? <KindChoice unit={unit} /> : <KindName kind={unit.kind} />),
        },
        { name: words("above"), cell: (unit) => unit.parentName },
        { name: words("code"), kind: "wide_only", cell: (unit) => <code>{unit.code}</code> },
      ]}
    />
  );
}

function KindChoice({ unit }: { unit: Row }) {
  const words = useWords(beginningTexts);
  const language = useLanguage();
  return (
    <select name={`kind.${unit.code}`} defaultValue={unit.kind} aria-label={words("kind_of", { unit: unit.name })}>
      <Options choices={unitKinds.map((kind) => ({ value: kind, name: say(kindName(kind), language) }))} />
    </select>
  );
}

function KindName({ kind }: { kind: string }) {
  return say(kindName(kind), useLanguage());
}
