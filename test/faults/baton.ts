import { armFailpoints } from "#store/failpoint.ts"
import { startProduct } from "../../src/product.ts"
import { readSettings } from "../../src/settings.ts"

// A whole Baton as `baton serve` runs it, in a process that a test may kill. Failpoints are armed at start, or later by a message.
process.on("message", (failpoints: string) => {
  armFailpoints(failpoints)
  process.send?.({ armed: failpoints })
})
process.on("disconnect", () => process.exit(1))

const product = await startProduct(readSettings(process.env), { onOutdated: () => void product.stop().then(() => process.exit(1)) })
process.send?.({ url: product.url, database: product.db.url, keys: product.keys })
process.once("SIGTERM", () => void product.stop().then(() => process.exit(0)))
