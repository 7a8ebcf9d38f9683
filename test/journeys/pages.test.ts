/** Every page, in a real browser: what all of them must hold, and what is stored in them. One running demo for all. */

import { describe, expect, test } from "vitest";
import { mark } from "../thisMachineOnly.ts";
import { demoOfFile, patient } from "./demo.ts";
import { everyPage } from "./everyPage.ts";
import { peopleJourney } from "./peopleJourney.ts";
import { portalChecks } from "./portal.ts";
import { readingWritesNothing } from "./readingWritesNothing.ts";
import { settingsJourney } from "./settingsJourney.ts";
import { storedScript } from "./storedScript.ts";

const demo = demoOfFile();
describe("the portal on a poor line", patient, () => portalChecks(demo));
describe("a person's own account", patient, () => peopleJourney(demo));
describe("a clerk's settings", patient, () => settingsJourney(demo));
describe("every page of every role, at 1280 and 390 px", patient, () => everyPage(demo));
describe("looking", patient, () => readingWritesNothing(demo));
// Browsers tell of it as a fault of the page (demo.ts); here what the program did for all of the above.
test("S18 neither pages nor API made the program call another machine", () => {
  expect(demo().output()).not.toContain(mark);
});
// The last: nothing is left as it was.
describe("S4 script in stored text", patient, () => storedScript(demo));
