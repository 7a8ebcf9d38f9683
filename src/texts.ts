/** The catalogues of all capabilities side by side, so that an error's code finds its words wherever it was thrown. */
import { accessTexts } from "./access/texts.ts";
import { assigningTexts } from "./assigning/texts.ts";
import { beginningTexts } from "./beginning/texts.ts";
import { calendarTexts } from "./calendar/texts.ts";
import { documentTexts } from "./documents/texts.ts";
import { noticeTexts } from "./duties/notices/texts.ts";
import { dutyTexts } from "./duties/texts.ts";
import { folderTexts } from "./folder/texts.ts";
import { wideReadTexts } from "./folder/wide/readTexts.ts";
import { wideTexts } from "./folder/wide/texts.ts";
import { indicatorTexts } from "./indicators/texts.ts";
import { petitionTexts } from "./petitions/texts.ts";
import { portalTexts } from "./portal/texts.ts";
import type { Texts } from "./prose/text.ts";
import { reportPaperTexts } from "./reports/paper/texts.ts";
import { reportTexts } from "./reports/texts.ts";
import { reportTodayTexts } from "./reports/todayTexts.ts";
import { reportSheetTexts } from "./reports/workbook/texts.ts";
import { resolutionTexts } from "./resolutions/texts.ts";
import { leaderTexts } from "./resolutions/todayTexts.ts";
import { fromWordTexts } from "./reviews/fromWord/texts.ts";
import { reviewTexts } from "./reviews/texts.ts";
import { searchTexts } from "./search/texts.ts";
import { httpTexts } from "./server/http/texts.ts";
import { serverTexts } from "./server/texts.ts";
import { annexTexts } from "./settings/annexTexts.ts";
import { settingsTexts } from "./settings/texts.ts";
import { sheetTexts } from "./sheets/texts.ts";
import { boardTexts } from "./tasks/board/texts.ts";
import { formTexts } from "./tasks/form/texts.ts";
import { taskPageTexts } from "./tasks/pageTexts.ts";
import { taskTexts } from "./tasks/texts.ts";
import { todayTexts } from "./today/texts.ts";
import { upkeepTexts } from "./upkeep/texts.ts";
import { valueTexts } from "./values/texts.ts";
import { viewTexts } from "./views/texts.ts";
import { webTexts } from "./web/texts.ts";
import { wordTexts } from "./words/texts.ts";

/** A capability adds its catalogue here. A code that is thrown has one meaning in all of them. */
export const catalogues: readonly Texts[] = [
  webTexts,
  accessTexts,
  calendarTexts,
  wordTexts,
  indicatorTexts,
  noticeTexts,
  dutyTexts,
  documentTexts,
  folderTexts,
  wideTexts,
  wideReadTexts,
  reportTexts,
  reportTodayTexts,
  reportPaperTexts,
  reportSheetTexts,
  resolutionTexts,
  leaderTexts,
  reviewTexts,
  fromWordTexts,
  valueTexts,
  viewTexts,
  searchTexts,
  taskTexts,
  taskPageTexts,
  boardTexts,
  formTexts,
  petitionTexts,
  todayTexts,
  serverTexts,
  sheetTexts,
  httpTexts,
  portalTexts,
  beginningTexts,
  settingsTexts,
  annexTexts,
  assigningTexts,
  upkeepTexts,
];

/** Words by code. */
export const allTexts: Texts = Object.assign({}, ...catalogues);
