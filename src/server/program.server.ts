/** Another program run to its end, and what it said. */
import { type SpawnOptions, spawn } from "node:child_process";

/** Ends with its "exit", or with the "close" of what it writes into, so that nothing it said is missed. */
export function runProgram(
  program: string,
  words: readonly string[],
  ends: "exit" | "close",
  options: SpawnOptions,
): Promise<{ code: number; output: string }> {
  return new Promise((resolve, reject) => {
    const child = spawn(program, words, { ...options, stdio: ["ignore", "pipe", "pipe"] });
    let output = "";
    for (const said of [child.stdout, child.stderr])
      said.on("data", (piece: Buffer) => {
        output += piece.toString();
      });
    child.on("error", reject);
    child.on(ends, (code: number | null) => resolve({ code: code ?? 1, output }));
  });
}
