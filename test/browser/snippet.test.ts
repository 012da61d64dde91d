import { readFileSync } from "node:fs"
import type { Page } from "playwright-core"
import { afterAll, describe, expect, test } from "vitest"
import { chromiumPath } from "./browser.ts"
import { closeBrowser, KEY, visitedSite, type Visited } from "./visited-site.ts"

afterAll(closeBrowser)

const STUB = `<script>window.baton ??= (...words) => (baton.q ??= []).push(words)</script>`
const KEPT = "data-consent=granted"
const SOON = { timeout: 15_000, interval: 50 }

/** A site whose every page has the snippet, with these attributes. */
function tracked(attributes = "", body = "", options = {}): Promise<Visited> {
  const script = (baton: string) => `${STUB}<script async src="${baton}/baton.js" data-write-key="${KEY}" ${attributes}></script>`
  return visitedSite((baton) => script(baton) + body, options)
}

/** Says something to the snippet, as the site would. */
function say(page: Page, ...words: unknown[]): Promise<void> {
  return page.evaluate((words) => (window as unknown as { baton(...words: unknown[]): void }).baton(...words), words)
}

function idOf(page: Page): Promise<string | undefined> {
  return page.evaluate(() => (window as unknown as { baton: { id(): string | undefined } }).baton.id())
}

/** Waits until the snippet itself is there, not only what stands in for it. */
async function ready(page: Page): Promise<Page> {
  await page.waitForFunction(() => "id" in ((window as unknown as { baton?: object }).baton ?? {}))
  return page
}

function kept(page: Page): Promise<string[]> {
  return page.evaluate(() => [...Object.keys(localStorage), ...Object.keys(sessionStorage)])
}

function pages(counted: Awaited<ReturnType<Visited["counted"]>>): (string | null)[] {
  return counted.filter(({ kind }) => kind === "page").map(({ page }) => page)
}

test("the snippet has less than 5,000 bytes", () => {
  expect(readFileSync(new URL("../../dist/web/baton.js", import.meta.url)).length).toBeLessThan(5_000)
})

describe.skipIf(chromiumPath() === null)("a visitor who has said nothing", () => {
  test("is counted, with campaign and page, and nothing is kept in the browser", async () => {
    const site = await tracked()
    const page = await ready(await site.open("/pricing?utm_source=ad&utm_campaign=q4&email=private@person.example#top"))
    await say(page, "track", "Watched video", { seconds: 40 })

    await expect.poll(async () => (await site.counted()).length, SOON).toBe(2)

    const [view, event] = await site.counted()
    expect(view).toMatchObject({ kind: "page", page: "/pricing", visitor: await idOf(page) })
    expect(view?.properties).toMatchObject({ utm_source: "ad", utm_campaign: "q4", search: "?utm_source=ad&utm_campaign=q4" })
    expect(event).toMatchObject({ kind: "track", event: "Watched video", properties: { seconds: 40 } })
    expect(JSON.stringify(site.gate.posts)).not.toContain("private@person.example")
    expect([await site.context.cookies(), await kept(page)]).toEqual([[], []])
    expect((await site.stored()).wrong).toEqual([])
  })

  test("is somebody else on the next page", async () => {
    const site = await tracked()
    const page = await ready(await site.open("/one"))
    const first = await idOf(page)
    await page.goto(page.url().replace("/one", "/two"))
    await ready(page)

    await expect.poll(async () => pages(await site.counted()), SOON).toEqual(["/one", "/two"])
    expect(await idOf(page)).not.toBe(first)
  })

  test("what is said in the last moment goes out with the page", async () => {
    const site = await tracked()
    const page = await ready(await site.open("/one"))

    await page.evaluate(() => {
      ;(window as unknown as { baton(...words: unknown[]): void }).baton("track", "Clicked away")
      location.href = "about:blank"
    })

    await expect.poll(async () => (await site.counted()).map(({ event }) => event), SOON).toEqual([null, "Clicked away"])
  })
})

describe.skipIf(chromiumPath() === null)("consent", () => {
  test("makes one visitor of many pages, and taken back leaves nothing behind", async () => {
    const site = await tracked()
    const page = await ready(await site.open("/one"))
    await say(page, "consent", true)
    await page.goto(page.url().replace("/one", "/two"))
    await ready(page)
    await expect.poll(async () => pages(await site.counted()), SOON).toEqual(["/one", "/two"])
    const agreed = await site.counted()

    site.gate.mood = "refusing"
    await say(page, "track", "Never to be sent")
    const waiting = await kept(page)
    await say(page, "consent", false)
    site.gate.mood = "open"
    await say(page, "track", "After")

    await expect.poll(async () => (await site.counted()).map(({ event }) => event), SOON).toEqual([null, null, "After"])
    expect(new Set(agreed.map(({ visitor }) => visitor)).size).toBe(1)
    expect(waiting).toEqual([expect.stringMatching(/^baton/), expect.stringMatching(/^baton/)])
    expect(await kept(page)).toEqual([])
    expect((await site.counted()).at(-1)?.visitor).not.toBe(agreed[0]?.visitor)
  })

  test("given before holds from the first page on, until it is taken back for good", async () => {
    const site = await tracked(KEPT)
    const page = await ready(await site.open("/one"))
    const known = await idOf(page)
    await page.reload()
    await ready(page)
    const again = await idOf(page)

    await say(page, "consent", false)
    await page.reload()
    await ready(page)

    expect(again).toBe(known)
    expect(await page.evaluate(() => localStorage.getItem("baton_id"))).toBe("no")
    expect(await idOf(page)).not.toBe(known)
  })

  test.each([
    ["where the site requires it", "data-consent=required", false],
    ["where the browser asks for privacy", "", true],
    ["where the browser asks for privacy and the site says it was given", KEPT, true],
  ])("%s nothing is sent before it, and the page counts with it", async (_, attributes, asksForPrivacy) => {
    const site = await tracked(attributes)
    if (asksForPrivacy) await site.context.addInitScript(() => Object.defineProperty(navigator, "globalPrivacyControl", { value: true }))
    const page = await ready(await site.open("/one"))
    await say(page, "track", "Too early")
    const before = [await idOf(page), await kept(page), site.gate.posts.length]

    await say(page, "consent", true)

    await expect.poll(async () => pages(await site.counted()), SOON).toEqual(["/one"])
    expect(before).toEqual([undefined, [], 0])
    expect((await site.counted()).length).toBe(1)
  })

  test("the site may choose not to heed the browser's wish", async () => {
    const site = await tracked("data-gpc=ignore")
    await site.context.addInitScript(() => Object.defineProperty(navigator, "globalPrivacyControl", { value: true }))
    await site.open("/one")

    await expect.poll(async () => pages(await site.counted()), SOON).toEqual(["/one"])
  })
})

describe.skipIf(chromiumPath() === null)("every event counts exactly once", () => {
  test("when the browser is offline for a while", async () => {
    const site = await tracked()
    const page = await ready(await site.open("/one"))
    await expect.poll(async () => (await site.counted()).length, SOON).toBe(1)

    await site.context.setOffline(true)
    for (let n = 0; n < 70; n++) await say(page, "track", `Event ${n}`)
    await page.waitForTimeout(300)
    await site.context.setOffline(false)

    await expect.poll(async () => (await site.counted()).length, SOON).toBe(71)
  })

  test.each(["refusing", "forgetful"] as const)("when Baton is %s at first", async (mood) => {
    const site = await tracked()
    site.gate.mood = mood
    const page = await ready(await site.open("/one"))
    await say(page, "track", "Kept")
    await expect.poll(() => site.gate.posts.length, SOON).toBeGreaterThan(0)

    site.gate.mood = "open"

    await expect.poll(() => site.gate.posts.filter((post) => post.mood === "open").length, SOON).toBe(1)
    await expect.poll(async () => (await site.counted()).length, SOON).toBe(2)
    expect((await site.stored()).wrong).toEqual([])
  })

  test("when the page is loaded again before the receipt", async () => {
    const site = await tracked(KEPT)
    site.gate.mood = "silent"
    const page = await ready(await site.open("/one"))
    await say(page, "track", "Kept")
    await expect.poll(() => site.gate.posts.length, SOON).toBeGreaterThan(0)

    await page.reload()
    site.gate.mood = "open"
    await ready(page)

    await expect.poll(async () => (await site.counted()).map(({ event }) => event), SOON).toEqual([null, "Kept", null])
    await expect.poll(() => kept(page), SOON).toEqual(["baton_id"])
  })

  test("when several tabs have something to send", async () => {
    const site = await tracked(KEPT)
    site.gate.mood = "refusing"
    const tabs = await Promise.all(["/a", "/b", "/c"].map(async (path) => ready(await site.open(path))))
    await Promise.all(tabs.map(async (tab, n) => [1, 2, 3, 4].map((m) => say(tab, "track", `Tab ${n} event ${m}`))))

    site.gate.mood = "open"
    await Promise.all(tabs.map((tab) => tab.evaluate(() => dispatchEvent(new Event("online")))))

    await expect.poll(async () => (await site.counted()).length, { timeout: 25_000, interval: 50 }).toBe(15)
    const arrived = site.gate.posts.filter((post) => post.mood === "open").flatMap(({ body }) => idsIn(body))
    expect(new Set(arrived).size).toBe(15)
    // tabs hear of each other a little late, so now and then one sends what another did
    expect(arrived.length).toBeLessThan(30)
    await expect.poll(() => kept(tabs[0] as Page), SOON).toEqual(["baton_id"])
  })
})

describe.skipIf(chromiumPath() === null)("a site", () => {
  test("that changes pages by script has each of them counted", async () => {
    const site = await tracked()
    const page = await ready(await site.open("/one"))

    await page.evaluate(async () => {
      const pause = () => new Promise((resolve) => setTimeout(resolve, 30))
      history.pushState({}, "", "/two")
      await pause()
      history.replaceState({}, "", "/two?tab=prices")
      await pause()
      history.pushState({}, "", "/three")
      await pause()
      history.back()
    })

    await expect.poll(async () => pages(await site.counted()), SOON).toEqual(["/one", "/two", "/three", "/two"])
    const referrers = (await site.counted()).map(({ properties }) => new URL(String(properties["referrer"] ?? "http://x/-")).pathname)
    expect(referrers).toEqual(["/-", "/one", "/two", "/three"])
  })

  test("says who a visitor is, and what they did before is theirs", async () => {
    const site = await tracked()
    const page = await ready(await site.open("/pricing"))
    await say(page, "identify", "user-7", { email: "mara@birch.example", company: { name: "Birch" } })

    await expect.poll(async () => (await site.counted()).length, SOON).toBe(2)
    const leads = await site.query<{ email: string; kinds: string[] }>(
      `select l.email, array_agg(e.kind order by e.kind) as kinds from lead l join identity i on i.lead = l.id join engagement e on e.identity = i.id group by 1`,
    )
    expect(leads).toEqual([{ email: "mara@birch.example", kinds: ["identify", "page"] }])
  })

  test("never breaks over what it says to the snippet", async () => {
    const site = await tracked("", "<script>baton('track', 'Before the snippet was there')</script>")
    const page = await ready(await site.open("/one"))

    await page.evaluate(() => {
      const baton = (window as unknown as { baton(...words: unknown[]): void }).baton
      const circle: Record<string, unknown> = {}
      circle["self"] = circle
      baton("track", "Circle", circle)
      baton("nonsense")
      baton()
      baton("identify", null)
    })

    await expect.poll(async () => (await site.counted()).map(({ event }) => event), SOON).toContain("Before the snippet was there")
  })

  test("has the forms sent along that it marked, without what is secret, hidden or twice", async () => {
    const form = `<form data-baton="newsletter" action="/elsewhere" onsubmit="event.preventDefault()">
      <input name="email"><input name="first_name"><input type="password" name="word"><input name="card_number"><input name="note" value="4111 1111 1111 1111">
      <input name="pot" style="display:none" value="x"><input type="hidden" name="token" value="x"><input type="hidden" name="offer" value="spring" data-baton-include>
      <input type="tel" name="phone" value="49151123456789">
      <select name="topic" multiple><option selected>routing</option><option selected>reports</option><option>else</option></select>
      <input type="checkbox" name="terms" value="yes"><button name="go" value="go">Go</button></form>
      <form id="search"><input name="q" value="x"><button>Search</button></form>`
    const site = await tracked("data-forms", form)
    const page = await ready(await site.open("/news?utm_source=ad"))
    await page.locator("[name=email]").fill("lena@alder.example")
    await page.locator("[name=first_name]").fill("Lena")
    await page.locator("[name=word]").fill("secret")
    await page.locator("[name=card_number]").fill("4111")
    await page.getByRole("button", { name: "Go" }).dblclick()
    await page.evaluate(() =>
      (document.querySelector("#search") as HTMLFormElement).addEventListener("submit", (event) => event.preventDefault()),
    )
    await page.getByRole("button", { name: "Search" }).click()

    await expect.poll(async () => (await site.counted()).filter(({ kind }) => kind === "form").length, SOON).toBe(1)
    const [sent] = await site.query<{ payload: string; lead: number }>(
      "select payload, (select count(*)::int from lead) as lead from signal where kind = 'form'",
    )
    expect(sent?.lead).toBe(1)
    expect(JSON.parse(sent?.payload ?? "{}")).toEqual({
      form: "newsletter",
      page: expect.stringMatching(/\/news\?utm_source=ad$/),
      referrer: null,
      agent: expect.stringContaining("Chrome"),
      inputs: {
        email: "lena@alder.example",
        first_name: "Lena",
        phone: "49151123456789",
        offer: "spring",
        topic: ["routing", "reports"],
        referrer: "",
        anonymous_id: await idOf(page),
      },
    })
  })

  test("whose form leaves the page has it sent once Baton is back", async () => {
    const form = `<form data-baton="contact" action="/thanks"><input name="email" value="olaf@elm.example"><button>Go</button></form>`
    const site = await tracked("data-forms", form)
    site.gate.mood = "refusing"
    const page = await ready(await site.open("/contact"))

    await page.getByRole("button", { name: "Go" }).click()
    await page.waitForURL("**/thanks**")
    site.gate.mood = "open"

    await expect
      .poll(async () => (await site.counted()).filter(({ kind }) => kind === "form").map(({ form }) => form), SOON)
      .toEqual(["contact"])
    await expect.poll(() => kept(page), SOON).toEqual([])
  })
})

function idsIn(body: string): string[] {
  return (JSON.parse(body) as { batch: { messageId: string }[] }).batch.map(({ messageId }) => messageId)
}
