/** Who owes what, and how much of it has come: CONTRACT, "coverage". Unit by unit, report by report. */

import { codesOf } from "./formula.ts";
import {
  codesWithin,
  type Frequency,
  frequencies,
  frequencyOf,
  isIn,
  lastDayOf,
  lengthOf,
  type Months,
  monthsIn,
  monthsOf,
} from "./months.ts";
import type { Indicator, Line, Unit, Value, World } from "./world.ts";

export type Report = { unit: string; indicator: string; period: string; hasCome: boolean };
export type Coverage = { reported: number; expected: number; come: number; owed: number };

type Asked = Pick<Line, "indicator" | "frequency" | "owed_by" | "first_asked">;

/** The folder with the figures that count on a basis, looked up by what they are of. */
export class Field {
  readonly world: World;
  private readonly values: ReadonlyMap<string, Value>;
  private readonly periods: ReadonlyMap<string, readonly string[]>;
  private readonly lines: readonly Asked[];

  constructor(world: World, values: readonly Value[]) {
    this.world = world;
    this.values = new Map(values.map((value) => [`${value.indicator} ${value.unit} ${value.period}`, value]));
    this.periods = new Map(
      [...Map.groupBy(values, ({ indicator }) => indicator)].map(([indicator, rows]) => [
        indicator,
        [...new Set(rows.map(({ period }) => period))],
      ]),
    );
    this.lines = world.lines.length > 0 ? world.lines : linesFound(world);
  }

  own(indicator: string, unit: string, period: string): Value | undefined {
    return this.values.get(`${indicator} ${unit} ${period}`);
  }

  /** The periods for which anybody reported the indicator. */
  periodsOf(indicator: string): readonly string[] {
    return this.periods.get(indicator) ?? [];
  }

  indicator(code: string): Indicator {
    return found(this.world.indicators, code);
  }

  unit(code: string): Unit {
    return found(this.world.units, code);
  }

  exists(code: string, day: string): boolean {
    const { valid_from, valid_to } = this.unit(code);
    return (valid_from === "" || valid_from <= day) && (valid_to === "" || valid_to >= day);
  }

  /** The units directly below it, at whatever time. */
  childrenOf(code: string): string[] {
    return this.world.units.filter(({ parent }) => parent === code).map((child) => child.code);
  }

  /** The unit and all below it. */
  within(code: string): string[] {
    return [code, ...this.childrenOf(code).flatMap((child) => this.within(child))];
  }

  /** The indicator itself, or what a ratio or formula comes down to. */
  basesOf(code: string): string[] {
    const parts = this.partsOf(code);
    return parts.length === 0 ? [code] : [...new Set(parts.flatMap((part) => this.basesOf(part)))];
  }

  partsOf(code: string): string[] {
    const { formula, numerator, denominator } = this.indicator(code);
    return [...codesOf(formula), ...[numerator, denominator].filter(Boolean)];
  }

  owes(unit: string, indicator: string, frequency: Frequency, period: string): boolean {
    const day = lastDayOf(monthsOf(period).to);
    return this.exists(unit, day) && this.isAsked(unit, indicator, frequency, { day, ends: monthsOf(period).to });
  }

  private isAsked(unit: string, indicator: string, frequency: Frequency, at?: { day: string; ends: number }): boolean {
    const isMember = (group: string) =>
      this.world.members.some(
        ({ code, unit: member, from, to }) =>
          code === group &&
          member === unit &&
          (at === undefined || ((from === "" || from <= at.day) && (to === "" || to >= at.day))),
      );
    return this.lines.some(
      (line) =>
        line.indicator === indicator &&
        line.frequency === frequency &&
        (at === undefined || line.first_asked === "" || monthsOf(line.first_asked).from <= at.ends) &&
        line.owed_by.split("|").some((who) => who === unit || who === this.unit(unit).kind || isMember(who)),
    );
  }

  /** The periods of a frequency that bear on a figure: of a state the one that ends with the months. */
  periodsOwed(indicator: string, frequency: Frequency, { from, to }: Months): string[] {
    const isState = this.indicator(indicator).timing === "stock";
    return codesWithin(frequency, { from: isState ? to - monthsIn[frequency] + 1 : from, to });
  }

  /** The reports owed behind a figure, each unit's at the shortest frequency at which it owes them. */
  owedBehind(indicator: string, unit: string, months: Months): Report[] {
    return this.basesOf(indicator).flatMap((base) =>
      this.within(unit).flatMap((each) => {
        const all = frequencies.flatMap((frequency) =>
          this.periodsOwed(base, frequency, months).filter((period) => this.owes(each, base, frequency, period)),
        );
        const isWithin = (short: string, long: string) =>
          lengthOf(monthsOf(short)) < lengthOf(monthsOf(long)) && isIn(monthsOf(short), monthsOf(long));
        const shortest = all.filter((long) => !all.some((short) => isWithin(short, long)));
        const asked = each === unit && all.length === 0 ? this.unasked(base, unit, months) : shortest;
        return asked.map((period) => ({
          ...{ unit: each, indicator: base, period },
          hasCome: this.own(base, each, period) !== undefined,
        }));
      }),
    );
  }

  /** A figure on the unit itself counts it, also where nobody asked for it: then at the frequency of the figure. */
  private unasked(indicator: string, unit: string, months: Months): string[] {
    return frequencies.flatMap((frequency) => {
      const periods = this.periodsOwed(indicator, frequency, months).filter((period) =>
        this.exists(unit, lastDayOf(monthsOf(period).to)),
      );
      return periods.some((period) => this.own(indicator, unit, period)) ? periods : [];
    });
  }

  /** The shortest frequency at which the unit or one below it owes it; of a ratio or formula the longest of its parts. */
  frequencyOf(indicator: string, unit: string, target: string): Frequency | undefined {
    const ofParts = this.basesOf(indicator).map((base) => {
      const isOwed = (frequency: Frequency) =>
        codesWithin(frequency, monthsOf(target)).some((period) =>
          this.within(unit).some((each) => this.owes(each, base, frequency, period)),
        );
      const isEverOwed = (frequency: Frequency) =>
        this.within(unit).some((each) => this.isAsked(each, base, frequency));
      const within = frequencies.findIndex(isOwed);
      return within >= 0 ? within : frequencies.findIndex(isEverOwed);
    });
    return ofParts.includes(-1) ? undefined : frequencies[Math.max(...ofParts)];
  }
}

export function coverageOf(reports: readonly Report[]): Coverage {
  const byUnit = Map.groupBy(reports, ({ unit }) => unit);
  const complete = [...byUnit.values()].filter((all) => all.every(({ hasCome }) => hasCome));
  return {
    ...{ reported: complete.length, expected: byUnit.size },
    ...{ come: reports.filter(({ hasCome }) => hasCome).length, owed: reports.length },
  };
}

/** Without `forms.csv`: by all units of every kind that has a figure, at its frequency; on the district itself by it alone. */
function linesFound({ values, units, resolutions }: World): Asked[] {
  const standsAlone = ({ code, parent }: Unit) =>
    units.some((child) => child.parent === code) && (parent === "" || resolutions.some(({ unit }) => unit === code));
  return values.map(({ indicator, unit: code, period }) => {
    const unit = found(units, code);
    return {
      indicator,
      frequency: frequencyOf(period),
      owed_by: standsAlone(unit) ? code : unit.kind,
      first_asked: "",
    };
  });
}

function found<Item extends { code: string }>(items: readonly Item[], code: string): Item {
  const item = items.find((each) => each.code === code);
  if (!item) throw new Error(`no ${code}`);
  return item;
}
