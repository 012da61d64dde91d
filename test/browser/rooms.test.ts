import { afterAll, beforeAll, describe, expect, test } from "vitest"
import { chromiumPath } from "./browser.ts"
import { demoProduct, type DemoProduct } from "./demo-product.ts"

const chromium = chromiumPath()

let demo: DemoProduct
beforeAll(async () => {
  if (chromium !== null) demo = await demoProduct(chromium)
})
afterAll(async () => demo?.stop())

type Handoff = { id: string; owner: { handle: string; name: string } }
const handoffs = async () => (await demo.call<{ data: Handoff[] }>("GET", "/api/handoffs?open=true&limit=200")).data

describe.skipIf(chromium === null)("in the rooms of the team", () => {
  test("a manager passes a leaver's leads on: sees first who would get which, does it, and takes it back", async () => {
    for (const name of ["ada", "bob", "cat", "dee"])
      await demo.sendForm({ email: `${name}@leaver-${name}.example`, first_name: name, last_name: "Kept" })
    const before = await handoffs()
    const leaver = before[0]?.owner ?? { handle: "", name: "" }
    const theirs = before.filter(({ owner }) => owner.handle === leaver.handle).map(({ id }) => id)
    const stillTheirs = async () => (await handoffs()).filter(({ owner }) => owner.handle === leaver.handle).map(({ id }) => id)
    const page = await demo.open("/people", { role: "revops" })

    await page.getByRole("button", { name: leaver.name, exact: true }).click()
    await page.getByRole("link", { name: "Pass their leads on" }).click()
    await page.getByLabel("Why").fill("Leaves on Friday")
    await page.getByRole("button", { name: "Look first" }).click()
    await page.getByRole("heading", { name: /would change hands/ }).waitFor()
    expect((await stillTheirs()).sort()).toEqual(theirs.sort())

    await page.getByRole("button", { name: /^Pass \d+ on$/ }).click()
    await page
      .getByText(/passed on\.$/)
      .first()
      .waitFor()
    await expect.poll(stillTheirs).toEqual([])

    await page.getByRole("button", { name: "Undo" }).click()
    await page
      .getByText(/(is|are) back\./)
      .first()
      .waitFor()
    expect((await stillTheirs()).sort()).toEqual(theirs.sort())
  })

  test("RevOps pastes a list of colleagues, says what a column means, sees what can’t be taken, and takes the rest", async () => {
    const page = await demo.open("/people", { role: "revops" })
    const team = async () => (await demo.call<{ data: { handle: string; team: string; zone: string }[] }>("GET", "/api/people")).data

    await page.getByRole("link", { name: "Import a list" }).click()
    await page.getByLabel("Rows of a sheet").fill("Name\tMail\tSquad\nZoe Lund\tzoe@acme.example\tSDR EMEA\nYan\tno address\tSDR EMEA")
    await page.getByRole("button", { name: "Look at it" }).click()
    await page.getByText("Can’t be taken: 2.").waitFor()
    await page.getByRole("combobox", { name: "Says: Squad" }).click()
    await page.getByRole("option", { name: "Team", exact: true }).click()
    await page.getByText("New: 1. Changed: 0. As known: 0. Can’t be taken: 1.").waitFor()
    await page.getByText('"no address" is no e-mail address.').waitFor()
    const zone = page.getByRole("combobox", { name: "Time zone" })
    await zone.fill("Europe/Ber")
    await page.getByRole("option", { name: "Europe/Berlin" }).click()
    await page.getByRole("cell", { name: "Europe/Berlin" }).first().waitFor()
    await page.getByRole("button", { name: "Take 1 person" }).click()

    await page.getByText("1 added, 0 changed. Rows not taken: 1.").waitFor()
    await page.getByRole("button", { name: "Zoe Lund" }).waitFor()
    expect((await team()).find(({ handle }) => handle === "zoe")).toMatchObject({ team: "sdr_emea", zone: "Europe/Berlin" })
  })

  test("who passes leads on chooses among those who take leads, and sees each one's team by its name", async () => {
    const { data: people } = await demo.call<{ data: { name: string; role: string }[] }>("GET", "/api/people")
    const page = await demo.open("/reassign", { role: "revops" })

    await page.getByRole("combobox", { name: "Whose open leads" }).fill("a")
    await page.getByRole("option").first().waitFor()
    const offered = await page.getByRole("option").allInnerTexts()

    expect(offered.join(" ")).toContain("SDR ")
    expect(offered.join(" ")).not.toMatch(/\w_\w/)
    const others = people.filter(({ role }) => role === "marketing" || role === "revops").map(({ name }) => name)
    expect(others.length).toBeGreaterThan(0)
    expect(offered.filter((text) => others.some((name) => text.includes(name)))).toEqual([])
  })

  test("whoever looks after accounts says what one is also called, and takes merged leads apart", async () => {
    const ida = await demo.sendForm({ email: "ida@known.example", first_name: "Ida", last_name: "Known" })
    const again = await demo.sendForm({ email: "ida.known@known.example", first_name: "Ida", last_name: "Known" })
    await demo.call("POST", `/api/leads/${again.verdict.lead.id}/merge`, { into: ida.verdict.lead.id, reason: "Both are Ida" })
    const page = await demo.open("/accounts?name=known.example", { role: "revops" })

    await page.getByRole("table").getByRole("link").first().click()
    await page.getByRole("button", { name: "Change" }).click()
    await page.getByLabel("Also called").fill("Known International")
    await page.getByRole("button", { name: "Save" }).click()
    await page.getByRole("definition").filter({ hasText: "Known International" }).waitFor()

    await page.goto(`${demo.url}/accounts/merges`)
    await page.getByText("Both are Ida").waitFor()
    await page.getByRole("button", { name: "Take apart" }).click()
    await page.getByRole("dialog").getByRole("button", { name: "Take apart" }).click()
    await page.getByText("They are two people again.").first().waitFor()
    const { data } = await demo.call<{ data: { id: string }[] }>("GET", "/api/leads?email=ida.known@known.example")
    expect(data.map(({ id }) => id)).toEqual([again.verdict.lead.id])
  })

  test("marketing mends a kind of quarantined signals: tries it first, then takes them in", async () => {
    const odd = (name: string) => ({ id: name, kind: "form", form: "demo-request", mail: `${name}@mended-${name}.example` })
    await demo.call("POST", "/api/signals", [odd("gus"), odd("hal"), { kind: "page", page: "/", lead: { email: "somebody@else.example" } }])
    const page = await demo.open("/quarantine", { role: "marketing" })

    await page.getByRole("link", { name: "Look and mend" }).click()
    await page.getByRole("button", { name: "Add a change" }).click()
    await page.getByLabel("From").fill("/mail")
    await page.getByLabel("To", { exact: true }).fill("/lead/email")
    await page.getByRole("button", { name: "Try it first" }).click()
    await page.getByText("2 of the 2 looked at would be understood").waitFor()
    expect((await demo.call<{ data: unknown[] }>("GET", "/api/leads?email=gus@mended-gus.example")).data).toEqual([])

    await page.getByRole("button", { name: "Take in 2" }).click()
    await page.getByText(/2 taken/).waitFor()

    expect((await demo.call<{ data: unknown[] }>("GET", "/api/leads?email=gus@mended-gus.example")).data).toHaveLength(1)
  })

  test("a number leads to its leads and back to the numbers as they were narrowed down", async () => {
    const one = await demo.sendForm({ email: "uma@counted.example", first_name: "Uma", last_name: "Counted" })
    const { data } = await demo.call<{ data: { tier: number }[] }>("GET", `/api/handoffs?lead=${one.verdict.lead.id}`)
    const page = await demo.open(`/dashboard?days=30&tier=${data[0]?.tier}`, { role: "revops" })

    const figures = page.getByRole("group").or(page.locator("dl")).first()
    await page.getByText("Accepted, of those answered").waitFor()
    await figures.getByRole("link").first().click()
    await page.getByText(/^1 cycle of 1 person at 1 company$|^\d+ cycles of \d+ people at \d+ companies$/).waitFor()
    await page.getByRole("link", { name: "Back to the dashboard" }).click()

    await page.getByRole("heading", { name: "Dashboard" }).waitFor()
    expect(Object.fromEntries(new URL(page.url()).searchParams)).toEqual({ days: "30", tier: String(data[0]?.tier) })
  })

  test("who may not see the leads that a number counts is told whose they are", async () => {
    for (const name of ["vic", "wim", "xia"])
      await demo.sendForm({ email: `${name}@others-${name}.example`, first_name: name, last_name: "Others" })
    const page = await demo.open("/queue", { role: "rep" })
    const { person } = (await (await page.request.get(`${demo.url}/api/session`)).json()) as { person: { id: string } }
    const load = await demo.call<{ rows: { key: string; cells: { got: { count: number } } }[] }>("GET", "/api/reports/load")
    const other = load.rows.find(({ key, cells }) => key !== person.id && cells.got.count > 0)
    const count = other?.cells.got.count ?? 0

    await page.goto(`${demo.url}/dashboard/leads?report=load&by=owner&column=got&row=${other?.key}`)

    await page.getByText(count === 1 ? "Its lead belongs to another team" : `Its ${count} leads belong to other teams`).waitFor()
    expect(await page.getByText("This number counts no lead").count()).toBe(0)
  })

  test("who may not do something learns why, and nothing happens", async () => {
    const page = await demo.open("/keys", { role: "auditor" })

    const button = page.getByRole("button", { name: "Make a key" }).first()
    await button.focus()
    await page.keyboard.press("Enter")

    expect(await button.getAttribute("aria-disabled")).toBe("true")
    await page
      .getByText(/To make keys and take them back one has to be/)
      .filter({ visible: true })
      .first()
      .waitFor()
    expect(await page.getByRole("dialog").count()).toBe(0)
  })

  test("a key is shown once", async () => {
    const page = await demo.open("/keys", { role: "revops" })

    await page.getByRole("button", { name: "Make a key" }).click()
    await page.getByLabel("Name", { exact: true }).fill("our shop")
    await page.getByLabel("Pages it may stand in").fill("https://shop.acme.example")
    await page.getByRole("dialog").getByRole("button", { name: "Make a key" }).click()
    const shown = page.getByRole("status", { name: "Your new key" })
    expect(await shown.textContent()).toMatch(/baton_write_/)

    await page.reload()
    await page.getByText("https://shop.acme.example").waitFor()
    expect(await shown.count()).toBe(0)
  })

  test("a form is seen as visitors see it, and trying it sends nothing", async () => {
    const page = await demo.open("/embed", { role: "revops" })
    const count = async () => (await demo.call<{ data: unknown[] }>("GET", "/api/leads?limit=200")).data.length
    const before = await count()

    await page.getByLabel("Button", { exact: true }).fill("Talk to us")
    const form = page.locator("baton-form")
    await form.getByRole("button", { name: "Talk to us" }).waitFor()
    await form.getByLabel("Work e-mail").fill("ivy@preview.example")
    await form.getByLabel("Name", { exact: true }).fill("Ivy Preview")
    await form.getByRole("button", { name: "Talk to us" }).click()

    await page.getByText("Here the form would be sent").waitFor()
    expect(await count()).toBe(before)
  })
})
