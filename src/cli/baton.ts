import { readSettings, unknownSettings } from "../settings.ts"
import { startProduct } from "../product.ts"

const product = await startProduct(readSettings(process.env), { onLog: (line) => console.log(line) })
console.log(product.url, product.keys, unknownSettings(process.env))
for (const signal of ["SIGTERM", "SIGINT"] as const) process.once(signal, () => void product.stop().then(() => process.exit(0)))
