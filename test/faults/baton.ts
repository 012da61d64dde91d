import { armFailpoints } from "#store/failpoint.ts"
import { startProduct } from "../../src/product.ts"
import { readSettings } from "../../src/settings.ts"

const realNow = Date.now.bind(Date)

/** From now on this process takes another time for the present. */
function skewBy(ms: number): void {
  Date.now = () => realNow() + ms
}

// A whole Baton as `baton serve` runs it, in a process that a test may kill. Failpoints are armed at start, or later by a message.
process.on("message", (told: string | { skew: number }) => {
  if (typeof told === "string") armFailpoints(told)
  else skewBy(told.skew)
  process.send?.({ told })
})
process.on("disconnect", () => process.exit(1))

const product = await startProduct(readSettings(process.env))
process.send?.({ url: product.url, database: product.db.url, keys: product.keys })
process.once("SIGTERM", () => void product.stop().then(() => process.exit(0)))
