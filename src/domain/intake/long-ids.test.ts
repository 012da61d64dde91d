import { expect, test } from "vitest"
import type { Arrival, Problem } from "./arrival.ts"
import { digest } from "./digest.ts"
import { fromForm } from "./from-form.ts"
import { fromRest } from "./from-rest.ts"
import { fromSegment } from "./from-segment.ts"
import { compileMapping } from "./webhook/compile-mapping.ts"
import { fromWebhook } from "./webhook/from-webhook.ts"

const NOW = Date.UTC(2026, 10, 16, 15)
const mapping = compileMapping({ id: "/id", identity: { user: "/user" } })

test.each<[string, (event: string, person: string) => Arrival | Problem]>([
  ["Segment's calls", (messageId, userId) => fromSegment({ type: "track", messageId, userId }, null, null, "s:0", NOW)],
  ["signals", (id, user_id) => fromRest({ id, lead: { user_id } }, "s:0", NOW)],
  [
    "forms",
    (submission_id, user_id) => fromForm({ form: "demo", inputs: { submission_id, user_id }, page: null, referrer: null }, "s:0", NOW),
  ],
  ["webhooks", (id, user) => fromWebhook({ id, user }, mapping, { source: "webhook:x", fallbackId: "s:0", receivedAt: NOW })],
])("ids in %s that differ late are two, however long they are, and short ones stay as they are", (_, read) => {
  const idsOf = (event: string, person: string) => {
    const arrival = read(event, person)
    if ("code" in arrival) throw new Error(arrival.says)
    return [arrival.externalId, arrival.identities[0]?.value ?? ""]
  }

  for (const long of [600, 5_000]) {
    const [one, other] = ["1", "2"].map((end) => idsOf("m".repeat(long) + end, "u".repeat(long) + end))
    expect(one).toEqual(idsOf(`${"m".repeat(long)}1`, `${"u".repeat(long)}1`))
    expect([one?.[0] === other?.[0], one?.[1] === other?.[1]]).toEqual([false, false])
    expect([one?.[0]?.length, one?.[1]?.length]).toEqual([256, 512])
  }
  expect(idsOf("m1", "u1")).toEqual(["m1", "u1"])
})

test("a hundred thousand long texts that are almost the same have a digest each", () => {
  const digests = Array.from({ length: 100_000 }, (_, index) => digest(`${"x".repeat(20)}${index}`))

  expect(new Set(digests).size).toBe(100_000)
  for (const from of [0, 8, 16, 24]) expect(new Set(digests.map((each) => each.slice(from, from + 8))).size).toBeGreaterThan(99_900)
})
