/** The addresses of a figure: its page, and what the drawer shows of it. */
import { chosenQuery, withQuery } from "../web/address.ts";

export const valuePaths = { figure: "/app/so-lieu", figureJson: "/app/so-lieu.json" } as const;

type OfFigure = { indicator: string; unit: string; period: string; since?: string; basis?: string };

/** A figure's history; of one that adds up since the start of a longer period, `since` names that. */
export function figureAddress({ indicator, unit, period, since, basis }: OfFigure): string {
  return withQuery(valuePaths.figure, {
    "chi-so": indicator,
    ...chosenQuery({ unit, period }),
    "luy-ke": since === period ? undefined : since,
    nguon: basis === "approved" ? undefined : basis,
  });
}
