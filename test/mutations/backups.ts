/** What a restore takes, and what of it lives again. */
import type { Mutation } from "./mutation.ts";

const restore = { file: "src/upkeep/restore.server.ts" };
const read = { file: "src/upkeep/readBackup.server.ts" };
const backup = (...names: string[]) => ({ "src/upkeep/backup.test.ts": names });
const revived = backup("S12 a restored database lets in by nothing that let in when the backup was made");

export const backups: readonly Mutation[] = [
  {
    ...restore,
    rule: "a file that is another one at the second reading is refused",
    text: "if (JSON.stringify(backup) !== JSON.stringify(expected))",
    replacement: "if (backup === undefined)",
    fails: backup("F10 a file that is replaced between the two reads of a restore is refused"),
  },
  {
    ...restore,
    rule: "a backup is read to its end before anything is touched",
    text: "const expected = await restorable(path);",
    replacement:
      "const expected = await restorable(path).catch(() => ({ header: { format: 1 as const, program: '', at: '', schema: [] }, manifest: { tables: [], sequences: [] } }));",
    fails: backup("F10 half of it is refused before anything is touched"),
  },
  {
    ...restore,
    rule: "a restore revives no session",
    text: '"DELETE FROM session",',
    replacement: "",
    fails: revived,
  },
  {
    ...restore,
    rule: "a restore revives no half-made sign-in",
    text: '"DELETE FROM sign_in_step",',
    replacement: "",
    fails: revived,
  },
  {
    ...restore,
    rule: "a restore revives no calendar link",
    text: '"DELETE FROM calendar_link",',
    replacement: "",
    fails: revived,
  },
  {
    ...restore,
    rule: "a restore revives no one-time link",
    text: '"UPDATE one_time_link SET used_at = now() WHERE used_at IS NULL",',
    replacement: "",
    fails: revived,
  },
  {
    ...restore,
    rule: "a restore revives no token",
    text: '"UPDATE api_token SET revoked_at = now() WHERE revoked_at IS NULL",',
    replacement: "",
    fails: revived,
  },
  {
    ...restore,
    rule: "a backup of a newer program is refused",
    text: "if (newer !== undefined)",
    replacement: "if (newer === '')",
    fails: backup("a backup of a newer schema is refused by name"),
  },
  {
    ...restore,
    rule: "a database of somebody else is not replaced",
    text: 'if (names.length > 0 && !names.includes("schema_migration"))',
    replacement: "if (names.length < 0)",
    fails: backup("a database of somebody else is not replaced"),
  },
  {
    ...read,
    rule: "a backup is as long as its end says, and has the hash of it",
    text: 'if (line.sha256 !== this.#whole.digest("hex"))',
    replacement: "if (line.sha256 === this.#path)",
    fails: backup("F10 a sequence changed is refused before anything is touched"),
  },
  {
    ...read,
    rule: "a backup has the tables that its manifest names, row by row",
    text: "if (JSON.stringify(tables) !== JSON.stringify(this.#tables))",
    replacement: "if (tables === undefined)",
    fails: backup("F10 a row less is refused before anything is touched"),
  },
  {
    ...read,
    rule: "nothing stands after a backup's end",
    text: "if (this.#isComplete) throw",
    replacement: "if (this.#manifest === undefined && this.#isComplete) throw",
    fails: backup("F10 something after the end is refused before anything is touched"),
  },
];
