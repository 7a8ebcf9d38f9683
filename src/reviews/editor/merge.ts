/** Two people's texts of one review: what only one of them changed is taken, what both changed differently is asked about. */

import type { TextsByBlock } from "./document.ts";

export type TextConflict = { block: string; mine: string; theirs: string };
export type Merged = { texts: Record<string, string>; conflicts: TextConflict[] };

/** `base` is what both began with. Of a conflict the merged text keeps mine until somebody chooses. */
export function mergeTexts(base: TextsByBlock, mine: TextsByBlock, theirs: TextsByBlock): Merged {
  const texts: Record<string, string> = {};
  const conflicts: TextConflict[] = [];
  for (const block of new Set([...Object.keys(theirs), ...Object.keys(mine)])) {
    const [was, here, there] = [base[block] ?? "", mine[block] ?? "", theirs[block] ?? ""];
    if (here === was || here === there) {
      if (block in theirs) texts[block] = there;
      continue;
    }
    texts[block] = here;
    if (there !== was) conflicts.push({ block, mine: here, theirs: there });
  }
  return { texts, conflicts };
}

/** The texts that differ from what the server has. */
export function changedTexts(base: TextsByBlock, mine: TextsByBlock): Record<string, string> {
  return Object.fromEntries(Object.entries(mine).filter(([block, text]) => text !== (base[block] ?? "")));
}
