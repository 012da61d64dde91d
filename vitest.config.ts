import { availableParallelism } from "node:os"
import { defineConfig } from "vitest/config"
import { BaseSequencer, type TestSpecification } from "vitest/node"

/** What takes minutes begins first, so that at the end no worker is left alone with it. */
class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const isLong = ({ moduleId }: TestSpecification) => /\/test\/(browser\/pages-|faults\/|demo\/)/.test(moduleId)
    const sorted = await super.sort(files)
    return [...sorted.filter(isLong), ...sorted.filter((file) => !isLong(file))]
  }
}

export default defineConfig({
  test: {
    include: ["src/**/*.test.ts", "test/**/*.test.ts"],
    globalSetup: ["test/cluster.ts", "test/built-web.ts"],
    // PostgreSQL and the browser work while a test waits, so no core is left free for the runner itself
    maxWorkers: Math.max(2, availableParallelism()),
    // each worker reads the product once, not once for every file of tests; no test leaves anything behind in a module
    isolate: false,
    sequence: { sequencer: LongestFirst },
    // against hanging alone: how long things take is measured in bench/, and a busy machine is no failure
    testTimeout: 300_000,
    hookTimeout: 600_000,
    expect: { poll: { timeout: 30_000, interval: 50 } },
  },
})
