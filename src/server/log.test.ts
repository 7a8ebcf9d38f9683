import { expect, test } from "vitest";
import { AppError } from "./error.ts";
import { lineOf } from "./log.server.ts";

const at = new Date("2024-04-27T03:15:00Z");

test("an event is one line of JSON with its time", () => {
  const line = lineOf("info", "signed_in", { person: "p1", requestId: "r1" }, at);
  expect(line.endsWith("\n")).toBe(true);
  expect(JSON.parse(line)).toEqual({
    time: "2024-04-27T03:15:00.000Z",
    level: "info",
    event: "signed_in",
    person: "p1",
    requestId: "r1",
  });
});

test("S16 what is secret by its name is not written, however deep it lies", () => {
  const details = {
    request: { password: "canary", headers: { Cookie: "canary", authorization: "canary" } },
    name: "canary",
  };
  expect(lineOf("warn", "refused", details)).not.toContain("canary");
});

test("S16 what an error quotes is not written, nor its cause's", () => {
  const cause = new Error('invalid input syntax for type numeric: "canary"');
  const error = new Error("Key (name)=(canary) exists; value 'canary' at postgresql://u:canary@h/d", { cause });
  const line = lineOf("error", "unexpected", { error });
  expect(line).not.toContain("canary");
  expect(line).toContain("invalid input syntax for type numeric");
  expect(line).toContain("at ");
});

test("an error of ours is told by its code and status", () => {
  const line: unknown = JSON.parse(lineOf("error", "refused", { error: new AppError("schema_newer", 500) }));
  expect(line).toMatchObject({ error: { code: "schema_newer", status: 500 } });
});
