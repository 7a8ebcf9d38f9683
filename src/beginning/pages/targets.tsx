/** The third step: a resolution's targets from its annex, pasted; what was understood is corrected, then saved. */
import { data, redirect } from "react-router";
import { z } from "zod";
import { requestContext } from "../../access/context.server.ts";
import { guardPage, requireMay, requirePerson } from "../../access/guard.server.ts";
import { today } from "../../calendar/clock.ts";
import { parseDay } from "../../calendar/day.ts";
import { isAmountFault, parseAmount } from "../../prose/number.ts";
import { readDemands } from "../../resolutions/resolutions.server.ts";
import { AppError, type Fault } from "../../server/error.ts";
import { refused } from "../../server/http/refusal.server.ts";
import { Button, ErrorSummary, Field, TextArea } from "../../web/form.tsx";
import { postedFields } from "../../web/formData.ts";
import type { RouteHandle } from "../../web/handle.ts";
import { useWords } from "../../web/language.tsx";
import { Page, Section } from "../../web/page.tsx";
import { readBody } from "../gather.server.ts";
import { addTargets } from "../targets.server.ts";
import { type PastedTarget, readPastedTargets, timings } from "../targetsPasted.ts";
import { comparators } from "../targetWords.ts";
import { beginningTexts } from "../texts.ts";
import type { Route } from "./+types/targets.ts";
import { UnderstoodTargets } from "./understoodTargets.tsx";
import "./beginning.css";

export const middleware = [guardPage("definition.write")];
export const handle: RouteHandle = { chooser: false };

const MOST_TARGETS = 300;
const Resolution = z.object({
  title: z.string().trim().normalize().min(1, "resolution_title_missing").max(300, "resolution_title_missing"),
  number: z.string().trim().max(60, "resolution_number_long"),
  adopted: z.string().refine((text) => text === "" || parseDay(text) !== undefined, "resolution_day_wrong"),
  year: z.string().regex(/^20\d\d$/, "resolution_year_wrong"),
  list: z.string().max(300_000, "list_long"),
});
export type Typed = z.infer<typeof Resolution>;

const Row = z.object({
  name: z.string().trim().normalize().min(1, "target_name_missing").max(300, "target_name_missing"),
  measure: z.string().trim().max(60, "target_measure_long"),
  comparator: z.enum(comparators),
  amount: z.string(),
  timing: z.enum(timings),
  field: z.string().max(100),
});

export async function loader({ context }: Route.LoaderArgs) {
  const asked = context.get(requestContext);
  return asked.database.read(async (tx) => {
    const body = await readBody(tx);
    if (!body) throw redirect("/app/bat-dau/co-quan");
    const { resolutions } = await readDemands(tx);
    return { body: body.name, year: today(asked.clock).slice(0, 4), there: resolutions.map(({ title }) => title) };
  });
}

export async function action({ request, context }: Route.ActionArgs) {
  const asked = context.get(requestContext);
  const doing = { by: requirePerson(asked).id, at: asked.clock.now() };
  const fields = await postedFields(request);
  const one = (name: string) => String(fields.get(name)?.[0] ?? "");
  const typed = Object.fromEntries(Object.keys(Resolution.shape).map((name) => [name, one(name)]));
  try {
    const given = Resolution.parse(typed);
    if (one("act") !== "save") {
      const seen = readPastedTargets(given.list);
      if (seen.targets.length > MOST_TARGETS) throw new AppError("too_many_targets", 400, { most: MOST_TARGETS });
      if (seen.targets.length === 0)
        throw new AppError("no_targets_seen", 400, {}, [{ code: "no_targets_seen", place: { field: "list" } }]);
      return data({ seen, given });
    }
    const rows = (fields.get("row") ?? []).map(String).filter((row) => /^\d{1,3}$/.test(row));
    const targets = rowsGiven(rows, one);
    await asked.database.write(async (tx) => {
      const body = await readBody(tx);
      if (!body) throw new AppError("body_first", 409);
      await requireMay(tx, asked, "definition.write", { unit: body.id });
      await addTargets(tx, body, given, targets, doing);
    });
  } catch (error) {
    return refused(error, asked.language, beginningTexts, typed);
  }
  return redirect("/app/bat-dau/bieu-mau");
}

function rowsGiven(rows: readonly string[], one: (name: string) => string): PastedTarget[] {
  const faults: Fault[] = [];
  const targets = rows.flatMap((row): PastedTarget[] => {
    const at = (field: string) => one(`${field}.${row}`);
    const parsed = Row.safeParse(Object.fromEntries(Object.keys(Row.shape).map((name) => [name, at(name)])));
    const amount = parseAmount(at("amount"), "vi");
    const needsAmount = at("comparator") !== "done_by";
    if (!parsed.success || (needsAmount && isAmountFault(amount))) {
      faults.push({ code: "target_row_wrong", details: { name: at("name") || row } });
      return [];
    }
    return [{ ...parsed.data, amount: isAmountFault(amount) ? "" : amount.toFixed(), written: "" }];
  });
  if (faults.length > 0) throw new AppError("target_rows_wrong", 400, {}, faults);
  return targets;
}

export default function TargetsPage({ loaderData, actionData }: Route.ComponentProps) {
  const words = useWords(beginningTexts);
  const { body, year, there } = loaderData;
  const crumbs = [{ to: "/app/bat-dau", name: words("beginning") }];
  if (actionData && "seen" in actionData) return <UnderstoodTargets {...actionData} crumbs={crumbs} />;
  const typed = actionData?.typed ?? {};
  return (
    <Page title={words("step_targets")} lead={words("targets_lead", { body })} crumbs={crumbs} narrow>
      {actionData && <ErrorSummary {...actionData.refusal} />}
      <form method="post">
        <Field
          label={words("resolution_title")}
          name="title"
          defaultValue={typed.title ?? words("resolution_usual", { year })}
          autoComplete="off"
          required
          maxLength={300}
        />
        <div className="row-of-fields spaced">
          <Field
            label={words("resolution_year")}
            name="year"
            defaultValue={typed.year ?? year}
            inputMode="numeric"
            required
            size={6}
          />
          <Field
            label={words("resolution_number")}
            name="number"
            defaultValue={typed.number}
            autoComplete="off"
            size={14}
          />
          <Field label={words("resolution_day")} name="adopted" type="date" defaultValue={typed.adopted} />
        </div>
        <TextArea
          label={words("targets_list")}
          name="list"
          hint={words("targets_list_hint")}
          rows={12}
          defaultValue={typed.list}
          required
        />
        <p className="actions">
          <Button kind="primary">{words("see_what_is_understood")}</Button>
        </p>
      </form>
      {there.length > 0 && (
        <Section title={words("resolutions_there")}>
          <ul>
            {there.map((title) => (
              <li key={title}>{title}</li>
            ))}
          </ul>
        </Section>
      )}
    </Page>
  );
}
