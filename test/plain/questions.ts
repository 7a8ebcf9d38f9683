/** What is asked of a folder: each unit with targets, on both bases, at some of the periods. */
import { drawing } from "./drawing.ts";
import type { Question } from "./standings.ts";
import type { Basis, World } from "./world.ts";

const periods = ["2023-Q4", "2024-02", "2024-03", "2024-Q1", "2024-05", "2024-Q2", "2024-H1", "2024-08"].concat(
  ...["2024-9M", "2024", "2025-Q1"],
);

export function questionsOf(world: World, seed: number): Question[] {
  const draw = drawing(seed);
  const units = [...new Set(world.targets.map(({ unit }) => unit))];
  const bases: Basis[] = world.changes.length > 0 ? ["approved", "submitted"] : [draw.one(["approved", "submitted"])];
  return draw.some(periods, 0.4).flatMap((period) =>
    units.flatMap((unit) => {
      const resolution = draw.chance(0.4) ? draw.one(world.resolutions).code : undefined;
      return bases.map((basis) => ({ unit, period, basis, resolution, likeForLike: draw.chance(0.7) }));
    }),
  );
}
