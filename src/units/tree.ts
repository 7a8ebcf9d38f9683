/** Units through time: who stands below whom on which day, and what became of a unit that ended. */
import type { IsoDate, UnitCode, UnitId } from "../database/ids.ts";
import { AppError } from "../server/error.ts";

export type Unit = {
  id: UnitId;
  code: UnitCode;
  name: string;
  kind: string;
  parent?: UnitId;
  validFrom?: IsoDate;
  /** The last day on which it exists. */
  validTo?: IsoDate;
};

/** A predecessor's part that went to a successor on a day, with the legal document. A whole merge has share 1. */
export type Succession = {
  predecessor: UnitId;
  successor: UnitId;
  date: IsoDate;
  share: string;
  basis: string;
  document: string;
};

export type UnitTree = {
  /** In file order. */
  units: readonly Unit[];
  byId: ReadonlyMap<UnitId, Unit>;
  byCode: ReadonlyMap<string, Unit>;
  children: ReadonlyMap<UnitId, readonly Unit[]>;
  successions: readonly Succession[];
};

/** A unit by its code, to the letter: for whatever is done at it; 404 where there is none. */
export function unitByCode({ byCode }: Pick<UnitTree, "byCode">, code: string): Unit {
  const unit = byCode.get(code);
  if (!unit) throw new AppError("unit_unknown", 404, { unit: code });
  return unit;
}

export function unitTree(units: readonly Unit[], successions: readonly Succession[] = []): UnitTree {
  const children = new Map<UnitId, Unit[]>();
  for (const unit of units) {
    if (unit.parent === undefined) continue;
    const siblings = children.get(unit.parent);
    if (siblings) siblings.push(unit);
    else children.set(unit.parent, [unit]);
  }
  return {
    units,
    byId: new Map(units.map((unit) => [unit.id, unit])),
    byCode: new Map(units.map((unit) => [unit.code, unit])),
    children,
    successions,
  };
}

/** Whether the unit exists on that day; no date of beginning or end means always. */
export function existsOn(unit: Pick<Unit, "validFrom" | "validTo">, day: IsoDate): boolean {
  return (unit.validFrom === undefined || unit.validFrom <= day) && (unit.validTo === undefined || unit.validTo >= day);
}

/** Whether the unit was there and is no more. */
export function hasEnded({ validTo }: Pick<Unit, "validTo">, day: IsoDate): boolean {
  return validTo !== undefined && validTo < day;
}

/** The units directly below that exist on that day. */
export function childrenOn(tree: UnitTree, unit: UnitId, day: IsoDate): Unit[] {
  return (tree.children.get(unit) ?? []).filter((child) => existsOn(child, day));
}

/** The unit and all below it that exist on that day (on any day, where none is given), parents before children. */
export function unitsWithin(tree: UnitTree, unit: UnitId, day?: IsoDate): Unit[] {
  const start = tree.byId.get(unit);
  if (!start) return [];
  const found = [start];
  for (let next = 0; next < found.length; next++) {
    const current = found[next];
    if (!current) break;
    found.push(...(day === undefined ? (tree.children.get(current.id) ?? []) : childrenOn(tree, current.id, day)));
  }
  return found;
}

/** From the unit's parent up to the root. */
export function ancestorsOf(tree: UnitTree, unit: UnitId): Unit[] {
  const found: Unit[] = [];
  let current = tree.byId.get(unit);
  while (current?.parent !== undefined) {
    current = tree.byId.get(current.parent);
    if (!current) break;
    found.push(current);
  }
  return found;
}

/** Whether `unit` is `ancestor` or stands anywhere below it. */
export function isWithin(tree: UnitTree, unit: UnitId, ancestor: UnitId): boolean {
  return unit === ancestor || ancestorsOf(tree, unit).some((above) => above.id === ancestor);
}

/** The unit at which the tree first branches: the district of a district's installation. */
export function trunkOf(tree: UnitTree): Unit | undefined {
  const roots = tree.units.filter((unit) => unit.parent === undefined);
  let unit = roots[0];
  while (unit) {
    const below = tree.children.get(unit.id) ?? [];
    const [only] = below;
    if (!only || below.length > 1) return unit;
    unit = only;
  }
  return undefined;
}

export function successorsOf(tree: UnitTree, unit: UnitId): Unit[] {
  return tree.successions
    .filter((succession) => succession.predecessor === unit)
    .flatMap((succession) => tree.byId.get(succession.successor) ?? []);
}
