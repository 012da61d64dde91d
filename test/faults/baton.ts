import { armFailpoints } from "#store/failpoint.ts"
import { startProduct } from "../../src/product.ts"
import { readSettings } from "../../src/settings.ts"

/** Failpoints to arm, or by how much the process's clock is to be wrong from now on, in ms. */
type Told = string | { skew: number }

const rightTime = Date.now
let skew = 0

// A whole Baton as `baton serve` runs it, in a process that a test may kill. Failpoints are armed at start, or later by a message.
process.on("message", (told: Told) => {
  if (typeof told === "string") armFailpoints(told)
  else skew = told.skew
  process.send?.({ told })
})
Date.now = () => rightTime() + skew
process.on("disconnect", () => process.exit(1))

const product = await startProduct(readSettings(process.env), { onOutdated: () => void product.stop().then(() => process.exit(1)) })
process.send?.({ url: product.url, database: product.db.url, keys: product.keys })
process.once("SIGTERM", () => void product.stop().then(() => process.exit(0)))
