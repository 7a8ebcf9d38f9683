import { defineConfig } from "vitest/config";
import { BaseSequencer, type TestSpecification } from "vitest/node";

/** What takes minutes begins first, so that nothing long is left alone at the end. */
const long = /test\/(journeys|faults|backup|commands)/;

class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files);
    return [
      ...sorted.filter(({ moduleId }) => long.test(moduleId)),
      ...sorted.filter(({ moduleId }) => !long.test(moduleId)),
    ];
  }
}

export default defineConfig({
  test: {
    include: ["src/**/*.test.ts", "src/**/*.test.tsx", "test/**/*.test.ts"],
    globalSetup: ["test/database.ts"],
    sequence: { sequencer: LongestFirst },
    // Two cores: a worker each, and the database's processes between them.
    maxWorkers: 2,
    // Files of a worker share the modules they import; none of ours keeps anything that another would trip over.
    isolate: false,
    testTimeout: 60_000,
    hookTimeout: 240_000,
  },
});
