import { expect, test } from "vitest"
import { createHealth, type HealthSources } from "./health.ts"

const WELL: HealthSources = { accepts: async () => true, oldestRequest: () => 0, oldestDue: async () => ({ decision: 0, message: 0 }) }
const LATE = { status: "late" }
const OK = { status: "ok" }
const UNKNOWN = { status: "unknown", oldest_seconds: null }
const STOPPED = { status: "stopped", oldest_seconds: null }
const ELSEWHERE = { status: "elsewhere", oldest_seconds: null }

test.each<[string, Partial<HealthSources>, object]>([
  ["all is well", {}, { accepting: OK, deciding: OK, delivering: OK }],
  ["requests wait to be stored", { oldestRequest: () => 6_000 }, { accepting: LATE, deciding: OK }],
  [
    "clocks are a minute behind",
    { oldestDue: async () => ({ decision: 61_000, message: 0 }) },
    { accepting: OK, deciding: { ...LATE, oldest_seconds: 61 }, delivering: OK },
  ],
  ["messages are five minutes behind", { oldestDue: async () => ({ decision: 0, message: 301_000 }) }, { deciding: OK, delivering: LATE }],
  ["another process runs the workspaces", { oldestDue: async () => null }, { accepting: OK, deciding: ELSEWHERE, delivering: ELSEWHERE }],
  [
    "the database is away",
    { accepts: () => Promise.reject(new Error("away")) },
    { accepting: STOPPED, deciding: UNKNOWN, delivering: UNKNOWN },
  ],
  ["what is due can't be asked", { oldestDue: () => Promise.reject(new Error("away")) }, { accepting: OK, deciding: UNKNOWN }],
])("health: %s", async (_says, more, expected) => {
  const health = await createHealth({ ...WELL, ...more })()

  expect(health).toMatchObject(expected)
})

test("whoever asks gets an answer soon, also when the database gives none", async () => {
  const began = performance.now()

  const health = await createHealth({ ...WELL, accepts: () => new Promise(() => {}) })()

  expect(health).toEqual({ accepting: UNKNOWN, deciding: UNKNOWN, delivering: UNKNOWN })
  expect(performance.now() - began).toBeLessThan(5_000)
})

test("many who ask at once cost one look", async () => {
  let looks = 0
  const health = createHealth({ ...WELL, accepts: async () => (looks += 1) > 0 })

  await Promise.all(Array.from({ length: 50 }, health))

  expect(looks).toBe(1)
})
