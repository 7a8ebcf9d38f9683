/** What people do, in a real browser. One after another on one running demo: each finds what those before it left. */

import { describe } from "vitest";
import { decidingJourney } from "./decidingJourney.ts";
import { demoOfFile, patient } from "./demo.ts";
import { gridJourney } from "./gridJourney.ts";
import { killedBrowser } from "./killedBrowser.ts";
import { mainJourney } from "./mainJourney.ts";
import { journeyByKeyboard, journeyWithoutScript } from "./reporterJourneys.ts";
import { writingJourney } from "./writingJourney.ts";

const demo = demoOfFile();
describe("a quarter's work, from the commune to the citizen", patient, () => mainJourney(demo));
describe("writing a review", patient, () => writingJourney(demo));
describe("without client script", patient, () => journeyWithoutScript(demo));
describe("by keyboard alone", patient, () => journeyByKeyboard(demo));
describe("the leader decides", patient, () => decidingJourney(demo));
// These bring forms of their own, which nobody else shall meet.
describe("the reporter's grid", patient, () => gridJourney(demo));
describe("a browser that dies", patient, () => killedBrowser(demo));
