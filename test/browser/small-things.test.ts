import { afterAll, beforeAll, describe, expect, test } from "vitest"
import { chromiumPath } from "./browser.ts"
import { demoProduct, type DemoProduct } from "./demo-product.ts"

const chromium = chromiumPath()

let demo: DemoProduct
beforeAll(async () => {
  if (chromium !== null) demo = await demoProduct(chromium)
})
afterAll(async () => demo?.stop())

describe.skipIf(chromium === null)("what people notice at once", () => {
  test("what is typed while Ctrl-K is on its way stands in its field, and does nothing on the page behind", async () => {
    await demo.sendForm({ email: "tess@typed.example", first_name: "Tess", last_name: "Typed" })
    const page = await demo.open("/queue?owner=all", { role: "revops" })
    await page.getByText("Tess Typed").first().waitFor()
    await page.route("**/palette-*.js", async (route) => {
      await new Promise((done) => setTimeout(done, 600))
      await route.continue()
    })

    await page.keyboard.press("Control+k")
    await page.keyboard.type("hha")
    await page.keyboard.press("Backspace")
    await page.keyboard.press("Backspace")
    await page.keyboard.type("arbor")
    expect(await page.getByRole("dialog").count()).toBe(0)
    const field = page.getByRole("combobox")
    await page.getByRole("dialog").waitFor()

    await expect.poll(() => field.inputValue()).toBe("harbor")
    await page.keyboard.type("!")
    expect(await field.inputValue()).toBe("harbor!")
  })

  test("that Baton does not answer is taken back as soon as it does", async () => {
    const page = await demo.open("/", { expects: /ERR_INTERNET_DISCONNECTED|Failed to load/ })
    await page.getByRole("button", { name: "Send a test lead" }).waitFor()
    await page.context().setOffline(true)
    await page.getByRole("button", { name: "Send a test lead" }).click()
    await page.getByText("Baton does not answer").waitFor()
    await page.context().setOffline(false)

    await page.getByRole("button", { name: "Send a test lead" }).click()
    await page.getByRole("listitem").filter({ hasText: "Came in" }).waitFor()

    expect(await page.getByText("Baton does not answer").count()).toBe(0)
  })

  test("who finds nobody is told so, and sees everybody again with one press", async () => {
    await demo.sendForm({ email: "lena@listed.example", first_name: "Lena", last_name: "Listed" })
    const page = await demo.open("/leads?q=zzzyyy", { role: "revops" })
    await page.getByText("Nobody fits this search").waitFor()

    await page.getByRole("button", { name: "Show all leads" }).click()

    await page.getByText("Lena Listed").first().waitFor()
    expect(new URL(page.url()).search).toBe("")
  })

  test("a promise for part of a month says for how many days it is, and money its currency", async () => {
    await demo.sendForm({ email: "pia@promised.example", first_name: "Pia", last_name: "Promised" })
    const page = await demo.open("/dashboard", { role: "leadership" })

    await page.getByText(/\$\d/).first().waitFor()
    await page.getByRole("heading", { name: "Marketing’s volume against its promise" }).scrollIntoViewIfNeeded()
    const promise = page.getByText(/promised for these \d+ days \(\d+ a month\)/).first()
    await promise.waitFor()
    expect(await promise.isVisible()).toBe(true)
  })

  test("coverage over all teams says by whose clocks it counts", async () => {
    const page = await demo.open("/capacity/coverage", { role: "manager" })

    const whose = page.getByText(/counted by the clocks there, where most people are/)
    await whose.waitFor()
    expect(await whose.isVisible()).toBe(true)
  })
})
