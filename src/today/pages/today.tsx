/** Everybody's first page: what is to be done today, or how things stand, as capabilities say by role. */
import { Link } from "react-router";
import { z } from "zod";
import { type Choice, choiceOf } from "../../access/choice.server.ts";
import { requestContext } from "../../access/context.server.ts";
import { accessTree, guardPage, requirePerson } from "../../access/guard.server.ts";
import { today } from "../../calendar/clock.ts";
import { writeDay } from "../../calendar/day.ts";
import { nameOf } from "../../calendar/period.ts";
import { nameApart } from "../../units/toldApart.ts";
import { LinkButton } from "../../web/form.tsx";
import { queryOf } from "../../web/formData.ts";
import type { RouteHandle } from "../../web/handle.ts";
import { useWords } from "../../web/language.tsx";
import { Page, Section } from "../../web/page.tsx";
import { Mark } from "../../web/status.tsx";
import { webTexts } from "../../web/texts.ts";
import { type Sentence, worthShowing } from "../block.ts";
import { type Contribution, type DayAsked, dayContributions, type Part } from "../contribution.server.ts";
import { todayTexts } from "../texts.ts";
import type { Route } from "./+types/today.ts";
import { NoteSeen } from "./noteSeen.tsx";

export const middleware = [guardPage("today.read")];
export const handle: RouteHandle = { chooser: true };

/** Nothing but the unit and the period, which belong to the frame. */
const Query = z.object({});

export async function loader({ request, context }: Route.LoaderArgs) {
  const asked = context.get(requestContext);
  const person = requirePerson(asked);
  queryOf(request, Query);
  const day = today(asked.clock);
  const chosen = (choice: Choice | undefined) =>
    choice && `${nameApart(choice.tree, choice.unit, asked.language, day)} · ${nameOf(choice.period, asked.language)}`;
  const { parts, choice } = await partsOf(context.get(dayContributions), { ...asked, person }, new URL(request.url));
  const { heading } = parts.find((part) => part.heading !== undefined) ?? {};
  return {
    day: writeDay(day),
    weekday: new Date(`${day}T00:00:00Z`).getUTCDay(),
    of: chosen(choice),
    heading,
    blocks: worthShowing([...parts.flatMap(({ blocks }) => blocks), ...parts.flatMap(({ last = [] }) => last)]),
  };
}

/** What each has to say, in the order of the contributions. */
async function partsOf(contributions: readonly Contribution[], asked: Omit<DayAsked, "choice">, url: URL) {
  const before = new Map<Contribution, Part>();
  for (const each of contributions) if ("before" in each) before.set(each, await each.before(asked));
  return asked.database.read(async (tx) => {
    const tree = await accessTree(tx);
    const choice = tree.units.length === 0 ? undefined : await choiceOf(tx, url, asked);
    const parts: Part[] = [];
    for (const each of contributions) {
      const part = "before" in each ? before.get(each) : await each.within(tx, { ...asked, choice });
      if (part !== undefined) parts.push(part);
    }
    return { parts, choice };
  });
}

export default function TodayPage({ loaderData: { heading, blocks, of, day, weekday } }: Route.ComponentProps) {
  const words = useWords(todayTexts);
  const date = words("today_on", { weekday: words(weekdays[weekday] ?? "weekday_0"), day });
  const lead = heading ? [of, heading.lead].filter(Boolean).join(". ") : date;
  return (
    <Page title={heading?.title ?? words("nav_today")} lead={lead} narrow>
      {blocks.length === 0 && <p>{words("nothing_due")}</p>}
      {blocks.map((block) => (
        <Section key={block.title} title={block.title}>
          <ul className="sentences">
            {block.sentences.map((sentence) => (
              <SentenceLine key={`${sentence.to} ${sentence.told}`} sentence={sentence} />
            ))}
          </ul>
        </Section>
      ))}
      {heading && (
        <p className="section">
          <Link to={heading.more.to}>{heading.more.words}</Link>
        </p>
      )}
      {heading?.seen && <NoteSeen {...heading.seen} />}
    </Page>
  );
}

const weekdays = ["weekday_0", "weekday_1", "weekday_2", "weekday_3", "weekday_4", "weekday_5", "weekday_6"] as const;

function SentenceLine({ sentence }: { sentence: Sentence }) {
  const frame = useWords(webTexts);
  const told = <span className="told">{sentence.told}</span>;
  return (
    <li className={sentence.mark && "marked"}>
      {sentence.mark && (
        <Mark pace={sentence.mark}>
          <span className="hidden">{frame(`pace_${sentence.mark}`)}</span>
        </Mark>
      )}
      <div>
        {sentence.action === undefined ? <Link to={sentence.to}>{told}</Link> : told}
        {sentence.reason !== undefined && <p className="reason">{sentence.reason}</p>}
      </div>
      {sentence.action !== undefined && <LinkButton to={sentence.to}>{sentence.action}</LinkButton>}
    </li>
  );
}
