import { describe, expect, test } from "vitest";
import { stoppedClock } from "../calendar/clock.ts";
import { openDatabase } from "../database/connection.server.ts";
import { testDatabaseUrl } from "../database/testDatabase.ts";
import { fromAnywhere, fromOneAddress } from "./backOff.ts";
import { signIn } from "./signIn.server.ts";
import { addTestPerson, TEST_PASSWORD } from "./testPerson.ts";

const url = await testDatabaseUrl();
const clock = stoppedClock(new Date("2024-09-23T00:30:00Z"));
const morning = new Date("2026-11-24T01:00:00Z");

/** Longer than any password, so it is refused without the slow hash. */
const WRONG = "sai mật khẩu ".repeat(100);

let count = 0;
/** A new person, and how they, or somebody else, try to sign in; each time as if the program had just been started. */
async function someone() {
  const username = `nguoi${++count}`;
  await withDatabase((database) => database.write((tx) => addTestPerson(tx, username)));
  const tries = (password: string, address: string, seconds = 0, name = username) =>
    withDatabase((database) =>
      signIn(
        { database, clock },
        { username: name, password, address },
        stoppedClock(new Date(morning.getTime() + seconds * 1000)),
      ).then(
        () => "in" as const,
        (error: { code: string }) => error.code,
      ),
    );
  return { username, tries };
}

async function withDatabase<Result>(work: (database: ReturnType<typeof openDatabase>) => Promise<Result>) {
  const database = openDatabase(url);
  try {
    return await work(database);
  } finally {
    await database.close();
  }
}

describe("S9 guessing passwords", () => {
  test("S9 after some wrong tries even the right one must wait, also after a restart; then it is let in", async () => {
    const { tries } = await someone();
    for (let n = 0; n < fromOneAddress.free; n++) expect(await tries(WRONG, "6.6.6.6")).toBe("sign_in_wrong");
    expect(await tries(TEST_PASSWORD, "6.6.6.6")).toBe("too_many_attempts");
    expect(await tries(TEST_PASSWORD, "6.6.6.6", fromOneAddress.firstSeconds)).toBe("in");
    expect(await tries(WRONG, "6.6.6.6", 60)).toBe("sign_in_wrong");
    expect(await tries(TEST_PASSWORD, "6.6.6.6", 60)).toBe("in");
  });

  test("S9 the owner elsewhere still gets in, and so does a colleague behind the same address", async () => {
    const [attacked, colleague] = [await someone(), await someone()];
    for (let n = 0; n <= fromOneAddress.free; n++) await attacked.tries(WRONG, "6.6.6.6");
    expect(await attacked.tries(TEST_PASSWORD, "10.0.0.1")).toBe("in");
    expect(await colleague.tries(TEST_PASSWORD, "6.6.6.6")).toBe("in");
  });

  test("S9 guesses from many addresses make the account wait, but not where its owner has been before", async () => {
    const { tries } = await someone();
    expect(await tries(TEST_PASSWORD, "10.0.0.1")).toBe("in");
    for (let n = 0; n < fromAnywhere.free; n++) await tries(WRONG, `6.6.6.${n}`);
    expect(await tries(WRONG, "7.7.7.7")).toBe("too_many_attempts");
    expect(await tries(TEST_PASSWORD, "10.0.0.1")).toBe("in");
  });

  test("S9 many at once count as many", async () => {
    const { tries } = await someone();
    const answers = await Promise.all(Array.from({ length: 20 }, () => tries(WRONG, "6.6.6.6")));
    expect(answers.filter((answer) => answer === "sign_in_wrong")).toHaveLength(fromOneAddress.free);
  });

  test("S9 an account that does not exist answers the same", async () => {
    const { tries } = await someone();
    const answers = [];
    for (let n = 0; n <= fromOneAddress.free; n++) answers.push(await tries(WRONG, "6.6.6.6", 0, "khongco"));
    expect(answers).toEqual([...Array(fromOneAddress.free).fill("sign_in_wrong"), "too_many_attempts"]);
  });
});

describe("S5 names and passwords that bear quotes", () => {
  test.each(["' OR 1=1 --", "nguoi1'; DROP TABLE person; --", 'a"b', "%", "\u0000"])(
    "S5 %j lets nobody in",
    async (text) => {
      const { tries } = await someone();
      expect(await tries(text, "10.0.0.2", 0, text)).toBe("sign_in_wrong");
      expect(await tries(TEST_PASSWORD, "10.0.0.2")).toBe("in");
    },
  );
});
