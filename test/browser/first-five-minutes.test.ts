import { afterAll, beforeAll, describe, expect, test } from "vitest"
import { chromiumPath } from "./browser.ts"
import { demoProduct, KEY, type DemoProduct } from "./demo-product.ts"

const chromium = chromiumPath()
const HOSTILE = `<script>document.title = "taken"</script>"'><img src=x onerror=alert(1)>`

let demo: DemoProduct
beforeAll(async () => {
  if (chromium !== null) demo = await demoProduct(chromium)
})
afterAll(async () => demo?.stop())

describe.skipIf(chromium === null)("the first five minutes", () => {
  test("a test lead goes through every step, each with its reason, and moves on when nobody answers", async () => {
    const page = await demo.open("/")
    expect(await page.getByRole("heading", { level: 1 }).textContent()).toBe("Welcome to Baton")

    await page.getByRole("button", { name: "Send a test lead" }).click()
    const steps = page.getByRole("region", { name: "Follow a lead" }).getByRole("listitem")
    await steps.filter({ hasText: "The clocks run" }).waitFor()

    const said = (await steps.allTextContents()).join("\n")
    const promised = await steps.filter({ hasText: "The clocks run" }).innerText()
    expect(said).toMatch(/Dana Whitfield of Harbor Robotics/)
    expect(said).toMatch(/Scored: fit \d+, intent \d+.*asked for a demo/)
    expect(said).toMatch(/Qualified as tier 1/)
    expect(said).toMatch(/(Ana|Ben|Cleo)[^\n]* has the lead/)

    await page.getByRole("button", { name: "+31 min" }).click()
    await steps
      .filter({ hasText: /has it now/ })
      .first()
      .waitFor()
    const later = await steps.allTextContents()
    expect(later.join("\n")).toMatch(/acceptance at 80 % of the time/i)
    const [, now] = /(\w+) has it now/.exec(later.join("\n")) ?? []
    const holds = await steps.filter({ hasText: "The clocks run" }).innerText()
    expect(holds).toContain(`${now} says yes or no by`)
    expect(holds.slice(-5)).not.toBe(promised.slice(-5))
  })

  test.each([
    ["Rep", /\/queue$/],
    ["Leadership", /\/(dashboard|reports|queue)/],
  ])("one can look around as %s", async (side, address) => {
    await demo.sendForm({ email: "rosa@around.example", first_name: "Rosa", last_name: "Round" })
    const page = await demo.open("/")

    await page
      .getByRole("region", { name: "Look around" })
      .getByRole("button", { name: new RegExp(`^${side}`) })
      .click()

    await page.waitForURL(address)
    await page.getByRole("heading", { level: 1 }).waitFor()
    expect(new URL(page.url()).pathname).toMatch(address)
  })

  test("a deep link opens its page, and one that leads nowhere says so", async () => {
    const { verdict } = await demo.sendForm({ email: "dora@deep.example", first_name: "Dora", last_name: "Deep" })
    const page = await demo.open(`/handoffs/${verdict.handoff}`)

    expect(await page.getByRole("heading", { level: 1, name: "Dora Deep" }).textContent()).toBe("Dora Deep")
    await page.getByRole("link", { name: "Everything about Dora Deep" }).click()
    await page.getByRole("heading", { name: "Qualified as tier 1" }).waitFor()
    expect((await page.request.get(`${demo.url}/nowhere/at/all`)).status()).toBe(404)
  })

  test("a lead's name is shown as it is, whatever it holds", async () => {
    const { verdict } = await demo.sendForm({ email: "mallory@hostile.example", first_name: HOSTILE, last_name: "Quote" })
    const page = await demo.open(`/leads/${verdict.lead.id}`)

    await page.getByRole("heading", { level: 1, name: /<script>/ }).waitFor()
    expect(await page.title()).toContain("Baton")
    expect(await page.locator("main script, main img").count()).toBe(0)
  })

  test("what it says above the fold of a brief is at most sixty words", async () => {
    const { verdict } = await demo.sendForm({ email: "wanda@why.example", first_name: "Wanda", last_name: "Why" })
    const page = await demo.open(`/handoffs/${verdict.handoff}`)

    const fold = page.locator("[data-fold]")
    await fold.waitFor()
    const words = (await fold.innerText()).split(/\s+/).filter((word) => /\w/.test(word))

    expect(await fold.innerText()).toMatch(/Why now[^]*Say this[^]*Next/)
    expect(words.length).toBeLessThanOrEqual(60)
  })

  test("every page speaks German, too", async () => {
    const page = await demo.open("/", { locale: "de-DE" })

    await page.getByRole("heading", { level: 1, name: "Willkommen bei Baton" }).waitFor()
    await page.getByRole("link", { name: "Warteschlange" }).first().click()

    await page.getByRole("heading", { level: 1, name: "Warteschlange" }).waitFor()
    expect(await page.evaluate(() => document.documentElement.lang)).toBe("de")
  })

  test("under another name than this machine's a key is asked for, once, and the way goes on to where it was", async () => {
    const page = await demo.open("/queue?owner=all", { host: "baton.localhost", expects: /status of 401/ })
    await page.getByRole("heading", { level: 1, name: "Sign in" }).waitFor()

    const signIn = async (key: string) => {
      await page.getByText("Sign in with an admin key").click()
      await page.getByLabel("Admin key").fill(key)
      await page.getByRole("button", { name: "Sign in with the key" }).click()
    }
    await signIn("not-a-key")
    expect(await page.getByRole("alert").textContent()).toBe("This key is not known here.")
    await signIn(KEY)

    await page.waitForURL(/\/queue\?owner=all$/)
    await page.getByRole("heading", { level: 1, name: "Queue" }).waitFor()
    const [cookie] = await page.context().cookies()
    expect(cookie).toMatchObject({ httpOnly: true, sameSite: "Lax" })
  })
})
