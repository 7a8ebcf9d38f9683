/** Names of units as a list shows them: of several of one name each says until or from when it exists, or where it belongs. */
import { writeDay } from "../calendar/day.ts";
import type { IsoDate } from "../database/ids.ts";
import { plain } from "../prose/plain.ts";
import { type Language, say, type Text } from "../prose/text.ts";

type Told = {
  readonly code: string;
  readonly name: string;
  readonly validFrom?: IsoDate | undefined;
  readonly validTo?: IsoDate | undefined;
};

const until: Text = { vi: "{name} (đến {day})", en: "{name} (until {day})" };
const from: Text = { vi: "{name} (từ {day})", en: "{name} (from {day})" };

/** By their codes: "Xã Tân Hào (đến 30/06/2025)" beside "Xã Tân Hào". */
export function toldApart(units: readonly Told[], language: Language): ReadonlyMap<string, string> {
  const namesakes = Map.groupBy(units, ({ name }) => plain(name));
  return new Map(
    units.map((unit) => {
      const { code, name, validFrom, validTo } = unit;
      const others = (namesakes.get(plain(name)) ?? []).filter((each) => each !== unit);
      if (others.length === 0) return [code, name];
      if (validTo !== undefined) return [code, say(until, language, { name, day: writeDay(validTo) })];
      const isOnlyOne = others.every((each) => each.validTo !== undefined);
      if (isOnlyOne) return [code, name];
      return [
        code,
        validFrom === undefined ? `${name} (${code})` : say(from, language, { name, day: writeDay(validFrom) }),
      ];
    }),
  );
}
