/** What the units of an office tell in words, compiled by heading, each with its source. */
import type { Period } from "../../calendar/period.ts";
import type { ReadTransaction } from "../../database/connection.server.ts";
import type { UnitId } from "../../database/ids.ts";
import type { Basis } from "../../database/tables.ts";
import type { Definitions } from "../../indicators/indicator.ts";
import { type Heading, headings, isSent, isWritten } from "../../ledger/report.ts";
import type { ListedReport } from "../duty.ts";
import { at, placesToAccept, readList } from "../list.server.ts";

export type Told = { readonly source: string; readonly form: string; readonly words: string };

/** Of reports that the office has, or has approved; a heading under which nobody wrote is left out. */
export async function readNarratives(
  tx: ReadTransaction,
  definitions: Definitions,
  { office, period, basis }: { office: UnitId; period: Period; basis: Basis },
): Promise<{ heading: Heading; told: Told[] }[]> {
  return narrativesIn(await readList(tx, placesToAccept(definitions, office, at(period))), definitions, basis);
}

/** The same of reports that have been read already. */
export function narrativesIn(
  reports: readonly ListedReport[],
  definitions: Definitions,
  basis: Basis,
): { heading: Heading; told: Told[] }[] {
  const counted = reports.filter(({ report }) =>
    basis === "approved" ? report.state === "approved" : isSent(report.state),
  );
  return headings.flatMap((heading) => {
    const told = counted.flatMap(({ place, report }): Told[] => {
      const words = isWritten(report) ? report.narrative[heading]?.trim() : undefined;
      if (!words) return [];
      const source = definitions.tree.byId.get(place.filler)?.name ?? place.unit.name;
      return [{ source, form: place.form.name, words }];
    });
    return told.length === 0 ? [] : [{ heading, told }];
  });
}
