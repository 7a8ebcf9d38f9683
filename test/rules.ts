/** Walks the imports of a `src` folder and answers which break the rules of `.dependency-cruiser.ts`. */

import { cruise, type ICruiseOptions, type ICruiseResult } from "dependency-cruiser";
import settings from "../.dependency-cruiser.ts";

export type Walk = { modules: number; violations: { rule: string; from: string; to: string }[] };

export async function walkImports(baseDir: string): Promise<Walk> {
  const { options, ...ruleSet } = settings;
  const { output } = await cruise(["src"], {
    ...(options as ICruiseOptions),
    baseDir,
    validate: true,
    ruleSet,
  } as ICruiseOptions);
  const result = output as ICruiseResult;
  return {
    modules: result.modules.filter((module) => module.source.startsWith("src/")).length,
    violations: result.summary.violations.map(({ rule, from, to }) => ({ rule: rule.name, from, to })),
  };
}
