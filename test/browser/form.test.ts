import { readFileSync } from "node:fs"
import type { Page } from "playwright-core"
import { afterAll, describe, expect, test } from "vitest"
import { chromiumPath } from "./browser.ts"
import { violations } from "./check-page.ts"
import { closeBrowser, KEY, visitedSite, type Visited } from "./visited-site.ts"

afterAll(closeBrowser)

const SOON = { timeout: 15_000, interval: 50 }
const INPUTS = `<label>Work e-mail <input name="email" type="email" autocomplete="email" required></label>
  <label>Name <input name="full_name" autocomplete="name" required></label>
  <label>Message <textarea name="message"></textarea></label>
  <label>Size <select name="team"><option>1-10</option><option>11-50</option></select></label>
  <fieldset><legend>How shall we answer?</legend>
    <label><input type="radio" name="answer" value="mail" required>By mail</label><label><input type="radio" name="answer" value="phone">By phone</label></fieldset>
  <label><input type="checkbox" name="terms" value="yes" required data-error="Please agree first.">I agree</label>`

/** A site with a form of its own markup inside our element, and with the script unless it is to stay plain. */
function withForm(attributes = "", options = {}, inputs = INPUTS): Promise<Visited> {
  return visitedSite(
    (baton) => `<main><h1>Talk to us</h1><baton-form ${attributes}>
      <form action="${baton}/forms/demo-request?key=${KEY}" method="post">${inputs}<button>Ask for a demo</button></form></baton-form></main>
      <script async src="${baton}/form.js"></script>`,
    options,
  )
}

async function fill(page: Page, email: string): Promise<void> {
  await page.getByLabel("Work e-mail").fill(email)
  await page.getByLabel("Name").fill("Tove Aspen")
  await page.getByLabel("Message").fill("We'd like to see it.")
  await page.getByLabel("By phone").check()
  await page.getByLabel("I agree").check()
}

/** Waits until the script has taken the form over. */
async function upgraded(page: Page): Promise<Page> {
  await page.waitForFunction(() => document.querySelector("baton-form")?.shadowRoot)
  return page
}

const send = (page: Page) => page.getByRole("button", { name: "Ask for a demo" })
const thanks = (page: Page) => page.getByText("Thank you.")
const focused = (page: Page) =>
  page.evaluate(() => {
    const inside = document.activeElement?.shadowRoot?.activeElement
    return inside?.getAttribute("name") ?? inside?.getAttribute("part") ?? document.activeElement?.tagName
  })

async function leads(site: Visited): Promise<{ email: string; events: number }[]> {
  return site.query(
    `select l.email, count(e.*)::int as events from lead l join identity i on i.lead = l.id join engagement e on e.identity = i.id group by 1 order by 1`,
  )
}

test("the form has less than 10,000 bytes", () => {
  expect(readFileSync(new URL("../../dist/web/form.js", import.meta.url)).length).toBeLessThan(10_000)
})

describe.skipIf(chromiumPath() === null)("the form", () => {
  test("works without JavaScript", async () => {
    const site = await withForm("", { javaScriptEnabled: false })
    const page = await site.open("/demo?utm_source=ad")
    await fill(page, "tove@aspen.example")

    await send(page).click()

    expect(await page.getByRole("heading").textContent()).toBe("Thank you")
    await expect.poll(() => leads(site), SOON).toEqual([{ email: "tove@aspen.example", events: 1 }])
  })

  test("is sent without leaving the page, says thanks and offers a time", async () => {
    const site = await withForm(`booking-url="https://cal.example/sales" thanks-text="Thank you. Talk soon."`)
    const page = await upgraded(await site.open("/demo?utm_source=ad&utm_campaign=q4"))
    const address = page.url()
    await page.evaluate(() => {
      document.addEventListener("baton-form-sent", (event) => Object.assign(window, { heard: (event as CustomEvent).detail }))
    })
    await fill(page, "tove@aspen.example")

    await send(page).click()
    await thanks(page).waitFor()

    expect([page.url(), await focused(page)]).toEqual([address, "thanks"])
    expect(await page.getByRole("link", { name: "Book a time now" }).getAttribute("href")).toBe("https://cal.example/sales")
    expect(await page.evaluate(() => (window as unknown as { heard: unknown }).heard)).toEqual({
      receipt: expect.stringMatching(/^[0-9a-f-]{36}$/),
    })
    await expect.poll(() => leads(site), SOON).toEqual([{ email: "tove@aspen.example", events: 1 }])
    const [lead] = await site.query<{ fields: Record<string, unknown> }>("select fields from lead")
    expect(lead?.fields).toMatchObject({ utm_source: "ad", utm_campaign: "q4", landing_page: "/demo", full_name: "Tove Aspen" })
    expect(Object.keys(lead?.fields ?? {}).filter((name) => /_(id|hp|ms)$/.test(name))).toEqual([])
    const [signal] = await site.query<{ payload: string }>("select payload from signal")
    expect(JSON.parse(signal?.payload ?? "{}")).toMatchObject({ _ms: expect.any(Number) })
    expect((await site.stored()).wrong).toEqual([])
  })

  test("keeps what a machine wrote where no person sees it, for the check of bots", async () => {
    const site = await withForm()
    const page = await upgraded(await site.open("/demo"))
    await fill(page, "bot@aspen.example")
    await page.locator("[name=_hp]").evaluate((input) => Object.assign(input, { value: "buy now" }))

    await send(page).click()
    await thanks(page).waitFor()

    const [signal] = await site.query<{ payload: string }>("select payload from signal")
    expect(JSON.parse(signal?.payload ?? "{}")).toMatchObject({ _hp: "buy now" })
    await expect.poll(async () => (await site.counted()).length, SOON).toBe(1)
    expect((await site.counted())[0]?.properties).toMatchObject({ _hp: "buy now" })
    const [lead] = await site.query<{ fields: object }>("select fields from lead")
    expect(Object.keys(lead?.fields ?? {})).not.toContain("_hp")
  })

  test.each(["", "javascript:alert(1)", "http://cal.example", "//cal.example"])("offers no time at %j", async (address) => {
    const site = await withForm(`booking-url="${address}"`)
    const page = await upgraded(await site.open("/demo"))
    await fill(page, "tove@aspen.example")

    await send(page).click()
    await thanks(page).waitFor()

    expect(await page.getByRole("link").count()).toBe(0)
  })

  test("says what is missing, leads there, and is content once it is mended", async () => {
    const site = await withForm()
    const page = await upgraded(await site.open("/demo"))
    await page.getByLabel("Work e-mail").fill("nonsense")

    await send(page).click()

    const summary = page.getByRole("group", { name: "Please look at these again:" })
    expect(await focused(page)).toBe("summary")
    expect((await summary.getByRole("link").allTextContents()).map((text) => text.split(":")[0])).toEqual([
      "Work e-mail",
      "Name",
      "How shall we answer?",
      "I agree",
    ])
    expect(await summary.getByRole("link").last().textContent()).toBe("I agree: Please agree first.")
    expect(await violations(page)).toEqual([])
    await summary.getByRole("link").first().press("Enter")
    expect(await focused(page)).toBe("email")
    const email = page.getByLabel("Work e-mail")
    expect(await email.getAttribute("aria-invalid")).toBe("true")
    await email.fill("tove@aspen.example")
    expect(await email.getAttribute("aria-invalid")).toBeNull()
    await fill(page, "tove@aspen.example")
    await page.keyboard.press("Tab")
    await page.keyboard.press("Enter")
    await thanks(page).waitFor()
    expect(site.gate.posts.length).toBe(1)
  })

  test.each([
    ["as it stands", "", {}],
    ["on a dark page", "", { colorScheme: "dark" }],
    ["on a narrow screen", "", { viewport: { width: 320, height: 700 } }],
  ])("has nothing that axe finds wrong %s, from the first look to the thanks", async (_, attributes, options) => {
    const site = await withForm(`booking-url="https://cal.example/sales" ${attributes}`, options)
    const page = await upgraded(await site.open("/demo"))
    if ("colorScheme" in options) await page.addStyleTag({ content: "html{background:#111;color:#fff}" })
    const atFirst = await violations(page)
    const targets = await page
      .locator("baton-form")
      .evaluate((element) =>
        [
          ...(element.shadowRoot?.querySelectorAll("input:not([type],[name=_hp]),select,textarea,button,label:has([type=radio])") ?? []),
        ].map((one) => one.getBoundingClientRect().height),
      )
    site.gate.mood = "refusing"
    await fill(page, "tove@aspen.example")
    await send(page).click()
    await page.getByText("could not be sent").waitFor()
    const whenFailed = await violations(page)
    site.gate.mood = "open"
    await page.getByRole("button", { name: "Try again" }).click()
    await thanks(page).waitFor()

    expect([atFirst, whenFailed, await violations(page)]).toEqual([[], [], []])
    expect(Math.min(...targets)).toBeGreaterThanOrEqual(44)
    expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true)
  })

  test.each([
    ["reduce", "0s"],
    ["no-preference", "0.15s"],
  ] as const)("moves for nobody who asked for that: %s", async (reducedMotion, duration) => {
    const site = await withForm("", { reducedMotion })
    const page = await upgraded(await site.open("/demo"))

    expect(await send(page).evaluate((button) => getComputedStyle(button).transitionDuration)).toContain(duration)
  })

  test("clicked twice is one lead and one post", async () => {
    const site = await withForm()
    const page = await upgraded(await site.open("/demo"))
    await fill(page, "tove@aspen.example")

    await send(page).dblclick()
    await thanks(page).waitFor()

    await expect.poll(() => leads(site), SOON).toEqual([{ email: "tove@aspen.example", events: 1 }])
    expect((await site.stored()).signals).toBe(1)
  })

  test.each(["refusing", "forgetful"] as const)("keeps what was typed while Baton is %s, and tried again is one lead", async (mood) => {
    const site = await withForm()
    const page = await upgraded(await site.open("/demo"))
    await fill(page, "tove@aspen.example")
    site.gate.mood = mood
    await send(page).click()
    await page.getByText("could not be sent").waitFor()
    const typed = await page.getByLabel("Message").inputValue()

    site.gate.mood = "open"
    await page.getByRole("button", { name: "Try again" }).click()
    await thanks(page).waitFor()

    expect(typed).toBe("We'd like to see it.")
    await expect.poll(() => leads(site), SOON).toEqual([{ email: "tove@aspen.example", events: 1 }])
    expect((await site.stored()).signals).toBe(1)
  })

  test("offline says so, and keeps what was typed", async () => {
    const site = await withForm(`failed-text="Keine Verbindung."`)
    const page = await upgraded(await site.open("/demo"))
    await fill(page, "tove@aspen.example")
    await site.context.setOffline(true)
    await send(page).click()
    await page.getByText("Keine Verbindung.").waitFor()

    await site.context.setOffline(false)
    await page.getByRole("button", { name: "Try again" }).click()
    await thanks(page).waitFor()

    await expect.poll(() => leads(site), SOON).toEqual([{ email: "tove@aspen.example", events: 1 }])
  })

  test("taken over late leaves the visitor where they were typing", async () => {
    const site = await visitedSite(
      (
        baton,
      ) => `<baton-form><form action="${baton}/forms/demo-request?key=${KEY}" method="post">${INPUTS}<button>Send</button></form></baton-form>
        <button type="button" onclick="document.body.append(Object.assign(document.createElement('script'), { src: '${baton}/form.js' }))">Load</button>`,
    )
    const page = await site.open("/demo")
    await page.getByLabel("Name").fill("Tove")

    await page.getByLabel("Name").focus()
    await page.evaluate(() => document.querySelector<HTMLElement>("[type=button]")?.dispatchEvent(new MouseEvent("click")))
    await upgraded(page)

    expect([await focused(page), await page.getByLabel("Name").inputValue()]).toEqual(["full_name", "Tove"])
  })

  test("can be made from attributes alone", async () => {
    const site = await visitedSite(
      (baton) => `<script async src="${baton}/form.js"></script>
        <main><h1>Talk to us</h1><baton-form form="contact-sales" write-key="${KEY}" button-text="Go" fields="email*,first_name,team_size:How many are you?,message"></baton-form></main>`,
    )
    const page = await upgraded(await site.open("/"))
    expect(await violations(page)).toEqual([])
    await page.getByLabel("Work e-mail").fill("ida@rowan.example")
    await page.getByLabel("How many are you? (optional)").fill("12")

    await page.getByRole("button", { name: "Go" }).click()
    await thanks(page).waitFor()

    await expect
      .poll(async () => (await site.counted()).map(({ form, properties }) => [form, properties["team_size"]]), SOON)
      .toEqual([["contact-sales", "12"]])
  })

  test("brings along what its visitor saw before, when the snippet is there too", async () => {
    const site = await visitedSite(
      (baton) => `<script async src="${baton}/baton.js" data-write-key="${KEY}"></script><script async src="${baton}/form.js"></script>
        <baton-form><form action="${baton}/forms/demo-request?key=${KEY}" method="post">${INPUTS}<button>Ask for a demo</button></form></baton-form>`,
    )
    const page = await upgraded(await site.open("/pricing"))
    await fill(page, "tove@aspen.example")

    await send(page).click()
    await thanks(page).waitFor()

    await expect.poll(() => leads(site), SOON).toEqual([{ email: "tove@aspen.example", events: 2 }])
  })
})
