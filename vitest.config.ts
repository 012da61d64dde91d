import { availableParallelism } from "node:os"
import { defineConfig } from "vitest/config"

export default defineConfig({
  test: {
    include: ["src/**/*.test.ts", "test/**/*.test.ts"],
    globalSetup: ["test/cluster.ts", "test/built-web.ts"],
    // PostgreSQL and the browser work while a test waits, so no core is left free for the runner itself
    maxWorkers: Math.max(2, availableParallelism()),
    // each worker reads the product once, not once for every file of tests; no test leaves anything behind in a module
    isolate: false,
    // against hanging alone: how long things take is measured in bench/, and a busy machine is no failure
    testTimeout: 120_000,
    hookTimeout: 180_000,
  },
})
