import { Analytics } from "@segment/analytics-node"
import { expect, onTestFinished, test } from "vitest"
import { prove } from "#steps/prove.ts"
import { inWorkspace } from "#store/workspace.ts"
import { startProduct, type Product } from "../../src/product.ts"
import { readSettings } from "../../src/settings.ts"
import { freshDatabase, freshFolder } from "../database.ts"

const KEY = "a-write-key-for-this-test"

/** A whole product on a database of its own, listening on any free port; it goes away with the test. */
async function started(): Promise<Product> {
  const db = await freshDatabase()
  const settings = {
    BATON_DATABASE_URL: db.url,
    BATON_DATA: freshFolder(),
    BATON_PORT: "0",
    BATON_DEMO: "0",
    BATON_WRITE_KEY: KEY,
    BATON_LOG_LEVEL: "silent",
  }
  const product = await startProduct(readSettings(settings))
  onTestFinished(async () => {
    await product.stop()
    await db.stop()
  })
  return product
}

test("Segment's own client, unchanged, sends 2,000 events and each counts exactly once", async () => {
  const product = await started()
  const client = new Analytics({ writeKey: KEY, host: product.url, flushAt: 100, maxEventsInBatch: 100, flushInterval: 50 })
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
  await expect.poll(() => counts(product), { timeout: 30_000, interval: 100 }).toEqual({ items: 2_000, taken: 2_000, engagements: 2_000 })
  const proof = await inWorkspace(product.db, product.workspace.name, (tx) => prove(tx, Date.now()))
  expect(proof.filter((finding) => finding.violations > 0)).toEqual([])
})

async function counts(product: Product) {
  const [row] = await inWorkspace(product.db, product.workspace.name, (tx) =>
    tx.query(
      "select (select sum(items) from signal)::int as items, (select sum(taken) from signal)::int as taken, (select count(*) from engagement)::int as engagements",
      [],
    ),
  )
  return row
}
