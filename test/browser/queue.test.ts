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

const stateOf = async (id: string) => (await demo.call<{ state: string }>("GET", `/api/handoffs/${id}`)).state
const open = async (options = {}) => {
  const page = await demo.open("/queue?owner=all", options)
  await page.getByRole("heading", { level: 1, name: "Queue" }).waitFor()
  return page
}
const line = (page: Page, name: string) =>
  page.getByRole("list", { name: "Leads that wait for an answer" }).getByRole("listitem").filter({ hasText: name })
const send = async (name: string) =>
  (await demo.sendForm({ email: `${name.toLowerCase()}@queue-${name.toLowerCase()}.example`, first_name: name, last_name: "Queue" }))
    .verdict.handoff

/** Goes down by J until this lead has the focus. */
async function goTo(page: Page, name: string): Promise<void> {
  await line(page, name).waitFor()
  for (let step = 0; step < 30; step++) {
    await page.keyboard.press(step === 0 ? "k" : "j")
    if ((await page.evaluate(() => document.activeElement?.textContent)) === `${name} Queue`) return
  }
  throw new Error(`J never reached ${name}.`)
}

describe.skipIf(chromium === null)("a rep's morning, by keyboard alone", () => {
  test("accept, log a call, hand back with a reason in two keys, and take it back", async () => {
    const [ada, bob, cat] = [await send("Ada"), await send("Bob"), await send("Cat")]
    const page = await open()

    await goTo(page, "Ada")
    await page.keyboard.press("a")
    await line(page, "Ada").getByText("accepted").first().waitFor()
    await page.keyboard.press("l")
    await page.keyboard.press("1")
    await page.getByText("Touch with Ada Queue written down").waitFor()

    await page.reload()
    await goTo(page, "Bob")
    await page.keyboard.press("r")
    await page.keyboard.press("1")
    await page.getByText("Bob Queue handed back").waitFor()
    await expect.poll(() => stateOf(bob)).toBe("rejected")
    await page.keyboard.press("z")
    await page.getByText("Taken back").waitFor()

    await page.reload()
    await goTo(page, "Cat")
    await page.keyboard.press("c")
    await page.keyboard.press("2")
    await expect.poll(() => stateOf(cat)).toBe("recycled")

    expect([await stateOf(ada), await stateOf(bob)]).toEqual(["accepted", "open"])
    const touches = await demo.call<{ data: { kind: string }[] }>("GET", `/api/handoffs/${ada}/touches`)
    expect(touches.data.map(({ kind }) => kind)).toEqual(["call"])
  })

  test("after accepting, R disqualifies, A says that it can't be said again, and Z brings the lead and the selection back", async () => {
    const eli = await send("Eli")
    const page = await open()

    await goTo(page, "Eli")
    await page.keyboard.press("a")
    await expect.poll(() => stateOf(eli)).toBe("accepted")
    await page.keyboard.press("a")
    await page.getByText("Not possible now. It stands as: accepted").waitFor()
    expect(await page.getByRole("button", { name: /^Reject/ }).count()).toBe(0)
    await page.keyboard.press("r")
    await page.getByText("Out of the race for good, because …").waitFor()
    await page.keyboard.press("1")
    await expect.poll(() => stateOf(eli)).toBe("disqualified")
    await page.keyboard.press("z")
    await expect.poll(() => stateOf(eli)).toBe("accepted")

    await page.getByText("Taken back").waitFor()
    await expect.poll(() => page.evaluate(() => document.activeElement?.textContent)).toBe("Eli Queue")
  })

  test("what is refused is looked at again, so that the next key means it", async () => {
    const hob = await send("Hob")
    await send("Ivy")
    const page = await open({ expects: /status of 409/ })

    await goTo(page, "Hob")
    await demo.call("POST", `/api/handoffs/${hob}/disposition`, { kind: "accept" })
    await page.keyboard.press("r")
    await page.keyboard.press("1")

    await page.getByText(/is not possible|Look at it again/).waitFor()
    await expect.poll(() => line(page, "Hob").locator("[aria-current=true]").count()).toBe(1)
  })

  test("who leaves while an answer is on its way is asked first, and the answer arrives all the same", async () => {
    const jan = await send("Jan")
    const page = await open()
    const wouldAsk = () => page.evaluate(() => !window.dispatchEvent(new Event("beforeunload", { cancelable: true })))
    let letGo = () => {}
    const held = new Promise<void>((resolve) => (letGo = resolve))
    await page.route("**/disposition", async (route) => {
      await held
      await route.continue()
    })

    await goTo(page, "Jan")
    expect(await wouldAsk()).toBe(false)
    await page.keyboard.press("a")
    await expect.poll(wouldAsk).toBe(true)
    letGo()
    await expect.poll(wouldAsk).toBe(false)
    expect(await stateOf(jan)).toBe("accepted")
    await page.keyboard.press("z")
    await page.reload()

    await expect.poll(() => stateOf(jan)).toBe("open")
  })

  test("convert by letters and Enter, and open the brief and come back", async () => {
    const handoff = await send("Dee")
    const page = await open()

    await goTo(page, "Dee")
    await page.keyboard.press("a")
    await expect.poll(() => stateOf(handoff)).toBe("accepted")
    await page.keyboard.press("l")
    await page.keyboard.press("7")
    await page.getByText("Touch with Dee Queue written down").waitFor()
    await page.reload()
    await goTo(page, "Dee")
    await page.keyboard.press("q")
    for (const key of ["1", "2", "3", "4", "Enter"]) await page.keyboard.press(key)
    await expect.poll(() => stateOf(handoff)).toBe("sql")

    await page.keyboard.press("Enter")
    await page.waitForURL(new RegExp(handoff))
  })

  test("what comes in meanwhile is counted and moves no row, until somebody says so", async () => {
    await send("Eve")
    const page = await open()
    await goTo(page, "Eve")
    const before = await page.getByRole("listitem").count()

    await send("Fay")
    await page.getByRole("button", { name: /1 new/ }).waitFor()
    expect(await page.getByRole("listitem").count()).toBe(before)
    await page.keyboard.press(".")

    await line(page, "Fay").waitFor()
  })

  test("keys can be changed and switched off", async () => {
    await send("Gus")
    const page = await open()
    await page.keyboard.press("?")
    await page.getByRole("button", { name: /^Accept: a/ }).click()
    await page.keyboard.press("y")
    await page.getByRole("button", { name: /^Accept: y/ }).waitFor()
    await page.getByRole("switch").press("Space")
    await page.keyboard.press("Escape")

    await line(page, "Gus").getByRole("link").focus()
    await page.keyboard.press("y")

    expect(await line(page, "Gus").getByText("waits for a yes").count()).toBeGreaterThan(0)
  })

  test("Ctrl-K goes anywhere", async () => {
    const page = await open()

    await page.keyboard.press("Control+k")
    await page.getByRole("dialog").getByRole("combobox").fill("leads")
    await page.keyboard.press("Enter")

    await page.waitForURL(/\/leads$/)
    expect(await page.getByRole("dialog").count()).toBe(0)
  })
})

describe.skipIf(chromium === null)("on a phone", () => {
  test("a lead is read and answered with one thumb", async () => {
    const handoff = await send("Hal")
    const page = await open({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true })

    await line(page, "Hal").getByRole("link").tap()
    await page.getByRole("heading", { level: 1, name: "Hal Queue" }).waitFor()
    const accept = page.getByRole("button", { name: "Accept" })
    const box = await accept.boundingBox()
    await accept.tap()
    await expect.poll(() => stateOf(handoff)).toBe("accepted")
    await page.getByRole("button", { name: "Log touch" }).tap()
    await page.getByRole("button", { name: "Call", exact: true }).tap()

    await page.getByText("Touch with Hal Queue written down").waitFor()
    expect(box?.height).toBeGreaterThanOrEqual(44)
    expect(box?.y).toBeGreaterThan(844 / 2)
  })
})
