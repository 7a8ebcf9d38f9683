import { expect, test } from "vitest";
import { readConfiguration } from "../server/configuration.server.ts";
import { mayOpenDemo } from "./demoBeside.server.ts";

const here = readConfiguration({});

test("the demo is opened from a page only at the machine itself, and only while no report has come in", () => {
  expect(mayOpenDemo(here, 0)).toBe(true);
  expect(mayOpenDemo(here, 1)).toBe(false);
  expect(mayOpenDemo({ ...here, host: "0.0.0.0" }, 0)).toBe(false);
  expect(mayOpenDemo({ ...here, origin: "http://[::1]:3000" }, 0)).toBe(true);
});

test.each(["https://quyet.example.gov.vn", "http://localhost.example.gov.vn", "http://127.0.0.1.example.gov.vn"])(
  "%s is no address of this machine",
  (origin) => expect(mayOpenDemo({ ...here, origin }, 0)).toBe(false),
);
