/** The office at work, and a unit with its papers and workbooks, in a real browser. One after another on one running demo. */

import { describe } from "vitest";
import { articleJourney } from "./articleJourney.ts";
import { boardJourney } from "./boardJourney.ts";
import { demoOfFile, patient } from "./demo.ts";
import { formWorkbookJourney } from "./formWorkbookJourney.ts";
import { paperJourney } from "./paperJourney.ts";
import { reopeningJourney } from "./reopeningJourney.ts";
import { silentUnitJourney } from "./silentUnitJourney.ts";
import { tableJourneys } from "./tableJourneys.ts";

const demo = demoOfFile();
describe("the board by keyboard alone", patient, () => boardJourney(demo));
describe("a unit that keeps silent", patient, () => silentUnitJourney(demo));
describe("a locked report that was wrong", patient, () => reopeningJourney(demo));
describe("a unit's official paper", patient, () => paperJourney(demo));
describe("a report as a workbook", patient, () => formWorkbookJourney(demo));
describe("an article for the portal", patient, () => articleJourney(demo));
describe("tables that come as workbooks", patient, () => tableJourneys(demo));
