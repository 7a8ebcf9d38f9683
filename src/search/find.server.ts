/** Everything in the application that a person may look at, found by its words. */
import { choiceOf, choiceQuery } from "../access/choice.server.ts";
import type { RequestContext } from "../access/context.server.ts";
import { may, unitsFor } from "../access/may.ts";
import { sections } from "../access/sections.ts";
import { today } from "../calendar/clock.ts";
import type { ReadTransaction } from "../database/connection.server.ts";
import { searchPublished } from "../portal/articles.server.ts";
import { say } from "../prose/text.ts";
import { readDemands } from "../resolutions/resolutions.server.ts";
import { nameOfTarget } from "../resolutions/shown.ts";
import { resolutionTexts } from "../resolutions/texts.ts";
import type { UnitTree } from "../units/tree.ts";
import { nameOfIndicator } from "../values/figureWords.ts";
import { viewsOf } from "../views/savedView.server.ts";
import { sourceOf } from "../web/status.tsx";
import { webTexts } from "../web/texts.ts";
import { matcher } from "../words/matcher.ts";
import type { Found } from "./found.ts";

const MOST_OF_A_KIND = 12;

const furtherScreens = [
  { to: "/app/doi-chieu", name: "compare", acts: ["target.read"] },
  { to: "/app/tai-khoan", name: "account", acts: ["account.manage"] },
] as const;
const screenNames = { ...webTexts, compare: resolutionTexts.compare };

/** Before anything is typed: one's own views and the screens. */
export async function findAtOnce(tx: ReadTransaction, url: URL, request: RequestContext): Promise<Found[]> {
  const choice = await choiceOf(tx, url, request);
  return [...(await savedViews(tx, request.person)), ...screensFor(request, choice.tree, choiceQuery(choice))];
}

async function savedViews(tx: ReadTransaction, person: RequestContext["person"]): Promise<Found[]> {
  if (!person) return [];
  const views = await viewsOf(tx, person.id);
  return views.map(({ name, address }) => ({ kind: "view", name, beside: "", to: address }));
}

/** The sections of the frame and the screens to which it does not lead. */
function screensFor({ person, language, clock }: RequestContext, tree: UnitTree, query: string): Found[] {
  const day = today(clock);
  return [...sections, ...furtherScreens]
    .filter(({ acts }) => acts.some((act) => may(person, act, "anywhere", tree, day)))
    .map(({ to, name }) => ({
      kind: "screen",
      name: say(screenNames[name], language),
      beside: "",
      to: `${to}?${query}`,
    }));
}

export async function find(tx: ReadTransaction, sought: string, url: URL, request: RequestContext): Promise<Found[]> {
  const { person, language } = request;
  const matches = matcher(sought);
  const { definitions, targets } = await readDemands(tx);
  const { tree } = definitions;
  const day = today(request.clock);
  const choice = await choiceOf(tx, url, request);
  const readable = new Set(unitsFor(person, "report.read", tree, day));
  const nameOfUnit = (id: (typeof targets)[number]["unit"]) => tree.byId.get(id)?.name ?? "";

  const foundTargets = targets.flatMap((target): Found[] => {
    const indicator = definitions.indicatorById.get(target.indicatorId);
    const unit = tree.byId.get(target.unit);
    if (!indicator || !unit || !readable.has(target.unit)) return [];
    if (!matches(target.name, indicator.nameEnglish, indicator.synonyms.join(" "), unit.name)) return [];
    const to = `/app/chi-tieu/${target.code}?${choiceQuery({ unit, period: choice.period })}`;
    // The unit chosen above goes without saying.
    const beside = unit.id === choice.unit.id ? "" : unit.name;
    return [{ kind: "target", name: nameOfTarget(target, indicator, language), beside, to }];
  });
  const foundIndicators = definitions.indicators
    .filter((each) => matches(each.name, each.nameEnglish, each.synonyms.join(" ")))
    .map((each): Found => {
      const asked = new URLSearchParams(choiceQuery(choice));
      const to = sourceOf({ indicator: each.code, unit: asked.get("don-vi") ?? "", period: asked.get("ky") ?? "" });
      return { kind: "indicator", name: nameOfIndicator(each, language), beside: each.measure, to };
    });
  const foundUnits = tree.units
    .filter((unit) => readable.has(unit.id) && matches(unit.name))
    .map(
      (unit): Found => ({
        kind: "unit",
        name: unit.name,
        beside: unit.parent === undefined ? "" : nameOfUnit(unit.parent),
        to: `/app/chi-tieu?${choiceQuery({ unit, period: choice.period })}`,
      }),
    );
  const documents = await tx.selectFrom("document").selectAll().orderBy("date", "desc").execute();
  const foundDocuments = documents
    .filter((each) => matches(each.number, each.kind, each.subject, each.issuer))
    .map(
      (each): Found => ({
        kind: "document",
        name: `${each.number} · ${each.subject}`,
        beside: each.kind,
        to: "/app/van-ban",
      }),
    );
  const articles = await searchPublished(tx, sought, MOST_OF_A_KIND);
  const foundArticles = articles.map(
    (each): Found => ({ kind: "article", name: each.title, beside: "", to: `/tin/${each.slug}` }),
  );
  const foundViews = (await savedViews(tx, request.person)).filter(({ name }) => matches(name));
  const foundScreens = screensFor(request, tree, choiceQuery(choice)).filter(({ name }) => matches(name));
  return [foundViews, foundScreens, foundTargets, foundIndicators, foundUnits, foundDocuments, foundArticles].flatMap(
    (found) => found.slice(0, MOST_OF_A_KIND).map(saidOnce),
  );
}

/** What the name ends with already need not stand beside it. */
function saidOnce(found: Found): Found {
  return found.name.endsWith(found.beside) ? { ...found, beside: "" } : found;
}
