/** Where tests put what they throw away: root's database runs as another user, who must be able to get there. */

import { accessSync, constants, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname } from "node:path";

export function temporaryFolder(): string {
  const own = tmpdir();
  if (process.getuid?.() !== 0 || isOpen(own)) return own;
  accessSync("/tmp", constants.W_OK);
  return "/tmp";
}

function isOpen(folder: string): boolean {
  if ((statSync(folder).mode & 0o001) === 0) return false;
  return folder === dirname(folder) || isOpen(dirname(folder));
}
