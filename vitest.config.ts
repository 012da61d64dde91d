import { defineConfig } from "vitest/config"

export default defineConfig({
  test: {
    include: ["src/**/*.test.ts", "test/**/*.test.ts"],
    globalSetup: ["test/cluster.ts", "test/built-web.ts"],
    // against hanging alone: how long things take is measured in bench/, and a busy machine is no failure
    testTimeout: 120_000,
    hookTimeout: 180_000,
  },
})
