import { Analytics } from "@segment/analytics-node"
import { expect, test } from "vitest"
import { proofHolds } from "../stories/proof-holds.ts"
import { counts, startedProduct, WRITE_KEY } from "./started-product.ts"

test("Segment's own client, unchanged, sends 2,000 events and each counts exactly once", async () => {
  const product = await startedProduct()
  const client = new Analytics({ writeKey: WRITE_KEY, host: product.url, flushAt: 100, maxEventsInBatch: 100, flushInterval: 50 })
  const problems: unknown[] = []
  client.on("error", (problem) => problems.push(problem))

  for (let n = 0; n < 2_000; n++) {
    const anonymousId = `visitor-${n % 40}`
    if (n % 100 === 99)
      client.identify({
        anonymousId,
        userId: `user-${n % 40}`,
        traits: { email: `person${n % 40}@firm${n % 40}.example`, company: { name: "Firm", employee_count: 120 } },
      })
    else
      client.page({
        anonymousId,
        properties: { path: n % 3 === 0 ? "/pricing" : "/blog/one", url: "https://site.example/pricing" },
        context: { userAgent: "Mozilla/5.0" },
      })
  }
  await client.closeAndFlush()

  expect(problems).toEqual([])
  await expect.poll(() => counts(product), { timeout: 30_000, interval: 100 }).toMatchObject({ items: 2_000, waiting: 0, events: 2_000 })
  await proofHolds(product.db, Date.now(), product.workspace.name)
})
