/** By which limits targets are judged, and when a period is shown on the portal: what an administrator may set of it. */
import { z } from "zod";
import type { Amount } from "../prose/number.ts";
import type { Limits } from "../resolutions/pace.ts";
import type { Fault } from "../server/error.ts";
import { isAmountFault, parseAmount } from "../words/number.ts";

type Marks<Part> = Record<(typeof paces)[number], Part>;
type JudgingOf<Part> = { come: Part; portal: Part; more: Marks<Part>; less: Marks<Part> };

/** `portal` is the least part of the targets with reports owed that must be judged before the portal opens with a period. */
export type Judging = Limits & JudgingOf<Amount>;

export const paces = ["ahead", "onPace", "behind"] as const;

/** Every limit and part in other words: as a decimal, a text, a percentage. */
export function mapJudging<From, To>(judging: JudgingOf<From>, mapped: (part: From) => To): JudgingOf<To> {
  const { come, portal, more, less } = judging;
  const marks = ({ ahead, onPace, behind }: Marks<From>) => ({
    ahead: mapped(ahead),
    onPace: mapped(onPace),
    behind: mapped(behind),
  });
  return { come: mapped(come), portal: mapped(portal), more: marks(more), less: marks(less) };
}

const judgingFields = [
  ...(["come", "portal"] as const),
  ...paces.map((pace) => `more.${pace}` as const),
  ...paces.map((pace) => `less.${pace}` as const),
];
export type JudgingField = (typeof judgingFields)[number];

/** Beyond ten times what is expected no limit means anything. */
const MOST = 10;

/** What cannot be meant: a part of nothing or more than the whole, limits that do not follow each other. */
export function faultsOfJudging({ come, portal, more, less }: Judging): Fault[] {
  const parts = Object.entries({ come, portal }).filter(([, part]) => !part.greaterThan(0) || part.greaterThan(1));
  return [
    ...parts.map(([field]) => ({ code: "judging_part_wrong", place: { field } })),
    ...faultsOfOrder("more", [more.behind, more.onPace, more.ahead]),
    ...faultsOfOrder("less", [less.ahead, less.onPace, less.behind]),
  ];
}

function faultsOfOrder(side: "more" | "less", rising: readonly Amount[]): Fault[] {
  const isRising = rising.every((limit, index) => limit.greaterThan(0) && !rising[index - 1]?.greaterThan(limit));
  if (isRising && !rising.at(-1)?.greaterThan(MOST)) return [];
  return [{ code: `judging_order_${side}`, place: { field: `${side}.ahead` } }];
}

/** "90" or "90%", typed as a percentage. */
const typedShare = z.string().transform((typed, context): Amount => {
  const amount = parseAmount(typed.replace(/\s*%\s*$/, ""), "vi");
  if (!isAmountFault(amount)) return amount.div(100);
  context.addIssue({ code: "custom", message: amount.fault, params: { text: typed.slice(0, 40) } });
  return z.NEVER;
});

/** The form of the screen, in which every field is a percentage. */
export const JudgingTyped = z.object(
  Object.fromEntries(judgingFields.map((field) => [field, typedShare])) as Record<JudgingField, typeof typedShare>,
);

export function judgingTyped(typed: z.output<typeof JudgingTyped>): Judging {
  return {
    ...{ come: typed.come, portal: typed.portal },
    more: { ahead: typed["more.ahead"], onPace: typed["more.onPace"], behind: typed["more.behind"] },
    less: { ahead: typed["less.ahead"], onPace: typed["less.onPace"], behind: typed["less.behind"] },
  };
}
