/** Who owes which lines of a form, from the kinds, units and groups that its lines name. */
import { addDays } from "../calendar/day.ts";
import type { IsoDate, UnitId } from "../database/ids.ts";
import type { Group } from "../units/group.ts";
import type { Unit } from "../units/tree.ts";
import type { Form, Owed } from "./indicator.ts";

type Range = { from?: IsoDate; to?: IsoDate; position: number };

/**
 * One row for each unit and stretch of days with the same positions; the rows of a unit never overlap. A kind or a
 * unit's code holds always, a group from its member's first day to its last. Positions ascend.
 */
export function owedRows(form: Form, units: readonly Unit[], groups: readonly Group[]): Owed[] {
  const ranges = new Map<UnitId, Range[]>();
  const owes = (unit: UnitId, range: Range) => {
    const known = ranges.get(unit);
    if (known) known.push(range);
    else ranges.set(unit, [range]);
  };
  for (const line of form.lines.filter((each) => !each.closed)) {
    const named = new Set(line.owedBy);
    for (const unit of units) {
      if (named.has(unit.kind) || named.has(unit.code)) owes(unit.id, { to: line.closedOn, position: line.position });
    }
    for (const group of groups.filter((each) => named.has(each.code))) {
      for (const member of group.members)
        owes(member.unit, { from: member.from, to: earlier(member.to, line.closedOn), position: line.position });
    }
  }
  return [...ranges].flatMap(([unit, known]) =>
    stretches(known).map((stretch) => ({ form: form.id, unit, ...stretch })),
  );
}

function earlier(one: IsoDate | undefined, other: IsoDate | undefined): IsoDate | undefined {
  return one === undefined || (other !== undefined && other < one) ? other : one;
}

/** Cuts overlapping ranges at every beginning and end, so that on any day one stretch holds all that is owed. */
function stretches(ranges: Range[]): Omit<Owed, "form" | "unit">[] {
  const cuts = new Set<IsoDate>();
  for (const range of ranges) {
    if (range.from !== undefined) cuts.add(range.from);
    if (range.to !== undefined) cuts.add(addDays(range.to, 1));
  }
  const starts: (IsoDate | undefined)[] = [undefined, ...[...cuts].sort()];
  return starts.flatMap((from, index) => {
    const next = starts[index + 1];
    const to = next === undefined ? undefined : addDays(next, -1);
    const positions = ranges
      .filter((range) => covers(range, from, to))
      .map((range) => range.position)
      .sort((a, b) => a - b);
    return positions.length === 0 ? [] : [{ from, to, positions: [...new Set(positions)] }];
  });
}

function covers(range: Range, from: IsoDate | undefined, to: IsoDate | undefined): boolean {
  const begins = range.from === undefined || (from !== undefined && range.from <= from);
  const ends = range.to === undefined || (to !== undefined && range.to >= to);
  return begins && ends;
}
