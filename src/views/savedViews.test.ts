import { expect, test } from "vitest";
import { addTestPerson } from "../access/testPerson.ts";
import { testDatabase } from "../database/testDatabase.ts";
import { removeView, saveView, viewsOf } from "./savedView.server.ts";

const database = await testDatabase();
const at = new Date("2024-09-23T00:30:00Z");

test("S1 a view is its keeper's alone: nobody else reads, replaces or removes it", async () => {
  await database.write(async (tx) => {
    const [lan, hoa] = [await addTestPerson(tx, "lan", []), await addTestPerson(tx, "hoa", [])];
    await saveView(tx, lan, { name: "Quý này", address: "/app/chi-tieu" }, at);
    expect(await viewsOf(tx, hoa)).toEqual([]);
    await saveView(tx, hoa, { name: "Quý này", address: "/app/tong-hop" }, at);
    await removeView(tx, hoa, "Quý này");
    expect(await viewsOf(tx, lan)).toEqual([{ name: "Quý này", address: "/app/chi-tieu" }]);
  });
});
