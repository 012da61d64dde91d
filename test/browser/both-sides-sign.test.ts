import type { Page } from "playwright-core"
import { afterAll, beforeAll, describe, expect, test } from "vitest"
import { chromiumPath } from "./browser.ts"
import { demoProduct, type DemoProduct } from "./demo-product.ts"

const chromium = chromiumPath()

let demo: DemoProduct
beforeAll(async () => {
  if (chromium !== null) demo = await demoProduct(chromium)
})
afterAll(async () => demo?.stop())

describe.skipIf(chromium === null)("the agreement", () => {
  test("is changed in a form, read as what it changes, signed by both sides, and then in force", async () => {
    const ops = await demo.open("/agreement/draft", { role: "revops" })
    const promise = ops.getByRole("group", { name: /First touch, as the buyer feels it/ }).getByLabel("Tier 1")
    await promise.fill("20 minutes")
    await promise.press("Enter")
    await ops.getByText("Tier 1: 20 minutes").waitFor()
    await ops.getByRole("button", { name: "Load as a version" }).click()
    await ops.getByText("Version 2 is loaded").waitFor()
    const address = new URL(ops.url()).pathname

    const marketing = await demo.open(`${address}?view=changes`, { role: "leadership", side: "marketing" })
    await marketing.getByText("Tier 1: 20 minutes").waitFor()
    expect(await marketing.locator("ins").allTextContents()).toEqual(["Tier 1: 20 minutes"])
    await sign(marketing, "Marketing")
    await marketing.getByText("The other side is still to sign.").waitFor()

    const sales = await demo.open(address, { role: "leadership", side: "sales" })
    await sales.getByText("Waits for signatures").waitFor()
    expect(await sales.getByText(/Signed by/).isVisible()).toBe(true)
    await sign(sales, "Sales")
    await sales.getByText("the version is in force").waitFor()

    await sales.goto(`${demo.url}/agreement`)
    await sales.getByText("Version 2").first().waitFor()
    expect(await sales.getByText("In force", { exact: true }).isVisible()).toBe(true)
  })

  test("is changed by one side alone in an emergency, and the other side sees until when and ratifies it", async () => {
    const source = (await demo.call<{ source: string }>("GET", "/api/agreements/in-force")).source
    const { id } = await demo.call<{ id: string }>("POST", "/api/agreements", { source: source.replace("20 minutes", "25 minutes") })
    const address = `/agreement/versions/${id}`

    const ops = await demo.open(address, { role: "revops" })
    expect(await ops.getByRole("button", { name: "Put in force alone" }).getAttribute("aria-disabled")).toBe("true")

    const sales = await demo.open(address, { role: "leadership", side: "sales" })
    await sales.getByRole("button", { name: "Put in force alone" }).click()
    const dialog = sales.getByRole("dialog")
    const button = dialog.getByRole("button", { name: "Put in force for 72 hours" })
    await dialog.getByRole("checkbox").check()
    expect(await button.isDisabled()).toBe(true)
    await dialog.getByLabel("What can’t wait, and why?").fill("Half of the team is ill this week.")
    await button.click()
    await sales.getByText("In force for 72 hours. The other side was told.").waitFor()

    const marketing = await demo.open("/agreement", { role: "leadership", side: "marketing" })
    await marketing.getByText("Half of the team is ill this week.").waitFor()
    expect(await marketing.getByText("Emergency change", { exact: true }).isVisible()).toBe(true)
    await sign(marketing, "Marketing")
    await marketing.getByText("the version is in force").waitFor()
    await marketing.getByText(/was ratified/).waitFor()
  })

  test("keeps its form with what was typed and what is wrong with it, also when the page is loaded again", async () => {
    const page = await demo.open("/agreement/draft", { role: "revops" })
    const fit = page.getByLabel("Least points of fit")
    const before = await fit.inputValue()
    const name = page.getByLabel("Name", { exact: true })
    await fit.fill("150")
    await page.getByText("It can’t be loaded yet").waitFor()
    expect(await fit.evaluate((input) => input === document.activeElement)).toBe(true)
    await fit.press("Tab")
    await name.fill("Another name")
    await expect.poll(() => page.evaluate(() => sessionStorage.getItem("baton.agreement-draft"))).toContain("Another name")

    for (const isAgain of [false, true]) {
      if (isAgain) await page.reload()
      await expect.poll(() => fit.getAttribute("aria-invalid")).toBe("true")
      expect(await fit.inputValue()).toBe("150")
      await expect.poll(() => name.inputValue()).toBe("Another name")
      expect(await page.getByLabel("Tier 1").first().isVisible()).toBe(true)
    }

    await fit.fill(before)
    await page.getByText("It can be loaded", { exact: true }).waitFor()
    expect(await fit.getAttribute("aria-invalid")).toBeNull()
    expect(await page.getByRole("button", { name: "Load as a version" }).isEnabled()).toBe(true)
  })

  test("can’t be loaded while something is wrong with it, and the check leads to the line", async () => {
    const page = await demo.open("/agreement/draft", { role: "revops" })
    await page.getByRole("tab", { name: "As the file" }).click()
    const file = page.getByRole("textbox", { name: "As the file" })
    await file.fill((await file.inputValue()).replace("otherwise: americas", "otherwise: nowhere"))

    await page.getByText("It can’t be loaded yet").waitFor()
    await page.getByRole("button", { name: /routing\.otherwise/ }).click()

    expect(await page.getByRole("button", { name: "Load as a version" }).isDisabled()).toBe(true)
    const selected = await file.evaluate((box: HTMLTextAreaElement) => box.value.slice(box.selectionStart, box.selectionEnd))
    expect(selected).toContain("otherwise: nowhere")
  })

  test("shows what would become of a made-up lead, and keeps nothing of it", async () => {
    const page = await demo.open("/agreement?view=trial", { role: "marketing" })
    await page.getByRole("combobox", { name: "Begin with an example of the agreement" }).click()
    await page.getByRole("option").first().click()

    await page.getByRole("heading", { name: "Verdict" }).waitFor()

    expect(await page.getByRole("heading", { name: "Fit" }).isVisible()).toBe(true)
    expect(await demo.call("GET", "/api/leads")).toMatchObject({ data: [] })
  })
})

async function sign(page: Page, side: string): Promise<void> {
  await page.getByRole("button", { name: `Sign for ${side}` }).click()
  const dialog = page.getByRole("dialog")
  const button = dialog.getByRole("button", { name: "Sign", exact: true })
  expect(await button.isDisabled()).toBe(true)
  await dialog.getByRole("checkbox").check()
  await button.click()
}
