import { defineConfig } from "vitest/config"

export default defineConfig({
  test: {
    include: ["src/**/*.test.ts", "test/**/*.test.ts"],
    globalSetup: ["test/cluster.ts", "test/built-web.ts"],
    testTimeout: 30_000,
    hookTimeout: 60_000,
  },
})
