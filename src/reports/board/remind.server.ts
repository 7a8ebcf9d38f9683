/** Reminds those who owe an office reports of a period: what its board shows as missing. */

import type { Period } from "../../calendar/period.ts";
import type { WriteTransaction } from "../../database/connection.server.ts";
import type { UnitId } from "../../database/ids.ts";
import { remind } from "../../duties/remind.server.ts";
import type { Definitions } from "../../indicators/indicator.ts";
import { readClosed } from "../../ledger/closed.server.ts";
import type { Asking } from "../acts.server.ts";
import { dutiesAt } from "../duties.server.ts";
import { at, placesToAccept } from "../list.server.ts";

export async function remindLate(
  tx: WriteTransaction,
  asking: Asking,
  definitions: Definitions,
  office: UnitId,
  period: Period,
): Promise<{ units: number; missing: number }> {
  const closed = await readClosed(tx);
  const open = placesToAccept(definitions, office, at(period)).filter(({ lastDay }) => closed(lastDay) === undefined);
  const duties = await dutiesAt(tx, definitions, open);
  return remind(tx, asking, definitions.tree, { office, period, duties });
}
