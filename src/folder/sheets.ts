/** Every sheet of a definition folder, once: each refers only to those before it and to itself. */
import { daysOffSheet } from "../calendar/daysOffSheet.ts";
import { regimesSheet } from "../calendar/regimesSheet.ts";
import type { Sheet } from "../definitions/sheet.ts";
import { documentsSheet } from "../documents/documentsSheet.ts";
import { recognitionsSheet } from "../documents/recognitionsSheet.ts";
import { formsSheet } from "../indicators/formsSheet.ts";
import { indicatorsSheet } from "../indicators/indicatorsSheet.ts";
import { caseLimitsSheet } from "../petitions/caseLimitsSheet.ts";
import { casesSheet } from "../petitions/casesSheet.ts";
import { resolutionsSheet } from "../resolutions/resolutionsSheet.ts";
import { targetsSheet } from "../resolutions/targetsSheet.ts";
import { taskEventsSheet } from "../tasks/taskEventsSheet.ts";
import { tasksSheet } from "../tasks/tasksSheet.ts";
import { groupsSheet } from "../units/groupsSheet.ts";
import { successionsSheet } from "../units/successionsSheet.ts";
import { unitsSheet } from "../units/unitsSheet.ts";

export const sheets: readonly Sheet[] = [
  unitsSheet,
  groupsSheet,
  successionsSheet,
  regimesSheet,
  daysOffSheet,
  indicatorsSheet,
  formsSheet,
  resolutionsSheet,
  targetsSheet,
  documentsSheet,
  recognitionsSheet,
  tasksSheet,
  caseLimitsSheet,
];

/** Those whose rows are many and tell what happened: not kept among the definitions. Where they go: `registers.server.ts`. */
export const registerSheets: readonly Sheet[] = [taskEventsSheet as Sheet, casesSheet as Sheet];

/** Every file of the folder that is described, but `values.csv`. */
export const allSheets: readonly Sheet[] = [...sheets, ...registerSheets];
