/** The demo in a real browser. One after another on one running program: each finds what those before it left. */

import { afterAll, beforeAll, describe } from "vitest";
import { decidingJourney } from "./decidingJourney.ts";
import { type Demo, openDemo } from "./demo.ts";
import { everyPage } from "./everyPage.ts";
import { gridJourney } from "./gridJourney.ts";
import { killedBrowser } from "./killedBrowser.ts";
import { mainJourney } from "./mainJourney.ts";
import { peopleJourney } from "./peopleJourney.ts";
import { portalChecks } from "./portal.ts";
import { readingWritesNothing } from "./readingWritesNothing.ts";
import { journeyByKeyboard, journeyWithoutScript } from "./reporterJourneys.ts";
import { settingsJourney } from "./settingsJourney.ts";
import { storedScript } from "./storedScript.ts";
import { writingJourney } from "./writingJourney.ts";

let opened: Demo | undefined;

beforeAll(async () => {
  opened = await openDemo();
}, 240_000);
afterAll(() => opened?.close());

function demo(): Demo {
  if (opened === undefined) throw new Error("The demo did not start");
  return opened;
}

/** Each takes seconds on a machine of its own, minutes beside everything else that is tested. */
const patient = { timeout: 400_000 };
describe("a quarter's work, from the commune to the citizen", patient, () => mainJourney(demo));
describe("writing a review", patient, () => writingJourney(demo));
describe("without client script", patient, () => journeyWithoutScript(demo));
describe("by keyboard alone", patient, () => journeyByKeyboard(demo));
describe("a person's own account", patient, () => peopleJourney(demo));
describe("the leader decides", patient, () => decidingJourney(demo));
describe("every page of every role, at 1280 and 390 px", patient, () => everyPage(demo));
describe("the portal on a poor line", patient, () => portalChecks(demo));
describe("looking", patient, () => readingWritesNothing(demo));
describe("a clerk's settings", patient, () => settingsJourney(demo));
// These bring forms of their own, which nobody else shall meet.
describe("the reporter's grid", patient, () => gridJourney(demo));
describe("a browser that dies", patient, () => killedBrowser(demo));
// The last: nothing is left as it was.
describe("S4 script in stored text", patient, () => storedScript(demo));
