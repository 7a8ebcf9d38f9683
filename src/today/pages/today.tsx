/** Everybody's first page: what is to be done today, or how things stand, by role. */
import { Link } from "react-router";
import { z } from "zod";
import { choiceOf } from "../../access/choice.server.ts";
import { requestContext } from "../../access/context.server.ts";
import { accessTree, guardPage, requirePerson } from "../../access/guard.server.ts";
import { may } from "../../access/may.ts";
import { today } from "../../calendar/clock.ts";
import { writeDay } from "../../calendar/day.ts";
import { codeOf, nameOf } from "../../calendar/period.ts";
import { dutySources } from "../../duties/source.server.ts";
import { readDefinitions } from "../../indicators/definitions.server.ts";
import { LinkButton } from "../../web/form.tsx";
import { queryOf } from "../../web/formData.ts";
import { useWords } from "../../web/language.tsx";
import { Page, Section } from "../../web/page.tsx";
import { Mark } from "../../web/status.tsx";
import { webTexts } from "../../web/texts.ts";
import { type Block, type Sentence, worthShowing } from "../block.ts";
import { healthBlocks } from "../health.server.ts";
import { administratorBlocks, beginningBlocks, noticeBlocks, reviewBlocks } from "../others.server.ts";
import { dutyBlocks, officeBlocks } from "../reports.server.ts";
import { requestBlocks } from "../requests.server.ts";
import { leaderPage } from "../targets.server.ts";
import { todayTexts } from "../texts.ts";
import type { Route } from "./+types/today.ts";
import { NoteSeen } from "./noteSeen.tsx";

export const middleware = [guardPage("today.read")];

/** Nothing but the unit and the period, which belong to the frame. */
const Query = z.object({});

export async function loader({ request, context }: Route.LoaderArgs) {
  const asked = context.get(requestContext);
  const person = requirePerson(asked);
  queryOf(request, Query);
  const { clock, language } = asked;
  const day = today(clock);
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay();
  const health = await healthBlocks({ ...asked, person });
  return asked.database.read(async (tx) => {
    const tree = await accessTree(tx);
    const shown = { day: writeDay(day), weekday };
    const beginning = asked.demo ? [] : await beginningBlocks(tx, { person, clock, language });
    if (tree.units.length === 0)
      return { ...shown, of: undefined, leader: undefined, blocks: [...beginning, ...health] };
    const asking = { person, clock, language, definitions: await readDefinitions(tx) };
    const { unit, period } = await choiceOf(tx, new URL(request.url), asked);
    const decides = person.roles.some((held) => held.role === "leader");
    const sees = decides && may(person, "target.read", { unit: unit.id }, tree, day);
    const leader = sees ? await leaderPage(tx, asking, unit.id, period) : undefined;
    const blocks: Block[] = [
      ...(await noticeBlocks(tx, asking)),
      ...beginning,
      ...health,
      ...(await dutyBlocks(tx, context.get(dutySources), asking)),
      ...(await officeBlocks(tx, asking)),
      ...(await requestBlocks(tx, asking)),
      ...(await reviewBlocks(tx, asking, period)),
      ...(leader?.blocks ?? []),
      ...(await administratorBlocks(tx, asking)),
    ];
    return {
      ...shown,
      of: `${unit.name} · ${nameOf(period, language)}`,
      leader: leader && {
        headline: leader.headline,
        since: leader.since,
        isStandard: leader.isStandard,
        unit: unit.code,
        kept: new URLSearchParams({ "don-vi": unit.code, ky: codeOf(period) }).toString(),
      },
      blocks: worthShowing(blocks),
    };
  });
}

export default function TodayPage({ loaderData: { leader, blocks, of, day, weekday } }: Route.ComponentProps) {
  const words = useWords(todayTexts);
  const date = words("today_on", { weekday: words(weekdays[weekday] ?? "weekday_0"), day });
  const lead = leader ? [of, leader.since].filter(Boolean).join(". ") : date;
  return (
    <Page title={leader?.headline ?? words("today")} lead={lead} narrow>
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
      {leader && (
        <p className="section">
          <Link to={`/app/chi-tieu?${leader.kept}`}>{words("see_all_targets")}</Link>
        </p>
      )}
      {leader?.isStandard && <NoteSeen unit={leader.unit} />}
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
