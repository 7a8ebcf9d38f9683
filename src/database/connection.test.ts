import { sql } from "kysely";
import { expect, test } from "vitest";
import { testDatabase } from "./testDatabase.ts";

const database = await testDatabase();

test("amounts and dates arrive as text, unrounded", async () => {
  const { rows } = await database.read((tx) =>
    sql`SELECT ARRAY[12345678901234567.89, NULL]::numeric[] AS amounts, date '2024-04-27' AS day`.execute(tx),
  );
  expect(rows).toEqual([{ amounts: ["12345678901234567.89", null], day: "2024-04-27" }]);
});

test("a read writes nothing, even where the compiler does not see it", async () => {
  await expect(database.read((tx) => sql`DELETE FROM setting`.execute(tx))).rejects.toThrow(/read-only/);
});

test("text that PostgreSQL cannot keep is the caller's error, not ours", async () => {
  const write = database.write((tx) => sql`INSERT INTO setting VALUES (${"a\0b"}, '1')`.execute(tx));
  await expect(write).rejects.toMatchObject({ code: "text_not_storable", status: 400 });
});
