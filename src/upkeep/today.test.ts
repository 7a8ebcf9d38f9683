import { expect, test } from "vitest";
import type { Person, Role } from "../access/person.ts";
import { systemClock } from "../calendar/clock.ts";
import type { PersonId } from "../database/ids.ts";
import { testDatabase } from "../database/testDatabase.ts";
import { readConfiguration } from "../server/configuration.server.ts";
import { healthBlocks } from "./today.server.ts";

const database = await testDatabase();
const configuration = readConfiguration({ QUYET_DATA: "/nonexistent/quyet" });

function told(role: Role, demo: boolean) {
  const person: Person = {
    id: "person" as PersonId,
    username: "person",
    name: "Người dùng",
    language: "vi",
    roles: [{ role, unitId: undefined }],
  };
  return healthBlocks({ database, configuration, clock: systemClock, language: "vi", demo, person });
}

test("the administrator is told in one sentence how much is wrong with the installation and where to look", async () => {
  const [block] = await told("administrator", false);
  expect(block?.sentences).toMatchObject([
    { told: expect.stringMatching(/^[1-9]\d* việc cần làm cho hệ thống$/), to: "/app/tinh-trang" },
  ]);
  expect(block?.sentences[0]?.reason).toContain("Sao lưu");
  expect(await told("office", false)).toEqual([]);
});

test("a demo misses no backup", async () => {
  const [block] = await told("administrator", true);
  expect(block?.sentences[0]?.reason).not.toContain("Sao lưu");
});
