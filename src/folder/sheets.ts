/** Every sheet of a definition folder, once: each refers only to those before it and to itself. */
import { regimesSheet } from "../calendar/regimesSheet.ts";
import type { Sheet } from "../definitions/sheet.ts";
import { documentsSheet } from "../documents/documentsSheet.ts";
import { recognitionsSheet } from "../documents/recognitionsSheet.ts";
import { formsSheet } from "../indicators/formsSheet.ts";
import { indicatorsSheet } from "../indicators/indicatorsSheet.ts";
import { resolutionsSheet } from "../resolutions/resolutionsSheet.ts";
import { targetsSheet } from "../resolutions/targetsSheet.ts";
import { groupsSheet } from "../units/groupsSheet.ts";
import { successionsSheet } from "../units/successionsSheet.ts";
import { unitsSheet } from "../units/unitsSheet.ts";

export const sheets: readonly Sheet[] = [
  unitsSheet,
  groupsSheet,
  successionsSheet,
  regimesSheet,
  indicatorsSheet,
  formsSheet,
  resolutionsSheet,
  targetsSheet,
  documentsSheet,
  recognitionsSheet,
];
