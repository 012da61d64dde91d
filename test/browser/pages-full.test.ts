import { afterAll, beforeAll, describe, expect, test } from "vitest"
import { chromiumPath } from "./browser.ts"
import { overflow } from "./check-page.ts"
import { demoProduct, type DemoProduct } from "./demo-product.ts"
import { screens, type Known } from "./screens.ts"
import { NONE, obstacles, shown } from "./shown-page.ts"

const chromium = chromiumPath()
const WIDTHS = [320, 390, 768, 1440]

let demo: DemoProduct
let known: Known
beforeAll(async () => {
  if (chromium === null) return
  demo = await demoProduct(chromium)
  const { verdict } = await demo.sendForm({ email: "ada@full.example", first_name: "Ada", last_name: "Full-Hyphenated".repeat(4) })
  for (const name of ["Bob", "Cat", "Dee"])
    await demo.sendForm({ email: `${name}@full-${name}.example`, first_name: name, last_name: "Full" })
  const { verdict: other } = await demo.sendForm({ email: "eve@full-eve.example", first_name: "Eve", last_name: "Full" })
  await demo.call("POST", `/api/handoffs/${other.handoff}/disposition`, { kind: "reject", reason: "duplicate" })
  await demo.call("POST", "/api/demo/clock", { advance: "31 minutes" })
  const { account } = await demo.call<{ account: string }>("GET", `/api/leads/${verdict.lead.id}`)
  known = { lead: verdict.lead.id, handoff: verdict.handoff, account }
})
afterAll(() => demo?.stop())

describe.skipIf(chromium === null)("with something to show, in both themes and every width", () => {
  test.each(screens)("the page $name keeps nobody out", async (screen) => {
    const page = await shown(demo, screen, known)

    expect(await obstacles(page)).toEqual(NONE)
    for (const width of WIDTHS) expect([width, await overflow(page, width)]).toEqual([width, []])
  })
})
